//! The pictures of an article's text: each once, in order, with a text, and none of the decoration.

use super::extracted;

/// The paths and texts of an article's further pictures.
fn further(html: &str) -> Vec<(String, String)> {
    let images = extracted(html).more_images.into_iter();
    images.map(|image| (image.url.path().to_owned(), image.alt.unwrap())).collect()
}

#[test]
fn a_report_with_pictures_and_all_that_is_none() {
    let page = include_str!("../../fixtures/article/bildbericht.html");
    let lead = extracted(page).image.unwrap();
    assert_eq!(lead.url.path(), "/uploads/2026/hoffest-1200x630.jpg");
    let expected = [
        ("/uploads/2026/chor-768x512.jpg", "Zwölf Frauen singen vor einer Backsteinwand"),
        ("/uploads/2026/werkbank.jpg", "Ein Mädchen hämmert an einem Vogelhaus."),
        ("/uploads/2026/csm_laternen_0a1b2c3d4e.webp", "Papierlaternen leuchten an einer Leine"),
    ];
    assert_eq!(further(page), expected.map(|(path, alt)| (path.to_owned(), alt.to_owned())));
}

#[test]
fn each_ground_alone_keeps_a_picture_out() {
    let report = |inner: &str| {
        let prose = "<p>Am Samstag hat der Verein Hinterhof sein Hoffest gefeiert, und viele \
             Menschen aus der ganzen Nachbarschaft sind gekommen und bis zum Abend geblieben.</p>";
        let lead = "<img src='/fest.jpg' alt='Wimpel hängen über dem Hof'>";
        further(&format!(
            "<body><main><article><h1>Ein Hoffest</h1>{lead}{}{inner}{prose}</article></main></body>",
            prose.repeat(3)
        ))
    };
    assert_eq!(report("<img src='/chor.jpg' alt='Der Chor singt im Hof'>").len(), 1);
    for none in [
        "<img src='/fest-300x200.jpg' alt='Das Fest noch einmal'>",
        "<img src='/chor.jpg' alt='Wimpel hängen über dem Hof'>",
        "<img src='/chor.jpg' alt=''>",
        "<img src='/chor.jpg' alt='chor.jpg'>",
        "<img src='/vereinslogo.png' alt='Der Chor singt im Hof'>",
        "<img src='/chor.jpg' alt='Logo des Chors im Hof'>",
        "<img src='/chor.jpg' alt='Gefördert durch die Stadt'>",
        "<img src='/chor.jpg' alt='Der Chor singt im Hof' width='150'>",
        "<img src='/chor.jpg' alt='Der Chor singt im Hof' style='height: 90px'>",
        "<div hidden><img src='/chor.jpg' alt='Der Chor singt im Hof'></div>",
        "<a href='/anderes.html'><img src='/chor.jpg' alt='Der Chor singt im Hof'></a>",
        "<div class='related'><img src='/chor.jpg' alt='Der Chor singt im Hof'></div>",
        "<h3>Weitere Meldungen</h3><img src='/chor.jpg' alt='Der Chor singt im Hof'>",
    ] {
        assert_eq!(report(none), [], "{none}");
    }
    for link in ["/chor-gross.jpg", "#", "/index.php?eID=tx_cms_showpic&file=7"] {
        let linked =
            format!("<a href='{link}'><img src='/chor.jpg' alt='Der Chor singt im Hof'></a>");
        assert_eq!(report(&linked).len(), 1, "{link}");
    }
    let picture = |n| format!("<img src='/bild-{n}.jpg' alt='Der {n}. Chor singt im Hof'>");
    let many = (1..=9).map(picture).collect::<Vec<_>>().join(" ");
    let paths: Vec<String> = report(&many).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["/bild-1.jpg", "/bild-2.jpg", "/bild-3.jpg"], "three at most");
}
