//! What each command is for, and examples of it: help that teaches.

mod every_day;
mod setting_up;

/// The help of one command.
pub(crate) struct Help {
    /// The words behind `weitersagen`; empty for the program itself.
    pub(crate) path: &'static str,
    /// One line: German, English.
    pub(crate) about: [&'static str; 2],
    /// Command lines without the program's name, and what each does: German, English.
    pub(crate) examples: &'static [(&'static str, [&'static str; 2])],
}

const fn help(
    path: &'static str,
    about: [&'static str; 2],
    examples: &'static [(&'static str, [&'static str; 2])],
) -> Help {
    Help { path, about, examples }
}

/// Above the examples: German, English.
pub(crate) const EXAMPLES: [&str; 2] = ["Beispiele:", "Examples:"];

/// Every command.
pub(crate) fn all() -> impl Iterator<Item = &'static Help> {
    setting_up::HELP.iter().chain(every_day::HELP)
}
