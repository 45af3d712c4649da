//! Signs that a follower must not see, or that a network would act upon.

use super::{Context, Violation};
use crate::text::hygiene;

/// No soft hyphen, control, bidi or zero-width character.
pub(super) fn no_forbidden_sign(context: &Context<'_>) -> Vec<Violation> {
    let lines = context.post.text.lines();
    let signs = lines.filter_map(hygiene::forbidden);
    signs
        .map(|sign| Violation::new("forbidden-sign", format!("U+{:04X}", u32::from(sign))))
        .collect()
}

/// No entity, tag or Markdown, and no `@name` that would call somebody.
pub(super) fn no_markup_or_mention(context: &Context<'_>) -> Vec<Violation> {
    let text = context.without_link();
    let mut found = Vec::new();
    found.extend(entity(&text).map(|entity| Violation::new("entity", entity)));
    found.extend(tag(&text).map(|tag| Violation::new("markup", tag)));
    let markdown = ["**", "](", "```", "__"].into_iter().find(|mark| text.contains(mark));
    found.extend(markdown.map(|mark| Violation::new("markup", mark)));
    found.extend(mention(&text).map(|name| Violation::new("mention", name)));
    found
}

/// `&amp;`, `&#8222;`.
fn entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let end = rest.char_indices().take(32).find(|&(_, c)| c == ';')?.0;
        let name = rest.get(1..end)?;
        let name = name.strip_prefix('#').unwrap_or(name);
        let named = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
        named.then(|| rest.get(..=end)).flatten()
    })
}

/// `<b>`, `</p>`, `<!--`.
fn tag(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let next = rest.chars().nth(1)?;
        (next.is_ascii_alphabetic() || matches!(next, '/' | '!')).then(|| rest.get(..2)).flatten()
    })
}

/// `@name` at a word's beginning; an e-mail address has a letter before its sign.
fn mention(text: &str) -> Option<&str> {
    text.match_indices(['@', '＠']).find_map(|(start, sign)| {
        let free = !text.get(..start)?.ends_with(|c: char| c.is_alphanumeric());
        let name = text.get(start + sign.len()..)?;
        let named = name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        (free && named).then(|| text.get(start..)?.split_whitespace().next()).flatten()
    })
}
