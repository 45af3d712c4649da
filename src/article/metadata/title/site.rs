//! What is known of the site's name, so that it can be told from the headline.

use url::Url;

use super::plain;
use crate::article::metadata::Head;

/// The names under which the site goes.
pub(super) struct Site {
    /// As the page declares them, letters and digits only.
    names: Vec<String>,
    /// The host without `www.` and without its last label.
    host: String,
}

impl Site {
    pub(super) fn new(head: &Head, url: &Url) -> Self {
        let archived = archived(url);
        let url = archived.as_ref().unwrap_or(url);
        let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
        let host = host.rsplit_once('.').map_or(host, |(name, _)| name);
        let mut names: Vec<String> = head.site_names.iter().map(|name| plain(name)).collect();
        names.retain(|name| !name.is_empty());
        Self { names, host: plain(host) }
    }

    /// Whether the text is nothing but the site's name.
    pub(super) fn is_named(&self, text: &str) -> bool {
        let text = plain(text);
        text.is_empty()
            || self.names.contains(&text)
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

/// The address of the page that an archive keeps: it stands in the archive's own path.
fn archived(url: &Url) -> Option<Url> {
    let inner = url.path().find("/http").map(|at| at + 1)?;
    Url::parse(url.path().get(inner..)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_known_by_what_it_declares_and_by_its_host() {
        let head =
            Head { site_names: vec!["Netzwerk für Vielfalt e. V.".to_owned()], ..Head::default() };
        let url = Url::parse("https://www.vielfaltsnetz.example/aktuelles/12.html").unwrap();
        let site = Site::new(&head, &url);
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
        let site = Site::new(&Head::default(), &Url::parse(url).unwrap());
        assert!(site.is_named("Verein"));
    }
}
