//! The headline, habit by habit, from pages of our own.

use scraper::Html;

use super::*;

const TEXT: &str = "<p>Rund dreihundert Aktive aus dem ganzen Land haben sich am Wochenende in Halle \
                    getroffen, um über die Arbeit der nächsten Jahre zu beraten.</p>";

fn headline(head: &str, body: &str) -> Option<String> {
    let html = format!("<html><head>{head}</head><body>{body}</body></html>");
    let parsed = Html::parse_document(&html);
    let page = Page::new(&parsed);
    let root = page.below(0, "article").next().unwrap_or(0);
    let url = "https://www.vielfaltsnetz.example/aktuelles/12-konferenz-der-vielfalt-in-halle";
    crate::article::metadata::read(&page, root, &Url::parse(url).unwrap()).title
}

fn check(head: &str, body: &str, wanted: &str) {
    assert_eq!(headline(head, body).as_deref(), Some(wanted), "{head} {body}");
}

#[test]
fn the_sites_name_is_cut_wherever_it_stands() {
    for title in [
        "Konferenz der Vielfalt in Halle | Vielfaltsnetz",
        "Konferenz der Vielfalt in Halle – vielfaltsnetz.example",
        "Vielfaltsnetz: Konferenz der Vielfalt in Halle",
        "Vielfaltsnetz » Konferenz der Vielfalt in Halle",
        "Konferenz der Vielfalt in Halle · Vielfaltsnetz · Aktuelles",
    ] {
        check(&format!("<title>{title}</title>"), TEXT, "Konferenz der Vielfalt in Halle");
    }
    let named = r#"<meta property="og:site_name" content="Landesverband der Feste e. V.">
                   <title>Konferenz der Vielfalt in Halle - Landesverband der Feste e. V.</title>"#;
    check(named, TEXT, "Konferenz der Vielfalt in Halle");
    let feed = r#"<link rel="alternate" type="application/rss+xml" title="Wir im Land » Feed">
                  <title>Wir im Land – Konferenz der Vielfalt</title>"#;
    check(feed, TEXT, "Konferenz der Vielfalt");
}

#[test]
fn a_heading_that_names_the_section_or_the_site_is_none() {
    let title = "<title>Vielfaltsnetz - Konferenz der Vielfalt in Halle</title>";
    for above in [
        "<h1>Aktuelles</h1>",
        "<h1>Vielfaltsnetz</h1>",
        r#"<h1><a href="/">Wir im Land</a></h1>"#,
        "<nav><h1>Sie sind hier</h1></nav>",
    ] {
        let body = format!(
            r#"{above}<article><h2 itemprop="headline">Konferenz der Vielfalt in Halle</h2>{TEXT}"#
        );
        check(title, &body, "Konferenz der Vielfalt in Halle");
    }
}

#[test]
fn what_readers_see_beats_what_search_engines_are_told() {
    let head = r#"<title>Konferenz Halle 2019: Programm und Anmeldung</title>
                  <meta property="og:title" content="Konferenz Halle 2019: Programm">"#;
    let body = format!("<article><h1>Vielfalt trifft sich in Halle</h1>{TEXT}</article>");
    check(head, &body, "Vielfalt trifft sich in Halle");
}

#[test]
fn headings_of_paragraphs_and_of_other_articles_are_none() {
    let body = format!(
        r#"<article>{TEXT}<h2>Ein Blick zurück</h2>{TEXT}</article>
           <aside><h2 class="headline">Sommerfest in Burg</h2></aside>"#
    );
    check(
        "<title>Konferenz der Vielfalt in Halle</title>",
        &body,
        "Konferenz der Vielfalt in Halle",
    );
}

#[test]
fn a_kicker_is_no_part_of_the_headline() {
    let head = "<title>Konferenz der Vielfalt in Halle</title>";
    for heading in [
        r#"<h1><span class="kicker">Tagung</span> Konferenz der Vielfalt in Halle</h1>"#,
        "<h1>Medienmitteilung vom Mai: Konferenz der Vielfalt in Halle</h1>",
        "<h1>Konferenz der Vielfalt in Halle <small>3. Mai</small></h1>",
    ] {
        check(
            head,
            &format!("<article>{heading}{TEXT}</article>"),
            "Konferenz der Vielfalt in Halle",
        );
    }
}

#[test]
fn a_page_without_headings_has_its_title_and_an_empty_one_none() {
    check("<title>Konferenz der Vielfalt</title>", "", "Konferenz der Vielfalt");
    assert_eq!(headline("", "<p>Text</p>"), None);
}

#[test]
fn many_separators_and_headings_take_bounded_time() {
    let title = format!("<title>{}</title>", "a | ".repeat(5_000));
    let body = "<h2>Ein Titel</h2>".repeat(5_000);
    assert!(headline(&title, &body).is_some());
}

#[test]
fn a_marked_kicker_is_cut_wherever_it_is_said_again() {
    let head = r#"<title>Tagung: Konferenz der Vielfalt in Halle</title>
                  <meta property="og:title" content="Tagung: Konferenz der Vielfalt in Halle">"#;
    let body = |class: &str| {
        format!(
            r#"<h1>Tagung: Konferenz der Vielfalt in Halle</h1><article>
               <h2><span class="{class}">Tagung</span> Konferenz der Vielfalt in Halle</h2>{TEXT}"#
        )
    };
    check(head, &body("article__kicker"), "Konferenz der Vielfalt in Halle");
    check(head, &body("wide"), "Tagung: Konferenz der Vielfalt in Halle");
}

#[test]
fn a_link_to_the_page_itself_says_its_headline() {
    let head = "<title>Landesverband der Feste und Tagungen e. V.</title>";
    let list = |address: &str| {
        format!(
            r#"<article><h4>Konferenz der Vielfalt</h4>{TEXT}</article>
               <ul><li><a href="{address}">Konferenz der Vielfalt</a></li></ul>"#
        )
    };
    let own = "12-konferenz-der-vielfalt-in-halle";
    check(head, &list(own), "Konferenz der Vielfalt");
    let other = "Landesverband der Feste und Tagungen e. V.";
    check(head, &list("13-etwas-anderes"), other);
    check(head, &list(&format!("{own}#inhalt")), other);
    check(head, &list(&format!("{own}?druck=1")), other);
}
