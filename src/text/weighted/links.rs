//! What X would link: addresses with and without `http://`.
//!
//! The rules are those of twitter-text's `extractUrlsWithIndices`, found by one walk over the
//! text instead of a backtracking expression.

use std::ops::Range;

use super::chars::{forbids_bare, is_ascii_domain, may_precede};
use super::labels::{Labels, tld_end};
use super::path::{after_path, after_port, after_query};
use super::punycode;

/// The longest address that X links, in characters, its domain in punycode.
const MAX_LINK: usize = 4096;

/// The longest slug of a t.co address.
const MAX_TCO_SLUG: usize = 40;

/// An address found, before it is decided whether X links it; character indices.
struct Candidate {
    start: usize,
    domain: Range<usize>,
    path_end: usize,
    end: usize,
}

/// Byte ranges of the links, in order. No link holds white space and every one holds a dot, so only
/// words with a dot inside are read.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive([' ', '\n']) {
        let bare = word.trim_end_matches([' ', '\n']);
        if bare.get(..bare.len().saturating_sub(1)).is_none_or(|front| front.contains('.')) {
            let links = find_in_word(bare);
            found.extend(links.into_iter().map(|link| start + link.start..start + link.end));
        }
        start += word.len();
    }
    found
}

/// As [`find`], in a text without white space.
fn find_in_word(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let labels = Labels::of(&chars);
    let mut free = 0;
    let mut at = 0;
    while at < chars.len() {
        match candidate(&chars, &labels, at, free) {
            Some(candidate) => {
                accept(&chars, &candidate, &mut found);
                free = candidate.end;
                // The next link needs a character of its own before it.
                at = free + 1;
            }
            None => at += 1,
        }
    }
    let offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    let byte = |index: usize| offsets.get(index).copied().unwrap_or(text.len());
    found.into_iter().map(|link| byte(link.start)..byte(link.end)).collect()
}

/// The address that begins at `at`, nothing before `free` being available.
fn candidate(chars: &[char], labels: &Labels, at: usize, free: usize) -> Option<Candidate> {
    let preceded = at
        .checked_sub(1)
        .is_none_or(|before| before >= free && chars.get(before).is_some_and(|&c| may_precede(c)));
    if !preceded {
        return None;
    }
    let scheme = scheme_len(chars, at);
    let start = at + scheme;
    let domain = start..labels.domain_end(chars, start)?;
    let path_end = after_path(chars, after_port(chars, domain.end));
    let end = after_query(chars, path_end);
    Some(Candidate { start: at, domain, path_end, end })
}

/// The length of `http://` or `https://` at `at`, else 0.
fn scheme_len(chars: &[char], at: usize) -> usize {
    let tail = chars.get(at..).unwrap_or_default();
    let begins = |scheme: &str| {
        tail.len() > scheme.len()
            && tail.iter().zip(scheme.chars()).all(|(have, want)| have.eq_ignore_ascii_case(&want))
    };
    ["https://", "http://"].into_iter().find(|scheme| begins(scheme)).map_or(0, str::len)
}

/// Adds what X links of a candidate.
fn accept(chars: &[char], candidate: &Candidate, found: &mut Vec<Range<usize>>) {
    let Candidate { start, ref domain, path_end, end } = *candidate;
    if !encodable(chars, candidate) {
        return;
    }
    if domain.start > start {
        if let Some(end) = tco_end(chars, domain, end) {
            found.push(start..end);
        }
        return;
    }
    let before = start.checked_sub(1).and_then(|before| chars.get(before));
    if before.is_some_and(|&c| forbids_bare(c)) {
        return;
    }
    let known = found.len();
    ascii_domains(chars, domain, found);
    let has_path = chars.get(domain.end..path_end).is_some_and(|tail| tail.contains(&'/'));
    if has_path
        && found.len() > known
        && let Some(last) = found.last_mut()
    {
        last.end = end;
    }
}

/// Where an address with `http://` ends: at `end`, unless it is one of X's own short ones, which
/// end with their slug. `None` if the slug is too long to be one.
fn tco_end(chars: &[char], domain: &Range<usize>, end: usize) -> Option<usize> {
    let host = chars.get(domain.clone()).unwrap_or_default();
    let is_tco = host.len() == 4
        && host.iter().zip("t.co".chars()).all(|(have, want)| have.eq_ignore_ascii_case(&want));
    if !is_tco || chars.get(domain.end) != Some(&'/') {
        return Some(end);
    }
    let slug = chars.get(domain.end + 1..end).unwrap_or_default();
    let slug = slug.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    match slug {
        0 => Some(end),
        1..=MAX_TCO_SLUG => Some(after_query(chars, domain.end + 1 + slug)),
        _ => None,
    }
}

/// Whether the domain's labels fit into DNS and the whole into X's limit.
fn encodable(chars: &[char], candidate: &Candidate) -> bool {
    let domain = candidate.domain.clone();
    let name = chars.get(domain.clone()).unwrap_or_default();
    let marked = name.iter().zip("xn--".chars()).all(|(have, want)| *have == want);
    if marked {
        let mut ascii = Vec::new();
        ascii_domains(chars, &domain, &mut ascii);
        if ascii.is_empty() {
            return false;
        }
    }
    let mut length = candidate.end - candidate.start - name.len();
    for label in name.split(|&c| c == '.') {
        match punycode::encoded_len(label) {
            Some(encoded) => length += encoded + 1,
            None => return false,
        }
    }
    length <= MAX_LINK
}

/// The domains made of ASCII and accented Latin letters alone inside a domain: without `http://`
/// X links only these, so that a link ends where Japanese text begins.
fn ascii_domains(chars: &[char], domain: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let host = chars.get(..domain.end).unwrap_or_default();
    let mut chain: Option<usize> = None;
    let mut best: Option<usize> = None;
    let mut previous_in_label = false;
    for at in domain.start..=domain.end {
        let c = host.get(at).copied();
        if best.is_some_and(|end| at < end) {
            previous_in_label = c.is_some_and(is_ascii_domain);
            continue;
        }
        if c.is_some_and(is_ascii_domain) {
            chain.get_or_insert(at);
            previous_in_label = true;
        } else if c == Some('.') && previous_in_label {
            best = tld_end(host, at + 1, label_end(host, at + 1)).or(best);
            previous_in_label = false;
        } else {
            if let (Some(start), Some(end)) = (chain, best) {
                found.push(start..end);
            }
            (chain, best, previous_in_label) = (None, None, false);
        }
    }
}

/// The end of the label that begins at `start`.
fn label_end(host: &[char], start: usize) -> usize {
    let tail = host.get(start..).unwrap_or_default();
    start + tail.iter().take_while(|&&c| c != '.').count()
}
