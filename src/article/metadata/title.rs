//! The headline, without the site's name.

use url::Url;

use super::{Head, same_words};
use crate::article::dom::{Page, fold};

/// What divides a headline from the name of the site in `<title>`.
const SEPARATORS: [&str; 12] =
    [" | ", " – ", " - ", " — ", " :: ", " » ", " · ", " • ", " « ", " / ", " ‹ ", "|"];

/// Words in a page's `<h1>` that name the site or the section, never an article.
const NO_HEADLINES: [&str; 16] = [
    "aktuelles",
    "news",
    "nachrichten",
    "aktuell",
    "blog",
    "presse",
    "pressemitteilungen",
    "menü",
    "menu",
    "startseite",
    "home",
    "willkommen",
    "navigation",
    "suche",
    "rückblick",
    "meldungen",
];

/// The headline, as the page's own elements agree on it.
pub(super) fn find(page: &Page<'_>, root: usize, head: &Head, url: &Url) -> Option<String> {
    let site = Site::new(head, url);
    let raw: Vec<&str> = [&head.og_title, &head.headline, &head.title]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let declared: Vec<String> =
        raw.iter().map(|title| site.strip(title)).filter(|title| !title.is_empty()).collect();
    let headings = headings(page, root, &site);
    agreed(&headings, &declared, &raw, &site)
        .or_else(|| agreed(&minor_headings(page, 0), &declared, &[], &site))
        .or_else(|| only_plausible(page, root, &headings, &declared, &site))
}

/// The heading that the head of the page repeats.
fn agreed(headings: &[String], declared: &[String], raw: &[&str], site: &Site) -> Option<String> {
    let same =
        headings.iter().find(|heading| declared.iter().any(|title| same_words(title, heading)));
    if let Some(heading) = same {
        return Some(heading.clone());
    }
    // A heading with a kicker or the date inside: what the head says of it is the headline.
    let whole = |title: &&str| {
        let title = plain(title);
        title.len() >= 12
            && headings.iter().map(|heading| plain(heading)).any(|heading| {
                (heading.starts_with(&title) || heading.ends_with(&title))
                    && title.len() * 3 >= heading.len()
            })
    };
    if let Some(title) = raw.iter().map(|title| site.strip_name(title)).find(whole) {
        return Some(fold(title));
    }
    let repeated = headings.iter().filter(|heading| !site.is_named(heading)).find(|heading| {
        let words = plain(heading);
        words.len() >= 8 && raw.iter().any(|title| plain(title).contains(&words))
    });
    repeated.cloned()
}

/// Where heading and head disagree: the only heading, else the first that is no name.
fn only_plausible(
    page: &Page<'_>,
    root: usize,
    headings: &[String],
    declared: &[String],
    site: &Site,
) -> Option<String> {
    let plausible = |title: &&String| !site.is_named(title) && !is_section(title);
    if let [only] = headings
        && plausible(&only)
    {
        return Some(only.clone());
    }
    let minor = minor_headings(page, root);
    declared
        .iter()
        .find(plausible)
        .or_else(|| headings.iter().find(plausible))
        .or_else(|| minor.first().filter(plausible))
        .or_else(|| declared.first())
        .cloned()
}

/// Second and third level headings of the article.
fn minor_headings(page: &Page<'_>, root: usize) -> Vec<String> {
    ["h2", "h3"]
        .iter()
        .flat_map(|level| page.below(root, level).take(60))
        .map(|node| page.line(node))
        .filter(|line| !line.is_empty())
        .collect()
}

/// The page's first level headings without the site's name, those inside the article first.
fn headings(page: &Page<'_>, root: usize, site: &Site) -> Vec<String> {
    let inside = root..page.end(root);
    let mut found: Vec<(bool, String)> = page
        .below(0, "h1")
        .filter(|&node| !leads_home(page, node))
        .map(|node| (!inside.contains(&node), heading_text(page, node)))
        .filter(|(_, line)| !line.is_empty() && line.chars().count() <= 300)
        .map(|(outside, line)| (outside, site.strip_name(&line).to_owned()))
        .take(50)
        .collect();
    found.sort_by_key(|(outside, _)| *outside);
    found.into_iter().map(|(_, line)| line).collect()
}

/// Whether a heading is the site's name, linked to the front page.
fn leads_home(page: &Page<'_>, heading: usize) -> bool {
    page.below(heading, "a").next().and_then(|link| page.attr(link, "href")).is_some_and(|href| {
        let path = href
            .split_once("://")
            .map_or(href, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        path.trim_matches(['/', '.']).is_empty()
            || matches!(path, "/index.html" | "/index.php" | "index.html" | "index.php")
    })
}

/// A heading's text without the kicker, the date or a label that some systems put inside.
fn heading_text(page: &Page<'_>, heading: usize) -> String {
    const INSETS: [&str; 14] = [
        "kicker",
        "roofline",
        "topline",
        "overline",
        "dachzeile",
        "spitzmarke",
        "category",
        "label",
        "date",
        "meta",
        "hidden",
        "sr-only",
        "aural",
        "ressort",
    ];
    let inner = (heading + 1..page.end(heading)).find(|&at| {
        page.attr(at, "class")
            .is_some_and(|class| class.split_whitespace().any(|name| name == "headline"))
    });
    let heading = inner.unwrap_or(heading);
    let mut text = String::new();
    let mut node = heading + 1;
    while node < page.end(heading) {
        let names = page.names(node);
        if matches!(page.name(node), "time" | "small" | "script" | "style" | "button" | "svg")
            || INSETS.iter().any(|inset| names.contains(inset))
        {
            node = page.end(node);
            continue;
        }
        if !matches!(page.name(node), "" | "b" | "i" | "em" | "strong" | "a" | "wbr") {
            text.push(' ');
        }
        text.push_str(page.text(node).unwrap_or_default());
        node += 1;
    }
    let text = fold(&text);
    if text.is_empty() { page.line(heading) } else { text }
}

fn is_section(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    NO_HEADLINES.contains(&title.as_str())
}

/// What is known of the site's name.
struct Site {
    name: Option<String>,
    host: String,
}

impl Site {
    fn new(head: &Head, url: &Url) -> Self {
        let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
        let host = host.rsplit_once('.').map_or(host, |(name, _)| name);
        Self { name: head.site_name.clone(), host: plain(host) }
    }

    /// Whether the text is nothing but the site's name.
    fn is_named(&self, text: &str) -> bool {
        let text = plain(text);
        if text.is_empty() {
            return true;
        }
        self.name.as_ref().is_some_and(|name| plain(name) == text)
            || self.host.contains(&text)
            || text.contains(&self.host) && text.len() <= self.host.len() + 8
    }

    /// The title without the site's name at either end.
    fn strip(&self, title: &str) -> String {
        let title = fold(title);
        let mut best = title.as_str();
        for _ in 0..3 {
            let Some(shorter) = self.strip_once(best) else {
                break;
            };
            best = shorter;
        }
        best.trim().to_owned()
    }

    /// The text without a trailing part that is certainly the site's name.
    fn strip_name<'t>(&self, text: &'t str) -> &'t str {
        SEPARATORS
            .iter()
            .filter_map(|sign| text.rsplit_once(sign))
            .find(|(front, back)| !front.trim().is_empty() && self.is_named(back))
            .map_or(text, |(front, _)| front.trim())
    }

    fn strip_once<'t>(&self, title: &'t str) -> Option<&'t str> {
        let cut = SEPARATORS
            .iter()
            .filter_map(|sign| title.rfind(sign).map(|at| (at, sign.len())))
            .max_by_key(|(at, _)| *at)?;
        let (front, back) = (title.get(..cut.0)?, title.get(cut.0 + cut.1..)?);
        if self.is_named(back) {
            return Some(front);
        }
        let first = SEPARATORS
            .iter()
            .filter_map(|sign| title.find(sign).map(|at| (at, sign.len())))
            .min_by_key(|(at, _)| *at)?;
        let (start, rest) = (title.get(..first.0)?, title.get(first.0 + first.1..)?);
        if self.is_named(start) {
            return Some(rest);
        }
        // The longer side is the headline, where the other one is short.
        let words = |text: &str| text.split_whitespace().count();
        (words(front) >= 3 && words(back) <= 4 && !title.get(cut.0..)?.starts_with(" – "))
            .then_some(front)
    }
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
