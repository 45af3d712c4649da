//! What a page says of a picture: alternative text or caption, never a file name or a credit.

use url::Url;

use crate::article::dom::{Page, fold};

/// How a line begins that names the photographer.
const CREDITS: [&str; 16] = [
    "foto:",
    "fotos:",
    "foto ",
    "bild:",
    "bilder:",
    "bildquelle",
    "bildnachweis",
    "bildrechte",
    "quelle:",
    "copyright",
    "©",
    "(c)",
    "photo:",
    "credit:",
    "grafik:",
    "fotograf",
];

/// The alternative text, else the caption, else the title.
pub fn description(page: &Page<'_>, node: usize, url: &Url) -> Option<String> {
    let attribute = |name: &str| page.attr(node, name).and_then(|text| spoken(text, url));
    attribute("alt").or_else(|| caption(page, node, url)).or_else(|| attribute("title"))
}

/// The caption of the figure around a picture, or of an element named so beside it.
fn caption(page: &Page<'_>, node: usize, url: &Url) -> Option<String> {
    let figure = page.ancestors(node).take(4).find(|&at| page.name(at) == "figure");
    let found = match figure {
        Some(figure) => page.below(figure, "figcaption").next(),
        None => page.ancestors(node).take(2).filter(|&at| page.end(at) - at <= 30).find_map(|at| {
            (at..page.end(at)).find(|&inner| {
                let class = page.attr(inner, "class").unwrap_or_default().to_ascii_lowercase();
                !class.is_empty() && inner != at && class.contains("caption")
            })
        }),
    };
    spoken(without_credit(&page.line(found?)), url)
}

/// A caption without the photographer: `Drei Frauen lachen. Foto: A. Muster`.
fn without_credit(caption: &str) -> &str {
    let is_credit = |text: &str| {
        let text = text.trim_start_matches(['(', '[', ' ', '/', '|']).to_lowercase();
        CREDITS.iter().any(|credit| text.starts_with(credit))
    };
    let starts = caption.char_indices().filter(|&(at, c)| {
        let opens = matches!(c, '(' | '[' | '|' | '/' | '©');
        let word =
            c.is_alphabetic() && caption.get(..at).is_none_or(|b| b.ends_with(' ') || b.is_empty());
        opens || word
    });
    // `Foto ` without a colon is a credit only at the beginning of the caption.
    let cut = starts.map(|(at, _)| at).find(|&at| {
        caption.get(at..).is_some_and(|rest| {
            is_credit(rest) && (at == 0 || !rest.to_lowercase().starts_with("foto "))
        })
    });
    caption.get(..cut.unwrap_or(caption.len())).unwrap_or_default().trim()
}

/// The text, if it describes the picture and is neither its file name nor its credit.
pub fn spoken(text: &str, url: &Url) -> Option<String> {
    let text = fold(text);
    let text = without_credit(&text);
    (!text.is_empty() && !is_file_name(text, url)).then(|| text.to_owned())
}

/// Whether a text is a file name in disguise, such as `AddText 09 27` for `AddText_09_27.jpg`.
fn is_file_name(text: &str, url: &Url) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let lower = text.to_lowercase();
    if [".jpg", ".jpeg", ".png", ".gif", ".webp"].iter().any(|end| lower.ends_with(end)) {
        return true;
    }
    if ["button", "logo ", "img_", "img-", "dsc", "csm_"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return true;
    }
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic));
    let words = words.count();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    if words == 0 || !text.contains(' ') && (text.contains('_') || text.contains('-') && digits) {
        return true;
    }
    let stem = url.path().rsplit('/').next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let same = plain(stem).contains(&plain(text));
    (digits || same) && words <= 1
}
