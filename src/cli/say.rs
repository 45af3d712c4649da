//! Printing: lines that fit the terminal, records as JSON, errors to standard error, colours and
//! progress on a terminal only.

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::time::Duration;

use console::{Term, measure_text_width};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::wording::{Language, Words, terminal as shared};

/// Wider lines are hard to read, in columns.
const WIDEST: usize = 100;

/// The column in which the text of an entry begins: signs are shorter than that.
const ENTRY: usize = 9;

/// A colour of a sign or a heading; never the only sign of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    Green,
    Yellow,
    Red,
}

/// One line on standard output. A reader that has gone, as `head` does, wants no more of it: the
/// command goes on to its end all the same.
pub(super) fn line(text: &str) {
    _ = writeln!(stdout().lock(), "{text}");
}

/// A sentence on standard output, on as many lines as the terminal needs; further ones are
/// indented. What a program reads stays on one line.
pub(super) fn wrapped(text: &str) {
    line(&folded(text, width(), 0, 2));
}

/// A sign, and a text behind it.
pub(super) fn entry(sign: &str, colour: Colour, text: &str) {
    let pad = " ".repeat(ENTRY.saturating_sub(measure_text_width(sign)));
    let sign = painted(sign, colour, colours(&stdout()));
    line(&format!("{sign}{pad}{}", folded(text, width(), ENTRY, ENTRY)));
}

/// A further line of an entry.
pub(super) fn below(text: &str) {
    let pad = " ".repeat(ENTRY);
    line(&format!("{pad}{}", folded(text, width(), ENTRY, ENTRY + 2)));
}

/// A text behind a label, on as many lines as the terminal needs; the further ones stand below the
/// text, as far as the terminal is wide enough for that.
pub(super) fn hanging(label: &str, text: &str) {
    let column = measure_text_width(label);
    line(&format!("{label}{}", folded(text, width(), column, column)));
}

/// A text cut to what is left of a line of the terminal behind `column`; whole where a program
/// reads, or nothing worth reading would be left.
pub(super) fn clipped(text: &str, column: usize) -> String {
    let Some(room) = width().and_then(|width| width.checked_sub(column + 1)) else {
        return text.to_owned();
    };
    cut(text, room)
}

fn cut(text: &str, room: usize) -> String {
    if measure_text_width(text) <= room || room < 10 {
        return text.to_owned();
    }
    let mut left = room;
    let fits = |c: &char| {
        left = left.saturating_sub(measure_text_width(c.encode_utf8(&mut [0; 4])));
        left > 0
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

/// An error, to standard error. The report of a configuration has its heads and underlines
/// coloured on a terminal.
pub(super) fn error(text: &str, language: Language) {
    let told = ["error", "Fehler"].iter().any(|word| text.starts_with(word));
    let text = if told {
        text.to_owned()
    } else {
        shared::ERROR.telling(&[&Words::same(text)]).of(language).to_owned()
    };
    let text = if text.contains("\n  --> ") { text } else { sentences(&text) };
    let text = if colours(&stderr()) { coloured(&text) } else { text };
    _ = writeln!(stderr().lock(), "{text}");
}

/// Each line of a message folded to the width of the terminal; the report of a configuration has
/// lines that stand below each other, and is not.
fn sentences(text: &str) -> String {
    let width = columns(&Term::stderr());
    let lines = text.lines().map(|line| {
        let pad = line.len() - line.trim_start().len();
        if pad == 0 { folded(line, width, 0, 0) } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Something that a person should know, to standard error.
pub(super) fn warning(text: &str, language: Language) {
    let text = shared::WARNING.telling(&[&Words::same(text)]);
    _ = writeln!(stderr().lock(), "{}", sentences(text.of(language)));
}

/// A sentence as an error of the command line or the configuration, in its language.
pub(super) fn wrong(words: &Words, language: Language) -> String {
    shared::ERROR.telling(&[words]).of(language).to_owned()
}

/// The sign that an answer is waited for, in this column.
pub(super) fn prompt(column: usize) {
    let mut out = stdout().lock();
    _ = write!(out, "{}> ", " ".repeat(column));
    _ = out.flush();
}

/// A value as JSON, readable.
pub(super) fn json(value: &impl Serialize) -> Result<(), serde_json::Error> {
    line(&serde_json::to_string_pretty(value)?);
    Ok(())
}

/// A spinner while something takes longer than a moment: on a terminal only.
pub(super) fn working(what: &str) -> ProgressBar {
    bar(None, what, "{spinner} {msg} {elapsed}")
}

/// A bar for work of so many steps: on a terminal only.
pub(super) fn progress(steps: usize, what: &str) -> ProgressBar {
    let steps = u64::try_from(steps).unwrap_or(u64::MAX);
    bar(Some(steps), what, "{msg} [{bar:24}] {pos}/{len} {elapsed}")
}

fn bar(steps: Option<u64>, what: &str, template: &str) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(steps, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
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

/// The columns to fill; none where no terminal is written to.
pub(super) fn width() -> Option<usize> {
    columns(&Term::stdout())
}

fn columns(terminal: &Term) -> Option<usize> {
    let (_, columns) = terminal.size_checked()?;
    Some(usize::from(columns).min(WIDEST))
}

/// Breaks a text between words so that it fits `width` columns: the first line begins in column
/// `first`, the others in column `indent`. A word that is longer than a line stays whole, so that
/// an address can be copied.
pub(super) fn folded(text: &str, width: Option<usize>, first: usize, indent: usize) -> String {
    // A terminal narrower than that breaks lines itself.
    let Some(width) = width.filter(|width| *width > indent + 20) else {
        return text.to_owned();
    };
    let mut folded = String::with_capacity(text.len());
    let mut column = first;
    for word in text.split(' ') {
        let length = measure_text_width(word);
        if folded.is_empty() {
            column += length;
        } else if column + 1 + length > width && column > indent {
            folded.push('\n');
            folded.push_str(&" ".repeat(indent));
            column = indent + length;
        } else {
            folded.push(' ');
            column += 1 + length;
        }
        folded.push_str(word);
    }
    folded
}

/// Whether colours are wanted where something is written to.
pub(super) fn colours(to: &impl std::io::IsTerminal) -> bool {
    wanted(to.is_terminal(), |name| std::env::var_os(name))
}

/// Colours are for a terminal, unless `NO_COLOR` is set to anything (<https://no-color.org>), or
/// the terminal has none.
fn wanted(is_terminal: bool, env: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name: &str| env(name).filter(|value| !value.is_empty());
    is_terminal && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
}

fn painted(text: &str, colour: Colour, colours: bool) -> String {
    let code = match colour {
        Colour::Green => 32,
        Colour::Yellow => 33,
        Colour::Red => 31,
    };
    if colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// The lines of a report that lead the eye in colour: what is wrong, where, what helps.
fn coloured(report: &str) -> String {
    let lines = report.lines().map(|line| {
        let bare = line.trim_start_matches([' ', '|']);
        let is_head = ["Fehler:", "error:"].iter().any(|head| line.starts_with(head));
        let is_underline = bare.starts_with('^') && bare.trim_end_matches('^').is_empty();
        if is_head || is_underline {
            painted(line, Colour::Red, true)
        } else if bare.starts_with("= ") {
            painted(line, Colour::Green, true)
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_count_columns_not_bytes() {
        let text = "Übermäßig größere Öffnungszeiten für Begegnungshäuser";
        assert_eq!(
            folded(text, Some(34), 0, 2),
            "Übermäßig größere Öffnungszeiten\n  für Begegnungshäuser"
        );
        assert_eq!(folded("會議 會議 會議", Some(33), 22, 2), "會議 會議\n  會議");
        assert_eq!(folded(text, None, 0, 2), text, "what a program reads stays one line");
        let address = format!("siehe https://a.example/{}", "x".repeat(60));
        assert!(folded(&address, Some(40), 0, 2).ends_with(&"x".repeat(60)));
    }

    #[test]
    fn a_text_is_cut_to_what_is_left_of_its_line() {
        assert_eq!(cut("Übermäßig größere Öffnungszeiten", 16), "Übermäßig größe…");
        assert_eq!(cut("會議會議會議會議", 12), "會議會議會…");
        assert_eq!(cut("kurz genug", 16), "kurz genug");
        assert_eq!(cut("kein Platz für irgendetwas", 5), "kein Platz für irgendetwas");
    }

    #[test]
    fn colours_are_for_terminals_whose_user_wants_them() {
        let env = |pairs: &'static [(&'static str, &'static str)]| {
            move |name: &str| {
                let found = pairs.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| OsString::from(value))
            }
        };
        assert!(wanted(true, env(&[("TERM", "xterm")])));
        assert!(wanted(true, env(&[("NO_COLOR", "")])), "an empty one says nothing");
        assert!(!wanted(true, env(&[("NO_COLOR", "1")])));
        assert!(!wanted(true, env(&[("TERM", "dumb")])));
        assert!(!wanted(false, env(&[])));
    }

    #[test]
    fn a_colour_is_never_the_only_sign() {
        let report = "Fehler: falsch\n --> a:1:1\n1 | x\n  | ^^\n  = Hilfe: so";
        let painted = coloured(report);
        let bare = ["\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m"];
        let bare = bare.iter().fold(painted.clone(), |text, code| text.replace(code, ""));
        assert_eq!(bare, report);
        assert_eq!(painted.matches("\u{1b}[31m").count(), 2, "{painted}");
    }
}
