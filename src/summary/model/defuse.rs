//! The article as a model is given it: data, with what addresses a model taken out.

use crate::item::Article;
use crate::text::{hygiene, sentences};

/// Characters of an article that a model is given: about 2,000 tokens, so that rules, article and
/// answer fit into the 4,096 that local servers grant unless told otherwise.
const CHARS_AT_MOST: usize = 6_000;

/// Marks by which servers tell the parts of a conversation, of the model families in use.
const MARKS: [&str; 14] = [
    "[INST]",
    "[/INST]",
    "<<SYS>>",
    "<</SYS>>",
    "<s>",
    "</s>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<think>",
    "</think>",
    "<artikel>",
    "</artikel>",
    "```",
    "###",
];

/// Verbs that order somebody to drop something, and what a model would have to drop.
const DROP: [&str; 9] = [
    "ignorier",
    "vergiss",
    "vergesst",
    "missachte",
    "ignore",
    "disregard",
    "forget",
    "override",
    "überschreib",
];
const ORDERS: [&str; 10] = [
    "anweisung",
    "instruction",
    "vorgabe",
    "prompt",
    "regeln",
    "rules",
    "bisherige",
    "vorherige",
    "previous",
    "above",
];
/// Words that speak to a model, or order a text from it.
const ADDRESSES: [&str; 19] = [
    "system:",
    "assistant:",
    "systemprompt",
    "system prompt",
    "<|",
    "|>",
    "du bist jetzt",
    "you are now",
    "als ki-modell",
    "as an ai",
    "schreibe stattdessen",
    "schreib stattdessen",
    "antworte nur",
    "antworte mit",
    "respond with",
    "respond only",
    "output only",
    "gib nur aus",
    "in deiner zusammenfassung",
];

/// The article's text without sentences that speak to a model, without marks of a conversation, and
/// no longer than a model can hold; cut between sentences. What is left may still try: what a model
/// makes of it is held against the article all the same.
pub fn defused(article: &Article) -> String {
    let mut kept = String::new();
    let mut left = CHARS_AT_MOST;
    for paragraph in article.text.split("\n\n") {
        let mut begun = false;
        for sentence in sentences::split(paragraph) {
            if speaks_to_a_model(sentence) {
                continue;
            }
            let plain = without_marks(&hygiene::clean(sentence));
            let chars = plain.chars().count() + 2;
            if chars > left {
                return kept;
            }
            left -= chars;
            if !kept.is_empty() {
                kept.push_str(if begun { " " } else { "\n\n" });
            }
            kept.push_str(&plain);
            begun = true;
        }
    }
    kept
}

/// The headline, unless it speaks to a model.
pub(super) fn defused_title(article: &Article) -> Option<String> {
    let title = without_marks(&hygiene::clean(article.title.as_deref()?).replace('\n', " "));
    (!title.trim().is_empty() && !speaks_to_a_model(&title)).then_some(title)
}

fn speaks_to_a_model(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    has(&ADDRESSES) || (has(&DROP) && has(&ORDERS))
}

fn without_marks(text: &str) -> String {
    let mut plain = text.to_owned();
    // Taking one out can make another: `<<s>s>`.
    while let Some(mark) = MARKS.iter().find(|mark| plain.contains(**mark)) {
        plain = plain.replace(mark, "");
    }
    plain.trim().to_owned()
}
