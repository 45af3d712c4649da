//! The log: lines for people, or an object a line for programs, to standard error.

use tracing_subscriber::filter::LevelFilter;

use super::say;

/// How a line of the log looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// Time, level, sentence, and the fields behind it.
    #[default]
    Text,
    /// A JSON object with `timestamp`, `level`, `message` and the fields.
    Json,
}

/// Logs from now on what is of this level or more important.
pub(super) fn start(format: Format, level: LevelFilter) {
    let log = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_target(false)
        .with_writer(std::io::stderr);
    match format {
        Format::Text => log.with_ansi(say::colours(&std::io::stderr())).init(),
        Format::Json => log.json().flatten_event(true).with_ansi(false).init(),
    }
}
