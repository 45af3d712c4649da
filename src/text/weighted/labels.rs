//! A text cut into the labels of possible domains, so that each place in it is asked only once.

use std::ops::Range;

use super::chars::{continues_tld, is_domain};
use super::tlds;

/// One run of domain characters, `-` and `_`; places are those of the text's characters.
#[derive(Debug)]
struct Label {
    /// Begins and ends with a domain character: `-` and `_` stand only inside.
    whole: bool,
    /// Ends with a domain character.
    closed: bool,
    /// Where its last `_` stands; a registered name, unlike a subdomain, has none.
    underscore: Option<usize>,
    /// Where a top-level domain that begins here ends; looked for behind a dot only.
    tld_end: Option<usize>,
    /// Whether a dot and another label follow.
    dotted: bool,
    /// The farthest end of a domain whose name begins in this label and goes on for at least one
    /// more whole label before the top-level domain.
    far_end: Option<usize>,
}

/// All labels of a text.
#[derive(Debug)]
pub(super) struct Labels {
    labels: Vec<Label>,
    /// The label in which each character stands.
    of_char: Vec<Option<usize>>,
}

impl Labels {
    /// Cuts a text.
    pub(super) fn of(chars: &[char]) -> Self {
        let mut labels: Vec<Label> = Vec::new();
        let mut of_char = vec![None; chars.len()];
        let mut start = 0;
        while start < chars.len() {
            let length = chars.get(start..).unwrap_or_default();
            let length = length.iter().take_while(|&&c| in_label(c)).count();
            let end = start + length;
            let dotted = length > 0
                && chars.get(end) == Some(&'.')
                && chars.get(end + 1).is_some_and(|&c| in_label(c));
            if length > 0 {
                if let Some(slots) = of_char.get_mut(start..end) {
                    slots.fill(Some(labels.len()));
                }
                let behind_dot = labels.last().is_some_and(|label| label.dotted);
                labels.push(Label::of(chars, start..end, behind_dot, dotted));
            }
            start = end + 1;
        }
        measure_reach(&mut labels);
        Self { labels, of_char }
    }

    /// Where the longest domain that begins exactly at `at` ends.
    pub(super) fn domain_end(&self, chars: &[char], at: usize) -> Option<usize> {
        let index = (*self.of_char.get(at)?)?;
        let label = self.labels.get(index)?;
        if !label.closed || !label.dotted || !chars.get(at).is_some_and(|&c| is_domain(c)) {
            return None;
        }
        label.far_end.or_else(|| {
            let name_is_clean = label.underscore.is_none_or(|place| place < at);
            let next = self.labels.get(index + 1)?;
            if name_is_clean { next.tld_end } else { None }
        })
    }
}

impl Label {
    fn of(chars: &[char], range: Range<usize>, behind_dot: bool, dotted: bool) -> Self {
        let Range { start, end } = range;
        let own = chars.get(range).unwrap_or_default();
        let closed = own.last().is_some_and(|&c| is_domain(c));
        Self {
            whole: closed && own.first().is_some_and(|&c| is_domain(c)),
            closed,
            underscore: own.iter().rposition(|&c| c == '_').map(|place| start + place),
            tld_end: if behind_dot { tld_end(chars, start, end) } else { None },
            dotted,
            far_end: None,
        }
    }
}

/// Fills `far_end` from the last label to the first.
fn measure_reach(labels: &mut [Label]) {
    for index in (0..labels.len().saturating_sub(2)).rev() {
        let far_end = match labels.get(index..index + 3) {
            Some([label, name, tld]) if label.dotted && name.dotted && name.whole => {
                let near = if name.underscore.is_none() { tld.tld_end } else { None };
                name.far_end.or(near)
            }
            _ => None,
        };
        if let Some(label) = labels.get_mut(index) {
            label.far_end = far_end;
        }
    }
}

/// Where the longest top-level domain that begins at `start` and lies before `limit` ends.
pub(super) fn tld_end(chars: &[char], start: usize, limit: usize) -> Option<usize> {
    let own = chars.get(start..limit)?;
    let longest = own.len().min(tlds::LONGEST);
    let known = (1..=longest).rev().find(|&length| {
        let next = chars.get(start + length);
        !next.is_some_and(|&c| continues_tld(c)) && {
            let name: String = own.iter().take(length).flat_map(|c| c.to_lowercase()).collect();
            tlds::contains(&name)
        }
    });
    known.or_else(|| punycode_tld(own)).map(|length| start + length)
}

/// The length of a top-level domain in punycode (`xn--p1ai`).
fn punycode_tld(own: &[char]) -> Option<usize> {
    let marked = own.len() > 4
        && own.iter().zip("xn--".chars()).all(|(have, want)| have.to_ascii_lowercase() == want);
    let digits = own.iter().skip(4);
    let length = digits.take_while(|c| c.is_ascii_alphanumeric() || **c == '-').count();
    (marked && length > 0).then_some(4 + length)
}

fn in_label(c: char) -> bool {
    is_domain(c) || c == '-' || c == '_'
}
