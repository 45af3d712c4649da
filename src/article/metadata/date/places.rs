//! What a date counts for its place on the page alone.

use url::Url;

use crate::article::dom::{Page, is_heading};
use crate::article::metadata::{leads_here, same_words};

/// How many nodes before the headline a date may stand that belongs to it.
const BEFORE: usize = 40;

/// How many nodes behind the beginning of the text a date still belongs to the headline.
const BEHIND: usize = 12;

/// What a date counts in a link to the page itself.
const OWN_ENTRY: f32 = 2.0;

/// What a date loses in a list of events.
const EVENT: f32 = 2.5;

/// Nodes behind a heading that its list of events has at most.
const ANNOUNCED: usize = 60;

/// What a heading says above a list of events.
const EVENTS: [&str; 6] = ["termin", "veranstaltung", "kalender", "events", "archiv", "demnächst"];

/// Where the page's parts are.
pub(super) struct Places<'u> {
    url: &'u Url,
    headline: usize,
    pub(super) text: usize,
    root: usize,
    end: usize,
}

impl<'u> Places<'u> {
    pub(super) fn find(page: &Page<'_>, root: usize, title: Option<&str>, url: &'u Url) -> Self {
        let end = page.end(root);
        let text = |from: usize| {
            (from..end.max(from))
                .find(|&node| {
                    page.text(node).is_some_and(|text| text.trim().len() >= 100)
                        && !matches!(page.name(page.parent(node)), "script" | "style" | "noscript")
                })
                .unwrap_or(end)
        };
        let begins = text(root);
        let same = |node: &usize| {
            matches!(page.name(*node), "h1" | "h2" | "h3")
                && title.is_some_and(|title| {
                    let line = page.line(*node);
                    line.len() <= 3 * title.len()
                        && title.len() <= 3 * line.len()
                        && same_words(&line, title)
                        || line.contains(title)
                })
        };
        let above = (1..begins).rev().find(same);
        let headline = above.or_else(|| (begins..page.len()).find(same)).unwrap_or(root);
        Self { url, headline, text: text(root.max(headline)), root, end }
    }

    /// What a date counts for its place alone.
    pub(super) fn weigh(&self, page: &Page<'_>, node: usize) -> f32 {
        let near = self.headline.saturating_sub(BEFORE)..self.text.saturating_add(BEHIND);
        let inside = self.root..self.end;
        let weight = match node {
            _ if near.contains(&node) && node >= self.headline => 3.0,
            _ if near.contains(&node) => 2.4,
            _ if inside.contains(&node) => 0.8,
            _ => 0.3,
        };
        let side = match weight > 2.5 {
            true if node < self.text => 1.4,
            true => 4.2,
            false => 2.8,
        };
        let weight: f32 = if self.in_furniture(page, node) { weight - side } else { weight };
        let far = !near.contains(&node);
        let weight = if far && self.is_announced(page, node) { weight - EVENT } else { weight };
        if self.in_own_entry(page, node) { weight.max(OWN_ENTRY) } else { weight }
    }

    /// Whether a date stands below a heading that announces events.
    fn is_announced(&self, page: &Page<'_>, node: usize) -> bool {
        let before = node.saturating_sub(ANNOUNCED).max(self.text)..node;
        let heading = before.rev().find(|&at| is_heading(page.name(at)));
        heading.is_some_and(|heading| {
            let words = page.line(heading).to_lowercase();
            EVENTS.iter().any(|word| words.contains(word))
        })
    }

    fn holds_article(&self, page: &Page<'_>, at: usize) -> bool {
        at <= self.root && self.root < page.end(at)
    }

    /// Whether a date stands in or around a link to the page itself, such as its entry in a list.
    fn in_own_entry(&self, page: &Page<'_>, node: usize) -> bool {
        let around = page.ancestors(node).take(4).find(|&at| page.name(at) == "a");
        let link = around.or_else(|| page.below(node, "a").next());
        link.and_then(|link| page.attr(link, "href")).is_some_and(|href| leads_here(href, self.url))
    }

    /// Whether a date stands in a side part of the page: one that does not hold the article too.
    /// TYPO3 puts an article's date into a `div` of class `footer`.
    fn in_furniture(&self, page: &Page<'_>, node: usize) -> bool {
        const MARKS: [&str; 9] = [
            "sidebar",
            "related",
            "comment",
            "widget",
            "teaser",
            "calendar",
            "kalender",
            "navigation",
            "most-read",
        ];
        let around = page.ancestors(node).take_while(|&at| !self.holds_article(page, at));
        std::iter::once(node).chain(around).any(|at| match page.name(at) {
            "aside" | "nav" => true,
            // An article's own foot may say when it was written.
            "footer" => !page.ancestors(at).any(|above| page.name(above) == "article"),
            "body" | "html" | "" => false,
            _ => {
                // Page builders call every block a widget.
                let names = page.names(at).split(' ').filter(|name| !name.starts_with("elementor"));
                names.into_iter().any(|name| MARKS.iter().any(|mark| name.contains(mark)))
            }
        })
    }
}
