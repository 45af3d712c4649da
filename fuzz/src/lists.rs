//! News pages: entries of the page alone, each once, and web addresses alone.

use weitersagen::text::hygiene;
use weitersagen::watch::listing;

use super::told::{is_web, somewhere};

/// Holds for any page.
pub fn hold(data: &[u8]) {
    let html = String::from_utf8_lossy(data);
    let url = somewhere();
    assert!(listing::announced_feed(&html, &url).as_ref().is_none_or(is_web));
    let Ok(list) = listing::find(&html, &url) else {
        return;
    };
    assert!(!list.items.is_empty(), "a list without entries is none");
    assert!(list.next.as_ref().is_none_or(is_web), "{:?}", list.next);
    let opened = data.split(|byte| *byte == b'<').count() - 1;
    assert!(list.items.len() <= opened, "{} entries of {opened} elements", list.items.len());
    for (at, item) in list.items.iter().enumerate() {
        for address in [&item.link, &item.page].into_iter().flatten() {
            assert!(is_web(address), "{address}");
        }
        assert!(item.image.as_ref().is_none_or(|image| is_web(&image.url)), "{:?}", item.image);
        for text in [&item.title, &item.summary].into_iter().flatten() {
            assert!(!text.trim().is_empty(), "an empty text is none");
            assert_eq!(hygiene::forbidden(text), None, "{text:?}");
        }
        let twice = list.items.iter().skip(at + 1).find(|other| *other == item);
        assert_eq!(twice, None, "listed twice");
    }
    let again = listing::find(&html, &url).expect("the same as before");
    assert_eq!(again, list, "the same at every reading");
}
