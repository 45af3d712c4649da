//! Author, canonical address and language, from pages of our own.

use scraper::Html;

use super::*;

fn read_page(html: &str) -> Metadata {
    let parsed = Html::parse_document(html);
    let page = Page::new(&parsed);
    let root = page.below(0, "article").next().unwrap_or(0);
    read(&page, root, &Url::parse("https://www.verein.example/news/fest.html?id=3").unwrap())
}

#[test]
fn the_author_is_a_name_and_no_address() {
    for (html, wanted) in [
        (r#"<meta name="author" content="Erika Muster">"#, Some("Erika Muster")),
        (r#"<meta property="article:author" content="https://netz.example/erika">"#, None),
        (r#"<article><p class="byline">Von Erika Muster</p></article>"#, Some("Erika Muster")),
        (r#"<article><span class="createdby">Geschrieben von Jo Li</span>"#, Some("Jo Li")),
        (r#"<p class="byline">Von jemand anderem</p><article>Text</article>"#, None),
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle",
               "author":[{"@type":"Person","name":"Erika Muster"}]}</script>"#,
            Some("Erika Muster"),
        ),
    ] {
        assert_eq!(read_page(html).author.as_deref(), wanted, "{html}");
    }
}

#[test]
fn the_canonical_address_is_of_this_site_and_no_front_page() {
    let own = "https://verein.example/news/fest.html";
    for (html, wanted) in [
        (r#"<link rel="canonical" href="https://verein.example/news/fest.html">"#, Some(own)),
        (
            r#"<base href="https://verein.example/"><link rel=canonical href="news/fest.html">"#,
            Some(own),
        ),
        (
            r#"<meta property="og:url" content="https://verein.example/anders">
               <link rel="canonical" href="https://verein.example/news/fest.html">"#,
            Some(own),
        ),
        (r#"<link rel="canonical" href="https://www.verein.example/">"#, None),
        (r#"<link rel="canonical" href="https://fremd.example.org/fest">"#, None),
        (r#"<link rel="canonical" href="javascript:alert(1)">"#, None),
    ] {
        let found = read_page(html).canonical.map(|url| url.to_string());
        assert_eq!(found.as_deref(), wanted, "{html}");
    }
}

#[test]
fn the_language_is_the_pages_own_before_what_it_tells_the_networks() {
    for (html, wanted) in [
        (r#"<html lang="de-DE"><head><meta property="og:locale" content="en_US">"#, Some("de")),
        (r#"<meta property="og:locale" content="de_AT">"#, Some("de")),
        (r#"<meta http-equiv="content-language" content="fr">"#, Some("fr")),
        (r#"<html lang="{lang}">"#, None),
    ] {
        assert_eq!(read_page(html).language.as_deref(), wanted, "{html}");
    }
}
