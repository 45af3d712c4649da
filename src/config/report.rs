//! What is wrong with a configuration: file, line, column, reason, suggestion.

mod place;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::Language;
use super::faults::Fault;
use crate::wording::{Words, visible};

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 where the whole file is meant.
    pub column: usize,
    /// How many characters to underline.
    pub width: usize,
    /// What kind of problem it is: a stable name for programs, such as `UNKNOWN_KEY`.
    pub code: &'static str,
    /// What is wrong.
    pub reason: Words,
    /// What to do about it.
    pub suggestion: Option<Words>,
}

/// All problems of one file, in the order of their lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.render(self.language))]
pub struct Report {
    /// The file.
    pub path: PathBuf,
    /// Its text, for showing the lines; what may be a secret is starred out.
    pub text: String,
    /// The problems.
    pub problems: Vec<Problem>,
    /// The language that the configuration asks for, German where it cannot be told.
    pub language: Language,
}

impl Report {
    /// Puts the faults in the order of the file and finds their lines and columns. `text` must
    /// be the one that the spans count in, with every secret already starred out.
    pub(super) fn new(
        path: &Path,
        text: String,
        mut faults: Vec<Fault>,
        language: Language,
    ) -> Self {
        faults.sort_by_key(|fault| fault.span.as_ref().map(|span| span.start));
        let problems = place::problems(&text, faults);
        Self { path: path.to_owned(), text, problems, language }
    }

    /// The report as a compiler would print it, ending with a line that counts the problems.
    pub fn render(&self, language: Language) -> String {
        let lines: Vec<&str> = self.text.lines().collect();
        let mut rendered = String::new();
        for problem in &self.problems {
            let line = problem.line.checked_sub(1).and_then(|at| lines.get(at));
            render(&mut rendered, problem, line.copied(), &self.path, language);
        }
        let path = self.path.display();
        let count = self.problems.len();
        let total = match (language, count) {
            (Language::De, _) => format!("{path}: {count} Fehler"),
            (Language::En, 1) => format!("{path}: 1 error"),
            (Language::En, _) => format!("{path}: {count} errors"),
        };
        rendered.push_str(&total);
        rendered
    }
}

/// Appends one problem: reason, place, the line with carets, advice, a blank line.
fn render(
    out: &mut String,
    problem: &Problem,
    line: Option<&str>,
    path: &Path,
    language: Language,
) {
    let (error, help) = match language {
        Language::De => ("Fehler", "Hilfe"),
        Language::En => ("error", "help"),
    };
    let reason = problem.reason.of(language);
    let margin = problem.line.to_string().len();
    let path = path.display();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{error}: {reason}");
    let _ = match problem.line {
        0 => writeln!(out, "{:margin$}--> {path}", ""),
        number => writeln!(out, "{:margin$}--> {path}:{number}:{}", "", problem.column),
    };
    if let Some(line) = line {
        let (shown, before) = window(line, problem.column.saturating_sub(1));
        let carets =
            "^".repeat(problem.width.min(shown.chars().count().saturating_sub(before)).max(1));
        let _ = writeln!(out, "{:margin$} |", "");
        let _ = writeln!(out, "{} | {shown}", problem.line);
        let _ = writeln!(out, "{:margin$} | {:before$}{carets}", "", "");
    }
    if let Some(suggestion) = &problem.suggestion {
        let _ = writeln!(out, "{:margin$} = {help}: {}", "", suggestion.of(language));
    }
    out.push('\n');
}

/// Longer lines are cut, in characters.
const WIDEST: usize = 120;

/// The part of a line to show around a column (from 0), and the column within that part.
fn window(line: &str, column: usize) -> (String, usize) {
    let start = if column < WIDEST { 0 } else { column - WIDEST / 2 };
    let shown: String = line.chars().skip(start).take(WIDEST).map(visible).collect();
    (shown.trim_end().to_owned(), column - start)
}

/// A problem as programs read it, in one language.
#[derive(Serialize)]
struct Spoken<'r> {
    line: usize,
    column: usize,
    width: usize,
    code: &'static str,
    reason: &'r str,
    suggestion: Option<&'r str>,
}

/// Path and problems, the sentences in the report's own language.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spoken: Vec<Spoken<'_>> = self
            .problems
            .iter()
            .map(|problem| Spoken {
                line: problem.line,
                column: problem.column,
                width: problem.width,
                code: problem.code,
                reason: problem.reason.of(self.language),
                suggestion: problem.suggestion.as_ref().map(|help| help.of(self.language)),
            })
            .collect();
        let mut report = serializer.serialize_struct("Report", 2)?;
        report.serialize_field("path", &self.path)?;
        report.serialize_field("problems", &spoken)?;
        report.end()
    }
}
