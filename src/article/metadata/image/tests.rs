//! The lead picture, rule by rule.

use scraper::Html;

use super::*;

fn lead(head: &str, body: &str) -> Option<(String, Option<String>)> {
    let html = format!("<html><head>{head}</head><body><article>{body}</article></body></html>");
    let parsed = Html::parse_document(&html);
    let page = Page::new(&parsed);
    let root = page.below(0, "article").next().unwrap();
    let url = Url::parse("https://verein.example/aktuelles/fest.html").unwrap();
    let image = crate::article::metadata::read(&page, root, &url).image?;
    Some((image.url.to_string(), image.alt))
}

fn shown(body: &str) -> Option<String> {
    lead("", body).map(|(url, _)| url.trim_start_matches("https://verein.example").to_owned())
}

#[test]
fn decoration_is_passed_over() {
    for decoration in [
        r#"<img src="/bilder/vereinslogo.png">"#,
        r#"<img src="/icon/pfeil.gif">"#,
        r#"<img src="/x/foto.jpg" width="1" height="1">"#,
        r#"<img src="/x/foto.jpg" style="border:0; width: 16px">"#,
        r#"<img src="https://vg07.met.vgwort.de/na/abc.jpg">"#,
        r#"<img src="https://www.facebook.com/tr/abc.jpg">"#,
        r#"<img src="data:image/gif;base64,R0lGOD">"#,
        r#"<img src="/media/sprite-2.png">"#,
        r#"<img src="/zeichen.svg">"#,
        r#"<div class="share-bar"><img src="/teilen.jpg"></div>"#,
        r#"<div class="author-box"><img src="/erika.jpg"></div>"#,
        r#"<aside><img src="/anderes.jpg"></aside>"#,
    ] {
        let body = format!(r#"<p>Text</p>{decoration}<p><img src="/bilder/fest.jpg"></p>"#);
        assert_eq!(shown(&body).as_deref(), Some("/bilder/fest.jpg"), "{decoration}");
    }
}

#[test]
fn names_that_only_contain_such_a_word_are_content() {
    for path in ["/logopaedie/gruppe.jpg", "/silicon-valley.jpg", "/dialog/encounter.jpg"] {
        assert!(is_content(&format!("https://iconic.example{path}")), "{path}");
    }
}

#[test]
fn a_declared_mark_of_the_site_gives_way_to_a_picture_of_the_article() {
    let picture = r#"<img src="/bilder/fest.jpg" alt="Kinder tanzen im Hof">"#;
    for head in [
        r#"<meta property="og:image" content="/img/Logo_2019.png">"#,
        r#"<link rel="apple-touch-icon" href="/img/zeichen.png">
           <meta property="og:image" content="https://verein.example/img/zeichen.png">"#,
        r#"<meta property="og:image" content="data:image/png;base64,AAAA">"#,
    ] {
        let (url, alt) = lead(head, picture).unwrap();
        assert_eq!(url, "https://verein.example/bilder/fest.jpg", "{head}");
        assert_eq!(alt.as_deref(), Some("Kinder tanzen im Hof"));
    }
    let real = r#"<meta property="og:image" content="/img/buehne.jpg">"#;
    assert_eq!(lead(real, picture).unwrap().0, "https://verein.example/img/buehne.jpg");
}

#[test]
fn late_and_sized_pictures_are_found() {
    for (image, wanted) in [
        (r#"<img src="data:image/gif;base64,R0" data-src="/a.jpg">"#, "/a.jpg"),
        (r#"<img src="/lazy.gif" data-srcset="/a-300.jpg 300w, /a-900.jpg 900w">"#, "/a-900.jpg"),
        (r#"<img srcset="/a.jpg, /b.jpg 2x">"#, "/b.jpg"),
        (r#"<img srcset="/w_3,h_2/a.jpg 300w">"#, "/w_3,h_2/a.jpg"),
        (r#"<picture><source srcset="/p.webp 800w"><img alt=""></picture>"#, "/p.webp"),
        (r#"<img data-original="/o.jpg" src="/blank.gif">"#, "/o.jpg"),
    ] {
        assert_eq!(shown(image).as_deref(), Some(wanted), "{image}");
    }
}

#[test]
fn relative_addresses_start_at_the_base() {
    let base = r#"<base href="https://medien.example/2019/">"#;
    let (url, _) = lead(base, r#"<img src="fest.jpg">"#).unwrap();
    assert_eq!(url, "https://medien.example/2019/fest.jpg");
}

#[test]
fn a_caption_speaks_where_the_alternative_text_does_not_and_a_credit_never() {
    for (body, wanted) in [
        (
            r#"<figure><img src="/IMG_20.jpg" alt="IMG_20.jpg">
               <figcaption>Drei Frauen lachen. Foto: Erika Muster</figcaption></figure>"#,
            Some("Drei Frauen lachen."),
        ),
        (r#"<figure><img src="/a.jpg"><figcaption>Foto: Erika Muster</figcaption></figure>"#, None),
        (
            r#"<figure><img src="/a.jpg"><figcaption>Der Chor singt (© Muster)</figcaption></figure>"#,
            Some("Der Chor singt"),
        ),
        (
            r#"<div><img src="/a.jpg"><span class="wp-caption-text">Volle Reihen</span></div>"#,
            Some("Volle Reihen"),
        ),
        (r#"<img src="/a.jpg" alt="Eine Foto AG baut auf">"#, Some("Eine Foto AG baut auf")),
    ] {
        assert_eq!(lead("", body).unwrap().1.as_deref(), wanted, "{body}");
    }
}

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
