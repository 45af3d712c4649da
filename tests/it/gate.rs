//! What followers may see, held against a second checker written from the promises alone; and the
//! same news, on a real page.

mod pages;
mod second;

use std::fs;

use jiff::civil::{Date, date};
use weitersagen::compose::{Style, compose};
use weitersagen::item::{Article, Network, Post, Sentence, Summary};
use weitersagen::story::{Relation, Telling, compare};
use weitersagen::summary::faithful::check;
use weitersagen::text::{dates, sentences};

use crate::shared;
pub(crate) use second::complaints;

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];

fn article(title: Option<&str>, text: &str, day: Option<Date>) -> Article {
    Article {
        url: "https://www.agsa.example/news/123-bericht.html".parse().unwrap(),
        canonical: None,
        title: title.map(str::to_owned),
        date: day,
        author: None,
        text: text.to_owned(),
        image: None,
        more_images: Vec::new(),
        language: None,
    }
}

/// The first sentences that may be posted: all that this test needs of a summary.
fn first_sentences(article: &Article, most: usize) -> Summary {
    let all = sentences::split(&article.text).into_iter().enumerate();
    let fit = all.filter_map(|(index, text)| {
        let text = dates::write_out(text, article.date)?;
        Some(Sentence { index, text: text.split_whitespace().collect::<Vec<_>>().join(" ") })
    });
    Summary { sentences: fit.take(most).collect(), leads: true, quoted_source: None }
}

#[test]
fn composed_posts_pass_both_checkers() {
    let day = Some(date(2024, 9, 19));
    for (title, text) in [
        (
            Some("Interkulturelle Wochen beginnen"),
            "Die Interkulturellen Wochen haben am 18. September 2024 in Magdeburg begonnen. Bis zum \
             6. Oktober laden 45 Vereine zu mehr als 120 Veranstaltungen ein. Dabei geht es um \
             Begegnung. Das Land fördert das Programm mit 50.000 Euro.",
        ),
        (
            None,
            "Auf der heutigen Festveranstaltung in Halle wurden drei Vereine ausgezeichnet. \
             Staatssekretärin Jana Muster würdigte das Engagement der Mitarbeiter*innen. Nach § 16 \
             Abs. 2 ist das z. B. möglich.",
        ),
    ] {
        let article = article(title, text, day);
        let summary = first_sentences(&article, 4);
        for network in NETWORKS {
            let post = compose(network, &article, &summary, &Style::default()).unwrap();
            assert_eq!(check(&post, network, &article), [], "{}", post.text);
            assert_eq!(complaints(&post, &article, network), [""; 0], "{}", post.text);
        }
    }
}

#[test]
fn a_falsified_post_passes_neither() {
    let text =
        "Am 18. September 2024 berieten 45 Vereine mit Ministerin Petra Muster in Magdeburg.";
    let article = article(Some("Vereine beraten"), text, None);
    let sentence = Sentence { index: 0, text: text.to_owned() };
    let summary = Summary { sentences: vec![sentence], leads: true, quoted_source: None };
    let true_post = compose(Network::X, &article, &summary, &Style::default()).unwrap();
    assert_eq!(check(&true_post, Network::X, &article), []);
    for (from, to) in [
        ("45 Vereine", "4500 Vereine"),
        ("18. September", "18. Dezember"),
        ("Petra Muster", "Petra Mustermann"),
        ("Magdeburg.", "Magdeburg…"),
        ("Magdeburg.", "Magdeburg"),
        ("Vereine mit", "Vereine &amp; mit"),
        ("https://www.agsa.example/", "https://www.agsa.example.org/"),
    ] {
        let post = Post { text: true_post.text.replace(from, to), ..true_post.clone() };
        assert_ne!(check(&post, Network::X, &article), [], "{to}");
        assert_ne!(complaints(&post, &article, Network::X), [""; 0], "{to}");
    }
}

#[test]
fn a_quotation_is_verbatim_whole_and_never_redated() {
    let text = "„Wir feiern heute ein Fest“, sagte Ministerin Petra Muster gestern in Halle.";
    let article = article(None, text, Some(date(2024, 9, 19)));
    let summary = first_sentences(&article, 1);
    let post = compose(Network::X, &article, &summary, &Style::default()).unwrap();
    let told = "„Wir feiern heute ein Fest“, sagte Ministerin Petra Muster am 18. September 2024 in Halle.";
    assert!(post.text.starts_with(told), "{}", post.text);
    assert_eq!(check(&post, Network::X, &article), []);
    for (from, to, rule) in [
        ("Wir feiern heute", "Wir feiern", "quotation-not-verbatim"),
        ("Fest“", "Fest", "unbalanced"),
        ("„Wir", "Wir", "unbalanced"),
        ("in Halle", "(in Halle", "unbalanced"),
    ] {
        let post = Post { text: post.text.replace(from, to), ..post.clone() };
        let violations = check(&post, Network::X, &article);
        assert!(violations.iter().any(|violation| violation.rule == rule), "{to}: {violations:?}");
    }
}

#[test]
fn a_sign_that_nobody_sees_is_stopped() {
    let article = article(None, "Die Stadt lädt ein.", None);
    for sign in ["\u{AD}", "\u{202E}", "\u{200B}", "\u{7}"] {
        let text = format!("Die Stadt lä{sign}dt ein.\n\n{}", article.link());
        let post =
            Post { text, link: article.link().clone(), image: None, more_images: Vec::new() };
        let violations = check(&post, Network::X, &article);
        assert!(violations.iter().any(|violation| violation.rule == "forbidden-sign"), "{sign:?}");
    }
}

#[test]
fn a_page_that_quotes_an_article_is_told_from_it() {
    let Some(path) = shared::data("agsa-regionalkonferenz-halle.txt") else {
        return;
    };
    let page = fs::read_to_string(path).unwrap();
    let page = &page[page.find("Die vierte und letzte").unwrap()..];
    let quoted = &page[page.find("„Hervorragende Bilanz“").unwrap()..];
    let telling = |text| Telling { title: None, text };
    let comparison = compare(telling(page), telling(quoted));
    let [page_in_quoted, quoted_in_page] = comparison.containment;
    assert!(quoted_in_page > 0.999, "{quoted_in_page}");
    assert!((0.68..0.78).contains(&page_in_quoted), "{page_in_quoted}");
    assert_eq!(comparison.relation, Relation::Quotes);
}

#[test]
fn a_quotation_stays_with_its_speaker() {
    let between =
        "In allen vier Orten kamen viele Menschen zusammen und sprachen miteinander. ".repeat(8);
    let text = format!(
        "„Das ist ein Anfang“, sagte Petra Muster. {between}„Wir bleiben dran“, sagte Karl Beispiel."
    );
    let article = article(None, &text, None);
    for (told, right) in [
        ("„Das ist ein Anfang“, sagte Petra Muster.", true),
        ("„Das ist ein Anfang“, sagte Karl Beispiel.", false),
    ] {
        let text = format!("{told}\n\n{}", article.link());
        let post =
            Post { text, link: article.link().clone(), image: None, more_images: Vec::new() };
        assert_eq!(check(&post, Network::X, &article).is_empty(), right, "{told}");
    }
}

#[test]
fn a_claim_stays_a_claim() {
    let text = "Bei dem Einbruch sind laut Polizei 40 Räder gestohlen worden. Der \
        Schaden beträgt 9.000 Euro, sagte Petra Muster.";
    let article = article(None, text, None);
    for (told, right) in [
        ("Bei dem Einbruch sind laut Polizei 40 Räder gestohlen worden.", true),
        ("Bei dem Einbruch sind 40 Räder gestohlen worden.", false),
        ("Der Schaden beträgt 9.000 Euro, sagte Petra Muster.", true),
        ("Der Schaden beträgt 9.000 Euro.", false),
    ] {
        let text = format!("{told}\n\n{}", article.link());
        let post =
            Post { text, link: article.link().clone(), image: None, more_images: Vec::new() };
        let found = complaints(&post, &article, Network::X);
        let lost = found.iter().any(|complaint| complaint.starts_with("claims stay claims"));
        assert_eq!(lost, !right, "{told}: {found:?}");
    }
}
