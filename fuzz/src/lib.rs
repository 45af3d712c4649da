//! What must hold for any input, one file for each target: tried on inputs that libFuzzer grows,
//! and in the project's own tests on those that once broke something.

pub mod answers;
pub mod configuration;
pub mod dates;
pub mod feeds;
pub mod forms;
pub mod lists;
pub mod pages;
pub mod sentences;
pub mod weighted;

mod told;
