//! A post for X: one or two sentences and the link, within X's own count.

use super::{Style, hashtags, phrase};
use crate::item::{Article, Summary};
use crate::text::openers::leans;
use crate::text::weighted::measure;

/// The text; `None` if neither a sentence nor the headline fits with the link.
pub(super) fn text(article: &Article, summary: &Summary, style: &Style) -> Option<String> {
    let link = article.link().as_str();
    let tags = hashtags::choose(article, &style.hashtags);
    let body = bodies(article, summary)
        .into_iter()
        .find(|body| measure(&layout(body, &[], link)).valid)?;
    // Fewer hashtags rather than fewer words.
    (0..=tags.len())
        .rev()
        .map(|count| layout(&body, tags.get(..count).unwrap_or_default(), link))
        .find(|text| measure(text).valid)
}

/// What the post may say, best first. A sentence that is not the one that says it stands behind
/// the headline.
fn bodies(article: &Article, summary: &Summary) -> Vec<String> {
    let headline = phrase::headline(article);
    let behind_headline = |sentence: String| match &headline {
        Some(headline) => format!("{headline}\n\n{sentence}"),
        None => sentence,
    };
    let mut sentences = summary.sentences.iter().map(|s| phrase::sentence(&s.text));
    let first = sentences.next().flatten().filter(|first| !leans(first));
    let rest: Vec<Option<String>> = sentences.collect();
    let mut bodies = Vec::new();
    match first {
        Some(first) if summary.leads => {
            // Behind a quoted source's words, „Quelle: …“ would have to stand.
            let second = rest.first().cloned().flatten();
            let own = second.filter(|_| summary.quoted_source.is_none());
            bodies.extend(own.map(|second| format!("{first} {second}")));
            bodies.push(first);
        }
        Some(first) => bodies.push(behind_headline(first)),
        None => {}
    }
    let others = rest.into_iter().flatten().filter(|sentence| !leans(sentence));
    bodies.extend(others.map(behind_headline));
    bodies.extend(headline.clone());
    bodies
}

/// The link ends the post, a blank line before it, so that nothing can run into it.
fn layout(body: &str, tags: &[String], link: &str) -> String {
    if tags.is_empty() {
        format!("{body}\n\n{link}")
    } else {
        format!("{body}\n\n{}\n\n{link}", tags.join(" "))
    }
}
