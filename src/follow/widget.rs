//! Widgets that show an account's posts on the page: Facebook's page plugin, as a box and as a frame.

use scraper::ElementRef;
use url::Url;

/// The account's address in that of a frame: `facebook.com/plugins/page.php?href=…`, and the older
/// `likebox.php`.
pub(super) fn shown(src: &Url) -> Option<Url> {
    let on_facebook = src
        .host_str()
        .is_some_and(|host| host == "facebook.com" || host.ends_with(".facebook.com"));
    let path = src.path().trim_end_matches('/');
    let is_page =
        ["/plugins/page.php", "/plugins/likebox.php"].iter().any(|end| path.ends_with(end));
    if !on_facebook || !is_page {
        return None;
    }
    let (_, href) = src.query_pairs().find(|(name, _)| name == "href")?;
    // A bare name is a page's, too.
    Url::parse(&href).or_else(|_| Url::parse("https://www.facebook.com/")?.join(&href)).ok()
}

/// `<div class="fb-page" data-href="…">`.
pub(super) fn is_page(element: ElementRef<'_>) -> bool {
    let mut classes = element.value().classes();
    classes.any(|class| matches!(class, "fb-page" | "fb-like-box"))
}
