//! How much each element weighs as reading text, and which elements are left out as boilerplate.

use super::boilerplate;
use super::dom::Page;
use crate::text::nesting::Kind;

/// What each node weighs as reading text.
pub(super) struct Weights {
    /// Nodes that are boilerplate.
    pub(super) removed: Vec<bool>,
    /// Characters of paragraphs that read like an article, summed over the descendants.
    mass: Vec<usize>,
}

impl Weights {
    /// Strictly, without what is boilerplate by its name; and generously, with it.
    pub(super) fn of_page(page: &Page<'_>) -> [Self; 2] {
        removed(page).map(|removed| {
            let mass = mass(page, &removed);
            Self { removed, mass }
        })
    }

    pub(super) fn of(&self, node: usize) -> usize {
        self.mass.get(node).copied().unwrap_or(0)
    }
}

/// How far an element is boilerplate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// By its kind, or because it is hidden.
    Surely,
    /// By its name.
    Named,
    /// Not at all.
    Not,
}

/// Marks what is boilerplate by kind, by name or because it is hidden; and the same without what is
/// so by its name only. An element that holds most of the page's text is never removed for its name.
fn removed(page: &Page<'_>) -> [Vec<bool>; 2] {
    let mut strict = vec![false; page.len()];
    let mut generous = strict.clone();
    let chars = Characters::new(page);
    let mark = |removed: &mut [bool], node| {
        if let Some(below) = removed.get_mut(node..page.end(node)) {
            below.fill(true);
        }
    };
    let mut node = 0;
    while node < page.len() {
        let name = page.name(node);
        let known = strict.get(node).copied().unwrap_or(false);
        let verdict =
            if name.is_empty() { Verdict::Not } else { verdict(page, node, name, known, &chars) };
        if verdict != Verdict::Not {
            mark(&mut strict, node);
        }
        if verdict == Verdict::Surely {
            mark(&mut generous, node);
            node = page.end(node);
        } else {
            node += 1;
        }
    }
    [strict, generous]
}

/// What an element is; `known` says that it is removed for the name of one around it already.
fn verdict(page: &Page<'_>, node: usize, name: &str, known: bool, chars: &Characters) -> Verdict {
    if boilerplate::is_silent_kind(page.kind(node), name) || boilerplate::is_hidden(page, node) {
        return Verdict::Surely;
    }
    if matches!(name, "html" | "body" | "main") {
        return Verdict::Not;
    }
    let names = page.names(node);
    if boilerplate::is_comments(names) {
        return Verdict::Surely;
    }
    let share = chars.below(node) * 100 / chars.below(0).max(1);
    if share > 45 {
        return Verdict::Not;
    }
    // Nor for its name one that holds a third of the page's prose: page builders call it a widget.
    if chars.prose(node) * 3 > chars.prose(0) {
        return Verdict::Not;
    }
    if boilerplate::is_furniture(name)
        || boilerplate::is_header(name, names) && !heads_article(page, node)
    {
        return Verdict::Surely;
    }
    let by_name = !known
        && name != "article"
        && boilerplate::is_marked(names)
        && !boilerplate::is_article_text(names);
    if by_name { Verdict::Named } else { Verdict::Not }
}

/// Whether a header is the article's own: it stands inside the article, or holds the headline.
fn heads_article(page: &Page<'_>, node: usize) -> bool {
    page.below(node, "h1").next().is_some()
        || page.ancestors(node).any(|at| matches!(page.name(at), "article" | "main"))
}

/// Characters of visible text below each node, and those of them that stand in paragraphs long
/// enough to be prose.
struct Characters(Vec<(usize, usize)>);

impl Characters {
    fn new(page: &Page<'_>) -> Self {
        let mut chars = vec![(0, 0); page.len()];
        for node in (1..page.len()).rev() {
            let name = page.name(node);
            if boilerplate::is_silent_kind(page.kind(node), name) {
                continue;
            }
            let Some((below, prose)) = chars.get_mut(node) else { continue };
            *below += page.length(node);
            if name == "p" && *below >= 100 {
                *prose = *below;
            }
            let (below, prose) = (*below, *prose);
            if let Some((above, prose_above)) = chars.get_mut(page.parent(node)) {
                *above += below;
                *prose_above += prose;
            }
        }
        Self(chars)
    }

    fn below(&self, node: usize) -> usize {
        self.0.get(node).map_or(0, |(below, _)| *below)
    }

    fn prose(&self, node: usize) -> usize {
        self.0.get(node).map_or(0, |(_, prose)| *prose)
    }
}

/// Sums up, from the leaves to the root, the characters of blocks that read like an article.
fn mass(page: &Page<'_>, removed: &[bool]) -> Vec<usize> {
    let mut own = vec![(0_usize, 0_usize); page.len()];
    let mut block_of = vec![0_usize; page.len()];
    let mut linked = vec![false; page.len()];
    for node in 1..page.len() {
        let parent = page.parent(node);
        let inherited = linked.get(parent).copied().unwrap_or(false);
        let above = || block_of.get(parent).copied().unwrap_or(0);
        let block = if page.is_block(node) { node } else { above() };
        if let (Some(at), Some(flag)) = (block_of.get_mut(node), linked.get_mut(node)) {
            *at = block;
            *flag = inherited || page.kind(node) == Kind::A;
        }
        if removed.get(node).copied().unwrap_or(false) {
            continue;
        }
        if let (len @ 1.., Some((chars, links))) = (page.length(node), own.get_mut(block)) {
            *chars += len;
            *links += if inherited { len } else { 0 };
        }
    }
    let mut mass = vec![0; page.len()];
    for node in (1..page.len()).rev() {
        let (chars, links) = own.get(node).copied().unwrap_or_default();
        let weight = block_weight(page.name(node), chars, links);
        let sum = mass.get(node).copied().unwrap_or(0) + weight;
        if let Some(at) = mass.get_mut(node) {
            *at = sum;
        }
        if let Some(above) = mass.get_mut(page.parent(node)) {
            *above += sum;
        }
    }
    mass
}

/// What one block counts: its characters, if it is long enough and not made of links.
fn block_weight(name: &str, chars: usize, links: usize) -> usize {
    let plain = chars.saturating_sub(2 * links);
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => 0,
        "li" | "td" | "th" | "dd" | "dt" if plain < 80 => plain / 4,
        "p" | "blockquote" | "pre" if plain >= 30 => plain,
        _ if plain >= 60 => plain,
        _ => 0,
    }
}
