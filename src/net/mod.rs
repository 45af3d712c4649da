//! The one way out: every request of the crate is made by a client from here.

mod agent;
mod api;
mod body;
mod charset;
mod client;
mod guard;
mod hosts;
mod redirect;
mod retry_after;
mod robots;
mod robots_txt;
mod transport;
mod types;
mod validators;

pub use agent::user_agent;
pub use charset::{Decoded, decode};
pub use client::Client;
pub use types::{ApiReply, ApiRequest, FetchError, FetchOptions, Fetched, Validators};
