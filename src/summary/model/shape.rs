//! The shape of a model's sentences: how many, how long, in German, each one whole and plain.

use super::violation;
use crate::item::Article;
use crate::summary::Budget;
use crate::summary::faithful::Violation;
use crate::text::{dates, hygiene, language, openers, sentences, weighted};

/// Signs by which networks or programs would act, or that are no part of a sentence.
const SIGNS: [&str; 14] =
    ["@", "＠", "#", "＃", "*", "_", "`", "<", ">", "|", "://", "www.", "…", "..."];

/// Everything wrong with the shape.
pub(super) fn violations(
    sentences: &[String],
    article: &Article,
    budget: Budget,
) -> Vec<Violation> {
    let mut found = Vec::new();
    if sentences.iter().all(|sentence| sentence.trim().is_empty()) {
        return vec![violation("empty", "")];
    }
    let chars: usize = sentences.iter().map(|one| one.chars().count() + 1).sum();
    if chars > budget.max_chars + 1 {
        let chars = chars.saturating_sub(1);
        found.push(violation("too-long", format!("{chars} of {}", budget.max_chars)));
    }
    if sentences.len() > budget.max_sentences {
        let count = format!("{} of {}", sentences.len(), budget.max_sentences);
        found.push(violation("too-many-sentences", count));
    }
    if !language::is_german(&sentences.join(" ")) {
        found.push(violation("not-german", sentences.join(" ")));
    }
    let said = [article.title.as_deref().unwrap_or_default(), article.text.as_str()];
    for sentence in sentences {
        found.extend(plain(sentence));
        found.extend(whole(sentence));
        if dates::write_out_behind(sentence, article.date, &said).is_none() {
            found.push(violation("relative-date", sentence));
        }
    }
    found.extend(repeated(sentences, article));
    found
}

/// No link, mention, hashtag, markup or invisible sign; nothing that X would link.
fn plain(sentence: &str) -> Option<Violation> {
    let gender_form = |sign: &str| matches!(sign, "*" | "_") && is_inside_words(sentence, sign);
    let sign = SIGNS.iter().find(|sign| sentence.contains(**sign) && !gender_form(sign));
    let hidden = hygiene::forbidden(sentence).is_some() || sentence.contains('\n');
    let linked = !weighted::measure(sentence).links.is_empty();
    let pictured = sentence.chars().any(is_pictograph);
    (sign.is_some() || hidden || linked || pictured).then(|| violation("not-plain", sentence))
}

/// `Mitarbeiter*innen`: the sign stands between letters wherever it stands.
fn is_inside_words(text: &str, sign: &str) -> bool {
    text.match_indices(sign).all(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + sign.len()..).and_then(|behind| behind.chars().next());
        before.zip(behind).is_some_and(|(a, b)| a.is_alphabetic() && b.is_alphabetic())
    })
}

const fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}')
}

/// One sentence an entry, ending as one does, and leaning on none.
fn whole(sentence: &str) -> Option<Violation> {
    let inner = sentence.trim_end_matches(['“', '”', '"', '«', '»', ')']);
    let ends = inner.ends_with(['.', '!', '?']);
    let one = sentences::split(sentence).len() == 1;
    if !ends || !one {
        return Some(violation("no-sentence", sentence));
    }
    openers::leans(sentence).then(|| violation("leans", sentence))
}

/// The headline once more, or the same sentence twice.
fn repeated(sentences: &[String], article: &Article) -> Option<Violation> {
    let fold = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut seen: Vec<String> = article.title.iter().map(|title| fold(title)).collect();
    for sentence in sentences {
        let folded = fold(sentence);
        if seen.contains(&folded) {
            return Some(violation("repeats", sentence));
        }
        seen.push(folded);
    }
    None
}
