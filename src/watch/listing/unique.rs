//! Each entry once: sliders repeat them, and teasers link one article two or three times.

use std::collections::{HashMap, HashSet};

use crate::item::{Item, canonical_link};
use crate::text::hygiene;

/// So many entries with headlines of their own that share a link share it because it is not
/// theirs: „Alle Meldungen“, or the page on which they all stand.
const SHARING: usize = 3;

/// Entries with clean texts, each once; what one telling of an entry lacks is taken from another.
pub(super) fn unique(items: Vec<Item>) -> Vec<Item> {
    let mut items: Vec<Item> = items.into_iter().map(cleaned).collect();
    let shared = shared(&items);
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for mut item in items.drain(..) {
        let Some(key) = key(&item, &shared) else {
            continue;
        };
        if item
            .link
            .as_ref()
            .is_some_and(|link| link.fragment().is_none() && shared.contains(&canonical_link(link)))
        {
            item.link = None;
        }
        if let Some(known) = places.get(&key).and_then(|&place| kept.get_mut(place)) {
            complete(known, item);
        } else {
            places.insert(key, kept.len());
            kept.push(item);
        }
    }
    kept
}

/// Links that belong to none of the entries that have them.
fn shared(items: &[Item]) -> HashSet<String> {
    let mut titles: HashMap<String, HashSet<String>> = HashMap::new();
    for item in items {
        if let (Some(link), Some(title)) = (&item.link, &item.title) {
            let who = match link.fragment() {
                Some(fragment) => format!("#{fragment}"),
                None => title.clone(),
            };
            titles.entry(canonical_link(link)).or_default().insert(who);
        }
    }
    let anchors =
        |who: &HashSet<String>| who.iter().filter(|who| who.starts_with('#')).count() >= 2;
    titles
        .into_iter()
        .filter(|(_, who)| who.len() >= SHARING || anchors(who))
        .map(|(link, _)| link)
        .collect()
}

/// What tells an entry from the others; none for one that says nothing.
fn key(item: &Item, shared: &HashSet<String>) -> Option<String> {
    if let Some(link) = &item.link {
        let canonical = canonical_link(link);
        if !shared.contains(&canonical) {
            return Some(canonical);
        }
        if let Some(fragment) = link.fragment() {
            return Some(format!("{canonical}#{fragment}"));
        }
    }
    let text = item.summary.as_ref().or(item.content.as_ref());
    let said =
        format!("{}\n{}", item.title.as_deref().unwrap_or_default(), text.map_or("", |text| text));
    (said.len() > 1).then_some(said)
}

/// Fills what the first telling lacks.
fn complete(known: &mut Item, other: Item) {
    known.title = known.title.take().or(other.title);
    known.published = known.published.or(other.published);
    known.summary = known.summary.take().or(other.summary);
    known.image = known.image.take().or(other.image);
}

/// The item with clean texts; its content stays markup.
fn cleaned(item: Item) -> Item {
    let clean = |text: Option<String>| {
        text.map(|text| hygiene::clean(&text)).filter(|text| !text.is_empty())
    };
    Item { title: clean(item.title), summary: clean(item.summary), ..item }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(title: &str, link: &str) -> Item {
        Item { title: Some(title.into()), link: link.parse().ok(), ..Item::default() }
    }

    #[test]
    fn a_repeated_entry_is_completed() {
        let teaser = |item: Item| Item { summary: Some("Mehr davon.".into()), ..item };
        let found = unique(vec![
            item("Das Fest", "https://verein.example/fest"),
            item("Die Wahl", "https://verein.example/wahl"),
            teaser(item("Das Fest", "http://www.verein.example/fest/?utm_source=x")),
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].summary.as_deref(), Some("Mehr davon."));
    }

    #[test]
    fn a_link_to_all_is_none_of_each() {
        let found = unique(vec![
            item("Eins", "https://verein.example/alle"),
            item("Zwei", "https://verein.example/alle"),
            item("Drei", "https://verein.example/alle"),
            item("Vier", "https://verein.example/vier"),
        ]);
        let links: Vec<bool> = found.iter().map(|item| item.link.is_some()).collect();
        assert_eq!(links, [false, false, false, true]);
    }

    #[test]
    fn anchors_stay_apart() {
        let found = unique(vec![
            item("Eins", "https://verein.example/news.html#c1"),
            item("Zwei", "https://verein.example/news.html#c2"),
            item("Eins", "https://verein.example/news.html#c1"),
        ]);
        assert_eq!(found.len(), 2);
    }
}
