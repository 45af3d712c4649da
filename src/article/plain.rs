//! Articles from plain text files.

use jiff::civil::Date;
use url::Url;

use super::metadata::{date, guess_language};
use super::{boilerplate, glued, spambots};
use crate::item::Article;
use crate::text::hygiene;

/// Characters that a headline has at most.
const HEADLINE: usize = 140;

/// Characters that a line with nothing but the date has at most.
const DATE_LINE: usize = 40;

/// Reads an article; `known` is its day where the caller knows it.
pub(super) fn read(text: &str, url: &Url, known: Option<Date>) -> Article {
    let text = hygiene::clean(&spambots::remove(text));
    let mut paragraphs: Vec<&str> =
        text.split("\n\n").map(str::trim).filter(|paragraph| !is_furniture(paragraph)).collect();
    if let Some(first) = paragraphs.first_mut() {
        *first = glued::strip(first);
    }
    let title =
        paragraphs.first().filter(|first| is_headline(first)).map(|first| (*first).to_owned());
    if title.is_some() {
        paragraphs.remove(0);
    }
    // A line with the date counts only under the headline: further down it is a quoted article's.
    let shown = paragraphs
        .first()
        .filter(|line| title.is_some() && line.chars().count() <= DATE_LINE)
        .and_then(|line| date::parse(line));
    if shown.is_some() {
        paragraphs.remove(0);
    }
    let text = paragraphs.join("\n\n");
    Article {
        url: url.clone(),
        canonical: None,
        title,
        date: known.or(shown),
        author: None,
        language: guess_language(&text),
        text,
        image: None,
        more_images: Vec::new(),
    }
}

/// A short line that is no sentence.
fn is_headline(line: &str) -> bool {
    !line.contains('\n')
        && (8..=HEADLINE).contains(&line.chars().count())
        && !line.ends_with(['.', ':', ',', ';'])
        && line.split_whitespace().count() >= 2
}

/// Boxes around the article, such as „Folge uns“ with the alternative texts of its buttons.
fn is_furniture(paragraph: &str) -> bool {
    let is_button = |word: &str| word.starts_with("button-") || word.starts_with("button_");
    paragraph.is_empty()
        || paragraph.split_whitespace().all(is_button)
        || boilerplate::is_furniture_line(paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url() -> Url {
        Url::parse("https://verein.example/aktuelles/rueckblick.html?start=90").unwrap()
    }

    #[test]
    fn a_report_with_a_follow_box_and_a_glued_file_name() {
        let text = "Folge uns\n\nbutton-facebook-fanpage button-folge-uns-bei-twitter\n\n\
            AddText 10 02 04.10.19Der dritte Markt der Möglichkeiten ging am Freitag zu Ende.\n\n\
            „Ein starkes Zeichen“. Dritter Markt in Magdeburg\n\n4. Oktober 2019\n\nDer Markt war gut besucht.";
        let article = read(text, &url(), None);
        assert!(article.text.starts_with("Der dritte Markt"), "{}", article.text);
        assert!(article.text.ends_with("Der Markt war gut besucht."));
        // The quoted article's headline and day are not this report's.
        assert_eq!((article.title, article.date), (None, None));
    }

    #[test]
    fn a_headline_and_its_day() {
        let text = "Neue Räume in der Altstadt\n\n2026-09-14\n\nDer Verein lädt zum Rundgang ein.";
        let article = read(text, &url(), None);
        assert_eq!(article.title.as_deref(), Some("Neue Räume in der Altstadt"));
        assert_eq!(article.date, Date::new(2026, 9, 14).ok());
        assert_eq!(article.text, "Der Verein lädt zum Rundgang ein.");
        let known = Date::new(2026, 9, 15).ok();
        assert_eq!(read(text, &url(), known).date, known);
    }
}
