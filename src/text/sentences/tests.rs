//! The rules one by one; whole passages stand in `tests/it/sentences.rs`.

use std::sync::mpsc;
use std::time::Duration;

use proptest::prelude::*;

use super::split;

#[test]
fn a_blank_line_always_ends_a_sentence() {
    assert_eq!(
        split("Aktuelles\n\nDie Woche\n \t\nbeginnt."),
        ["Aktuelles", "Die Woche", "beginnt."]
    );
}

#[test]
fn no_text_has_no_sentence() {
    assert!(split("").is_empty());
    assert!(split(" \n\n \n").is_empty());
}

/// Were the time quadratic, a text of this length would take hours.
const LONG: usize = 1_000_000;
/// Far more than even a slow machine needs for all of them.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn long_runs_cost_linear_time() {
    let (done, finished) = mpsc::channel();
    std::thread::spawn(move || {
        for unit in [
            "a.",
            ". ",
            "1. ",
            "„",
            "(",
            "…",
            "\n",
            "A\n",
            "z. B. ",
            ".)",
            "'",
            "»",
            "9.1. ",
            "\" ",
            "A. B. ",
            "„Ja.“ ",
            "(2) A. ",
            "12.00 Uhr\n",
            "„a e. V.“ B ",
            "d. J. ",
            "Kl. B ",
        ] {
            let text = unit.repeat(LONG / unit.len());
            done.send(split(&text).len() <= text.len()).unwrap();
        }
    });
    let right = std::iter::from_fn(|| match finished.recv_timeout(PATIENCE) {
        Ok(right) => Some(right),
        Err(mpsc::RecvTimeoutError::Disconnected) => None,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("a text took more than {PATIENCE:?}"),
    });
    assert_eq!(right.filter(|right| *right).count(), 21);
}

proptest! {
    #[test]
    fn nothing_but_white_space_is_lost(text in "[A-Za-zäöÄ0-9 .!?…„“\"»«(),:;\n\u{a0}-]{0,120}") {
        let kept: String = split(&text).concat().split_whitespace().collect();
        let all: String = text.split_whitespace().collect();
        prop_assert_eq!(kept, all);
    }
}
