//! The index finds what a full comparison would find.

use url::Url;

use super::*;
use crate::item::{Article, Item};
use crate::state::Store;
use crate::state::items::{self, Fate};

/// `count` words of a vocabulary of 5000, picked by `n`: hardly any run of five comes twice.
fn text(n: u64, count: u64) -> String {
    let word = |k: u64| {
        let mixed = (n * 1_000_003 + k * k * 7919).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        format!("wort{}", mixed % 5000)
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

fn article(text: String) -> Article {
    Article {
        url: Url::parse("https://a.example/1").unwrap(),
        canonical: None,
        title: None,
        date: None,
        author: None,
        text,
        image: None,
        more_images: Vec::new(),
        language: None,
    }
}

fn kept(db: &Connection, source: &str, text: String) -> i64 {
    let now = Timestamp::UNIX_EPOCH;
    let item = items::add(db, source, &Item::default(), (Fate::Told, ""), None, now).unwrap();
    items::keep_article(db, item, &article(text), now).unwrap();
    item
}

#[test]
fn one_of_many_texts_is_found_by_a_part_of_it() {
    let store = Store::in_memory().unwrap();
    let found = store.run_blocking(|tx| {
        let many: Vec<i64> = (0..60).map(|n| kept(tx, "portal", text(n, 60))).collect();
        let report = kept(tx, "verein", format!("{} {}", text(900, 30), text(23, 60)));
        let found = alike(tx, report, Timestamp::UNIX_EPOCH)?;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].item, many[23]);
        Ok(found[0].comparison.relation)
    });
    assert_eq!(found.unwrap(), Relation::Quotes);
}

#[test]
fn a_corrected_text_replaces_its_runs_of_words() {
    let store = Store::in_memory().unwrap();
    let found = store.run_blocking(|tx| {
        let item = kept(tx, "portal", text(1, 60));
        items::keep_article(tx, item, &article(text(2, 60)), Timestamp::UNIX_EPOCH)?;
        let old = kept(tx, "verein", text(1, 60));
        let new = kept(tx, "verein", text(2, 60));
        Ok((alike(tx, old, Timestamp::UNIX_EPOCH)?, alike(tx, new, Timestamp::UNIX_EPOCH)?))
    });
    let (old, new) = found.unwrap();
    assert!(old.is_empty());
    assert_eq!(new.len(), 1);
}

#[test]
fn what_hundreds_of_pages_say_makes_nothing_the_same_and_costs_nothing() {
    let store = Store::in_memory().unwrap();
    let found = store.run_blocking(|tx| {
        let phrase = text(7, 30);
        for n in 0..100 {
            kept(tx, &format!("verein {n}"), format!("{phrase} {}", text(100 + n, 40)));
        }
        let own = kept(tx, "portal", format!("{phrase} {}", text(300, 40)));
        let few = alike(tx, own, Timestamp::UNIX_EPOCH)?;
        // A report that went out everywhere is still the same one.
        for n in 0..100 {
            kept(tx, &format!("zeitung {n}"), text(500, 60));
        }
        let again = kept(tx, "portal", text(500, 60));
        Ok((few.len(), alike(tx, again, Timestamp::UNIX_EPOCH)?))
    });
    let (few, many) = found.unwrap();
    assert_eq!(few, 0, "a turn of phrase");
    assert!(!many.is_empty());
    assert!(many.iter().all(|one| one.comparison.relation == Relation::Same));
}
