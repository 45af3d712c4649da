//! Pages of a list: which link leads to the next one, and which links only page through it.

use url::Url;

use crate::article::dom::Page;

/// Parameters that count pages or entries, lower case; TYPO3 hides them in brackets.
const COUNTERS: [&str; 11] = [
    "start",
    "limitstart",
    "page",
    "paged",
    "seite",
    "currentpage",
    "offset",
    "pointer",
    "cur",
    "pagenum",
    "startindex",
];

/// Parts of paths before the number of a page.
const PATH_COUNTERS: [&str; 2] = ["page", "seite"];

/// What a link to the next page says, lower case, without arrows.
const NEXT: [&str; 18] = [
    "weiter",
    "nächste",
    "nächste seite",
    "nächster",
    "vor",
    "vorwärts",
    "ältere",
    "ältere beiträge",
    "ältere artikel",
    "ältere meldungen",
    "ältere einträge",
    "frühere beiträge",
    "next",
    "next page",
    "older posts",
    "older",
    "zur nächsten seite",
    "eine seite weiter",
];

/// Parts of class names and ids of the row of page links.
const ROWS: [&str; 8] = [
    "pagin",
    "pager",
    "page-numbers",
    "pagenav",
    "nav-links",
    "seitennav",
    "blaettern",
    "page-link",
];

/// Where the list goes on: the next page, if the page names one.
pub(super) fn next(page: &Page<'_>, base: &Url, here: &Url) -> Option<Url> {
    let target = |node: usize| -> Option<Url> {
        let mut url = base.join(page.attr(node, "href")?.trim()).ok()?;
        url.set_fragment(None);
        let mut itself = here.clone();
        itself.set_fragment(None);
        (matches!(url.scheme(), "http" | "https") && url.host() == here.host() && url != itself)
            .then_some(url)
    };
    let is_next = |url: &Url, node: usize| {
        is_page_of(url, here)
            || in_row(page, node) && pages(url, here) && !url.path().contains("comment")
    };
    let links: Vec<usize> = (1..page.len())
        .filter(|&node| matches!(page.name(node), "a" | "link"))
        .filter(|&node| page.attr(node, "href").is_some())
        .collect();
    let declared = links.iter().find(|&&node| {
        page.attr(node, "rel")
            .is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("next")))
            // An article's „next“ is another article.
            && target(node).is_some_and(|url| is_next(&url, node))
    });
    if let Some(url) = declared.and_then(|&node| target(node)) {
        return Some(url);
    }
    let anchors = || links.iter().copied().filter(|&node| page.name(node) == "a");
    let worded = anchors()
        .find(|&node| says_next(page, node) && target(node).is_some_and(|url| is_next(&url, node)));
    if let Some(url) = worded.and_then(target) {
        return Some(url);
    }
    numbered(page, here, &anchors().collect::<Vec<_>>(), &target)
}

/// The link numbered one more than this page, in a row of numbers.
fn numbered(
    page: &Page<'_>,
    here: &Url,
    anchors: &[usize],
    target: &dyn Fn(usize) -> Option<Url>,
) -> Option<Url> {
    let number = |node: usize| page.line(node).trim().parse::<u32>().ok();
    let row: Vec<(usize, u32)> = anchors
        .iter()
        .filter(|&&node| target(node).is_some_and(|url| is_page_of(&url, here)))
        .filter_map(|&node| Some((node, number(node)?)))
        .collect();
    let &(first, _) = row.first()?;
    let current = current(page, first).or_else(|| page_number(here)).unwrap_or(1);
    let next = row.iter().find(|&&(_, number)| number == current + 1);
    next.and_then(|&(node, _)| target(node))
}

/// The number that the row shows without a link, or marks as the current one.
fn current(page: &Page<'_>, link: usize) -> Option<u32> {
    let row = page
        .ancestors(link)
        .take(4)
        .find(|&at| matches!(page.name(at), "ul" | "ol" | "nav" | "div" | "p" | "td" | "table"))?;
    (row + 1..page.end(row)).find_map(|at| {
        let text = page.text(at)?.trim();
        let linked = page.ancestors(at).take_while(|&above| above != row).any(|above| {
            page.name(above) == "a"
                && page.attr(above, "href").is_some()
                && page.attr(above, "aria-current").is_none()
        });
        let marked = page.ancestors(at).take_while(|&above| above != row).any(|above| {
            page.attr(above, "aria-current").is_some()
                || page.attr(above, "class").is_some_and(|class| {
                    class.split_whitespace().any(|word| matches!(word, "active" | "current"))
                })
        });
        if linked && !marked { None } else { text.parse().ok() }
    })
}

/// The number in `/page/3/` or `?page=3`, as far as readers would count it.
fn page_number(url: &Url) -> Option<u32> {
    let parts: Vec<&str> = url.path_segments().into_iter().flatten().collect();
    parts.windows(2).find_map(|pair| {
        let &[word, number] = pair else { return None };
        PATH_COUNTERS.contains(&word).then(|| number.parse().ok()).flatten()
    })
}

fn says_next(page: &Page<'_>, node: usize) -> bool {
    let said = |text: &str| {
        let plain: String = text
            .to_lowercase()
            .replace(['»', '›', '→', '>', '⟩', '…'], " ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        NEXT.contains(&plain.as_str()) || plain.is_empty() && !text.trim().is_empty()
    };
    let line = page.line(node);
    let marked = page.attr(node, "class").is_some_and(|class| {
        class.split_whitespace().any(|word| matches!(word, "next" | "nextpage"))
    });
    said(&line)
        || marked
        || ["title", "aria-label"].iter().any(|name| page.attr(node, name).is_some_and(said))
}

fn in_row(page: &Page<'_>, node: usize) -> bool {
    std::iter::once(node).chain(page.ancestors(node).take(4)).any(|at| {
        let names = page.names(at);
        page.name(at) != "body" && ROWS.iter().any(|row| names.contains(row))
    })
}

/// Whether an address is this page's with a number behind it: good enough in a row of pages. A
/// number elsewhere, as in `?ArtNr=335`, is another article's.
fn pages(url: &Url, here: &Url) -> bool {
    const LONGEST: usize = 12;
    let stem = here.path().trim_end_matches('/').trim_end_matches(".html");
    let behind = url.path().strip_prefix(stem).unwrap_or_default();
    behind.len() <= LONGEST && behind.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether an address is another page of the list at `here`: the same path, and only what counts
/// pages differs.
pub(super) fn is_page_of(url: &Url, here: &Url) -> bool {
    if url.host() != here.host() {
        return false;
    }
    // `?id=5&start=10` is a page of `?id=5`, and none of `?id=7`.
    let other_list =
        here.query_pairs().filter(|(name, _)| !is_counter(name)).any(|(name, value)| {
            url.query_pairs().any(|(theirs, other)| theirs == name && other != value)
        });
    let (theirs, ours) = (without_count(url), without_count(here));
    !other_list && theirs.0 == ours.0 && (theirs.1 || ours.1 && url.query().is_none())
}

/// Whether a parameter counts pages; Contao's end in the number of the module: `page_n17`.
fn is_counter(name: &str) -> bool {
    let name = name.to_lowercase();
    let inner = name.rsplit(['[', '_', '.']).next().unwrap_or_default().trim_end_matches(']');
    COUNTERS.contains(&name.as_str()) || COUNTERS.contains(&inner) || name.starts_with("page_")
}

/// The path without its count, and whether path or query count pages.
fn without_count(url: &Url) -> (String, bool) {
    let mut parts: Vec<&str> =
        url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let mut counted = false;
    if let [.., word, number] = parts.as_slice()
        && PATH_COUNTERS.contains(word)
        && number.trim_end_matches(".html").bytes().all(|byte| byte.is_ascii_digit())
    {
        parts.truncate(parts.len() - 2);
        counted = true;
    }
    let in_query = url.query_pairs().any(|(name, value)| {
        is_counter(&name)
            && !value.is_empty()
            && value.split(',').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    (parts.join("/"), counted || in_query)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(url: &str, here: &str) -> bool {
        let here = Url::parse(here).unwrap();
        is_page_of(&here.join(url).unwrap(), &here)
    }

    #[test]
    fn pages_of_a_list_are_told_from_articles() {
        let here = "https://verein.example/aktuelles/news";
        for url in [
            "?start=90",
            "?page=2",
            "/aktuelles/news/page/2/",
            "/aktuelles/news/seite/2",
            "?tx_news_pi1%5BcurrentPage%5D=2&cHash=ab12",
            "?tx_news_pi1%5B%40widget_0%5D%5BcurrentPage%5D=2",
            "?page_n17=2",
            "?page=0,1",
        ] {
            assert!(page_of(url, here), "{url}");
        }
        for url in [
            "news/1201-lesefest",
            "?id=17",
            "?p=812",
            "/andere?page=2",
            "https://a.example/?page=2",
        ] {
            assert!(!page_of(url, here), "{url}");
        }
        assert!(page_of("/aktuelles/news", "https://verein.example/aktuelles/news/page/3/"));
        assert!(page_of("?id=5&start=10", "https://verein.example/index.php?id=5"));
        assert!(!page_of("?id=7&start=10", "https://verein.example/index.php?id=5"));
        assert!(page_of("/rueckblick.html", "https://verein.example/rueckblick.html?start=90"));
    }
}
