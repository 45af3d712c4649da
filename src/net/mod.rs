//! The one way out: every request of the crate is made by a client from here.

mod body;
mod charset;
mod client;
mod guard;
mod hosts;
mod redirect;
mod robots_txt;
mod transport;
mod types;

pub use charset::{Decoded, decode};
pub use client::Client;
pub use types::{ApiReply, ApiRequest, FetchError, FetchOptions, Fetched, Validators};
