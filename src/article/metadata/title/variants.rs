//! The readings of a declared title: with and without the parts that may be the site's or a
//! section's name.

use super::plain;
use super::site::Site;

/// What divides a headline from the name of the site in `<title>`.
const SEPARATORS: [&str; 15] = [
    " | ", " – ", " - ", " — ", " :: ", " » ", " · ", " • ", " « ", " / ", " ‹ ", " > ", " → ",
    "|", ": ",
];

/// One reading.
pub(super) struct Variant {
    pub(super) text: String,
    pub(super) plain: String,
    /// How likely it is the headline, from 0 to 1.
    pub(super) share: f32,
}

/// A part of a title, with the separators around it.
struct Part {
    start: usize,
    end: usize,
    /// The sign in front of it; empty for the first one.
    sign: &'static str,
}

/// All readings of a title without the site's name.
pub(super) fn of(title: &str, site: &Site) -> Vec<Variant> {
    let mut parts = parts(title);
    // What stands behind the site's name is the section.
    if let Some(name) =
        (1..parts.len()).find(|&at| parts.get(at).is_some_and(|part| site.is_named(part.of(title))))
    {
        parts.truncate(name);
    }
    let all = parts.len();
    while parts.len() > 1 && parts.first().is_some_and(|part| site.is_named(part.of(title))) {
        parts.remove(0);
    }
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Vec::new();
    };
    // A separator with nothing behind it: the name of the site without a headline.
    let dangles = last.end == title.len() && title.ends_with(['|', '-', '–', '»']);
    let trust = match parts.len() == all {
        _ if dangles => 0.4,
        true => 1.0,
        // The name at the beginning may as well be what the article is about.
        false => 0.8,
    };
    let mut variants = Vec::new();
    let mut add = |from: usize, to: usize, share: f32| {
        let text = title.get(from..to).unwrap_or_default().trim();
        let plain = plain(text);
        if !plain.is_empty() {
            variants.push(Variant { text: text.to_owned(), plain, share: share * trust });
        }
    };
    let cut = (1..parts.len()).filter_map(|at| parts.get(at)).map(|part| {
        let front = words(title.get(first.start..part.start).unwrap_or_default());
        let back = words(title.get(part.start..last.end).unwrap_or_default());
        (part, drop_back(part.sign, front, back), drop_front(part.sign, front, back))
    });
    let cut: Vec<(&Part, f32, f32)> = cut.collect();
    add(first.start, last.end, whole(cut.last().map(|(part, back, _)| (part.sign, *back))));
    for (part, back, front) in cut {
        add(first.start, part.start - part.sign.len(), back);
        add(part.start, last.end, front);
    }
    variants
}

impl Part {
    fn of<'t>(&self, title: &'t str) -> &'t str {
        title.get(self.start..self.end).unwrap_or_default()
    }
}

/// The title as it stands, where a part behind a separator remains.
fn whole(last: Option<(&str, f32)>) -> f32 {
    match last {
        None => 1.0,
        Some((_, back)) if back > 0.8 => 0.75,
        Some(_) => 0.9,
    }
}

/// How likely what stands behind a separator is a name: it is short, and the headline is not.
fn drop_back(sign: &str, front: usize, back: usize) -> f32 {
    let short = front >= 3 && back <= 4;
    match sign.trim() {
        ":" => 0.3,
        "–" | "—" => 0.6,
        _ if short => 0.85,
        _ => 0.6,
    }
}

/// How likely what stands before a separator is a name or a section.
fn drop_front(sign: &str, front: usize, back: usize) -> f32 {
    match sign.trim() {
        ":" => 0.4,
        "»" | "::" | "|" | ">" if front <= 3 && back >= 3 => 0.6,
        _ => 0.5,
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Cuts a title at every separator.
fn parts(title: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut start, mut sign, mut at) = (0, "", 0);
    while at < title.len() {
        let rest = title.get(at..).unwrap_or_default();
        let found = SEPARATORS.iter().find(|sign| rest.starts_with(**sign));
        match found {
            Some(found) if at > start && parts.len() < 12 => {
                parts.push(Part { start, end: at, sign });
                start = at + found.len();
                sign = found;
                at = start;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(Part { start, end: title.len(), sign });
    parts
}
