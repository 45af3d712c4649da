//! Health: what a source's bad days look like, what is told of them, and that each is told once.

use super::{entry, list};
use crate::daemon::gather::Gathered;
use crate::daemon::tests::Desk;
use crate::item::Item;
use crate::state::{journal, sources};
use crate::watch::Polled;

#[test]
fn a_failing_source_is_told_once_and_keeps_what_is_known() {
    let mut desk = Desk::new();
    desk.list(list(10));
    let etag = desk.row().validators;
    for _ in 0..5 {
        desk.fail("no entries found");
    }
    assert_eq!((desk.told("source_failed"), desk.told("source_down")), (1, 1));
    assert_eq!((desk.row().failures, desk.row().validators.clone()), (5, etag));
    assert!(desk.row().failing_since.unwrap() < desk.now);
    desk.list(list(11));
    assert_eq!(desk.told("source_up"), 1);
    assert_eq!(desk.stories(), (1, 0), "what appeared in the meantime is told");
    desk.fail("no entries found");
    desk.list(list(11));
    assert_eq!((desk.told("source_down"), desk.told("source_up")), (1, 1));
}

#[test]
fn a_redesign_that_loses_the_headlines_is_quarantined_until_they_are_back() {
    let mut desk = Desk::new();
    desk.list(list(10));
    let etag = desk.row().validators;
    let stripped = || list(12).into_iter().map(|item| Item { title: None, ..item }).collect();
    for _ in 0..3 {
        assert!(matches!(desk.list(stripped()), Gathered::Quarantined { .. }));
    }
    assert_eq!(desk.stories(), (0, 0));
    assert_eq!(desk.row().validators, etag, "asked with another it would say „not modified“");
    assert_eq!(desk.told("source_quarantined"), 1);
    let trail = desk.store.run_blocking(|tx| journal::of_source(tx, "verein", 100)).unwrap();
    let line = trail.iter().find(|entry| entry.event == "source_quarantined").unwrap();
    let said = line.told.words();
    assert!(said.de.contains("Sie ihre neue Liste für richtig erklären"), "{said:?}");
    assert!(![said.de, said.en].iter().any(|text| text.contains('`')), "it names no command");
    desk.list(list(11));
    assert_eq!(desk.told("source_released"), 1);
    assert!(desk.row().quarantine.is_none());
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn strangers_only_are_quarantined_until_a_person_says_that_they_are_right() {
    let mut desk = Desk::new();
    desk.list(list(10));
    let strangers = || (30..40).map(|n| Item { published: None, ..entry(n) }).collect();
    assert!(matches!(desk.list(strangers()), Gathered::Quarantined { .. }));
    assert_eq!(desk.stories(), (0, 0));
    let accepted = desk.store.run_blocking(|tx| sources::accept(tx, "verein")).unwrap();
    assert!(accepted);
    assert!(matches!(desk.list(strangers()), Gathered::Read { held: true, .. }));
    assert_eq!(desk.stories(), (0, 10), "each is asked about; nothing is lost");
    assert_eq!(desk.told("source_released"), 1);
    let again = desk.store.run_blocking(|tx| sources::accept(tx, "verein")).unwrap();
    assert!(!again, "there is nothing to accept");
}

#[test]
fn a_stump_of_a_list_is_quarantined_if_it_holds_news() {
    let mut desk = Desk::new();
    desk.list(list(10));
    assert!(matches!(desk.list(list(10)[..2].to_vec()), Gathered::Read { .. }));
    let stump = vec![entry(14), entry(9)];
    assert!(matches!(desk.list(stump), Gathered::Quarantined { .. }));
    let mut whole = list(10);
    whole.insert(0, entry(14));
    desk.list(whole);
    assert_eq!(desk.stories(), (1, 0), "told once the list is whole again");
}

#[test]
fn many_at_once_wait_for_a_person_and_a_few_do_not() {
    for (news, expected) in [(3, (3, 0)), (5, (0, 5))] {
        let mut desk = Desk::new();
        desk.list(list(8));
        let mut items: Vec<Item> = (16..16 + news).rev().map(entry).collect();
        items.extend(list(8));
        desk.list(items);
        assert_eq!(desk.stories(), expected, "{news} of {}", 8 + news);
    }
}

#[test]
fn not_modified_ends_a_quarantine() {
    let mut desk = Desk::new();
    desk.list(list(10));
    desk.list((30..40).map(entry).collect());
    assert!(desk.row().quarantine.is_some());
    desk.look(Polled::NotModified);
    assert!(desk.row().quarantine.is_none(), "it is the old list again");
}

#[test]
fn an_item_off_the_list_is_not_withdrawn_and_not_news_when_it_comes_back() {
    let mut desk = Desk::new();
    desk.list(list(10));
    let mut with_news = list(10);
    with_news.insert(0, entry(14));
    desk.list(with_news.clone());
    desk.list(list(10));
    assert_eq!(desk.stories(), (1, 0), "it is still to be told");
    desk.list(with_news);
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn silence_longer_than_the_rhythm_is_told_once() {
    let mut desk = Desk::new();
    // Entries day by day, the newest from yesterday.
    desk.list(list(14));
    assert!(desk.row().patience.is_some());
    for _ in 0..6 {
        desk.pass(1);
        desk.look(Polled::NotModified);
    }
    assert_eq!(desk.told("source_silent"), 1);
    assert!(desk.row().silent_since.is_some());
    desk.list(list(15));
    assert_eq!(desk.told("source_speaks"), 1);
    assert!(desk.row().silent_since.is_none());
}

#[test]
fn a_move_for_good_is_told_once_and_survives_not_modified() {
    let mut desk = Desk::new();
    desk.list(list(10));
    let to = "https://neu.example/news";
    desk.list_moved(list(10), Some(to));
    desk.look(Polled::NotModified);
    desk.list_moved(list(10), Some(to));
    assert_eq!(desk.row().moved_to.as_deref(), Some(to));
    assert_eq!(desk.told("source_moved"), 1);
    let health = desk.store.run_blocking(|tx| sources::health(tx, "verein")).unwrap().unwrap();
    assert_eq!(health.moved_polls, 3);
    desk.list(list(10));
    assert_eq!(desk.row().moved_to, None, "it answers at its own address again");
}
