//! The links of an entry: which one leads to its article.

use url::Url;

use crate::article::dom::{Page, is_block, is_heading};

/// Beginnings of links that lead from a teaser to its article, lower case.
const READ_MORE: [&str; 16] = [
    "weiterlesen",
    "weiter lesen",
    "mehr lesen",
    "mehr erfahren",
    "mehr dazu",
    "mehr …",
    "mehr...",
    "mehr ",
    "weiter",
    "lesen sie",
    "zum artikel",
    "zum beitrag",
    "zur meldung",
    "read more",
    "continue reading",
    "details",
];

/// A link inside an entry.
pub(super) struct Link {
    /// Its element's number.
    pub(super) node: usize,
    /// Where it leads, without a fragment.
    pub(super) url: Url,
    /// Its text in one line.
    pub(super) text: String,
}

/// Whether several headings lead to different places: then the element holds several entries.
pub(in crate::watch::listing) fn holds_several(page: &Page<'_>, node: usize, base: &Url) -> bool {
    let mut first: Option<Url> = None;
    let links = links(page, node, base);
    for link in &links {
        let in_heading = page
            .ancestors(link.node)
            .take_while(|&at| at != node)
            .any(|at| is_heading(page.name(at)))
            || (link.node..page.end(link.node)).any(|at| is_heading(page.name(at)));
        if !in_heading && !is_read_more(&link.text) {
            continue;
        }
        match &first {
            Some(url) if *url != link.url => return true,
            Some(_) => {}
            None => first = Some(link.url.clone()),
        }
    }
    false
}

pub(super) fn encloses(page: &Page<'_>, outer: usize, inner: usize) -> bool {
    outer < inner && inner < page.end(outer)
}

/// The links that may lead to an article, also the element itself.
pub(super) fn links(page: &Page<'_>, node: usize, base: &Url) -> Vec<Link> {
    (node..page.end(node))
        .filter(|&at| page.name(at) == "a")
        .filter_map(|at| {
            let url = article_link(page, at, base)?;
            Some(Link { node: at, url, text: page.line(at) })
        })
        .collect()
}

fn article_link(page: &Page<'_>, node: usize, base: &Url) -> Option<Url> {
    const NO_ARTICLES: [&str; 11] = [
        "/tag/",
        "/tags/",
        "/category/",
        "/categories/",
        "/kategorie/",
        "/author/",
        "/autor/",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
    ];
    let href = page.attr(node, "href")?.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    if page.attr(node, "rel").is_some_and(|rel| {
        rel.split_whitespace().any(|word| matches!(word, "tag" | "author" | "category"))
    }) {
        return None;
    }
    let mut url = base.join(href).ok()?;
    url.set_fragment(None);
    let path = url.path().to_lowercase();
    let article = !NO_ARTICLES.iter().any(|part| path.contains(part));
    (matches!(url.scheme(), "http" | "https") && article).then_some(url)
}

/// Whether the link makes up its block, or encloses blocks: no link inside running text.
pub(super) fn stands_alone(page: &Page<'_>, link: usize, entry: usize) -> bool {
    if link == entry || (link..page.end(link)).any(|at| is_block(page.name(at))) {
        return true;
    }
    let block = page.ancestors(link).find(|&at| is_block(page.name(at)));
    block.is_some_and(|block| {
        let (inside, all) = (page.line(link).chars().count(), page.line(block).chars().count());
        matches!(page.name(block), "td" | "th" | "li" | "dt") && inside * 2 >= all
            || inside * 10 >= all * 9
    })
}

pub(super) fn is_read_more(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    READ_MORE.iter().any(|start| text.starts_with(start)) || text == "mehr"
}

/// The headline in `Weiterlesen: <headline>`, if it is whole.
pub(super) fn title_in_read_more(text: &str) -> Option<String> {
    let (_, title) = text.split_once(':')?;
    uncut(title)
}

/// The text, unless it was cut with an ellipsis.
pub(super) fn uncut(text: &str) -> Option<String> {
    let text = text.trim();
    let cut = text.ends_with("...") || text.ends_with('…');
    (!cut && !text.is_empty()).then(|| text.to_owned())
}
