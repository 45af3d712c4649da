//! What a post for X says: one or two sentences, or the headline with one behind it.

use super::{Draft, phrase};
use crate::item::Summary;
use crate::text::openers::{asks, leans};

/// What may be said, best first. A sentence that is not the one that says it stands behind the
/// headline.
pub(super) fn drafts(summary: &Summary, headline: Option<&str>) -> Vec<Draft> {
    let behind_headline =
        |sentence: String| Draft { sentences: vec![sentence], needs_headline: headline.is_some() };
    let mut sentences = summary.sentences.iter().map(|s| phrase::sentence(&s.text));
    let first = sentences.next().flatten().filter(|first| !leans(first));
    let rest: Vec<Option<String>> = sentences.collect();
    let mut drafts = Vec::new();
    match first {
        // A question is told with its answer or not at all.
        Some(question) if asks(&question) => {
            let answer = rest.first().cloned().flatten().filter(|answer| !asks(answer));
            drafts.extend(answer.filter(|_| summary.quoted_source.is_none()).map(|answer| Draft {
                sentences: vec![question, answer],
                needs_headline: !summary.leads && headline.is_some(),
            }));
        }
        Some(first) if summary.leads => {
            // Behind a quoted source's words, „Quelle: …“ would have to stand.
            let second = rest.first().cloned().flatten();
            let own = second.filter(|_| summary.quoted_source.is_none());
            drafts.extend(own.map(|second| Draft {
                sentences: vec![first.clone(), second],
                needs_headline: false,
            }));
            drafts.push(Draft { sentences: vec![first], needs_headline: false });
        }
        Some(first) => drafts.push(behind_headline(first)),
        None => {}
    }
    let others = rest.into_iter().flatten().filter(|sentence| !leans(sentence) && !asks(sentence));
    drafts.extend(others.map(behind_headline));
    drafts.extend(headline.map(|_| Draft { sentences: Vec::new(), needs_headline: true }));
    drafts
}
