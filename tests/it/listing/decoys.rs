//! What repeats but is no news never becomes an entry, on any page of the fixtures.

use url::Url;
use weitersagen::watch::listing;

/// Furniture of the fixtures is marked with this word, or leads to one of these places.
const MARK: &str = "KOEDER";
const PLACES: [&str; 9] = [
    "koeder",
    "impressum",
    "datenschutz",
    "barriere",
    "/kontakt",
    "/projekte.html",
    "/termin",
    "?start=",
    "seite/2",
];

#[test]
fn furniture_is_never_an_entry() {
    let folder = format!("{}/tests/fixtures/listing", env!("CARGO_MANIFEST_DIR"));
    let url = Url::parse("https://verein.example/aktuelles/news.html").unwrap();
    let mut pages = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let html = std::fs::read_to_string(&path).unwrap();
        // With the furniture before the list, too, and without its telling names.
        for html in [html.clone(), html.replace("<aside>", "<div>").replace("</aside>", "</div>")] {
            let Ok(found) = listing::find(&html, &url) else {
                continue;
            };
            pages += 1;
            for item in &found.items {
                let said = format!("{:?} {:?} {:?}", item.title, item.summary, item.content);
                assert!(!said.contains(MARK), "{}: {said}", path.display());
                let link = item.link.as_ref().map_or("", Url::as_str);
                assert!(!PLACES.iter().any(|at| link.contains(at)), "{}: {link}", path.display());
                assert_ne!(Some(&url), item.link.as_ref());
            }
        }
    }
    assert!(pages >= 60, "only {pages} pages had entries");
}
