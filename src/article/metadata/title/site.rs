//! What is known of the site's name, so that it can be told from the headline.

use std::collections::HashSet;

use url::Url;

use super::{latin, plain, sections};
use crate::article::dom::Page;
use crate::article::metadata::Head;

/// Letters that a site's name has at least to be known from the words around it.
const SHORTEST: usize = 4;

/// What a link to the front page says besides the site's name.
const AROUND_NAMES: [&str; 20] = [
    "logo",
    "zur",
    "zu",
    "startseite",
    "home",
    "homepage",
    "link",
    "der",
    "die",
    "des",
    "das",
    "von",
    "vom",
    "to",
    "the",
    "of",
    "back",
    "zurück",
    "hauptseite",
    "go",
];

/// Endings of the names of those who run sites.
const LEGAL_FORMS: [&str; 8] = ["e.V.", "e. V.", "e.V", "eV", "GmbH", "gGmbH", "mbH", "AG"];

/// The names under which the site goes.
pub(super) struct Site {
    /// As the page declares them, letters and digits only.
    names: Vec<String>,
    /// What its links to the front page say, without the words around the name.
    links: Vec<String>,
    /// The host without `www.` and without its last label.
    host: String,
    /// The words of the host.
    labels: Vec<String>,
    /// What its links to the page's sections say, letters and digits only.
    sections: HashSet<String>,
}

impl Site {
    pub(super) fn new(page: &Page<'_>, head: &Head, url: &Url) -> Self {
        let archived = archived(url);
        let url = archived.as_ref().unwrap_or(url);
        let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
        let host = host.rsplit_once('.').map_or(host, |(name, _)| name);
        let mut names: Vec<String> = head.site_names.iter().map(|name| known(name)).collect();
        names.retain(|name| !name.is_empty());
        let links = head.home_links.iter().map(|link| name_in_link(link));
        let links = links.filter(|link| link.len() >= SHORTEST).collect();
        let labels = host.split(['.', '-']).map(str::to_lowercase).collect();
        let sections = sections::find(page, head, url);
        Self { names, links, host: plain(host), labels, sections }
    }

    /// Whether a name is written out of which the host is made.
    pub(super) fn is_spelled(&self, text: &str) -> bool {
        self.labels.iter().any(|label| label.len() >= 8 && is_spelled(label, text))
    }

    /// Whether the text is what the site calls one of its sections, in its menu or above the page.
    pub(super) fn is_section(&self, text: &str) -> bool {
        self.sections.contains(&plain(text))
    }

    /// Whether the text is nothing but the site's name.
    pub(super) fn is_named(&self, text: &str) -> bool {
        let domain = !text.contains(' ') && is_domain(text);
        let initials = self.labels.contains(&initials(text));
        let text = known(text);
        text.is_empty()
            || domain
            || initials
            || self.names.contains(&text)
            || self.links.iter().any(|link| {
                text.len() >= SHORTEST && link.contains(&text) && text.len() * 2 >= link.len()
                    || text.split_once(link.as_str()).is_some_and(|(a, b)| {
                        a.len() + b.len() <= 4 && !a.chars().chain(b.chars()).any(char::is_numeric)
                    })
            })
            || self.host.contains(&text) && text.len() >= 3
            || self.host.len() >= 3
                && text.len() <= self.host.len() + 8
                && text
                    .split_once(&self.host)
                    .is_some_and(|(a, b)| !a.chars().chain(b.chars()).any(char::is_numeric))
    }

    /// The text without a last part that is certainly the site's name.
    pub(super) fn cut_name<'t>(&self, text: &'t str) -> &'t str {
        let cut = [" | ", " – ", " - ", " — ", " :: ", " » ", " · ", " • ", "|"];
        cut.iter()
            .filter_map(|sign| text.rsplit_once(sign))
            .find(|(front, back)| !front.trim().is_empty() && self.is_named(back))
            .map_or(text, |(front, _)| front.trim())
    }
}

/// Whether a part of a title is short and ends as the names of associations and firms do.
pub(super) fn has_legal_form(part: &str) -> bool {
    let part = part.trim();
    part.split_whitespace().count() <= 6
        && LEGAL_FORMS.iter().any(|form| {
            part.strip_suffix(form).is_some_and(|name| name.ends_with(char::is_whitespace))
        })
}

/// Whether a label of the host is made of a name's words, as `parkharz` of `Park Harz und
/// Umland`: two or more of them, in their order, of three or more letters.
fn is_spelled(label: &str, name: &str) -> bool {
    let mut rest = label;
    let (mut words, mut used) = (0, 0);
    for word in name.split(|c: char| !c.is_alphanumeric()).map(known) {
        words += usize::from(word.len() >= 3);
        if word.len() >= 3
            && let Some(behind) = rest.strip_prefix(word.as_str())
        {
            rest = behind;
            used += 1;
        }
    }
    rest.is_empty() && used >= 2 && words <= used + 4
}

/// `verein.de`, `www.verein.org`.
fn is_domain(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let name =
        |part: &str| part.len() >= 2 && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let mut parts = text.rsplit('.');
    let last = parts.next().unwrap_or_default();
    let known = matches!(last, "de" | "at" | "ch" | "com" | "org" | "net" | "eu" | "info");
    let parts: Vec<&str> = parts.collect();
    known && !parts.is_empty() && parts.iter().all(|part| name(part))
}

/// The first letters of a name's words, where it has three or more.
fn initials(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '-');
    let letters: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    if letters.len() < 3 || !letters.iter().all(|c| c.is_uppercase()) {
        return " ".to_owned();
    }
    latin(&letters.iter().flat_map(|c| c.to_lowercase()).collect::<String>())
}

/// Letters and digits, umlauts written out as in host names.
fn known(text: &str) -> String {
    latin(&plain(text))
}

/// The name in the words of a link to the front page.
fn name_in_link(link: &str) -> String {
    let words = link.split_whitespace().filter(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !AROUND_NAMES.contains(&word.as_str())
    });
    known(&words.collect::<Vec<_>>().join(" "))
}

/// The address of the page that an archive keeps: it stands in the archive's own path.
fn archived(url: &Url) -> Option<Url> {
    let inner = url.path().find("/http").map(|at| at + 1)?;
    Url::parse(url.path().get(inner..)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::dom::Document;

    fn site(head: &Head, url: &Url) -> Site {
        Site::new(&Page::of(&Document::parse("").unwrap()), head, url)
    }

    #[test]
    fn the_site_is_known_by_what_it_declares_and_by_its_host() {
        let head =
            Head { site_names: vec!["Netzwerk für Vielfalt e. V.".to_owned()], ..Head::default() };
        let url = Url::parse("https://www.vielfaltsnetz.example/aktuelles/12.html").unwrap();
        let site = site(&head, &url);
        for name in ["Netzwerk für Vielfalt e.V.", "Vielfaltsnetz", "vielfaltsnetz.example", "–"]
        {
            assert!(site.is_named(name), "{name}");
        }
        for headline in ["Vielfaltsnetz lädt zum Sommerfest nach Halle", "Netzwerk gegründet"] {
            assert!(!site.is_named(headline), "{headline}");
        }
    }

    #[test]
    fn an_archived_page_belongs_to_its_own_site() {
        let url = "https://archiv.example/web/20140226/http://www.verein.example/2013/fest/";
        let site = site(&Head::default(), &Url::parse(url).unwrap());
        assert!(site.is_named("Verein"));
    }
}
