//! The client and the poll against real servers on this machine that behave badly.

#![cfg(test)]

mod api;
mod fetching;
mod polling;
pub(crate) mod server;
