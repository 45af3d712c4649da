//! Whole posts, as followers see them.

use insta::assert_snapshot;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::item::Sentence;
use crate::text::weighted::measure;

pub(super) fn article(title: &str, text: &str) -> Article {
    Article {
        url: "https://www.agsa.example/aktuelles/1113-konferenz.html".parse().unwrap(),
        canonical: None,
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        date: Some(date(2019, 9, 26)),
        author: None,
        text: text.to_owned(),
        image: None,
        more_images: Vec::new(),
        language: None,
    }
}

fn summary(sentences: &[&str]) -> Summary {
    let sentence = |(index, text): (usize, &&str)| Sentence { index, text: (*text).to_owned() };
    Summary {
        sentences: sentences.iter().enumerate().map(sentence).collect(),
        leads: true,
        quoted_source: None,
    }
}

fn text(network: Network, article: &Article, summary: &Summary) -> Option<String> {
    compose(network, article, summary, &Style::default()).map(|post| post.text)
}

#[test]
fn a_post_for_each_network() {
    let article = article(
        "Vierte Konferenz in Sachsen-Anhalt",
        "Die vierte Konferenz fand in Sachsen-Anhalt statt. Dabei berieten 300 Aktive.",
    );
    let mut summary = summary(&[
        "Die vierte Konferenz fand am 26. September 2019 in Sachsen-Anhalt statt.",
        "Dabei berieten 300 Aktive.",
    ]);
    summary.quoted_source = Some("Integrationsportal".to_owned());
    let style = Style { hashtags: vec!["#SachsenAnhalt".to_owned()], ..Style::default() };
    let post = |network| compose(network, &article, &summary, &style).unwrap().text;
    assert_snapshot!(post(Network::X), @r"
    Die vierte Konferenz fand am 26. September 2019 in Sachsen-Anhalt statt.

    #SachsenAnhalt

    https://www.agsa.example/aktuelles/1113-konferenz.html
    ");
    assert_snapshot!(post(Network::Facebook), @r"
    Vierte Konferenz in Sachsen-Anhalt

    Die vierte Konferenz fand am 26. September 2019 in Sachsen-Anhalt statt. Dabei berieten 300 Aktive.

    Quelle: Integrationsportal

    Mehr dazu: https://www.agsa.example/aktuelles/1113-konferenz.html

    #SachsenAnhalt
    ");
}

#[test]
fn news_of_another_source_names_it_on_facebook() {
    let article = article("Preis vergeben", "Der Preis ging nach Zerbst.");
    let style = Style { source: Some("Landesportal".to_owned()), ..Style::default() };
    let summary = summary(&["Der Preis ging nach Zerbst."]);
    let post = |network| compose(network, &article, &summary, &style).unwrap().text;
    assert!(post(Network::Facebook).contains("\n\nQuelle: Landesportal\n\nMehr dazu: "));
    assert!(!post(Network::X).contains("Quelle"));
}

#[test]
fn what_does_not_fit_on_x_is_left_out_sentence_by_sentence() {
    let article = article("Kurz", "");
    let long = format!("{} lang.", "Wort ".repeat(70));
    let both = summary(&["Der erste Satz.", &long]);
    assert!(text(Network::X, &article, &both).unwrap().starts_with("Der erste Satz.\n\nhttps"));
    let other = summary(&[&long, "Dabei half er.", "Die Stadt lädt ein."]);
    assert!(
        text(Network::X, &article, &other).unwrap().starts_with("Kurz\n\nDie Stadt lädt ein.\n\n")
    );
    assert!(text(Network::X, &article, &summary(&[&long])).unwrap().starts_with("Kurz\n\n"));
}

#[test]
fn a_sentence_that_does_not_lead_stands_behind_the_headline() {
    let article = article("Einladung zur Langen Tafel", "");
    let mut summary = summary(&["Die Nachbarn stellen Geschirr und Stühle."]);
    summary.leads = false;
    let post = text(Network::X, &article, &summary).unwrap();
    let expected = "Einladung zur Langen Tafel\n\nDie Nachbarn stellen Geschirr und Stühle.\n\n";
    assert!(post.starts_with(expected), "{post}");
}

#[test]
fn without_anything_to_tell_there_is_no_post() {
    let nothing = article("", "Text");
    assert_eq!(text(Network::X, &nothing, &summary(&[])), None);
    assert_eq!(text(Network::Facebook, &nothing, &summary(&[])), None);
    let cut = article("Start der Interkulturellen ...", "Text");
    assert_eq!(text(Network::X, &cut, &summary(&[])), None);
    let dated = article("23.01.25: 30 Jahre", "Text");
    assert!(text(Network::X, &dated, &summary(&[])).unwrap().starts_with("23. Januar 2025: 30"));
}

#[test]
fn the_two_networks_never_show_the_same_text() {
    let article = article("", "Die Stadt lädt ein.");
    let summary = summary(&["Die Stadt lädt ein."]);
    let x = text(Network::X, &article, &summary);
    assert!(x.is_some() && x != text(Network::Facebook, &article, &summary));
}

#[test]
fn a_sentence_that_leans_on_one_left_out_is_left_out_too() {
    let article = article("", "");
    let summary =
        summary(&["Die Stadt lädt ein.", "Mehr unter www.example.org.", "Dort ist Platz."]);
    let facebook = text(Network::Facebook, &article, &summary).unwrap();
    assert!(!facebook.contains("Dort") && !facebook.contains("example.org"), "{facebook}");
}

proptest! {
    #[test]
    fn a_post_for_x_fits_ends_in_its_link_and_cuts_no_sentence(
        sentences in prop::collection::vec("[A-ZÄ][a-zäöüß„“…👍 .,0-9]{0,200}[.!?]", 0..5),
        title in "([A-Z][a-z ]{3,120})?",
    ) {
        // Typed marks such as `,,…“` are written as German ones; that has a test of its own.
        // An article's text has no two spaces in a row, either.
        let folded = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sentences: Vec<String> =
            sentences.iter().map(|sentence| folded(sentence.replace(',', ", "))).collect();
        let article = article(&folded(title.clone()), "");
        let refs: Vec<&str> = sentences.iter().map(String::as_str).collect();
        if let Some(text) = text(Network::X, &article, &summary(&refs)) {
            prop_assert!(measure(&text).valid);
            let link = format!("\n\n{}", article.link());
            let body = text.strip_suffix(&link);
            prop_assert!(body.is_some());
            let body = body.unwrap_or_default().replace('\u{A0}', " ");
            let said = sentences.iter().any(|s| body.ends_with(s.as_str()));
            prop_assert!(said || body == folded(title), "{}", body);
        }
    }
}

#[test]
fn further_pictures_go_along_where_the_source_lets_them_and_each_has_its_text() {
    let image = |name: &str, alt: Option<&str>| Image {
        url: format!("https://www.agsa.example/{name}.jpg").parse().unwrap(),
        alt: alt.map(str::to_owned),
    };
    let mut article = article("Ein Fest im Hof", "Der Verein feiert ein Fest im Hof.");
    article.image = Some(image("lead", None));
    article.more_images = vec![
        image("a", Some("Kinder malen")),
        image("b", None),
        image("c", Some(" ")),
        image("d", Some("Der Chor singt")),
        image("e", Some("Die Tafel")),
        image("f", Some("Das Tor")),
    ];
    let summary = summary(&["Der Verein feiert ein Fest im Hof."]);
    for network in [Network::Facebook, Network::X] {
        let names = |images: bool| -> Vec<String> {
            let style = Style { images, ..Style::default() };
            let told = foreign(network, &article, &["Der Verein feiert."], &[], &style).unwrap();
            let post = compose(network, &article, &summary, &style).unwrap();
            assert_eq!(post.more_images, told.more_images);
            post.images().map(|image| image.url.path().to_owned()).collect()
        };
        assert_eq!(names(true), ["/lead.jpg", "/a.jpg", "/d.jpg", "/e.jpg"], "{network}");
        assert!(names(false).is_empty());
    }
}

#[test]
fn what_an_older_version_stored_is_read() {
    let mut article = article("Ein Fest", "Im Hof.");
    let stored = serde_json::to_value(&article).unwrap();
    assert!(stored.get("more_images").is_none());
    let read: Article = serde_json::from_value(stored).unwrap();
    assert_eq!(read, article);
    let url: url::Url = "https://www.agsa.example/a.jpg".parse().unwrap();
    article.more_images.push(Image { url, alt: Some("Hof".into()) });
    let stored = serde_json::to_string(&article).unwrap();
    assert_eq!(serde_json::from_str::<Article>(&stored).unwrap(), article);
}
