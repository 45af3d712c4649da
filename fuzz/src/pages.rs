//! Articles: nothing in them that the page does not say, nothing twice, nothing unclean.

use weitersagen::article;
use weitersagen::item::MAX_MORE_IMAGES;
use weitersagen::text::hygiene;

use super::told::{is_web, letters, somewhere, surplus};

/// Holds for any page.
pub fn hold(data: &[u8]) {
    let html = String::from_utf8_lossy(data);
    let Ok(article) = article::extract(&html, &somewhere()) else {
        return;
    };
    let page = letters(&on_page(&html));
    if let Some((letter, told, said)) = surplus(&letters(&article.text), &page) {
        panic!("{letter:?} is told {told} times and said {said} times: {:?}", article.text);
    }
    let texts = [Some(&article.text), article.title.as_ref(), article.author.as_ref()];
    for text in texts.into_iter().flatten() {
        assert_eq!(hygiene::forbidden(text), None, "{text:?}");
        assert!(text.trim() == text && !text.contains("\n\n\n"), "{text:?}");
    }
    assert!(article.canonical.as_ref().is_none_or(is_web), "{:?}", article.canonical);
    assert!(article.more_images.len() <= MAX_MORE_IMAGES);
    for image in article.image.iter().chain(&article.more_images) {
        assert!(is_web(&image.url), "{}", image.url);
    }
    assert!(article.more_images.iter().all(|image| image.alt.is_some()), "unnamed pictures");
}

/// Every text of the page as a browser reads it, entities decoded twice as sloppy editors mean it.
fn on_page(html: &str) -> String {
    // A browser shows nothing of what stands behind a frameset; it is read through here on purpose.
    let frames = html.to_ascii_lowercase();
    let mut html = html.to_owned();
    for (at, tag) in frames.match_indices("<frameset").collect::<Vec<_>>().into_iter().rev() {
        html.replace_range(at..at + tag.len(), "<x-frames");
    }
    let page = scraper::Html::parse_document(&html);
    let texts: String = page.root_element().text().collect();
    let decoded = hygiene::clean(&texts);
    // Whichever reading holds more of a letter: joined texts may make an entity of two halves.
    if decoded.len() > texts.len() { decoded } else { texts }
}
