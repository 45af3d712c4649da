//! The lead picture, with an alternative text that says something.

use url::Url;

use super::Head;
use crate::article::dom::{Page, fold};
use crate::item::Image;

/// Parts of addresses and class names of pictures that are no content.
const NO_PICTURES: [&str; 20] = [
    "logo",
    "icon",
    "pixel",
    "button",
    "btn",
    "avatar",
    "gravatar",
    "spacer",
    "blank",
    "sprite",
    "banner",
    "badge",
    "emoji",
    "smiley",
    "placeholder",
    "tracking",
    "counter",
    "zaehl",
    "vgwort",
    "favicon",
];

/// Pictures narrower or lower than this many pixels are decoration.
const SMALLEST: u32 = 100;

/// The page's lead picture: the one it declares, else the first real one inside the article.
pub(super) fn find(page: &Page<'_>, root: usize, head: &Head, base: &Url) -> Option<Image> {
    let declared = head
        .image
        .iter()
        .find_map(|address| absolute(address, base))
        .filter(|url| is_content(url.as_str()));
    let images: Vec<usize> = page.below(0, "img").collect();
    if let Some(url) = declared {
        let shown = images
            .iter()
            .find(|&&node| source(page, node, base).is_some_and(|shown| same_file(&shown, &url)));
        let alt = shown.and_then(|&node| description(page, node, &url));
        let alt = alt.or_else(|| head.image_alt.as_deref().and_then(|alt| spoken(alt, &url)));
        return Some(Image { url, alt });
    }
    images
        .into_iter()
        .filter(|&node| {
            node > root
                && node < page.end(root)
                && is_big(page, node)
                && is_content(&page.names(node))
        })
        .find_map(|node| {
            let url = source(page, node, base).filter(|url| is_content(url.as_str()))?;
            let alt = description(page, node, &url);
            Some(Image { url, alt })
        })
}

/// The address of an `<img>`, also where it is loaded late.
pub(crate) fn source(page: &Page<'_>, node: usize, base: &Url) -> Option<Url> {
    ["data-src", "data-lazy-src", "src"]
        .iter()
        .filter_map(|name| page.attr(node, name))
        .find_map(|address| absolute(address, base))
}

/// Whether address or class do not name the picture as decoration.
pub(crate) fn is_content(name: &str) -> bool {
    let name = name.to_lowercase();
    // The host may well be called iconic.example.
    let path = name
        .split_once("://")
        .map_or(name.as_str(), |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    !NO_PICTURES.iter().any(|mark| path.contains(mark))
}

fn is_big(page: &Page<'_>, node: usize) -> bool {
    ["width", "height"].iter().all(|side| {
        page.attr(node, side)
            .and_then(|size| size.trim_end_matches("px").parse::<u32>().ok())
            .is_none_or(|size| size >= SMALLEST)
    })
}

fn absolute(address: &str, base: &Url) -> Option<Url> {
    let url = base.join(address.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.path() != "/").then_some(url)
}

/// Whether two addresses end in the same file, whatever the size in its name.
fn same_file(a: &Url, b: &Url) -> bool {
    let file = |url: &Url| url.path().rsplit('/').next().map(str::to_lowercase);
    a == b || file(a) == file(b)
}

/// The alternative text, else the caption, else the title.
pub(crate) fn description(page: &Page<'_>, node: usize, url: &Url) -> Option<String> {
    let attribute = |name: &str| page.attr(node, name).and_then(|text| spoken(text, url));
    let caption = || {
        let figure = page.ancestors(node).take(4).find(|&at| page.name(at) == "figure")?;
        let caption = page.below(figure, "figcaption").next()?;
        spoken(&page.line(caption), url)
    };
    attribute("alt").or_else(caption).or_else(|| attribute("title"))
}

/// The text, if it describes the picture and is not its file name.
pub(crate) fn spoken(text: &str, url: &Url) -> Option<String> {
    let text = fold(text);
    (!text.is_empty() && !is_file_name(&text, url)).then_some(text)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_no_alternative_text() {
        let url = Url::parse("https://verein.example/images/AddText_09_27.jpg").unwrap();
        for name in [
            "AddText 09 27",
            "vs 16 17",
            "IMG_2041",
            "button-facebook-fanpage",
            "csm_Gruppe_a1b2",
            "52581004 2233591083347241 n",
        ] {
            assert_eq!(spoken(name, &url), None, "{name}");
        }
        let said = "Drei Frauen stehen vor dem Literaturhaus";
        assert_eq!(spoken(said, &url).as_deref(), Some(said));
        assert_eq!(
            spoken("Gruppenfoto 2019 in Halle", &url).as_deref(),
            Some("Gruppenfoto 2019 in Halle")
        );
    }
}
