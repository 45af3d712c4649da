//! Identity: whatever is rewritten, nothing old is told, and what is new is told once.

use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::{entry, list};
use crate::daemon::gather::Gathered;
use crate::daemon::tests::Desk;
use crate::item::{Item, Published};

/// Ways to rewrite a whole list at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rewrite {
    Guids,
    NoGuids,
    Https,
    Www,
    Domain,
    Slugs,
    Paths,
    DatesReset,
    NoDates,
    Reversed,
    FirstPage,
    SecondPage,
    ShortTeasers,
    Capitals,
    Tracking,
}

const REWRITES: [Rewrite; 15] = [
    Rewrite::Guids,
    Rewrite::NoGuids,
    Rewrite::Https,
    Rewrite::Www,
    Rewrite::Domain,
    Rewrite::Slugs,
    Rewrite::Paths,
    Rewrite::DatesReset,
    Rewrite::NoDates,
    Rewrite::Reversed,
    Rewrite::FirstPage,
    Rewrite::SecondPage,
    Rewrite::ShortTeasers,
    Rewrite::Capitals,
    Rewrite::Tracking,
];

/// An entry as the rewritten site shows it.
fn rewrite(mut item: Item, how: Rewrite) -> Item {
    let link = item.link.clone().map(String::from);
    let relink = |change: &dyn Fn(&str) -> String| {
        link.as_deref().and_then(|link| change(link).parse().ok())
    };
    let name = |link: &str| link.rsplit(['/', '-']).next().unwrap_or_default().to_owned();
    match how {
        Rewrite::Guids => {
            item.guid = item.guid.map(|guid| format!("tx_news:{}", guid.len()) + &guid);
        }
        Rewrite::NoGuids => item.guid = None,
        Rewrite::Https => item.link = relink(&|link| link.replace("http:", "https:")),
        Rewrite::Www => item.link = relink(&|link| link.replace("://verein", "://www.verein")),
        Rewrite::Domain => {
            item.link = relink(&|link| link.replace("verein.example", "neu.example"));
        }
        Rewrite::Slugs => {
            item.link = relink(&|link| link.replace(&name(link), &format!("neu-{}", name(link))));
        }
        Rewrite::Paths => {
            item.link = relink(&|link| link.replace("/aktuelles/", "/news/").replace('-', "/"));
        }
        Rewrite::DatesReset => item.published = Some(Published::Day(date(2026, 11, 22))),
        Rewrite::NoDates => item.published = None,
        Rewrite::ShortTeasers => {
            let words = item.summary.unwrap_or_default();
            let words: Vec<&str> = words.split(' ').take(18).collect();
            item.summary = Some(words.join(" "));
        }
        Rewrite::Capitals => item.title = item.title.map(|title| title.to_uppercase()),
        Rewrite::Tracking => item.link = relink(&|link| format!("{link}?utm_source=rss")),
        Rewrite::Reversed | Rewrite::FirstPage | Rewrite::SecondPage => {}
    }
    item
}

/// The whole list, every entry rewritten.
fn rewritten(items: Vec<Item>, ways: &[Rewrite]) -> Vec<Item> {
    let mut items: Vec<Item> = items
        .into_iter()
        .map(|item| ways.iter().fold(item, |item, how| rewrite(item, *how)))
        .collect();
    if ways.contains(&Rewrite::Reversed) {
        items.reverse();
    }
    if ways.contains(&Rewrite::FirstPage) {
        items.truncate(6);
    } else if ways.contains(&Rewrite::SecondPage) {
        items.drain(..5);
    }
    items
}

/// A desk that knows a list of ten, and has seen it rewritten.
fn desk_after(ways: &[&[Rewrite]]) -> Desk {
    let mut desk = Desk::new();
    desk.list(list(10));
    for ways in ways {
        desk.list(rewritten(list(10), ways));
    }
    desk
}

/// A really new article stands at the top of the list as it is now.
fn with_news(ways: &[Rewrite]) -> Vec<Item> {
    let mut items = rewritten(list(10), ways);
    items.insert(0, ways.iter().fold(entry(14), |item, how| rewrite(item, *how)));
    items
}

#[test]
fn each_rewriting_alone_tells_nothing_and_the_next_article_once() {
    for how in REWRITES {
        let mut desk = desk_after(&[&[how]]);
        assert_eq!(desk.stories(), (0, 0), "{how:?}");
        desk.list(with_news(&[how]));
        assert_eq!(desk.stories(), (1, 0), "{how:?}");
        desk.list(with_news(&[how]));
        desk.list(with_news(&[]));
        assert_eq!(desk.stories(), (1, 0), "{how:?}, and back");
    }
}

#[test]
fn a_relaunch_rewrites_everything_at_once() {
    use Rewrite::{Capitals, DatesReset, Domain, Guids, Https, Paths, Reversed, ShortTeasers};
    let all = [Guids, Https, Domain, Paths, DatesReset, Reversed, ShortTeasers, Capitals];
    let mut desk = desk_after(&[&all]);
    assert_eq!(desk.stories(), (0, 0));
    desk.list(with_news(&all));
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn headlines_alone_are_enough_where_they_stand_in_the_old_ones_place() {
    let bare = |item: Item| Item { title: item.title, link: item.link, ..Item::default() };
    let mut desk = Desk::new();
    desk.list(list(8).into_iter().map(bare).collect());
    let all = [Rewrite::Domain, Rewrite::Paths];
    let mut renamed: Vec<Item> = rewritten(list(8), &all).into_iter().map(bare).collect();
    desk.list(renamed.clone());
    assert_eq!(desk.stories(), (0, 0));
    renamed.insert(0, bare(rewrite(entry(12), Rewrite::Domain)));
    desk.list(renamed);
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn an_entry_of_text_alone_is_the_same_when_edited_moved_and_paged() {
    let bare = |item: Item| Item { summary: item.summary, ..Item::default() };
    let texts: Vec<Item> = list(5).into_iter().map(bare).collect();
    let mut desk = Desk::new();
    desk.list(texts.clone());
    let mut edited = texts.clone();
    for item in &mut edited {
        item.summary = item.summary.take().map(|text| text.replace("Über", "Wieder ging es um"));
    }
    desk.list(edited.clone());
    edited.swap(0, 3);
    desk.list(edited.clone());
    desk.list(edited[..4].to_vec());
    desk.list(edited.clone());
    assert_eq!(desk.stories(), (0, 0));
    edited.insert(0, bare(entry(9)));
    desk.list(edited.clone());
    desk.list(edited);
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn places_on_a_list_are_told_apart_however_many_stand_there() {
    let on_list = |n: usize| Item {
        link: format!("https://www.verein.example/aktuelles/news.html?start=20#item{n}")
            .parse()
            .ok(),
        guid: None,
        ..entry(n)
    };
    let mut desk = Desk::new();
    desk.list((0..5).rev().map(on_list).collect());
    desk.list(vec![on_list(4)]);
    assert_eq!(desk.stories(), (0, 0));
    desk.list((1..7).rev().map(on_list).collect());
    assert_eq!(desk.stories(), (2, 0));
    let told = desk.outbox();
    let entry = |tx: &rusqlite::Transaction<'_>| crate::state::items::get(tx, told[0].item);
    let entry = desk.store.run_blocking(entry).unwrap().entry;
    assert_eq!(entry.link, None, "the list is no article");
    assert!(entry.page.unwrap().as_str().ends_with("#item6"), "followers are sent to the place");
}

#[test]
fn a_guid_of_all_is_a_guid_of_none() {
    let shared = |n: usize| Item { guid: Some("0".into()), ..entry(n) };
    let mut desk = Desk::new();
    desk.list((0..6).rev().map(shared).collect());
    desk.list((0..7).rev().map(shared).collect());
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn an_older_entry_that_slides_in_is_a_persons_decision() {
    let undated = |n: usize| Item { published: None, ..entry(n) };
    let mut desk = Desk::new();
    desk.list((5..10).rev().map(undated).collect());
    let mut slid: Vec<Item> = (5..9).rev().map(undated).collect();
    slid.push(undated(2));
    desk.list(slid);
    assert_eq!(desk.stories(), (0, 1));
    // A list that grows downwards shows it by its dates.
    let mut desk = Desk::new();
    desk.list((0..5).map(entry).collect());
    desk.list((0..6).map(entry).collect());
    assert_eq!(desk.stories(), (1, 0));
}

#[test]
fn another_address_is_another_baseline_and_the_announced_one_is_not() {
    let mut desk = Desk::new();
    desk.list(list(6));
    let other = |desk: &mut Desk, url: &str| {
        desk.config.sources[0].url = url.parse().unwrap();
    };
    other(&mut desk, "https://www.verein.example/archiv.html");
    let strangers: Vec<Item> = (30..36).map(entry).collect();
    assert!(matches!(desk.list(strangers), Gathered::Read { baseline: true, .. }));
    assert_eq!(desk.stories(), (0, 0));
    let mut next: Vec<Item> = (30..36).map(entry).collect();
    desk.list_moved(next.clone(), Some("https://www.verein.example/neues.html"));
    other(&mut desk, "https://www.verein.example/neues.html");
    next.insert(0, Item { published: None, ..entry(37) });
    assert!(matches!(desk.list(next), Gathered::Read { baseline: false, new: 1, .. }));
    assert_eq!(desk.stories(), (1, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_combination_of_rewritings_tells_anything_old(
        first in subsequence(REWRITES.to_vec(), 0..7),
        second in subsequence(REWRITES.to_vec(), 0..7),
    ) {
        let mut desk = desk_after(&[&first, &second]);
        prop_assert_eq!(desk.stories().0, 0);
        desk.list(with_news(&second));
        prop_assert_eq!(desk.stories(), (1, 0));
        desk.list(with_news(&first));
        desk.list(with_news(&[]));
        prop_assert_eq!(desk.stories(), (1, 0));
    }
}
