//! Tests of the extraction: the measuring pages' texts, headlines and days, and single hazards.

mod pages;
mod pictures;
mod set;

use serde_json::Value;
use url::Url;
use weitersagen::article::{self, ArticleError};
use weitersagen::item::Article;
use weitersagen::text::nesting::{self, NestingError};

use crate::quality;
pub(crate) use set::cases;
use set::{Case, Share, pages};

/// Where the figures stand in `docs/quality.md`.
const SECTION: &str = "Text of a page, headline, day";

/// Which pages a row of figures is about.
type Takes = fn(&Case) -> bool;

/// The figures of some of the pages.
#[derive(Default)]
struct Figures {
    found: u32,
    missed: u32,
    wrong: u32,
    titles: (u32, u32),
    days: (u32, u32),
}

impl Figures {
    fn of<'c>(cases: impl Iterator<Item = &'c Case>) -> Self {
        let mut figures = Self::default();
        for case in cases {
            let text = folded(&case.article.text);
            for segment in strings(&case.expected, "with") {
                let count =
                    if text.contains(&segment) { &mut figures.found } else { &mut figures.missed };
                *count += 1;
            }
            figures.wrong += strings(&case.expected, "without")
                .iter()
                .map(|segment| u32::from(text.contains(segment)))
                .sum::<u32>();
            let stated = |key: &str| case.expected[key].as_str().filter(|value| !value.is_empty());
            if let Some(title) = stated("title") {
                let found = case.article.title.as_deref().map(letters);
                figures.titles.0 += u32::from(found == Some(letters(title)));
                figures.titles.1 += 1;
            }
            if let Some(day) = stated("date") {
                let found = case.article.date.map(|date| date.to_string());
                figures.days.0 += u32::from(found.as_deref() == Some(day));
                figures.days.1 += 1;
            }
        }
        figures
    }

    fn f1(&self) -> f64 {
        let found = f64::from(self.found);
        2.0 * found / (2.0 * found + f64::from(self.missed + self.wrong))
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<24} text F1 {:.4} (missed {}, wrong {})  title {:.3}  date {:.3}",
            self.f1(),
            self.missed,
            self.wrong,
            share(self.titles),
            share(self.days)
        );
    }
}

fn share((right, all): (u32, u32)) -> f64 {
    f64::from(right) / f64::from(all.max(1))
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn strings(value: &Value, key: &str) -> Vec<String> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(folded).collect()
}

#[test]
fn measured_pages() {
    let Some(cases) = cases() else { return };
    let rows: [(&str, Takes); 6] = [
        ("all", |_| true),
        ("German", |case| case.german),
        ("German, TYPO3 or Joomla", |case| case.german && case.cms),
        ("worked with", |case| case.share == Share::WorkedWith),
        ("opened later", |case| case.share == Share::Opened),
        ("set aside", |case| case.share == Share::SetAside),
    ];
    let figures = rows.map(|(row, takes)| {
        let figures = Figures::of(cases.iter().filter(|case| takes(case)));
        figures.print(row);
        (row, figures)
    });
    for (row, figures) in &figures {
        quality::holds(SECTION, row, "text F1", figures.f1());
        quality::holds(SECTION, row, "headline", share(figures.titles));
        quality::holds(SECTION, row, "day", share(figures.days));
    }
}

#[test]
fn the_report_that_quotes_the_portal() {
    let Some(path) = crate::shared::data("agsa-regionalkonferenz-halle.txt") else {
        return;
    };
    let url = Url::parse("https://www.agsa.de/aktuelles/rueckblick.html").unwrap();
    let article = article::from_text(&std::fs::read_to_string(path).unwrap(), &url, None);
    assert!(
        article.text.starts_with("Die vierte und letzte Regionalkonferenz"),
        "{}",
        article.text
    );
    assert!(article.text.ends_with("sei zu rechnen."));
    assert!(!article.text.contains("button-") && !article.text.contains("Folge uns"));
    assert_eq!((article.title, article.date), (None, None));
    assert_eq!(article.language.as_deref(), Some("de"));
}

fn extracted(html: &str) -> Article {
    article::extract(html, &Url::parse("https://verein.example/aktuelles/1113-markt.html").unwrap())
        .unwrap()
}

#[test]
fn a_joomla_article() {
    let article = extracted(include_str!("../fixtures/article/joomla.html"));
    assert_eq!(article.title.as_deref(), Some("23.01.26: 30 Jahre Nachbarschaftshaus"));
    assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2026-01-24"));
    assert_eq!(
        article.canonical.as_ref().map(Url::as_str),
        Some("https://verein.example/aktuelles/1113-markt.html")
    );
    assert_eq!(article.language.as_deref(), Some("de"));
    let image = article.image.unwrap();
    assert_eq!(image.url.as_str(), "https://verein.example/images/AddText_01_23.jpg");
    assert_eq!(image.alt, None, "a file name is no alternative text");
    assert_eq!(
        article.text,
        "Mit vielen Gästen hat das Nachbarschaftshaus am Freitag seinen Geburtstag gefeiert. Der Saal war bis auf den \
         letzten Platz gefüllt, und auch im Hof wurde getanzt.\n\n\
         Den Abend eröffnete die Vorsitzende mit einem Rückblick auf drei Jahrzehnte, in denen aus einem leeren Laden \
         ein Ort für alle geworden ist.\n\n\
         Ausgezeichnet wurden\n\nder Chor der Kulturen\n\ndie Fahrradwerkstatt im Keller\n\n\
         Das Haus wird von der Stadt und vielen Freiwilligen getragen."
    );
}

#[test]
fn a_typo3_article() {
    let article = extracted(include_str!("../fixtures/article/typo3.html"));
    assert_eq!(article.title.as_deref(), Some("Landesbeirat berät über neue Förderung"));
    assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2026-09-17"));
    assert!(article.text.starts_with("Der Beirat hat am Donnerstag"), "{}", article.text);
    assert!(article.text.ends_with("im Frühjahr beginnen."), "{}", article.text);
    for furniture in ["Menu", "Zurück", "Teilen", "Weitere Meldungen", "Cookies", "Impressum"] {
        assert!(!article.text.contains(furniture), "{furniture}: {}", article.text);
    }
    let image = article.image.unwrap();
    assert_eq!(image.alt.as_deref(), Some("Acht Menschen sitzen um einen Tisch"));
}

#[test]
fn a_canonical_address_must_be_plausible() {
    let page = |link: &str| {
        format!(
            "<html><head><link rel='canonical' href='{link}'></head><body><p>Text</p></body></html>"
        )
    };
    for link in [
        "https://verein.example/",
        "https://anderswo.example.org/a.html",
        "javascript:alert(1)",
        "http://",
    ] {
        assert_eq!(extracted(&page(link)).canonical, None, "{link}");
    }
    let kept = extracted(&page("/aktuelles/1113-markt-der-vielfalt.html")).canonical.unwrap();
    assert_eq!(kept.as_str(), "https://verein.example/aktuelles/1113-markt-der-vielfalt.html");
}

#[test]
fn nested_pages_are_refused_quickly_and_rubbish_is_survived() {
    let url = Url::parse("https://verein.example/").unwrap();
    let refused = article::extract(&"<ul><li>".repeat(16_000), &url);
    assert!(matches!(refused, Err(ArticleError::Nesting(NestingError::TooDeep { .. }))));
    for html in ["", "<", "<!--", "<p", "<title>", "\u{0}", "<a href='", "<table><tr><p>x</table>"]
    {
        article::extract(html, &url).unwrap();
    }
}

#[test]
fn no_real_page_is_refused() {
    let Some(archive) = crate::shared::data("extraction/pages.tar.gz") else {
        return;
    };
    for (name, page) in pages(&archive) {
        nesting::checked(&page).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
