//! The picture of an entry: the one it names, else the first one in its text.

use feed_rs::model::{Link, MediaContent, MediaObject};
use url::Url;

use super::plain::plain;
use super::repair::THUMBNAIL;
use super::tokens::{Token, Tokens};
use super::web_link;
use crate::item::Image;

/// The endings of picture files.
const ENDINGS: [&str; 5] = [".jpg", ".jpeg", ".png", ".gif", ".webp"];

/// The picture that an entry names: as media, else as an enclosure.
pub(super) fn of(media: &[MediaObject], links: &[Link], base: &Url) -> Option<Image> {
    media.iter().find_map(|media| picture_of(media, base)).or_else(|| enclosed_picture(links, base))
}

fn picture_of(media: &MediaObject, base: &Url) -> Option<Image> {
    let alt = media
        .description
        .as_ref()
        .or(media.title.as_ref())
        .and_then(|text| plain(&text.content))
        .filter(|alt| describes(alt));
    let is_picture = |content: &&MediaContent| {
        content.content_type.as_ref().map_or_else(
            || content.url.as_ref().is_some_and(has_picture_name),
            |kind| kind.ty().as_str() == "image",
        )
    };
    let small = |content: &&MediaContent| {
        content.content_type.as_ref().is_some_and(|kind| kind.to_string() == THUMBNAIL)
    };
    let full = media
        .content
        .iter()
        .find(|content| is_picture(content) && !small(content))
        .or_else(|| media.content.iter().find(small));
    let url = match full.and_then(|content| content.url.clone()) {
        Some(url) => web_link(base, url.as_str()),
        None => web_link(base, &media.thumbnails.first()?.image.uri),
    }?;
    Some(Image { url, alt })
}

fn has_picture_name(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

fn enclosed_picture(links: &[Link], base: &Url) -> Option<Image> {
    let link = links.iter().find(|link| {
        let kind = link.media_type.as_deref().unwrap_or_default();
        link.rel.as_deref() == Some("enclosure") && kind.starts_with("image/")
    })?;
    let url = web_link(base, &link.href)?;
    Some(Image { url, alt: None })
}

/// The first picture of the content that is no counting pixel.
pub(super) fn first_in(html: &str, base: &Url) -> Option<Image> {
    Tokens::new(html).find_map(|token| {
        let Token::Start(tag) = token else {
            return None;
        };
        if !tag.name.eq_ignore_ascii_case("img") {
            return None;
        }
        let is_pixel = [tag.attribute("width"), tag.attribute("height")]
            .into_iter()
            .flatten()
            .any(|size| matches!(size.trim_end_matches("px"), "0" | "1"));
        // Pages that load pictures late have a blank one in their place.
        let url = ["src", "data-src", "data-lazy-src", "data-original"]
            .into_iter()
            .find_map(|name| web_link(base, &plain(tag.attribute(name)?)?))
            .filter(|_| !is_pixel)?;
        let alt = tag.attribute("alt").and_then(plain).filter(|alt| describes(alt));
        Some(Image { url, alt })
    })
}

/// Whether an alternative text describes anything: a file name, such as `AddText_09_27` or
/// `52581004 2233591083347241 n`, does not.
fn describes(alt: &str) -> bool {
    let lower = alt.to_lowercase();
    let digits = alt.chars().filter(|c| c.is_numeric()).count();
    let letters = alt.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 * digits
        && !alt.contains('_')
        && !ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_picture_that_is_one() {
        let base = Url::parse("https://verein.example/news/").unwrap();
        let html = "<img src='data:image/png;base64,AA'><img src=zaehler.gif width=1 height=1>\
                    <IMG SRC='halle.jpg?a=1&amp;b=2' ALT='Gruppenbild vor dem Rathaus'>";
        let image = first_in(html, &base).unwrap();
        assert_eq!(image.url.as_str(), "https://verein.example/news/halle.jpg?a=1&b=2");
        assert_eq!(image.alt.as_deref(), Some("Gruppenbild vor dem Rathaus"));
        for alt in ["AddText 09 27 01.05.20", "logo_iq", "Halle.JPG", "vs 16 17", ""] {
            let html = format!("<img src=/a.png alt='{alt}'>");
            assert_eq!(first_in(&html, &base).unwrap().alt, None, "{alt}");
        }
    }
}
