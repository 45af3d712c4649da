//! A post for Facebook: the headline, up to five sentences, the source, the link, hashtags.

use super::{Style, budget, hashtags, phrase};
use crate::item::{Article, Network, Summary};
use crate::text::openers::leans;

/// The text; `None` if there is neither a headline nor a sentence.
pub(super) fn text(article: &Article, summary: &Summary, style: &Style) -> Option<String> {
    let headline = phrase::headline(article);
    let body = body(summary, headline.as_deref());
    if headline.is_none() && body.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = headline.into_iter().collect();
    if !body.is_empty() {
        parts.push(body);
    }
    let foreign = summary.quoted_source.as_deref().or(style.source.as_deref());
    parts.extend(foreign.and_then(phrase::name).map(|source| format!("Quelle: {source}")));
    // The words before the link keep the text apart from the one on X, should both say the same.
    parts.push(format!("Mehr dazu: {}", article.link()));
    let tags = hashtags::choose(article, &style.hashtags);
    if !tags.is_empty() {
        parts.push(tags.join(" "));
    }
    Some(parts.join("\n\n"))
}

/// As many sentences as the network's readers take, none leaning on one left out.
fn body(summary: &Summary, headline: Option<&str>) -> String {
    let (max_chars, max_sentences) = budget(Network::Facebook);
    let mut body = String::new();
    let mut taken = 0;
    let mut leaning_allowed = false;
    for sentence in &summary.sentences {
        let usable = phrase::sentence(&sentence.text)
            .filter(|text| leaning_allowed || !leans(text))
            .filter(|text| headline.is_none_or(|headline| !phrase::same(headline, text)));
        let Some(text) = usable else {
            leaning_allowed = false;
            continue;
        };
        if taken == max_sentences || body.chars().count() + text.chars().count() > max_chars {
            break;
        }
        if taken > 0 {
            body.push(' ');
        }
        body.push_str(&text);
        taken += 1;
        leaning_allowed = true;
    }
    body
}
