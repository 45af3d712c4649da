//! German text, purely: sentences, words, dates, quotations, X's length, Unicode hygiene,
//! and markup that an HTML parser can be given.
//!
//! Imports nothing of the crate, so that it could be published by itself.

pub mod dates;
pub mod hygiene;
pub mod language;
pub(crate) mod lists;
pub mod nesting;
pub mod openers;
pub mod quotes;
pub mod sentences;
pub mod weighted;
pub mod words;
