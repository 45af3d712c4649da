//! The configuration: each rule by itself, a whole report, the shipped file, and hostile texts.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod model;
#[cfg(test)]
mod pacing;
#[cfg(test)]
mod report;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod support;
#[cfg(test)]
mod templates;
