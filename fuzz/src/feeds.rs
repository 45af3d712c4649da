//! Feeds: the same at every reading, web addresses alone, and entries that are told by their own.

use jiff::tz::TimeZone;
use weitersagen::item::{aliases, entry_text};
use weitersagen::text::hygiene;
use weitersagen::watch::feed;

use super::told::{is_web, somewhere};

/// Holds for any body.
pub fn hold(data: &[u8]) {
    let url = somewhere();
    let Ok(feed) = feed::parse(data, &url, None) else {
        return;
    };
    let again = feed::parse(data, &url, None).expect("the same as before");
    assert_eq!(again.items, feed.items, "no entry holds anything made up");
    // Each entry needs an element or an object of its own.
    let opened = data.iter().filter(|byte| matches!(byte, b'<' | b'{')).count();
    assert!(feed.items.len() <= opened, "{} entries of {opened} elements", feed.items.len());
    for item in &feed.items {
        for address in [&item.link, &item.page].into_iter().flatten() {
            assert!(is_web(address), "{address}");
        }
        assert!(item.image.as_ref().is_none_or(|image| is_web(&image.url)), "{:?}", item.image);
        let guid = item.guid.as_deref();
        assert!(guid.is_none_or(|guid| !guid.is_empty() && guid.trim() == guid), "{guid:?}");
        for text in [&item.title, &item.summary].into_iter().flatten() {
            assert!(!text.trim().is_empty() && !text.contains(['\n', '\r']), "{text:?}");
            assert_eq!(hygiene::forbidden(text), None, "{text:?}");
        }
        let names = aliases(item, &TimeZone::UTC);
        assert_eq!(names, aliases(item, &TimeZone::UTC));
        let _ = entry_text(item);
    }
}
