//! Lists rewritten in every way that a source can think of: nothing is told but news.

mod health;
mod names;
mod rewrites;

use jiff::civil::date;

use crate::item::{Item, Published};

/// Words of a house's daily life, picked apart so that no two entries share a run of five.
const POOL: [&str; 47] = [
    "Garten",
    "Küche",
    "Konzert",
    "Sprachkurs",
    "Werkstatt",
    "Lesung",
    "Ausstellung",
    "Beratung",
    "Nachbarn",
    "Familien",
    "Ehrenamt",
    "Musik",
    "Theater",
    "Fahrräder",
    "Kinder",
    "Abend",
    "Frühstück",
    "Lager",
    "Dach",
    "Spende",
    "Preis",
    "Treffen",
    "Rundgang",
    "Gespräch",
    "Plakat",
    "Vortrag",
    "Reise",
    "Hafen",
    "Brücke",
    "Park",
    "Schule",
    "Rathaus",
    "Bühne",
    "Fest",
    "Lied",
    "Tanz",
    "Bild",
    "Brief",
    "Karte",
    "Saal",
    "Keller",
    "Hof",
    "Turm",
    "Ufer",
    "Markt",
    "Chor",
    "Verein",
];

fn pick(n: usize, count: usize) -> Vec<&'static str> {
    (0..count).map(|k| POOL[(n * 11 + k * (n % 23 + 2) + k / 5) % POOL.len()]).collect()
}

/// The `n`th entry of the list: the higher, the newer.
pub(super) fn entry(n: usize) -> Item {
    let day = date(2026, 11, 8).checked_add(jiff::Span::new().days(i64::try_from(n).unwrap()));
    let slug = pick(n, 4).join("-").to_lowercase();
    Item {
        title: Some(format!("{} im Haus", pick(n, 4).join(" und "))),
        link: format!("http://verein.example/aktuelles/{}-{slug}.html", 1100 + n).parse().ok(),
        guid: Some(format!("http://verein.example/?id={n}")),
        published: Some(Published::Day(day.unwrap())),
        summary: Some(format!("Über {}.", pick(n + 30, 32).join(" "))),
        ..Item::default()
    }
}

/// The newest first, as sites show them.
pub(super) fn list(count: usize) -> Vec<Item> {
    (0..count).rev().map(entry).collect()
}
