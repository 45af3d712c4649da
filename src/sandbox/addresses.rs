//! Web addresses in running text, and which of them a follower may be sent to.

use std::ops::Range;

use url::Url;

/// The address, if a follower may be sent there: http or https only.
pub(super) fn web_address(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// Byte ranges of what begins with `http://` or `https://`, without the punctuation behind it.
pub(super) fn web_links(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = text.get(from..).and_then(|rest| rest.find("http")) {
        let start = from + offset;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(ends_link).unwrap_or(rest.len());
        let link = rest.get(..length).unwrap_or_default().trim_end_matches(is_closing);
        let scheme = ["https://", "http://"].iter().find(|scheme| link.starts_with(**scheme));
        if scheme.is_some_and(|scheme| link.len() > scheme.len()) {
            found.push(start..start + link.len());
        }
        from = start + link.len().max("http".len());
    }
    found
}

fn ends_link(letter: char) -> bool {
    letter.is_whitespace() || "<>\"„“”‚‘’»«".contains(letter)
}

fn is_closing(letter: char) -> bool {
    ".,;:!?…)]'".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<&str> {
        web_links(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn links_end_before_the_punctuation() {
        assert_eq!(links("Mehr: https://agsa.de/a.html."), ["https://agsa.de/a.html"]);
        assert_eq!(links("(http://a.de/x) „https://b.de“"), ["http://a.de/x", "https://b.de"]);
        assert_eq!(links("http https:// httpx://a javascript:alert(1)"), [""; 0]);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("javascript:alert(1)"), None);
        assert_eq!(web_address("data:text/html,x"), None);
        assert_eq!(web_address("https://agsa.de").unwrap(), "https://agsa.de/");
    }
}
