//! Posts of articles that are not in German: the headline and sentences as they stand.

use super::{Style, phrase};
use crate::item::{Article, Network, Post};
use crate::text::hygiene;
use crate::text::weighted::measure;

/// Characters of the sentences on Facebook.
const FACEBOOK_AT_MOST: usize = 900;

/// Writes the post: the headline, as many of the first sentences as fit, the link. On X, where not
/// even the first one fits, one of the `further` ones is told that stand by themselves. Nothing of
/// it is written in German ways, and it has no hashtags; „Mehr dazu:“ and „Quelle:“ are the
/// account's own words. `None` if there is no headline, or it does not fit.
pub fn foreign(
    network: Network,
    article: &Article,
    sentences: &[&str],
    further: &[&str],
    style: &Style,
) -> Option<Post> {
    let headline = article.title.as_deref().map(hygiene::clean)?.replace('\n', " ");
    if headline.is_empty() || headline.ends_with('…') || headline.ends_with("...") {
        return None;
    }
    let counts = (0..=sentences.len()).rev();
    let mut told = counts.filter_map(|count| sentences.get(..count));
    let text = match network {
        Network::Facebook => told
            .find(|told| {
                told.iter().map(|one| one.chars().count() + 1).sum::<usize>() <= FACEBOOK_AT_MOST
            })
            .map(|told| facebook(&headline, told, article, style)),
        Network::X => {
            let link = article.link().to_string();
            let behind = told.map(|told| (headline.as_str(), told.join(" ")));
            // Where no sentence fits behind the headline, the first one says more than it does.
            let first = sentences.first().map(|first| ("", (*first).to_owned()));
            let headed = further.iter().map(|one| (headline.as_str(), (*one).to_owned()));
            let bare = further.iter().map(|one| ("", (*one).to_owned()));
            let mut all: Vec<_> = behind.collect();
            let alone = all.pop();
            all.into_iter()
                .chain(first)
                .chain(headed)
                .chain(bare)
                .chain(alone)
                .map(|(headline, told)| join([headline.to_owned(), told, link.clone()]))
                .find(|text| measure(text).valid)
        }
    };
    Some(Post {
        text: text?,
        link: article.link().clone(),
        image: article.image.clone().filter(|_| style.images),
        more_images: super::more_images(article, style),
    })
}

fn facebook(headline: &str, told: &[&str], article: &Article, style: &Style) -> String {
    let source = style.source.as_deref().and_then(phrase::name);
    let source = source.map(|name| format!("Quelle: {name}")).unwrap_or_default();
    let link = format!("Mehr dazu: {}", article.link());
    join([headline.to_owned(), told.join(" "), source, link])
}

/// Paragraphs of their own: each then has its own direction of writing.
fn join<const N: usize>(parts: [String; N]) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::tests::article;

    #[test]
    fn each_part_is_a_paragraph_of_its_own() {
        let article = article("بيت جديد للشباب", "…");
        let told = ["افتتحت المدينة بيتا جديدا.", "هل تريد المشاركة؟"];
        let style = Style { source: Some("Landesportal".into()), ..Style::default() };
        let link = article.link();
        let facebook = foreign(Network::Facebook, &article, &told, &[], &style).unwrap();
        assert_eq!(
            facebook.text,
            format!(
                "بيت جديد للشباب\n\nافتتحت المدينة بيتا جديدا. هل تريد المشاركة؟\n\n\
                 Quelle: Landesportal\n\nMehr dazu: {link}"
            )
        );
        let x = foreign(Network::X, &article, &told, &[], &style).unwrap();
        assert_eq!(
            x.text,
            format!("بيت جديد للشباب\n\nافتتحت المدينة بيتا جديدا. هل تريد المشاركة؟\n\n{link}")
        );
    }

    #[test]
    fn what_does_not_fit_is_left_out_whole() {
        let article = article("A house for everybody", "…");
        let long = "It is open on every day of the week from eight to eight. ".repeat(4);
        let told = ["The house opened.", long.trim()];
        let x = foreign(Network::X, &article, &told, &[], &Style::default()).unwrap();
        assert_eq!(
            x.text,
            format!("A house for everybody\n\nThe house opened.\n\n{}", article.link())
        );
        let further = ["The garden is open in summer."];
        let x = foreign(Network::X, &article, &[long.trim()], &further, &Style::default()).unwrap();
        assert_eq!(
            x.text,
            format!("A house for everybody\n\n{}\n\n{}", further[0], article.link())
        );
        let headed = super::super::tests::article(&"A house for everybody ".repeat(11), "…");
        let x = foreign(Network::X, &headed, &[long.trim()], &further, &Style::default()).unwrap();
        assert_eq!(x.text, format!("{}\n\n{}", further[0], article.link()));
        let cut = super::super::tests::article("A house …", "…");
        assert!(foreign(Network::X, &cut, &told, &[], &Style::default()).is_none());
    }
}
