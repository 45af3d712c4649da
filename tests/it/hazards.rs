//! What goes wrong in the world, and what must happen then: one named test for each hazard.

#![cfg(test)]

mod crash;
mod disk;
mod fetching;
mod page;
mod secrets;
mod sources;
mod time;
mod tls;
mod watching;
mod wire;
