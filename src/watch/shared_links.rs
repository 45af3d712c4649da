//! Entries that share one link: the same entry twice, or several that only stand on one page.

use std::collections::{HashMap, HashSet};

use super::Kind;
use crate::item::{Item, canonical_link};
use crate::wording::{Told, reading as say};

/// Leaves out what is listed twice, and takes the link from entries that share it with others:
/// such a link leads to a page of many (`news.html#c12`), and would make one item of them all.
/// It stays the page that followers are sent to. Gives a warning where it did the latter.
pub(super) fn settle(kind: Kind, items: &mut Vec<Item>) -> Option<Told> {
    let mut seen = HashSet::new();
    items.retain(|item| match &item.link {
        Some(link) => seen.insert((canonical_link(link), item.title.clone(), item.guid.clone())),
        None => true,
    });
    let mut sharing: HashMap<String, usize> = HashMap::new();
    for link in items.iter().filter_map(|item| item.link.as_ref()) {
        *sharing.entry(canonical_link(link)).or_default() += 1;
    }
    let mut taken = 0_usize;
    for item in items.iter_mut() {
        let Some(link) = &item.link else {
            continue;
        };
        // On a page, a headline and its picture may link the same article.
        let may_be_article = kind == Kind::Page && link.fragment().is_none();
        let shared = sharing.get(&canonical_link(link)).is_some_and(|count| *count > 1);
        if shared && !may_be_article {
            item.page = item.link.take();
            taken += 1;
        }
    }
    (taken > 0).then(|| say::SHARED_LINKS.told([Told::from(taken)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(title: &str, link: &str) -> Item {
        Item { title: Some(title.into()), link: link.parse().ok(), ..Item::default() }
    }

    fn links(items: &[Item]) -> Vec<bool> {
        items.iter().map(|item| item.link.is_some()).collect()
    }

    #[test]
    fn anchors_on_one_page_are_no_identity() {
        let mut items = vec![
            item("A", "https://verein.example/news.html#c1"),
            item("B", "https://verein.example/news.html#c2"),
            item("C", "https://verein.example/c.html#c3"),
        ];
        for kind in [Kind::Feed, Kind::Page] {
            let mut items = items.clone();
            assert!(settle(kind, &mut items).is_some());
            assert_eq!(links(&items), [false, false, true]);
            let page = items[1].page.as_ref().map(url::Url::as_str);
            assert_eq!(page, Some("https://verein.example/news.html#c2"));
        }
        items.push(item("A", "http://www.verein.example/news.html"));
        settle(Kind::Feed, &mut items);
        assert_eq!(items.len(), 3, "the same entry twice is one");
    }

    #[test]
    fn a_page_may_link_an_article_twice() {
        let mut items = vec![
            item("A", "https://verein.example/a"),
            item("Weiterlesen", "https://verein.example/a"),
        ];
        assert_eq!(settle(Kind::Page, &mut items), None);
        assert_eq!(links(&items), [true, true]);
        assert!(settle(Kind::Feed, &mut items).is_some());
    }
}
