//! What each command is for, and examples of it: help that teaches.

mod args;
mod every_day;
mod queue;
mod setting_up;

pub(crate) use args::ARGS;

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

/// The headings in German, for those that clap has in English only.
pub(crate) const COMMANDS: &str = "Befehle";
/// As above, for what stands behind a command.
pub(crate) const ARGUMENTS: &str = "Angaben";
/// As above, for what begins with `--`.
pub(crate) const OPTIONS: &str = "Optionen";
/// What `help` does.
pub(crate) const HELP_ITSELF: &str = "Diese Hilfe, oder die eines Befehls";
/// As above, for the whole page.
pub(crate) const TEMPLATE: &str =
    "{before-help}{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}";

/// Above the examples: German, English.
pub(crate) const EXAMPLES: [&str; 2] = ["Beispiele:", "Examples:"];

/// Every command.
pub(crate) fn all() -> impl Iterator<Item = &'static Help> {
    setting_up::HELP.iter().chain(every_day::HELP).chain(queue::HELP)
}
