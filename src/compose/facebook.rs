//! What a post for Facebook says: up to five sentences behind the headline.

use super::{Draft, budget, phrase};
use crate::item::{Network, Summary};
use crate::text::openers::{asks, leans};

/// What may be said, best first.
pub(super) fn drafts(summary: &Summary, headline: Option<&str>) -> Vec<Draft> {
    let sentences = sentences(summary, headline);
    let said = (!sentences.is_empty())
        .then(|| Draft { sentences, needs_headline: !summary.leads && headline.is_some() });
    let alone = headline.map(|_| Draft { sentences: Vec::new(), needs_headline: true });
    said.into_iter().chain(alone).collect()
}

/// As many sentences as the network's readers take, none leaning on one left out.
fn sentences(summary: &Summary, headline: Option<&str>) -> Vec<String> {
    let (max_chars, max_sentences) = budget(Network::Facebook);
    let mut taken: Vec<String> = Vec::new();
    let mut length = 0;
    let mut leaning_allowed = false;
    for sentence in &summary.sentences {
        let usable = phrase::sentence(&sentence.text)
            .filter(|text| leaning_allowed || !leans(text))
            .filter(|text| headline.is_none_or(|headline| !phrase::same(headline, text)));
        let Some(text) = usable else {
            if taken.last().is_some_and(|last| asks(last)) {
                taken.pop();
            }
            leaning_allowed = false;
            continue;
        };
        let more = text.chars().count() + 1;
        if taken.len() == max_sentences || length + more > max_chars + 1 {
            break;
        }
        length += more;
        taken.push(text);
        leaning_allowed = true;
    }
    // Without what follows, a question tells nothing.
    if taken.len() == 1 && asks(&taken[0]) {
        taken.clear();
    }
    taken
}
