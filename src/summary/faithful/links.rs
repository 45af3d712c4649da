//! Links: the article's own, once, and no other.

use super::{Context, Violation};
use crate::text::weighted;

/// The post leads to the article's canonical address, which stands in its text exactly once.
pub(super) fn the_link_is_the_articles_own(context: &Context<'_>) -> Vec<Violation> {
    let own = context.article.link();
    let link = context.post.link.as_str();
    if context.post.link != *own {
        return vec![Violation::new("link-not-canonical", link)];
    }
    let lines = context.post.text.lines();
    let standing = lines.filter(|line| line.split_whitespace().any(|word| word == link));
    match standing.count() {
        1 => Vec::new(),
        0 => vec![Violation::new("link-missing", link)],
        _ => vec![Violation::new("link-twice", link)],
    }
}

/// Whether an address is spelt out, in whatever case.
fn spells_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|three| three == b"://")
        || bytes.windows(4).any(|four| four[3] == b'.' && four[..3].eq_ignore_ascii_case(b"www"))
}

/// No address is spelt out besides it; a bare domain may stand if the article has it too.
pub(super) fn no_other_link(context: &Context<'_>) -> Vec<Violation> {
    let rest = context.without_link();
    let mut found: Vec<Violation> = Vec::new();
    if spells_address(&rest) {
        let spelt = rest.split_whitespace().filter(|word| spells_address(word));
        found.extend(spelt.map(|word| Violation::new("other-link", word)));
    }
    for range in weighted::links(&rest) {
        let bare = rest.get(range).unwrap_or_default();
        let told = found.iter().any(|violation| violation.found.contains(bare));
        if !told && !context.source.text.to_lowercase().contains(&bare.to_lowercase()) {
            found.push(Violation::new("other-link", bare));
        }
    }
    found
}
