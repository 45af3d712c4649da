//! The headline, without the site's name: every place that may hold it has a vote.

mod headings;
mod inside;
mod rivals;
mod sections;
mod site;
mod variants;

use url::Url;

use super::{Head, leads_here};
use crate::article::dom::{Page, fold};
use headings::Heading;
use inside::edge_of;
use site::Site;
use variants::Variant;

/// How much a visible heading counts that stands in the head of the page with more around it, or
/// that has more around itself than the head says.
const PARTLY: f32 = 0.6;

/// What the words of the address count, where all of them are in the candidate.
const SLUG: f32 = 0.8;

/// What the words of a link to the page itself count: more than a heading far down, less than
/// what the page says in its head.
const OWN_LINK: f32 = 1.0;

/// What a heading must count to be taken for more than one of a list.
const SEEN: f32 = 0.3;

/// What a candidate loses by which the site's own menu calls a section.
const SECTION: f32 = -1.6;

/// What it counts that readers see what the head says.
const AGREED: f32 = 0.4;

/// How likely a reading of what the head says must be to count as said.
const SURE: f32 = 0.55;

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
    let site = Site::new(page, head, url);
    let mut sources = sources(head, &site);
    sources.extend(own_link(page, url, &site));
    let mut headings = headings::find(page, root, &site, url, |heading| {
        sources.iter().any(|source| source.calls(heading) >= SURE)
    });
    cut_kickers(&mut headings, &mut sources);
    complete(&headings, &mut sources);
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

/// Where the head of the page breaks a headline off with dots, it means the whole one.
fn complete(headings: &[Heading], sources: &mut [Source]) {
    let cut = |variant: &Variant| variant.text.ends_with('…') || variant.text.ends_with("...");
    let told = sources.iter().flat_map(|source| &source.variants).filter(|told| !cut(told));
    let told = told.map(|variant| (variant.text.clone(), variant.plain.clone()));
    let seen = headings.iter().map(|heading| (heading.text.clone(), heading.plain.clone()));
    let whole: Vec<(String, String)> = seen.chain(told).collect();
    for variant in sources.iter_mut().flat_map(|source| &mut source.variants) {
        let longer = || {
            let longer = whole.iter().filter(|(_, plain)| plain.starts_with(&variant.plain));
            longer.min_by_key(|(_, plain)| plain.len())
        };
        if cut(variant)
            && variant.plain.len() >= LONG
            && let Some((text, plain)) = longer()
        {
            (variant.text, variant.plain) = (text.clone(), plain.clone());
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
    let calls = |source: &Source| source.calls(&candidate.plain) >= SURE;
    let agreed = if candidate.seen > SEEN && sources.iter().any(calls) { AGREED } else { 0.0 };
    // A heading with a kicker or a date inside: what the head says of it is the headline.
    let share = sources.iter().map(|source| source.reads(candidate)).fold(0.0, f32::max);
    let inside = headings
        .iter()
        .filter(|_| candidate.seen < SEEN)
        .map(|heading| heading.weight * share * edge_of(&candidate.text, &candidate.plain, heading))
        .fold(0.0, f32::max);
    let named = if site.is_named(&candidate.text) { -6.0 } else { 0.0 };
    let section = match headings::is_section(&candidate.text) {
        // A page of its own may be called so, one with another heading is one of many.
        true if headings.iter().any(|h| h.weight >= 1.0 && h.plain != candidate.plain) => -4.5,
        true => -2.5,
        false if site.is_section(&candidate.text) => SECTION,
        false => 0.0,
    };
    candidate.seen + agreed + declared + inside + named + section + SLUG * covered(candidate, slug)
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
        self.calls(&candidate.plain)
    }

    /// How likely the source calls the page by these letters.
    fn calls(&self, plain: &str) -> f32 {
        let same = self.variants.iter().filter(|variant| variant.plain == *plain);
        same.map(|variant| variant.share).fold(0.0, f32::max)
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

/// The share of the address' words that a candidate has, less where it has many others.
#[expect(clippy::cast_precision_loss, reason = "a few words at most")]
fn covered(candidate: &Candidate, slug: &[String]) -> f32 {
    if slug.len() < 2 {
        return 0.0;
    }
    let plain = latin(&candidate.plain);
    let found = slug.iter().filter(|word| plain.contains(word.as_str())).count();
    let words = candidate.text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 4);
    let (mut own, mut known) = (0_usize, 0_usize);
    for word in words {
        own += 1;
        let word = latin(&word.to_lowercase());
        known += usize::from(slug.iter().any(|part| part.contains(&word) || word.contains(part)));
    }
    let exact = known as f32 / own.max(1) as f32;
    found as f32 / slug.len() as f32 * (0.5 + 0.5 * exact)
}

/// Umlauts written out, as in addresses.
fn latin(text: &str) -> String {
    text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    crate::text::words::letters_alone(text)
}

#[cfg(test)]
mod tests;
