//! A model that writes, good and bad, and articles that are not in German.

#![cfg(test)]

mod app;
mod foreign;
mod scribe;
mod server;
mod stub;
