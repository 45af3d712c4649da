//! Articles that are not in German: the headline and the first sentences as they stand.

use super::Told;
use crate::compose::{self, Style};
use crate::item::{Article, Network, Post, Summary};
use crate::summary::faithful::{self, Violation};
use crate::summary::foreign;
use crate::text::language::Foreign;

/// The headline and the first sentences of an article that is not in German, as they stand.
pub(super) fn tell_foreign(
    article: &Article,
    network: Network,
    style: &Style,
    language: Foreign,
) -> Told {
    let sentences = foreign::first_sentences(article);
    let further = match network {
        Network::X => foreign::further_sentences(article, language.code),
        Network::Facebook => Vec::new(),
    };
    let further: Vec<&str> = further.iter().map(String::as_str).collect();
    let summary = Summary { sentences, leads: false, quoted_source: None };
    let told = |further: &[&str]| {
        fewer_and_fewer(summary.clone(), Some(language), |summary| {
            let texts: Vec<&str> = summary.sentences.iter().map(|one| one.text.as_str()).collect();
            let post = compose::foreign(network, article, &texts, further, style);
            let violations = post
                .as_ref()
                .map_or_else(Vec::new, |post| faithful::check_foreign(post, network, article));
            (post, violations)
        })
    };
    let with_further = told(&further);
    if with_further.violations.is_empty() { with_further } else { told(&[]) }
}

/// Tries with ever fewer sentences until the gate lets a post pass; else the first try is shown.
fn fewer_and_fewer(
    mut summary: Summary,
    foreign: Option<Foreign>,
    write: impl Fn(&Summary) -> (Option<Post>, Vec<Violation>),
) -> Told {
    let mut first: Option<Told> = None;
    loop {
        let (post, violations) = write(&summary);
        let told = Told { post, summary: summary.clone(), violations, foreign };
        if told.post.is_some() && told.violations.is_empty() {
            return told;
        }
        let shown = first.get_or_insert(told).clone();
        if summary.sentences.pop().is_none() {
            return shown;
        }
    }
}
