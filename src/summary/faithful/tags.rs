//! Hashtags: at the end, at most two, of the article's words or the admin's.

use super::source::fold;
use super::{Context, Violation};

/// More would read as advertising.
const MOST: usize = 2;

/// Hashtags stand in lines of their own behind the body, not inside a sentence, and begin with a
/// capital, so that a screen reader speaks their words.
pub(super) fn hashtags_are_few_and_last(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for part in context.parts.told() {
        let inside = part.split_whitespace().map(|word| word.trim_start_matches(['„', '"', '(']));
        let inside = inside.filter(|word| is_hashtag(word));
        found.extend(inside.map(|word| Violation::new("hashtag-in-sentence", word)));
    }
    let behind = context.parts.behind_hashtags;
    found.extend(behind.map(|line| Violation::new("hashtag-not-last", line)));
    let tags = &context.parts.hashtags;
    found.extend(tags.get(MOST).map(|tag| Violation::new("too-many-hashtags", *tag)));
    for tag in tags {
        let given = context.hashtags.iter().any(|given| given == tag);
        let name = fold(tag);
        // Mostly it is a word of the article.
        let said = || context.source.index().has(&name) || context.source.folded().contains(&name);
        if !is_hashtag(tag) || !(given || said()) {
            found.push(Violation::new("hashtag-not-in-source", *tag));
        }
        if !given && tag.chars().nth(1).is_some_and(char::is_lowercase) {
            found.push(Violation::new("hashtag-in-small-letters", *tag));
        }
    }
    found
}

fn is_hashtag(word: &str) -> bool {
    word.strip_prefix(['#', '＃']).is_some_and(|name| name.chars().any(char::is_alphabetic))
}
