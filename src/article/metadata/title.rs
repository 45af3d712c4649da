//! The headline, without the site's name: every place that may hold it has a vote.

mod headings;
mod site;
mod variants;

use url::Url;

use super::{Head, leads_here};
use crate::article::dom::{Page, fold};
use headings::Heading;
use site::Site;
use variants::Variant;

/// How much a visible heading counts that stands in the head of the page with more around it, or
/// that has more around itself than the head says.
const PARTLY: f32 = 0.6;

/// What the words of the address count, where all of them are in the candidate.
const SLUG: f32 = 0.6;

/// What the words of a link to the page itself count: more than a heading far down, less than
/// what the page says in its head.
const OWN_LINK: f32 = 1.0;

/// What a heading must count to be taken for more than one of a list.
const SEEN: f32 = 0.3;

/// Letters from which on one text inside another is no chance.
const LONG: usize = 8;

/// What one source says, and how far it is trusted.
struct Source {
    plain: String,
    weight: f32,
    variants: Vec<Variant>,
}

/// One possible headline.
struct Candidate {
    text: String,
    plain: String,
    /// What the heading itself counts; nothing for what stands in the head only.
    seen: f32,
}

/// The headline, as the page's own elements agree on it.
pub(super) fn find(page: &Page<'_>, root: usize, head: &Head, url: &Url) -> Option<String> {
    let site = Site::new(head, url);
    let mut sources = sources(head, &site);
    sources.extend(own_link(page, url, &site));
    let mut headings = headings::find(page, root, &site, url);
    cut_kickers(&mut headings, &mut sources);
    let slug = slug(url);
    let candidates = candidates(&headings, &sources);
    let mut best: Option<(f32, &Candidate)> = None;
    for candidate in &candidates {
        let score = score(candidate, &sources, &headings, &site, &slug);
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.text.clone())
}

/// What the head of the page calls the headline. Its own `<title>` is for the browser's tab.
fn sources(head: &Head, site: &Site) -> Vec<Source> {
    [
        (&head.og_title, 1.5),
        (&head.headline, 1.2),
        (&head.title, 1.2),
        (&head.twitter_title, 0.4),
        (&head.meta_title, 0.4),
    ]
    .into_iter()
    .filter_map(|(text, weight)| {
        let text = fold(text.as_deref()?);
        let variants = variants::of(&text, site);
        (!variants.is_empty()).then(|| Source { plain: plain(&text), weight, variants })
    })
    .collect()
}

/// What the page's lists call this page: the words of a link that leads to the page itself.
fn own_link(page: &Page<'_>, url: &Url, site: &Site) -> Option<Source> {
    page.below(0, "a")
        .filter(|&link| page.attr(link, "href").is_some_and(|href| leads_here(href, url)))
        .map(|link| page.line(link))
        .find(|text| {
            let words = text.split_whitespace().count();
            (3..=40).contains(&words) && plain(text).len() >= 12 && !site.is_named(text)
        })
        .map(|text| {
            let plain = plain(&text);
            let variants = vec![Variant { text, plain: plain.clone(), share: 1.0 }];
            Source { plain, weight: OWN_LINK, variants }
        })
}

/// Where the page marks a kicker as one, whatever says kicker and headline in one means the
/// headline.
fn cut_kickers(headings: &mut [Heading], sources: &mut [Source]) {
    let marked: Vec<(String, String, String)> = headings
        .iter()
        .filter(|heading| !heading.kicker.is_empty())
        .map(|heading| {
            let joined = format!("{}{}", heading.kicker, heading.plain);
            (joined, heading.text.clone(), heading.plain.clone())
        })
        .collect();
    for (joined, text, plain) in &marked {
        for heading in headings.iter_mut().filter(|heading| heading.plain == *joined) {
            heading.text.clone_from(text);
            heading.plain.clone_from(plain);
        }
        let variants = sources.iter_mut().flat_map(|source| &mut source.variants);
        for variant in variants.filter(|variant| variant.plain == *joined) {
            variant.text.clone_from(text);
            variant.plain.clone_from(plain);
        }
    }
}

/// Every heading and every reading of a declared title, each once.
fn candidates(headings: &[Heading], sources: &[Source]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for heading in headings {
        match candidates.iter_mut().find(|known| known.plain == heading.plain) {
            Some(known) => known.seen = known.seen.max(heading.weight),
            None => candidates.push(Candidate {
                text: heading.text.clone(),
                plain: heading.plain.clone(),
                seen: heading.weight,
            }),
        }
    }
    for variant in sources.iter().flat_map(|source| &source.variants) {
        if candidates.iter().all(|known| known.plain != variant.plain) {
            candidates.push(Candidate {
                text: variant.text.clone(),
                plain: variant.plain.clone(),
                seen: 0.0,
            });
        }
    }
    candidates
}

/// All that speaks for a candidate.
fn score(
    candidate: &Candidate,
    sources: &[Source],
    headings: &[Heading],
    site: &Site,
    slug: &[String],
) -> f32 {
    let declared: f32 = sources.iter().map(|source| source.weight * source.says(candidate)).sum();
    // A heading with a kicker or a date inside: what the head says of it is the headline.
    let share = sources.iter().map(|source| source.reads(candidate)).fold(0.0, f32::max);
    let inside = headings
        .iter()
        .filter(|_| candidate.seen < SEEN)
        .map(|heading| heading.weight * share * edge_of(candidate, heading))
        .fold(0.0, f32::max);
    let named = if site.is_named(&candidate.text) { -6.0 } else { 0.0 };
    let section = if headings::is_section(&candidate.text) { -2.5 } else { 0.0 };
    candidate.seen + declared + inside + named + section + SLUG * covered(&candidate.plain, slug)
}

impl Source {
    /// How much of its weight the source gives to a candidate, from 0 to 1.
    fn says(&self, candidate: &Candidate) -> f32 {
        let exact = self.reads(candidate);
        if candidate.seen < SEEN {
            return exact;
        }
        if candidate.plain == self.plain {
            return exact.max(0.9);
        }
        if candidate.plain.len() >= LONG && self.plain.contains(&candidate.plain) {
            return exact.max(PARTLY);
        }
        let around = self.variants.iter().filter(|variant| {
            variant.plain.len() >= LONG
                && variant.plain.len() * 3 >= candidate.plain.len()
                && candidate.plain.contains(&variant.plain)
        });
        around.map(|variant| variant.share * PARTLY).fold(exact, f32::max)
    }

    /// How likely the candidate is one of the source's readings.
    fn reads(&self, candidate: &Candidate) -> f32 {
        let same = self.variants.iter().filter(|variant| variant.plain == candidate.plain);
        same.map(|variant| variant.share).fold(0.0, f32::max)
    }
}

/// How likely it is that a heading is the headline with something around it: mostly a kicker in
/// front, seldom more behind.
fn edge_of(inner: &Candidate, outer: &Heading) -> f32 {
    let (short, long) = (&inner.plain, &outer.plain);
    if short.len() < 12 || short.len() >= long.len() || short.len() * 3 < long.len() {
        return 0.0;
    }
    if long.ends_with(short) {
        return 0.95;
    }
    let rest = outer.text.strip_prefix(&inner.text).map(str::trim_start);
    match rest {
        Some(rest) if rest.starts_with(['|', '»', '·']) => 0.95,
        _ if long.starts_with(short) => 0.6,
        _ => 0.0,
    }
}

/// The words of the address' last parts, spelled as addresses spell them.
fn slug(url: &Url) -> Vec<String> {
    let last = url.path().rsplit('/').find(|part| part.matches(['-', '_']).count() >= 2);
    let last = last.unwrap_or_default();
    last.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4 && word.chars().all(char::is_alphabetic))
        .filter(|word| !matches!(*word, "html" | "aspx"))
        .map(str::to_lowercase)
        .collect()
}

/// The share of the address' words that a candidate has.
#[expect(clippy::cast_precision_loss, reason = "a few words at most")]
fn covered(plain: &str, slug: &[String]) -> f32 {
    if slug.len() < 2 {
        return 0.0;
    }
    let plain = latin(plain);
    let found = slug.iter().filter(|word| plain.contains(word.as_str())).count();
    found as f32 / slug.len() as f32
}

/// Umlauts written out, as in addresses.
fn latin(text: &str) -> String {
    text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
