//! One test for each row of the list of hazards, named after it.

mod sources;
