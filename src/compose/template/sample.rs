//! The sample on which a template is tried before it is used.

use super::{Content, Laid, Prepared, Template};
use crate::compose::fit;

/// A headline of usual length.
pub(super) const HEADLINE: &str = "Interkulturelles Fest lockt Hunderte in den Nordpark";
/// A first sentence of usual length.
pub(super) const FIRST: &str = "Rund 400 Menschen haben am 12. September 2026 im Magdeburger \
    Nordpark das Interkulturelle Fest gefeiert.";
const SECOND: &str = "Auf zwei Bühnen spielten acht Gruppen aus der ganzen Region.";
const SOURCE: &str = "Integrationsportal Sachsen-Anhalt";
pub(super) const LINK: &str = "https://www.example.org/news/1204-fest.html";
const DATE: &str = "14. September 2026";

/// Everything that an article can give.
pub(super) fn full(hashtags: &[String]) -> Content<'_> {
    Content {
        headline: Some(HEADLINE),
        needs_headline: false,
        sentences: vec![FIRST, SECOND],
        source: Some(SOURCE),
        link: LINK,
        hashtags,
        date: Some(DATE),
    }
}

/// Sentences that speak for themselves, sentences that need the headline, the headline alone.
pub(super) fn contents<'a>() -> [Content<'a>; 3] {
    let bare = Content { source: None, date: None, ..full(&[]) };
    [
        Content { sentences: vec![FIRST], ..bare.clone() },
        Content { sentences: vec![SECOND], needs_headline: true, ..bare.clone() },
        Content { sentences: Vec::new(), needs_headline: true, ..bare },
    ]
}

/// The sample as it would be posted: what does not fit the network is left out.
pub(super) fn post(template: &Template) -> String {
    let tags = hashtags();
    let all = full(&tags);
    let fewer = Content { sentences: vec![FIRST], ..all.clone() };
    let alone = Content { sentences: Vec::new(), needs_headline: true, ..all.clone() };
    let laid = fit(template, template.network, &[all, fewer, alone]);
    laid.map(|laid| laid.text).unwrap_or_default()
}

/// Every text that the samples give in this template.
pub(super) fn shown(template: &Template) -> Vec<String> {
    let Ok(prepared) = Prepared::new(template) else {
        return Vec::new();
    };
    let laid = contents().into_iter().filter_map(|content| {
        let laid = Laid::of(&prepared, &content)?;
        laid.is_whole(&content).then_some(laid.text)
    });
    laid.collect()
}

pub(super) fn hashtags() -> [String; 2] {
    ["#Magdeburg".to_owned(), "#Vielfalt".to_owned()]
}
