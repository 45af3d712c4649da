//! Entries by the admin's CSS selectors.

use scraper::{ElementRef, Html, Selector};

use super::entry;
use super::outline::Outline;
use crate::article::dom::fold;
use crate::article::metadata::date;
use crate::config::Selectors;
use crate::item::{Item, Published};
use crate::wording::{Told, reading as say};

/// The admin's selectors, parsed.
struct Parsed {
    item: Selector,
    link: Option<Selector>,
    title: Option<Selector>,
    date: Option<Selector>,
    teaser: Option<Selector>,
}

/// Every element that `item` selects, read by the other selectors; what has none is found by
/// structure.
pub(super) fn items(
    html: &Html,
    outline: &Outline<'_, '_>,
    selectors: &Selectors,
) -> Result<Vec<Item>, Told> {
    let parsed = Parsed {
        item: parse("item", &selectors.item)?,
        link: parse_optional("link", selectors.link.as_deref())?,
        title: parse_optional("title", selectors.title.as_deref())?,
        date: parse_optional("date", selectors.date.as_deref())?,
        teaser: parse_optional("teaser", selectors.teaser.as_deref())?,
    };
    let chosen: std::collections::HashSet<_> =
        html.select(&parsed.item).map(|element| element.id()).collect();
    if chosen.is_empty() {
        return Err(say::SELECTS_NOTHING.told([Told::said(&selectors.item)]));
    }
    let page = outline.page;
    let items: Vec<Item> = (1..page.len())
        .filter_map(|node| page.element(node).map(|element| (node, element)))
        .filter(|(_, element)| chosen.contains(&element.id()))
        .map(|(node, element)| read(outline, node, element, &parsed))
        .collect();
    let missing = [
        ("link", &selectors.link, items.iter().all(|item| item.link.is_none())),
        ("title", &selectors.title, items.iter().all(|item| item.title.is_none())),
        ("date", &selectors.date, items.iter().all(|item| item.published.is_none())),
        ("teaser", &selectors.teaser, items.iter().all(|item| item.summary.is_none())),
    ];
    for (key, selector, none) in missing {
        if let Some(selector) = selector
            && none
        {
            return Err(say::SELECTS_NOWHERE.told([Told::said(key), Told::said(selector)]));
        }
    }
    Ok(items)
}

fn parse(key: &str, selector: &str) -> Result<Selector, Told> {
    Selector::parse(selector).map_err(|error| {
        let with = [key, selector, &error.to_string()].map(Told::said);
        say::SELECTOR_BAD.told(with)
    })
}

fn parse_optional(key: &str, selector: Option<&str>) -> Result<Option<Selector>, Told> {
    selector.map(|selector| parse(key, selector)).transpose()
}

fn read(outline: &Outline<'_, '_>, node: usize, element: ElementRef<'_>, parsed: &Parsed) -> Item {
    let entry = entry::measure(outline, node..outline.page.end(node));
    let mut item = entry::item(outline, &entry);
    let text = |selector: &Selector| {
        element
            .select(selector)
            .map(|found| fold(&found.text().collect::<String>()))
            .find(|text| !text.is_empty())
    };
    if let Some(selector) = &parsed.link {
        item.link = element
            .select(selector)
            .filter_map(|found| {
                found
                    .attr("href")
                    .or_else(|| found.child_elements().find_map(|child| child.attr("href")))
            })
            .find_map(|href| outline.base.join(href.trim()).ok())
            .filter(|link| matches!(link.scheme(), "http" | "https"));
        item.content = if item.link.is_some() { None } else { Some(element.inner_html()) };
    }
    if let Some(selector) = &parsed.title {
        item.title = text(selector);
    }
    if let Some(selector) = &parsed.teaser {
        item.summary = text(selector);
    }
    if let Some(selector) = &parsed.date {
        let shown = element.select(selector).find_map(|found| {
            found
                .attr("datetime")
                .and_then(date::parse)
                .or_else(|| date::parse(&fold(&found.text().collect::<String>())))
        });
        item.published = shown.map(Published::Day);
    }
    item
}
