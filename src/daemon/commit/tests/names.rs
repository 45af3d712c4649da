//! Each name by itself: an entry of which nothing else is left is known by it, or is news.

use super::{entry, list};
use crate::daemon::gather::Gathered;
use crate::daemon::tests::Desk;
use crate::item::Item;

/// An entry of which nothing is known but one name.
fn stranger(name: Item) -> Item {
    let other = entry(40);
    Item {
        guid: name.guid.or(other.guid),
        link: name.link.or(other.link),
        title: name.title.or(other.title),
        published: name.published.or(other.published),
        summary: other.summary,
        ..Item::default()
    }
}

/// What becomes of `new` in a list whose other entries are known, the one that had its name among
/// them or long gone.
fn stories_of(old: Item, new: Item) -> (usize, usize) {
    let mut desk = Desk::new();
    let mut items = list(8);
    items.insert(0, old);
    desk.list(items);
    for _ in 0..2 {
        desk.list(list(8));
    }
    let mut items = list(8);
    items.insert(0, new);
    let taken = desk.list(items);
    assert!(matches!(taken, Gathered::Read { listed: 9, .. }), "{taken:?}");
    desk.stories()
}

#[test]
fn each_name_alone_is_enough() {
    let link = |text: &str| Item { link: text.parse().ok(), ..Item::default() };
    let old = Item { link: link("http://verein.example/aktuelles/sommerfest").link, ..entry(20) };
    let numbered = entry(20);
    let names = [
        ("guid", &old, Item { guid: old.guid.clone(), ..Item::default() }),
        ("link", &old, link("https://www.verein.example/aktuelles/sommerfest/")),
        ("number", &numbered, link("http://verein.example/presse/1120-ein-anderer-name.html")),
        (
            "headline and day",
            &old,
            Item { title: old.title.clone(), published: old.published, ..Item::default() },
        ),
    ];
    for (name, old, alone) in names {
        assert_eq!(stories_of(old.clone(), stranger(alone)), (0, 0), "{name}");
    }
    assert_eq!(stories_of(old.clone(), stranger(Item::default())), (1, 0), "no name is news");
    let title = Item { title: old.title.clone(), ..Item::default() };
    assert_eq!(stories_of(old, stranger(title)), (1, 0), "a headline of another day is none");
}

#[test]
fn what_has_neither_link_nor_guid_is_known_by_its_words_or_its_picture() {
    let text = |text: &str| Item { summary: Some(text.into()), ..Item::default() };
    let picture = |name: &str| {
        let url = format!("https://verein.example/bilder/{name}.jpg").parse().unwrap();
        Item { image: Some(crate::item::Image { url, alt: None }), ..Item::default() }
    };
    // Too short to be likened to anything.
    let (words, touched_up) = (text("Wir machen Sommerpause!"), text("Wir machen „Sommerpause“"));
    assert_eq!(stories_of(words.clone(), touched_up), (0, 0));
    assert_eq!(stories_of(words, text("Wir sind wieder da!")), (1, 0));
    assert_eq!(stories_of(picture("fest"), picture("fest")), (0, 0));
    assert_eq!(stories_of(picture("fest"), picture("lauf")), (1, 0));
}
