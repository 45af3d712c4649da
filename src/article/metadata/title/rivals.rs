//! What headings count beside others of their level.

use super::headings::{Heading, is_section};

/// Nodes within which a heading behind the first one is its subtitle.
const SUBTITLE: usize = 20;

/// Where several first level headings stand behind the beginning of the text and none before it, they
/// are those of side boxes.
pub(super) fn side_boxes(found: &mut [(usize, Heading)], text: usize) {
    let first = |(level, heading): &&mut (usize, Heading)| *level == 1 && !heading.hidden;
    let mut first: Vec<_> = found.iter_mut().filter(first).collect();
    if first.len() >= 2 && first.iter().all(|(_, heading)| heading.node > text) {
        for (_, heading) in &mut first {
            heading.weight = (heading.weight - 1.4).max(0.05);
        }
    }
}

/// A single first level heading counts for more: it has no rival. Not so where the head of the
/// page knows nothing of it, but calls the page by another heading: then it is the site's motto.
pub(super) fn only_one(found: &mut [(usize, Heading)], said: impl Fn(&str) -> bool) {
    let candidate = |level: usize, heading: &Heading, least: f32| {
        level == 1 && !heading.hidden && heading.weight > least
    };
    let first = found.iter().find(|(level, heading)| candidate(*level, heading, 1.0));
    let Some((text, node)) = first.map(|(_, heading)| (heading.plain.clone(), heading.node)) else {
        return only_second(found);
    };
    let mut rivals = found.iter().filter(|(_, heading)| heading.plain != text);
    let overruled = |(level, heading): &(usize, Heading)| {
        candidate(*level, heading, 1.6)
            || heading.node > node + SUBTITLE
                && heading.weight >= 0.5
                && !heading.hidden
                && said(&heading.plain)
                && !said(&text)
    };
    if rivals.any(overruled) {
        return;
    }
    for (level, heading) in found {
        if *level == 1 && heading.plain == text {
            heading.weight += 1.4;
        }
    }
}

/// On a page without a first level heading one of the second that stands alone above the text is
/// the first.
fn only_second(found: &mut [(usize, Heading)]) {
    let above = |(level, heading): &&mut (usize, Heading)| {
        *level == 2
            && !heading.hidden
            && heading.weight >= 0.4
            && heading.text.chars().count() <= 110
            && !is_section(&heading.text)
    };
    let mut seconds: Vec<_> = found.iter_mut().filter(above).collect();
    if let [(_, only)] = seconds.as_mut_slice()
        && only.weight >= 1.0
    {
        only.weight += 1.2;
    }
}
