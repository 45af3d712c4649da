//! What a page says about its article besides the text.

pub(crate) mod date;
pub(crate) mod image;
mod jsonld;
mod language;
mod months;
mod title;

use jiff::civil::Date;
use url::Url;

use super::dom::{Page, fold};
use crate::item::Image;

pub(crate) use language::guess as guess_language;

/// Everything about an article but its text.
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) author: Option<String>,
    pub(crate) canonical: Option<Url>,
    pub(crate) image: Option<Image>,
    pub(crate) more_images: Vec<Image>,
    pub(crate) language: Option<String>,
}

/// What stands in the head of the page.
#[derive(Debug, Default)]
struct Head {
    title: Option<String>,
    og_title: Option<String>,
    headline: Option<String>,
    twitter_title: Option<String>,
    meta_title: Option<String>,
    /// What the site calls itself.
    site_names: Vec<String>,
    /// Dates of publication, most trusted first.
    published: Vec<String>,
    /// Dates that may also be those of the template or of a change.
    declared: Vec<String>,
    author: Option<String>,
    canonical: Vec<String>,
    base: Option<String>,
    image: Vec<String>,
    image_alt: Option<String>,
    /// The site's own marks.
    icons: Vec<String>,
    language: Option<String>,
}

/// Reads the metadata; `root` is the article's element.
pub(crate) fn read(page: &Page<'_>, root: usize, url: &Url) -> Metadata {
    let head = Head::read(page);
    let base =
        head.base.as_deref().and_then(|base| url.join(base).ok()).unwrap_or_else(|| url.clone());
    let title = title::find(page, root, &head, url);
    let image = image::find(page, root, &head, &base);
    Metadata {
        date: date::find(page, root, &head, url, title.as_deref()),
        author: author(page, root, &head),
        canonical: head.canonical.iter().find_map(|link| plausible(&base.join(link).ok()?, url)),
        more_images: image::further(page, root, &head, &base, image.as_ref()),
        image,
        language: head.language.clone(),
        title,
    }
}

impl Head {
    fn read(page: &Page<'_>) -> Self {
        let jsonld = jsonld::read(page);
        let mut head = Self { headline: jsonld.headline, author: jsonld.author, ..Self::default() };
        head.published.extend(jsonld.published);
        for node in 1..page.len() {
            match page.name(node) {
                "title" if head.title.is_none() && !inside_svg(page, node) => {
                    head.title = filled(&page.line(node));
                }
                "html" => head.language = page.attr(node, "lang").and_then(language::primary),
                "base" => head.base = head.base.or(page.attr(node, "href").map(str::to_owned)),
                "link" => head.link(page, node),
                "meta" => head.meta(page, node),
                _ => {}
            }
        }
        head.image.extend(jsonld.image);
        head.site_names.extend(jsonld.publisher);
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
            "og:site_name" | "application-name" | "apple-mobile-web-app-title" => {
                self.site_names.push(content);
            }
            "article:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "og:published_time"
            | "article:published" => {
                self.published.push(content);
            }
            "date"
            | "dc:date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.created"
            | "dcterms.issued"
            | "dc.date.created"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publication_date"
            | "date.created"
            | "sailthru.date"
            | "parsely-pub-date"
            | "cxenseparse:recs:publishtime"
            | "article.published"
            | "last-publish"
            | "originalpublicationdate"
            | "datecreated" => {
                self.declared.push(content);
            }
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

fn filled(text: &str) -> Option<String> {
    let text = fold(text);
    (!text.is_empty()).then_some(text)
}

/// Who wrote it: as declared, else as marked inside the article.
fn author(page: &Page<'_>, root: usize, head: &Head) -> Option<String> {
    head.author
        .clone()
        .or_else(|| {
            (root..page.end(root))
                .filter(|&node| !page.name(node).is_empty())
                .filter(|&node| {
                    page.attr(node, "rel") == Some("author")
                        || page.attr(node, "itemprop") == Some("author")
                        || page.attr(node, "class").is_some_and(|class| {
                            class.split_whitespace().any(|name| {
                                matches!(name, "author" | "byline" | "createdby" | "autor")
                            })
                        })
                })
                .find_map(|node| filled(&page.line(node)))
        })
        .map(|name| without_by(&name).to_owned())
        .filter(|name| (3..=80).contains(&name.chars().count()))
}

fn without_by(name: &str) -> &str {
    ["Geschrieben von ", "Autor: ", "Autorin: ", "Von ", "von ", "By ", "by ", "Author: "]
        .iter()
        .find_map(|start| name.strip_prefix(start))
        .unwrap_or(name)
        .trim()
}

/// A canonical address is believed if it is on the same site and is not the front page.
fn plausible(link: &Url, url: &Url) -> Option<Url> {
    let same = registrable(link.host_str()?) == registrable(url.host_str()?);
    let is_front = |url: &Url| url.path().trim_matches('/').is_empty() && url.query().is_none();
    let http = matches!(link.scheme(), "http" | "https");
    (http && same && (!is_front(link) || is_front(url))).then(|| link.clone())
}

/// Whether a link leads to the page itself: what it says is the page's own title or day.
fn leads_here(href: &str, url: &Url) -> bool {
    let href = href.trim();
    if href.is_empty() || href.contains('#') || url.path() == "/" {
        return false;
    }
    // Most links are told apart by the last part of their address, before it is put together.
    let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:?&=+,;".contains(&byte);
    let absolute = href.starts_with('/') || href.starts_with("http");
    if absolute && !href.contains("..") && href.bytes().all(plain) && !href.contains(last) {
        return false;
    }
    url.join(href).is_ok_and(|target| {
        target.host_str() == url.host_str()
            && target.path().trim_end_matches('/') == url.path().trim_end_matches('/')
            && target.query() == url.query()
    })
}

/// The part of a host name that one owner registers, near enough without the public suffix list.
fn registrable(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let second =
        labels.len().checked_sub(2).and_then(|at| labels.get(at)).copied().unwrap_or_default();
    let keep = if matches!(second, "co" | "com" | "org" | "gov" | "ac" | "or" | "net" | "gv") {
        3
    } else {
        2
    };
    labels
        .iter()
        .skip(labels.len().saturating_sub(keep))
        .copied()
        .collect::<Vec<_>>()
        .join(".")
        .to_lowercase()
}

/// Whether two titles are the same but for case and punctuation.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(a) == letters(b)
}

#[cfg(test)]
mod tests;
