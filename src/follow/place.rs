//! What kind of place on a page a link stands in: only some are the organisation's own word.

mod words;

use scraper::ElementRef;

use words::{ARTICLE_WORDS, BRANDS, FRAME_WORDS, HEADINGS, LAYOUT, OURS};

/// Where a link stands, the most telling kind first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A „Folge uns“ box or button, or structured data.
    Box,
    /// The page's header, footer, navigation or side column.
    Frame,
    /// A button with a picture and no text, outside any article.
    Button,
    /// Anywhere else, as in an article's text.
    Elsewhere,
}

/// How many ancestors, earlier siblings and descendants are looked at: a page full of links must
/// not cost more than its length.
const REACH: usize = 48;

/// How far up from a link an announcement may stand.
const NEAR: usize = 6;

/// Words between an announcement and its link are no longer than this, in bytes: „und“, „oder“.
const FILLER_LEN: usize = 5;

/// A heading is no longer than this, in bytes.
const HEADING_LEN: usize = 120;

/// The kind of place in which a link stands.
pub(super) fn of(link: ElementRef<'_>) -> Place {
    let in_article = ancestors(link).any(is_article);
    let near = ancestors(link).take(NEAR).take_while(|element| !is_content(*element));
    if speaks_for_us(&label(link)) || near.into_iter().any(|at| announced(at, in_article)) {
        return Place::Box;
    }
    if in_frame(link) {
        return Place::Frame;
    }
    if !in_article && is_button(link) { Place::Button } else { Place::Elsewhere }
}

/// The kind of place of what speaks for itself, such as a widget that shows an account's posts: in
/// an article it may be anybody's.
pub(super) fn of_widget(element: ElementRef<'_>) -> Place {
    if ancestors(element).any(is_article) { Place::Elsewhere } else { Place::Box }
}

/// Whether a frame stands between a link and the content around it: what an article's own header
/// and footer hold belongs to the article, and a class like `has-sidebar` on the whole page says
/// nothing about what is inside.
fn in_frame(link: ElementRef<'_>) -> bool {
    let mut found = false;
    for element in ancestors(link) {
        if is_article(element) {
            return false;
        }
        if is_content(element) {
            break;
        }
        found |= is_frame(element);
    }
    found
}

/// The link itself and what it stands in, up to the body.
fn ancestors(link: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    let parents = link.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(link)
        .chain(parents)
        .take_while(|element| !matches!(element.value().name(), "body" | "html"))
        .take(REACH)
}

/// Everything that a reader, a screen reader or a style sheet is told about a link.
fn label(link: ElementRef<'_>) -> String {
    let mut label = text_of(link);
    for element in std::iter::once(link).chain(link.descendent_elements().take(REACH)) {
        for name in ["alt", "title", "aria-label", "class", "id", "name"] {
            if let Some(value) = element.attr(name) {
                label.push_str(" · ");
                label.push_str(value);
            }
        }
    }
    label
}

fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    let nodes = element.descendants().take(REACH);
    for piece in nodes.filter_map(|node| node.value().as_text()) {
        text.push_str(piece);
        if text.len() > 4 * HEADING_LEN {
            break;
        }
    }
    text
}

/// Hyphens, underscores and any white space count as one space, so that `button-folge-uns-bei-x`
/// speaks too.
fn normalise(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn speaks_for_us(text: &str) -> bool {
    let text = normalise(text);
    OURS.iter().any(|words| text.contains(words))
        || ["twitter timeline", "twitter follow button"].iter().any(|class| text.contains(class))
}

/// Whether words like „Folge uns“ or „AGSA auf Facebook“ stand right before an element. In an
/// article only „uns“ counts: a heading may speak of anybody's page.
fn announced(element: ElementRef<'_>, in_article: bool) -> bool {
    for node in element.prev_siblings().take(REACH) {
        let block = ElementRef::wrap(node);
        let text = match (node.value().as_text(), block) {
            (Some(text), _) => tail(text).to_owned(),
            (None, Some(block)) if !is_inline_filler(block) => text_of(block),
            _ => continue,
        };
        let words = normalise(&text);
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        // Over „und“ and the names of other buttons one looks further back.
        if words.len() <= FILLER_LEN || BRANDS.contains(&words) && !block.is_some_and(is_heading) {
            continue;
        }
        // A box that holds links of its own announces nothing behind it.
        return words.len() <= HEADING_LEN
            && !block.is_some_and(holds_links)
            && (speaks_for_us(words) || block.is_some() && !in_article && names_a_box(words));
    }
    false
}

fn is_heading(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend")
}

fn holds_links(element: ElementRef<'_>) -> bool {
    element.descendent_elements().take(REACH).any(|inside| inside.value().name() == "a")
}

/// The other links of a row of buttons, line breaks, scripts.
fn is_inline_filler(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "a" | "br" | "i" | "img" | "script" | "style" | "svg")
}

/// The end of a text, where the announcement of a link would stand.
fn tail(text: &str) -> &str {
    let text = text.trim_end();
    let from = text.len().saturating_sub(HEADING_LEN);
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at));
    from.and_then(|from| text.get(from..)).unwrap_or(text)
}

fn names_a_box(heading: &str) -> bool {
    let on_a_network = ["auf facebook", "auf twitter", "auf x", "bei facebook", "bei twitter"];
    HEADINGS.contains(&heading) || on_a_network.iter().any(|ending| heading.ends_with(ending))
}

fn is_article(element: ElementRef<'_>) -> bool {
    element.value().name() == "article"
        || element.attr("itemprop") == Some("articleBody")
        || has_word(element, &ARTICLE_WORDS)
}

/// The page's main part.
fn is_content(element: ElementRef<'_>) -> bool {
    element.value().name() == "main"
        || element.attr("role") == Some("main")
        || matches!(element.attr("id"), Some("content" | "main" | "inhalt"))
}

fn is_frame(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "header" | "footer" | "nav" | "aside")
        || matches!(
            element.attr("role"),
            Some("banner" | "contentinfo" | "navigation" | "complementary")
        )
        || has_word(element, &FRAME_WORDS)
}

fn has_word(element: ElementRef<'_>, words: &[&str]) -> bool {
    let names = [element.attr("class"), element.attr("id")].into_iter().flatten();
    names
        .flat_map(str::split_whitespace)
        .filter(|name| !LAYOUT.iter().any(|prefix| name.starts_with(prefix)))
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// A picture, an icon font's sign or an empty box instead of words.
fn is_button(link: ElementRef<'_>) -> bool {
    let shown = text_of(link);
    let has_words = shown.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    !has_words
}
