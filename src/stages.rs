//! The stages between a page and its post, and the words they share: text in, text out.
//!
//! A package of its own over the same tree of files. What every page goes through is built for speed,
//! all else for size; and nothing here can ask for a clock, the network or the state, since none of
//! them is in reach.

pub mod article;
pub mod compose;
pub mod item;
pub mod story;
pub mod summary;
pub mod text;
