//! What on a page is never the article: told by element, by class and id, and by wording.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dom::Page;

/// Elements without any reading text.
const SILENT: [&str; 27] = [
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
];

/// Parts of class names and ids that mark boilerplate wherever they occur.
const MARKS: &str = include_str!("boilerplate/marks.txt");

/// Whole words of class names and ids that mark boilerplate.
const WORDS: &str = include_str!("boilerplate/words.txt");

/// Short headings or lines behind which an article is over.
const ENDINGS: &str = include_str!("boilerplate/endings.txt");

/// Lines that are furniture wherever they stand.
const LINES: &str = include_str!("boilerplate/lines.txt");

/// Whether the element holds no reading text by its very kind.
pub(crate) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
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
    if names.is_empty() {
        return false;
    }
    holds_mark(names)
        || names
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| !word.is_empty() && WORDS.lines().any(|known| known == word))
}

/// Whether any mark stands in the text: the marks are tried by their first byte, which is ten times
/// faster than to search for each in turn.
fn holds_mark(names: &str) -> bool {
    static BY_FIRST: LazyLock<HashMap<u8, Vec<&'static [u8]>>> = LazyLock::new(|| {
        let mut marks: HashMap<u8, Vec<&'static [u8]>> = HashMap::new();
        for mark in MARKS.lines().map(str::as_bytes) {
            if let Some(&first) = mark.first() {
                marks.entry(first).or_default().push(mark);
            }
        }
        marks
    });
    let bytes = names.as_bytes();
    bytes.iter().enumerate().any(|(at, first)| {
        BY_FIRST.get(first).is_some_and(|marks| {
            marks.iter().any(|mark| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark)))
        })
    })
}

/// Whether class or id name the element as the paragraph that leads into the article.
pub(crate) fn is_lead(names: &str) -> bool {
    [
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
    ]
    .iter()
    .any(|mark| names.contains(mark))
}

/// Whether class or id name the element as the head of a page or of an article.
pub(crate) fn is_header(name: &str, names: &str) -> bool {
    name == "header"
        || names
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| matches!(word, "header" | "masthead"))
}

/// Whether class or property name the element as the article's text itself.
pub(crate) fn is_article_text(names: &str) -> bool {
    const MARKS: [&str; 24] = [
        "articlebody",
        "article-body",
        "article__body",
        "article-text",
        "articletext",
        "article-content",
        "article__content",
        "article_content",
        "entry-content",
        "entry_content",
        "post-content",
        "post_content",
        "post-body",
        "postcontent",
        "story-body",
        "storybody",
        "news-text-wrap",
        "news-single",
        "item-page",
        "itempage",
        "field-name-body",
        "field--name-body",
        "node__content",
        "td-post-content",
    ];
    MARKS.iter().any(|mark| names.contains(mark))
}

/// Whether the element holds readers' comments.
pub(crate) fn is_comments(names: &str) -> bool {
    ["comments", "commentlist", "comment-list", "comment-thread", "disqus", "kommentare", "respond"]
        .iter()
        .any(|mark| names.contains(mark))
}

/// Whether an article is over where this short line stands.
pub(crate) fn ends_article(line: &str) -> bool {
    let line = plain(line);
    line.chars().count() <= 60 && listed(ENDINGS, &line)
}

/// Whether the line is furniture: „Drucken“, „Weiterlesen“, „Zurück zur Übersicht“.
pub(crate) fn is_furniture_line(line: &str) -> bool {
    let line = plain(line);
    line.chars().count() <= 80 && listed(LINES, &line)
}

/// Whether a list of phrases holds the line; a phrase ending in `*` is a beginning.
fn listed(list: &str, line: &str) -> bool {
    list.lines().any(|phrase| match phrase.strip_suffix('*') {
        Some(beginning) => line.starts_with(beginning),
        None => line == phrase,
    })
}

/// Lower case, without signs at the ends.
fn plain(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
