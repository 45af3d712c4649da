//! What on a page is never the article: told by element, by class and id, and by wording.

mod labels;
mod lists;

use std::sync::LazyLock;

use super::dom::Page;
use crate::text::lists::Words;
use crate::text::nesting::Kind;
pub(crate) use labels::{is_byline, is_dateline};
pub(crate) use lists::Marks;
use lists::Phrases;

/// Elements without any reading text.
const SILENT: [&str; 28] = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "canvas",
    "head",
    "map",
    "button",
    "select",
    "input",
    "textarea",
    "audio",
    "video",
    "embed",
    "math",
    "menu",
    "dialog",
    "label",
    "legend",
    "figcaption",
    "optgroup",
    "datalist",
    "progress",
    "frameset",
    // The page's stands in its head; one in the body is that of a drawing left open.
    "title",
];

/// Parts of class names and ids that mark boilerplate wherever they occur.
static MARKS: LazyLock<Marks> = LazyLock::new(|| Marks::of(include_str!("boilerplate/marks.txt")));

/// Whole words of class names and ids that mark boilerplate.
static WORDS: LazyLock<Words> =
    LazyLock::new(|| include_str!("boilerplate/words.txt").lines().collect());

/// Short headings or lines behind which an article is over.
static ENDINGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(include_str!("boilerplate/endings.txt")));

/// Lines that are furniture wherever they stand.
static LINES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(include_str!("boilerplate/lines.txt")));

/// Whether the element holds no reading text by its very kind.
pub(crate) fn is_silent_kind(kind: Kind, name: &str) -> bool {
    /// Of which kinds that is known.
    static KNOWN: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut known = vec![false; usize::from(u8::MAX)];
        for kind in SILENT.map(Kind::of).into_iter().filter(|kind| *kind != Kind::Other) {
            known[kind as usize] = true;
        }
        known
    });
    KNOWN[kind as usize] || kind == Kind::Other && !name.is_empty() && SILENT.contains(&name)
}

/// Whether the element is hidden from readers.
pub(crate) fn is_hidden(page: &Page<'_>, node: usize) -> bool {
    page.attr(node, "hidden").is_some()
        || page.attr(node, "aria-hidden") == Some("true")
        || page.attr(node, "style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether the element is furniture by its kind: navigation, side columns, page footers.
pub(crate) fn is_furniture(name: &str) -> bool {
    matches!(name, "nav" | "footer" | "aside" | "form" | "fieldset")
}

/// Whether class, id or role name the element as boilerplate. `names` is lower case.
pub(crate) fn is_marked(names: &str) -> bool {
    names.split_ascii_whitespace().filter(|name| !tells_state(name)).any(|name| {
        MARKS.stand_in(name)
            || name
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| !word.is_empty() && WORDS.contains(word))
    })
}

/// Whether a class tells what the element is about or in which state it is, not what it is:
/// WordPress writes an article's rubrics and tags into its classes, page builders call every block
/// a widget.
fn tells_state(name: &str) -> bool {
    [
        "category-",
        "tag-",
        "post_tag-",
        "format-",
        "status-",
        "comments-open",
        "comments-closed",
        "comment-status",
        "has-",
        "no-",
        "with-",
        "elementor-",
    ]
    .iter()
    .any(|start| name.starts_with(start))
        && !["tag-list", "tag-cloud", "tag-links", "no-print"]
            .iter()
            .any(|kind| name.starts_with(kind))
}

/// Whether class or id name the element as the paragraph that leads into the article.
pub(crate) fn is_lead(names: &str) -> bool {
    const MARKS: [&str; 17] = [
        "lead",
        "intro",
        "teaser",
        "abstract",
        "excerpt",
        "summary",
        "einleitung",
        "vorspann",
        "standfirst",
        "sommario",
        "subline",
        "subtitle",
        "subheadline",
        "description",
        "short-info",
        "hero-text",
        "untertitel",
    ];
    MARKS.iter().any(|mark| names.contains(mark))
}

/// Whether class or id name the element as the head of a page or of an article.
pub(crate) fn is_header(name: &str, names: &str) -> bool {
    name == "header"
        || names
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| matches!(word, "header" | "masthead"))
}

/// Parts of class and property names of the element that is the article's text.
const ARTICLE_TEXT: &str = include_str!("boilerplate/article.txt");

/// Whether class or property name the element as the article's text itself.
pub(crate) fn is_article_text(names: &str) -> bool {
    static MARKS: LazyLock<Marks> = LazyLock::new(|| Marks::of(ARTICLE_TEXT));
    MARKS.stand_in(names)
}

/// Whether the element holds readers' comments.
pub(crate) fn is_comments(names: &str) -> bool {
    static COMMENTS: LazyLock<Marks> = LazyLock::new(|| {
        Marks::of(
            "comments\ncommentlist\ncomment-list\ncomment-thread\ncomment-area\ncommentarea\n\
             disqus\nkommentare\nkommentarbereich\nkommentarliste\nleserkommentar\nrespond",
        )
    });
    COMMENTS.stand_in(names)
        && names.split_ascii_whitespace().any(|name| !tells_state(name) && COMMENTS.stand_in(name))
}

/// Whether an article is over where this short line stands.
pub(crate) fn ends_article(line: &str) -> bool {
    ENDINGS.hold(line, 60)
}

/// Whether the line points to another article from amid this one: „Lesen Sie auch: …“.
pub(crate) fn points_elsewhere(line: &str) -> bool {
    static SEE_ALSO: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::of(include_str!("boilerplate/seealso.txt")));
    SEE_ALSO.hold(line, 200)
}

/// Whether the line is furniture: „Drucken“, „Weiterlesen“, „Zurück zur Übersicht“.
pub(crate) fn is_furniture_line(line: &str) -> bool {
    LINES.hold(line, 80)
}
