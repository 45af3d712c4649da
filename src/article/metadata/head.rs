//! What stands in the head of the page, and what the page calls its own site.

use url::Url;

use super::{jsonld, language};
use crate::article::dom::{Page, fold};

/// What stands in the head of the page.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) og_title: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) twitter_title: Option<String>,
    pub(super) meta_title: Option<String>,
    /// What the site calls itself.
    pub(super) site_names: Vec<String>,
    /// What links to the front page say; the site's name stands in it.
    pub(super) home_links: Vec<String>,
    /// Dates of publication, most trusted first.
    pub(super) published: Vec<String>,
    /// Dates that may also be those of the template or of a change.
    pub(super) declared: Vec<String>,
    pub(super) author: Option<String>,
    pub(super) canonical: Vec<String>,
    pub(super) base: Option<String>,
    pub(super) image: Vec<String>,
    pub(super) image_alt: Option<String>,
    /// The site's own marks.
    pub(super) icons: Vec<String>,
    pub(super) language: Option<String>,
}

/// Links to the front page that are looked at.
const HOME_LINKS: usize = 8;

impl Head {
    pub(super) fn read(page: &Page<'_>, url: &Url) -> Self {
        let jsonld = jsonld::read(page);
        let mut head = Self { headline: jsonld.headline, author: jsonld.author, ..Self::default() };
        head.published.extend(jsonld.published);
        head.declared.extend(jsonld.created);
        for node in 1..page.len() {
            match page.name(node) {
                "title" if head.title.is_none() && !inside_svg(page, node) => {
                    head.title = filled(&page.line(node));
                }
                "html" => head.language = page.attr(node, "lang").and_then(language::primary),
                "base" => head.base = head.base.or(page.attr(node, "href").map(str::to_owned)),
                "link" => head.link(page, node),
                "meta" => head.meta(page, node),
                "a" if head.home_links.len() < HOME_LINKS => head.home_link(page, node, url),
                _ => {}
            }
        }
        head.image.extend(jsonld.image);
        head.site_names.extend(jsonld.names);
        head
    }

    fn link(&mut self, page: &Page<'_>, node: usize) {
        let address = page.attr(node, "href").map(str::to_owned);
        let rel = page.attr(node, "rel").unwrap_or_default().trim().to_lowercase();
        match rel.as_str() {
            // The page's own word before what it tells the networks.
            "canonical" => self.canonical.splice(0..0, address).for_each(drop),
            "icon" | "shortcut icon" | "apple-touch-icon" => self.icons.extend(address),
            "image_src" => self.image.extend(address),
            _ => self.site_names.extend(feed_name(page, node)),
        }
    }

    /// The words and the logo's text in a link to the site's front page.
    fn home_link(&mut self, page: &Page<'_>, node: usize, url: &Url) {
        let home = page.attr(node, "rel") == Some("home")
            || page.attr(node, "href").is_some_and(|href| is_front_page(href.trim(), url));
        if !home {
            return;
        }
        let logo = page.below(node, "img").next().and_then(|image| page.attr(image, "alt"));
        let said = [page.attr(node, "title"), logo].into_iter().flatten().map(str::to_owned);
        for text in said.chain([page.line(node)]) {
            self.home_links.extend(filled(&text).filter(|text| text.chars().count() <= 120));
        }
    }

    fn meta(&mut self, page: &Page<'_>, node: usize) {
        let name = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|key| page.attr(node, key));
        let (Some(name), Some(content)) = (name, page.attr(node, "content").and_then(filled))
        else {
            return;
        };
        match name.trim().to_lowercase().as_str() {
            "og:title" if self.og_title.is_none() => self.og_title = Some(content),
            "twitter:title" => self.twitter_title = self.twitter_title.take().or(Some(content)),
            "og:title" | "title" | "dc.title" | "dcterms.title" => {
                self.meta_title = self.meta_title.take().or(Some(content));
            }
            "og:site_name"
            | "application-name"
            | "apple-mobile-web-app-title"
            | "publisher"
            | "dc.publisher"
            | "dcterms.publisher"
            | "copyright" => self.site_names.push(content),
            "article:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "og:published_time"
            | "article:published" => {
                self.published.push(content);
            }
            name if names_publication(name) => self.declared.push(content),
            "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author"
                if self.author.is_none() =>
            {
                self.author = Some(content).filter(|author| !author.contains("://"));
            }
            "og:url" => self.canonical.push(content),
            "og:image" | "og:image:url" | "twitter:image" => self.image.push(content),
            "og:image:alt" | "twitter:image:alt" => self.image_alt = Some(content),
            "content-language" | "og:locale" if self.language.is_none() => {
                self.language = language::primary(&content);
            }
            _ => {}
        }
    }
}

/// Whether a `<meta>` of that name tells the day of publication, in any system's spelling:
/// `DC.date.issued`, `citation_publication_date`, `bt:pubDate`.
fn names_publication(name: &str) -> bool {
    const OTHERS: [&str; 6] = ["modif", "update", "expir", "event", "unpublish", "end"];
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    if OTHERS.iter().any(|other| name.contains(other)) {
        return false;
    }
    let when = name.contains("date") || name.contains("time");
    matches!(
        name.as_str(),
        "date"
            | "dcdate"
            | "dctermsdate"
            | "dctermscreated"
            | "dctermsissued"
            | "lastpublish"
            | "published"
            | "articlepublished"
            | "dccreated"
            | "dcissued"
            | "sailthrudate"
            | "articledate"
            | "searchdate"
            | "displaydate"
    ) || when
        && ["publi", "pubdate", "issued", "created", "release", "original"]
            .iter()
            .any(|word| name.contains(word))
}

/// Whether a link leads to the front page of the site on which the page stands.
fn is_front_page(href: &str, url: &Url) -> bool {
    if matches!(href, "/" | "./" | "/index.html" | "/index.php" | "/de/" | "/de") {
        return url.path() != href;
    }
    // Most links lead elsewhere on the site, and say no host.
    if !href.as_bytes().windows(2).any(|pair| pair == b"//") {
        return false;
    }
    let Some((_, rest)) = href.split_once("://").or_else(|| href.split_once("//")) else {
        return false;
    };
    let host = url.host_str().unwrap_or_default();
    rest.trim_start_matches("www.")
        .strip_prefix(host.trim_start_matches("www."))
        .is_some_and(|path| matches!(path, "" | "/" | "/de/" | "/de" | "/index.html"))
        && url.path() != "/"
}

/// The site's name in front of an announced feed's title, such as `Verein » Feed`.
fn feed_name(page: &Page<'_>, link: usize) -> Option<String> {
    let kind = page.attr(link, "type")?;
    let title =
        page.attr(link, "title").filter(|_| kind.contains("rss") || kind.contains("atom"))?;
    let name = title.split_once(" » ").or_else(|| title.split_once(" - "))?.0;
    filled(name)
}

fn inside_svg(page: &Page<'_>, node: usize) -> bool {
    page.ancestors(node).any(|at| page.name(at) == "svg")
}

pub(super) fn filled(text: &str) -> Option<String> {
    let text = fold(text);
    (!text.is_empty()).then_some(text)
}
