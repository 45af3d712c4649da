//! The links of an entry: which one leads to its article, and what it says of the headline.

use std::ops::Range;

use super::super::outline::{Link, Outline, Says};
use crate::article::dom::fold;
use crate::article::metadata::image;

/// Beginnings of links that lead from a teaser to its article, lower case.
const READ_MORE: [&str; 20] = [
    "weiterlesen",
    "weiter lesen",
    "mehr lesen",
    "mehr erfahren",
    "mehr dazu",
    "mehr infos",
    "mehr informationen",
    "mehr …",
    "mehr...",
    "mehr zu:",
    "weiter …",
    "weiter...",
    "lesen sie",
    "zum artikel",
    "zum beitrag",
    "zur meldung",
    "zur pressemitteilung",
    "read more",
    "continue reading",
    "details",
];

/// Beginnings of a link's `title` before the headline itself.
const BEFORE_TITLE: [&str; 6] =
    ["den artikel lesen", "weiterlesen", "mehr lesen", "read more", "permalink zu", "link zu"];

/// The kinds of links that an entry may have, the first of each.
#[derive(Clone, Copy, Default)]
pub(super) struct Links<'o> {
    pub(super) headed: Option<&'o Link>,
    pub(super) read_more: Option<&'o Link>,
    pub(super) alone: Option<&'o Link>,
    pub(super) pictured: Option<&'o Link>,
    /// Words that lead where the entry leads, though not alone in their block.
    pub(super) twin: Option<&'o Link>,
}

impl<'o> Links<'o> {
    /// Sorts the links of a part of the page whose headline is `heading`.
    pub(super) fn of(
        outline: &'o Outline<'_, '_>,
        span: &Range<usize>,
        heading: Option<usize>,
    ) -> Self {
        let page = outline.page;
        let mut links = Self::default();
        let inside = |outer: usize, inner: usize| outer <= inner && inner < page.end(outer);
        for link in outline.links(span) {
            let headed = heading
                .is_some_and(|heading| inside(heading, link.node) || inside(link.node, heading));
            let says = link.text.chars().count() >= 12;
            if leads_away(&link.text) {
                continue;
            }
            let kind = if headed {
                &mut links.headed
            } else if link.says == Says::LeadsOn {
                &mut links.read_more
            } else if says && link.alone {
                &mut links.alone
            } else if link.says == Says::Nothing {
                &mut links.pictured
            } else {
                continue;
            };
            if kind.is_none() {
                *kind = Some(link);
            }
        }
        let target = links.read_more.or(links.pictured).map(|link| &link.url);
        links.twin = outline.links(span).iter().find(|link| {
            link.says == Says::Words
                && Some(&link.url) == target
                && (12..=200).contains(&link.text.chars().count())
                && !leads_away(&link.text)
        });
        links
    }

    /// The one that leads to the article.
    pub(super) fn article(&self, has_heading: bool) -> Option<&'o Link> {
        // A picture's link without headline is an entry only if the picture says what it is about.
        self.headed
            .or(self.read_more)
            .or(self.alone)
            .or_else(|| self.pictured.filter(|_| has_heading))
    }
}

/// Whether several headlines lead to different places: then the part holds several entries.
pub(in crate::watch::listing) fn holds_several(
    outline: &Outline<'_, '_>,
    span: &Range<usize>,
) -> bool {
    let links = outline.links(span);
    let mut first: Option<&Link> = None;
    for link in links.iter().filter(|link| link.headed || link.says == Says::LeadsOn) {
        match first {
            Some(known) if !same_page(known, link) => return true,
            Some(_) => {}
            None => first = Some(link),
        }
    }
    // A headline that leads nowhere heads a box of links; else an entry may well have two.
    let boxed = first.is_none() && !outline.headings(span).is_empty();
    let lines_of_several = if boxed { 2 } else { 3 };
    let mut places: Vec<&Link> = Vec::new();
    for link in links.iter().filter(|link| link.alone && link.text.chars().count() >= 12) {
        if !places.iter().any(|known| same_page(known, link)) {
            places.push(link);
        }
        if places.len() >= lines_of_several {
            return true;
        }
    }
    false
}

/// `news.html#c1` and `news.html#c2` are two entries of one page, `a.html` and `a.html#more` one.
fn same_page(one: &Link, other: &Link) -> bool {
    let fragments = [one.url.fragment(), other.url.fragment()];
    one.url.path() == other.url.path()
        && one.url.query() == other.url.query()
        && (fragments[0] == fragments[1] || fragments.contains(&None))
}

/// Whether a link only leads on, and says no headline by itself.
pub(in crate::watch::listing) fn leads_on(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let plain = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    READ_MORE.iter().any(|start| text.starts_with(start))
        || matches!(plain, "mehr" | "weiter" | "more" | "lesen" | "artikel" | "zum text")
}

/// Whether a link leads back to the list, or to all of it.
fn leads_away(text: &str) -> bool {
    const AWAY: [&str; 10] = [
        "zurück",
        "zur übersicht",
        "zur startseite",
        "zum archiv",
        "alle meldungen",
        "alle news",
        "alle beiträge",
        "alle nachrichten",
        "alle artikel",
        "drucken",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AWAY.iter().any(|start| text.starts_with(start)) && text.chars().count() <= 40
}

/// The headline in `Weiterlesen: <headline>`, if it is whole.
pub(super) fn title_in_read_more(text: &str) -> Option<String> {
    let (_, title) = text.split_once(':')?;
    uncut(title)
}

/// The text, unless it was cut with an ellipsis.
pub(super) fn uncut(text: &str) -> Option<String> {
    let text = text.trim();
    (!is_cut(text) && !text.is_empty()).then(|| text.to_owned())
}

/// Whether a text was cut with an ellipsis.
pub(super) fn is_cut(text: &str) -> bool {
    let text = text.trim_end_matches([']', ')', ' ']);
    text.ends_with("...") || text.ends_with('…')
}

/// The whole of a cut headline, where a link's `title` or a picture's alternative text has it.
pub(super) fn whole_of(
    outline: &Outline<'_, '_>,
    span: &Range<usize>,
    cut: &str,
) -> Option<String> {
    let page = outline.page;
    let front = cut.trim_end_matches([']', ')', '[', '(', ' ', '.', '…']);
    if front.chars().count() < 8 {
        return None;
    }
    let titles = outline
        .links(span)
        .iter()
        .flat_map(|link| [page.attr(link.node, "title"), page.attr(link.node, "aria-label")]);
    let pictures = outline.images(span).iter().map(|&image| page.attr(image, "alt"));
    titles.chain(pictures).flatten().find_map(|text| {
        let text = fold(text);
        let title = without_lead(&text);
        (title.len() > front.len() && title.starts_with(front)).then(|| uncut(title)).flatten()
    })
}

/// The text without `Den Artikel lesen: ` before it.
fn without_lead(text: &str) -> &str {
    match text.split_once(": ") {
        Some((lead, title)) if BEFORE_TITLE.contains(&lead.to_lowercase().as_str()) => title,
        _ => text,
    }
}

/// What an image link says: the picture's alternative text, if it is a sentence of people.
pub(super) fn alternative(outline: &Outline<'_, '_>, link: &Link) -> Option<String> {
    let page = outline.page;
    page.below(link.node, "img").find_map(|at| {
        let url = image::source(page, at, outline.base).unwrap_or_else(|| link.url.clone());
        let said = image::spoken(page.attr(at, "alt")?, &url)?;
        (said.chars().count() >= 12).then_some(said)
    })
}
