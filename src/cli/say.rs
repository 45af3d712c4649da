//! Printing: plain lines, records as JSON, errors to standard error, progress on a terminal only.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

/// One line on standard output. A reader that has gone, as `head` does, wants no more of it: the
/// command goes on to its end all the same.
pub(super) fn line(text: &str) {
    _ = writeln!(stdout().lock(), "{text}");
}

/// An error, to standard error.
pub(super) fn error(text: &str) {
    let told = ["error", "Fehler"].iter().any(|word| text.starts_with(word));
    let prefix = if told { "" } else { "error: " };
    _ = writeln!(stderr().lock(), "{prefix}{text}");
}

/// A value as JSON, readable.
pub(super) fn json(value: &impl Serialize) -> Result<(), serde_json::Error> {
    line(&serde_json::to_string_pretty(value)?);
    Ok(())
}

/// A spinner while something takes longer than a moment: on a terminal only.
pub(super) fn working(what: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// Indents every line of a text.
pub(super) fn indented(text: &str, by: usize) -> String {
    let pad = " ".repeat(by);
    let lines: Vec<String> = text
        .lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("{pad}{line}") })
        .collect();
    lines.join("\n")
}
