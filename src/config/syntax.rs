//! Errors of the TOML itself, and which other faults can still be trusted beside them.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::faults::{Fault, Faults};
use super::lines::Lines;
use crate::wording::syntax::explain;

/// Faults that a line which could not be read may have caused.
const DOUBTFUL: [&str; 5] =
    ["MISSING_KEY", "MISSING_TABLE", "NO_SOURCES", "NO_ACCOUNTS", "SAME_ACCOUNT"];

/// The reader gives up behind some errors. Each round reads on behind them; a file that needs
/// more rounds is no TOML at all.
const ROUNDS: usize = 20;

/// A file with the lines blanked out that are no TOML.
#[derive(Debug)]
pub(super) struct Repaired {
    /// As long as the file, with every place where it was.
    pub(super) text: String,
    /// The first error of each broken line, by its number.
    errors: BTreeMap<usize, Broken>,
    /// Whether a bracket or a text was left open, so that the rest means nothing.
    is_open: bool,
}

#[derive(Debug)]
struct Broken {
    message: String,
    span: Range<usize>,
}

/// Reads the file until what is left of it is TOML, or nothing more can be made of it.
pub(super) fn repair(file: &str) -> Repaired {
    let lines = Lines::new(file);
    let mut repaired = Repaired { text: file.to_owned(), errors: BTreeMap::new(), is_open: false };
    for _ in 0..ROUNDS {
        let (_, errors) = DeTable::parse_recoverable(&repaired.text);
        if errors.is_empty() {
            break;
        }
        let known = repaired.errors.len();
        repaired.note(&errors, &lines);
        let goes_on = repaired.errors.len() > known && !repaired.breaks_header(&lines);
        if repaired.is_open || !goes_on {
            break;
        }
        repaired.text = blanked(file, &repaired.errors);
    }
    repaired
}

impl Repaired {
    fn note(&mut self, errors: &[Error], lines: &Lines<'_>) {
        let mut errors: Vec<Broken> = errors
            .iter()
            .map(|error| Broken {
                message: error.message().to_owned(),
                span: error.span().unwrap_or_default(),
            })
            .collect();
        errors.sort_by_key(|broken| broken.span.start);
        self.is_open = errors.iter().any(|broken| opens(&broken.message));
        if self.is_open {
            // What follows the first error was read as part of what was left open.
            errors.truncate(1);
        }
        let mut in_second_table = false;
        for broken in errors {
            let is_duplicate = broken.message.starts_with("duplicate key");
            let is_header = lines.is_header(broken.span.start);
            if is_header {
                in_second_table = is_duplicate;
            } else if is_duplicate && in_second_table {
                // The keys of a table that stands twice are no faults of their own.
                continue;
            }
            let line = lines.line(broken.span.start);
            self.errors.entry(line).or_insert(broken);
        }
    }

    fn breaks_header(&self, lines: &Lines<'_>) -> bool {
        let mut errors = self.errors.values();
        errors.any(|broken| lines.is_header(broken.span.start))
    }

    /// Adds the errors to the faults that were found in the rest. What the broken lines may have
    /// made look wrong is taken out: behind a broken header nothing else is certain.
    pub(super) fn join(self, faults: &mut Faults<'_>) {
        if self.errors.is_empty() {
            return;
        }
        let breaks_header = self.breaks_header(&faults.lines);
        let is_certain = |fault: &Fault| {
            !self.is_open
                && !breaks_header
                && !DOUBTFUL.contains(&fault.code)
                && fault.span.is_some()
        };
        faults.list.retain(is_certain);
        for broken in self.errors.into_values() {
            let raw = faults.raw(broken.span.clone());
            let is_header = faults.lines.is_header(broken.span.start);
            let (reason, help) = explain(&broken.message, raw, is_header);
            faults.list.push(Fault { span: Some(broken.span), code: "SYNTAX", reason, help });
        }
    }
}

/// The file with spaces in place of the broken lines.
fn blanked(file: &str, broken: &BTreeMap<usize, Broken>) -> String {
    let mut text = String::with_capacity(file.len());
    for (at, line) in file.split_inclusive('\n').enumerate() {
        if broken.contains_key(&(at + 1)) {
            let content = line.trim_end_matches(['\n', '\r']);
            text.extend(std::iter::repeat_n(' ', content.len()));
            text.push_str(line.get(content.len()..).unwrap_or_default());
        } else {
            text.push_str(line);
        }
    }
    text
}

/// Whether everything behind the error was read as part of something that was left open.
fn opens(message: &str) -> bool {
    const OPENINGS: [&str; 4] =
        ["unclosed array,", "unclosed inline table", "invalid multi-line", "cannot recurse"];
    OPENINGS.iter().any(|opening| message.starts_with(opening))
}
