//! `lab`: one part by itself, JSON lines in, JSON lines out, for measuring it.

mod parts;

use std::io::{BufRead as _, BufWriter, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::Done;

/// Lines that are read before any is worked on: enough to keep every thread busy, few enough to
/// answer while the input still comes.
const BATCH_LINES: usize = 256;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Which part.
    part: Part,
    /// Threads.
    #[arg(long, default_value_t = 1)]
    jobs: usize,
}

/// The parts of product.md.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Part {
    /// {"text"} → {"sentences"}
    Sentences,
    /// {"url", "path" or "html"} → the article
    Extract,
    /// {"url", "path" or "body"} → the feed
    Feed,
    /// {"url", "path" or "html"} → {"items", "next"}, with "reason" where there are none
    Listing,
    /// {"text"} → {"weighted", "valid", "links"}
    Length,
    /// {"title", "text", "date", `max_chars`} → {"summary", "sentences"}
    Summarise,
    /// {"url", "title", "text", "date"} → {"x", "facebook"}
    Compose,
    /// {"a", "b"} → {"relation", "containment"}
    Same,
}

pub(super) fn lab(options: &Options) -> Done {
    let mut lines = std::io::stdin().lock().lines();
    let mut out = BufWriter::new(std::io::stdout().lock());
    loop {
        let mut batch = Vec::new();
        for line in lines.by_ref().take(BATCH_LINES) {
            let line = line?;
            if !line.trim().is_empty() {
                batch.push(line);
            }
        }
        if batch.is_empty() {
            return Ok(());
        }
        for answer in work(&batch, options.part, options.jobs.max(1)) {
            writeln!(out, "{answer}")?;
        }
        out.flush()?;
    }
}

/// Works on a batch with so many threads; the answers come in the order of the lines.
fn work(batch: &[String], part: Part, jobs: usize) -> Vec<Value> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(vec![Value::Null; batch.len()]);
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(batch.len()) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(line) = batch.get(index) else {
                        return;
                    };
                    let answer = answer(line, part);
                    answers.lock().unwrap_or_else(PoisonError::into_inner)[index] = answer;
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn answer(line: &str, part: Part) -> Value {
    let parsed = serde_json::from_str(line).map_err(|error| format!("not JSON: {error}"));
    let answered = parsed.and_then(|input| match part {
        Part::Sentences => parts::sentences(&input),
        Part::Extract => parts::extract(&input),
        Part::Feed => parts::feed(&input),
        Part::Listing => parts::listing(&input),
        Part::Length => parts::length(&input),
        Part::Summarise => parts::summarise(&input),
        Part::Compose => parts::compose(&input),
        Part::Same => parts::same(&input),
    });
    answered.unwrap_or_else(|error| json!({ "error": error }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_gives_an_error_in_its_place() {
        let batch = ["{", "{\"text\":\"Eins. Zwei.\"}", "{}", "[]"].map(str::to_owned);
        let answers = work(&batch, Part::Sentences, 3);
        assert_eq!(answers.len(), 4);
        assert_eq!(answers[1]["sentences"][0], "Eins.");
        for bad in [0, 2, 3] {
            assert!(answers[bad]["error"].is_string(), "{}", answers[bad]);
        }
    }
}
