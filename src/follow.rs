//! „Folge uns“: the accounts that an organisation's website links.

mod handle;
mod place;
mod same_as;
mod widget;

use std::collections::HashMap;

use scraper::{ElementRef, Html};
use url::Url;

use crate::item::{LinkedAccount, Network};
use crate::text::nesting;
use place::Place;

/// The accounts linked on a page, each once, without share buttons. Those that a „Folge uns“ box,
/// a button or a description of the organisation names come first, then those in header and
/// footer, in page order. Links elsewhere count only where there is none of these: an article may
/// link somebody else's page.
///
/// A page that would keep the HTML parser busy for too long is not read.
pub fn find(html: &str, url: &Url) -> Vec<LinkedAccount> {
    let Ok(html) = nesting::checked(html) else {
        return Vec::new();
    };
    let page = Html::parse_document(&html);
    let base = base(&page, url);
    let mut found: Vec<(Place, LinkedAccount)> = Vec::new();
    let mut known: HashMap<(Network, String), usize> = HashMap::new();
    for element in page.root_element().descendent_elements() {
        for (place, link) in links(element, &base) {
            let Some((network, handle)) = handle::account(&link) else {
                continue;
            };
            let key = (network, key(&handle));
            let account = LinkedAccount { network, handle, url: link };
            match known.get(&key).and_then(|at| found.get_mut(*at)) {
                // The better place decides, and its spelling.
                Some(earlier) if earlier.0 <= place => {}
                Some(earlier) => *earlier = (place, account),
                None => {
                    known.insert(key, found.len());
                    found.push((place, account));
                }
            }
        }
    }
    ours(found)
}

/// The account that a person names: by its address, by its name with or without `@`, by its id.
pub fn named(text: &str, network: Network) -> Option<String> {
    let text = text.trim();
    let site = match network {
        Network::Facebook => "https://www.facebook.com/",
        Network::X => "https://x.com/",
    };
    let address = if text.contains("://") {
        Url::parse(text)
    } else if text.contains('/') {
        Url::parse(&format!("https://{text}"))
    } else if network == Network::X && text.len() > 5 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.to_owned());
    } else {
        Url::parse(site).and_then(|site| site.join(text))
    };
    let (on, handle) = handle::account(&address.ok()?)?;
    (on == network).then_some(handle)
}

/// Whether two names of an account are the same (case, `@`, dots in Facebook names, ids).
pub fn same_handle(a: &str, b: &str) -> bool {
    let key = key(a);
    !key.is_empty() && key == self::key(b)
}

/// What two spellings of a name have in common.
fn key(handle: &str) -> String {
    let handle = handle.trim().trim_start_matches('@');
    let handle = handle::trailing_id(handle).unwrap_or(handle);
    handle.to_lowercase().replace('.', "")
}

/// The best places' accounts.
fn ours(mut found: Vec<(Place, LinkedAccount)>) -> Vec<LinkedAccount> {
    let best = found.iter().map(|(place, _)| *place).min().unwrap_or(Place::Elsewhere);
    found.retain(|(place, _)| *place <= best.max(Place::Frame));
    // Stable: within one kind of place, page order stays.
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, account)| account).collect()
}

/// The addresses that an element names, and what kind of place it is.
fn links(element: ElementRef<'_>, base: &Url) -> Vec<(Place, Url)> {
    match element.value().name() {
        "a" | "area" => {
            let link = address(element, "href", base);
            let link = link.filter(|link| handle::account(link).is_some());
            let place = if has_rel_me(element) { place::of_widget } else { place::of };
            link.map(|link| (place(element), link)).into_iter().collect()
        }
        "link" if has_rel_me(element) => {
            address(element, "href", base).map(|link| (Place::Box, link)).into_iter().collect()
        }
        "iframe" => {
            let framed = address(element, "src", base).and_then(|src| widget::shown(&src));
            framed.map(|link| (place::of_widget(element), link)).into_iter().collect()
        }
        "div" | "blockquote" if widget::is_page(element) => {
            let page = address(element, "data-href", base);
            page.map(|link| (place::of_widget(element), link)).into_iter().collect()
        }
        "script" if element.attr("type").is_some_and(|kind| kind.contains("ld+json")) => {
            let json: String = element.text().collect();
            same_as::links(&json).into_iter().map(|link| (Place::Box, link)).collect()
        }
        _ => Vec::new(),
    }
}

fn address(element: ElementRef<'_>, name: &str, base: &Url) -> Option<Url> {
    element.attr(name).and_then(|href| base.join(href.trim()).ok())
}

/// `rel="me"`: whoever is behind this page is behind that account, too.
fn has_rel_me(element: ElementRef<'_>) -> bool {
    let mut words = element.attr("rel").unwrap_or_default().split_ascii_whitespace();
    words.any(|word| word.eq_ignore_ascii_case("me"))
}

/// Relative links lead from `<base href>`, where a page has one.
fn base(page: &Html, url: &Url) -> Url {
    let mut elements = page.root_element().descendent_elements();
    let base = elements.find(|element| element.value().name() == "base");
    let href = base.and_then(|base| base.attr("href"));
    href.and_then(|href| url.join(href).ok()).unwrap_or_else(|| url.clone())
}
