//! The rules one by one; whole passages stand in `tests/it/sentences.rs`.

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

#[test]
fn long_runs_cost_linear_time() {
    for unit in ["a.", ". ", "1. ", "„", "(", "…", "\n", "A\n", "z. B. ", ".)", "'", "»"] {
        let text = unit.repeat(100_000 / unit.len());
        assert!(split(&text).len() <= text.len());
    }
}

proptest! {
    #[test]
    fn nothing_but_white_space_is_lost(text in "[A-Za-zäöÄ0-9 .!?…„“\"»«(),:;\n\u{a0}-]{0,120}") {
        let kept: String = split(&text).concat().split_whitespace().collect();
        let all: String = text.split_whitespace().collect();
        prop_assert_eq!(kept, all);
    }
}
