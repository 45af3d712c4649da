//! What the site calls the sections in which the page stands.

use std::collections::HashSet;

use url::Url;

use super::plain;
use crate::article::dom::Page;
use crate::article::metadata::Head;

/// Words that the name of a section has at most.
const WORDS: usize = 4;

/// Elements around a link that may be the site's menu.
const AROUND: usize = 7;

/// The words of the links in the site's menus and in the trail above the page, and of links to
/// the folders in which the page's address lies; never of a link to the page itself.
pub(super) fn find(page: &Page<'_>, head: &Head, url: &Url) -> HashSet<String> {
    let canonical = head.canonical.iter().filter_map(|link| url.join(link).ok());
    let own: Vec<String> =
        canonical.chain([url.clone()]).map(|url| end(url.path()).to_owned()).collect();
    let host = url.host_str().unwrap_or_default();
    let mut sections: HashSet<String> = folders(url).collect();
    // Links of one list stand in the same menu, or in none.
    let mut list = (0, false);
    for link in page.below(0, "a") {
        let Some(path) = page.attr(link, "href").and_then(|href| path(href, host)) else {
            continue;
        };
        let folder =
            url.path().strip_prefix(path).is_some_and(|rest| rest.trim_matches('/').contains('/'));
        let around = page.parent(page.parent(link));
        if list.0 != around {
            list = (around, is_in_menu(page, link));
        }
        if !folder && !list.1 || own.iter().any(|own| leads_to(path, own)) {
            continue;
        }
        let text = page.line(link);
        let words = text.split_whitespace().count();
        if (1..=WORDS).contains(&words) && text.len() <= 40 {
            sections.insert(plain(&text));
        }
    }
    sections
}

/// The path of a link to the same site, without the signs at its end.
fn path<'h>(href: &'h str, host: &str) -> Option<&'h str> {
    let href = href.trim();
    let inside = match href.split_once("://") {
        Some((_, rest)) => {
            let (there, _) = rest.split_once('/')?;
            (there == host).then(|| rest.get(there.len()..)).flatten()?
        }
        None => href,
    };
    let path = end(inside.split(['?', '#']).next().unwrap_or_default());
    (path.len() >= 2).then_some(path)
}

/// Whether a path leads to the page: the whole one, or its last part in the same folder.
fn leads_to(path: &str, own: &str) -> bool {
    own == path || !path.starts_with('/') && own.rsplit('/').next() == Some(path)
}

/// The folders in which the page's address lies.
fn folders(url: &Url) -> impl Iterator<Item = String> {
    let (folders, _) = end(url.path()).rsplit_once('/').unwrap_or_default();
    folders.split('/').map(plain).filter(|folder| folder.len() >= 4)
}

fn end(path: &str) -> &str {
    path.trim_end_matches('/')
}

/// Whether a link stands in a menu or in the trail above the page.
fn is_in_menu(page: &Page<'_>, link: usize) -> bool {
    page.ancestors(link).take(AROUND).any(|at| {
        page.name(at) == "nav" || {
            let names = page.names(at);
            ["breadcrumb", "menu", "navi", "rootline"].iter().any(|mark| names.contains(mark))
        }
    })
}
