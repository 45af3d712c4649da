//! What goes wrong in the world, and what must happen then: one named test for each hazard.

#![cfg(test)]

mod fetching;
mod page;
mod sources;
mod tls;
mod watching;
mod wire;
