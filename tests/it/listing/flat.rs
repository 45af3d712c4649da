//! Entries without an element of their own: which line is whose, and where the list ends.

use url::Url;
use weitersagen::item::Item;
use weitersagen::watch::listing;

use super::{day, days, titles};

/// Headline, day, folder and text of three entries.
const NEWS: [(&str, &str, &str, &str); 3] = [
    (
        "Neues Beratungszentrum in der Altstadt eröffnet",
        "12.11.2026",
        "beratung",
        "Am Donnerstag hat der Verein sein neues Zentrum eröffnet. Rund 80 Gäste kamen.",
    ),
    (
        "Sprachpaten für acht Grundschulen gesucht",
        "03.11.2026",
        "paten",
        "Der Verein sucht Menschen, die mit Kindern lesen, spielen und rechnen.",
    ),
    (
        "Fest der Kulturen lockte 900 Menschen an",
        "21.10.2026",
        "fest",
        "Bei bestem Wetter feierten Menschen aus vierzig Ländern im Stadtpark.",
    ),
];

/// Three dates to come, made by the same pattern.
const DATES: [(&str, &str, &str, &str); 3] = [
    (
        "Offener Treff im Haus",
        "02.12.2026",
        "treff",
        "Im Haus der Begegnung, Eintritt frei, wie immer.",
    ),
    (
        "Adventsmarkt am Dom",
        "05.12.2026",
        "markt",
        "Mit Punsch, Waffeln und einem Chor aus elf Ländern.",
    ),
    (
        "Versammlung aller Mitglieder",
        "09.12.2026",
        "versammlung",
        "Im großen Saal, mit Wahl des Vorstands.",
    ),
];

/// Entries after a pattern of `{headline}`, `{day}`, `{link}` and `{text}`.
fn entries(pattern: &str, folder: &str, said: &[(&str, &str, &str, &str)]) -> String {
    let entry = |(headline, day, slug, text): &(&str, &str, &str, &str)| {
        let link = format!("/{folder}/{slug}");
        let filled = pattern.replace("{headline}", headline).replace("{day}", day);
        filled.replace("{link}", &link).replace("{text}", text)
    };
    said.iter().map(entry).collect()
}

fn found(body: &str) -> Vec<Item> {
    let html = format!("<html><head><title>Verein</title></head><body>{body}</body></html>");
    let url = Url::parse("https://verein.example/aktuelles").unwrap();
    listing::find(&html, &url).map(|found| found.items).unwrap_or_default()
}

/// That the three entries were found, each with its own headline, day, text and link.
fn are_the_news(body: &str) {
    let items = found(body);
    assert_eq!(titles(&items), NEWS.map(|news| Some(news.0)), "{body}");
    let wanted = ["2026-11-12", "2026-11-03", "2026-10-21"].map(day);
    assert_eq!(days(&items), wanted, "{body}");
    for (item, (headline, _, slug, text)) in items.iter().zip(NEWS) {
        assert!(
            item.summary.as_ref().is_some_and(|said| said.starts_with(text)),
            "{headline}: {item:?}"
        );
        assert_eq!(item.link.as_ref().map(Url::path), Some(&*format!("/news/{slug}")));
    }
}

/// A line above each date belongs to what stands below it, not to the entry before.
#[test]
fn paragraphs_in_a_row_are_entries_from_headline_to_headline() {
    for pattern in [
        "<p><strong><a href='{link}'>{headline}</a></strong></p><p>{day}</p><p>{text}</p>",
        "<p><a href='{link}'>{headline}</a></p><p>{day}</p><p>{text}</p>",
        "<p><b>{headline}</b></p><p>{day}</p><p>{text} <a href='{link}'>weiterlesen</a></p>",
        "<p>{headline}</p><p>{day}</p><p>{text} <a href='{link}'>mehr</a></p>",
        "<p>{day}</p><p><b>{headline}</b></p><p>{text}</p><p><a href='{link}'>mehr lesen</a></p>",
    ] {
        are_the_news(&format!("<div><h1>Aktuelles</h1>{}</div>", entries(pattern, "news", &NEWS)));
    }
}

#[test]
fn several_first_headings_head_entries() {
    let flat = "<h1><a href='{link}'>{headline}</a></h1><p>{day}</p><p>{text}</p>";
    are_the_news(&format!("<main>{}</main>", entries(flat, "news", &NEWS)));
    let boxed = format!("<article>{flat}</article>");
    are_the_news(&format!("<main>{}</main>", entries(&boxed, "news", &NEWS)));
}

#[test]
fn dates_to_come_below_the_news_are_none() {
    let flat = "<h3><a href='{link}'>{headline}</a></h3><p>{day}</p><p>{text}</p>";
    for pattern in [flat.to_owned(), format!("<div class='item'>{flat}</div>")] {
        let (news, dates) =
            (entries(&pattern, "news", &NEWS), entries(&pattern, "termine", &DATES));
        are_the_news(&format!("<div><h2>Aktuelles</h2>{news}<h2>Termine</h2>{dates}</div>"));
        are_the_news(&format!("<div><h2>Veranstaltungen</h2>{dates}<h2>Neues</h2>{news}</div>"));
    }
}

#[test]
fn news_without_days_right_below_a_headline_that_says_so_stay_beside_a_dated_box() {
    let news = entries(
        "<div class='teaser'><h2><a href='{link}'>{headline}</a></h2><p>{text}</p></div>",
        "news",
        &NEWS,
    );
    let dated =
        entries("<li><span>{day}</span> <a href='{link}'>{headline}</a></li>", "presse", &DATES);
    let items = found(&format!(
        "<div><h1>Neuigkeiten</h1>{news}</div><div><h3>Pressemitteilungen</h3><ul>{dated}</ul></div>"
    ));
    let titles = titles(&items);
    assert!(NEWS.iter().all(|news| titles.contains(&Some(news.0))), "{titles:?}");
}
