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

#[test]
fn the_sites_name_is_known_from_its_links_and_from_what_it_is() {
    let wanted = "Konferenz der Vielfalt in Halle";
    for (name, home) in [
        ("Bündnis am Markt", r#"<a href="/"><img src="l.png" alt="Logo Bündnis am Markt"></a>"#),
        ("Bündnis am Markt", r#"<a href="/" title="Zur Startseite von Bündnis am Markt">x</a>"#),
        ("Bündnis am Markt", r#"<a rel="home" href="/start">Bündnis am Markt</a>"#),
        ("Bündnis am Markt e.V.", ""),
        ("Marktplatz gGmbH", ""),
        ("marktplatz-halle.de", ""),
        ("Vielfalts-Netz", ""),
    ] {
        for title in [format!("{wanted} – {name}"), format!("{name} :: {wanted}")] {
            check(&format!("<title>{title}</title>"), &format!("{home}{TEXT}"), wanted);
        }
    }
    // What an association does is no name, nor is a headline that has the name in it.
    let kept = "Halle – Stadt der vielen Kulturen";
    check(&format!("<title>{kept} | Bündnis am Markt e.V.</title>"), TEXT, kept);
    let long = "Sommerfest mit Musik und Tanz beim Verein Hinterhof e.V.";
    check(&format!("<title>{long}</title>"), TEXT, long);
}

#[test]
fn names_of_sections_are_no_headlines() {
    let wanted = "Konferenz der Vielfalt in Halle";
    for title in [
        "Pressemitteilung: Konferenz der Vielfalt in Halle",
        "Startseite > Aktuelles > Konferenz der Vielfalt in Halle",
        "Konferenz der Vielfalt in Halle | Nachrichten",
        "Wir im Land » Blog Archive » Konferenz der Vielfalt in Halle",
    ] {
        check(&format!("<title>{title}</title>"), TEXT, wanted);
    }
    for (title, above) in [
        ("Newsdetail - Wir im Land", ""),
        ("Wir im Land", "<h1>Presse</h1>"),
        ("Pressemitteilungen 2020 - Wir im Land", "<h1>Pressemitteilungen 2020</h1>"),
    ] {
        let body = format!("{above}<article><h2>{wanted}</h2>{TEXT}</article>");
        check(&format!("<title>{title}</title>"), &body, wanted);
    }
}

#[test]
fn a_headline_broken_off_in_the_head_is_told_whole() {
    let head = r#"<title>Konferenz der Vielfalt in Halle | Nachrichten</title>
                  <meta property="og:title" content="Konferenz der Vielf...">"#;
    check(head, TEXT, "Konferenz der Vielfalt in Halle");
}

#[test]
fn a_heading_for_screen_readers_rivals_none() {
    let head = r#"<title>Konferenz Halle 2019</title>
                  <meta property="og:title" content="Konferenz Halle 2019">"#;
    let body = format!(
        r#"<header><h1 class="aural">Navigation und Service</h1></header>
           <article><h1>Vielfalt trifft sich</h1>{TEXT}</article><h1 class="aural">Fußbereich</h1>"#
    );
    check(head, &body, "Vielfalt trifft sich");
}

#[test]
fn the_sites_motto_above_the_menu_is_no_headline() {
    let menu = r#"<ul><li><a href="/a">Verein</a></li><li><a href="/b">Projekte</a></li></ul>"#;
    let body = format!(
        "<h1>Gemeinsam für eine offene Gesellschaft</h1>{}<article><h2>Konferenz der Vielfalt</h2>{TEXT}</article>",
        menu.repeat(3)
    );
    let head = "<title>Konferenz der Vielfalt - Wir im Land</title>";
    check(head, &body, "Konferenz der Vielfalt");
    // The subtitle right below a headline is none either, though the head begins with it.
    let body =
        format!("<article><h1>Vielfalt 15 für alle</h1><h3>Fest in Halle</h3>{TEXT}</article>");
    check("<title>Fest in Halle - Vielfalt für alle</title>", &body, "Vielfalt 15 für alle");
}

#[test]
fn what_stands_behind_the_headline_in_its_element_is_its_subtitle() {
    let body = |inner: &str| format!("<article><h1>{inner}</h1>{TEXT}</article>");
    let subtitle = "Konferenz der Vielfalt <span class=\"subtitle\">Drei Tage in Halle</span>";
    check("", &body(subtitle), "Konferenz der Vielfalt");
    let first = "<span class=\"subtitle\">Konferenz der Vielfalt</span> in Halle";
    check("", &body(first), "Konferenz der Vielfalt in Halle");
}

#[test]
fn a_lone_heading_of_the_second_level_is_the_first_of_a_page_without_one() {
    let head = "<title>Konferenz 2019 in Halle: ein Rückblick - Vielfaltsnetz</title>";
    let body = |above: &str| {
        format!("{above}<article><h2>Vielfalt trifft sich</h2>{TEXT}<h2>Und weiter</h2></article>")
    };
    check(head, &body(""), "Vielfalt trifft sich");
    // Beside another one it tells nothing.
    check(head, &body("<h2>Dabei sein</h2>"), "Konferenz 2019 in Halle: ein Rückblick");
}

#[test]
fn headings_of_side_boxes_are_none_of_whatever_level() {
    let boxes = "<div><h1>Partner der Vielfalt</h1></div><div><h1>Mitglied werden</h1></div>";
    let body = format!("<article><h2>Konferenz der Vielfalt in Halle</h2>{TEXT}</article>{boxes}");
    check("<title>Wir im Land</title>", &body, "Konferenz der Vielfalt in Halle");
}

#[test]
fn a_kicker_of_the_first_level_is_none() {
    let head = "<title>Konferenz der Vielfalt in Halle - Treffen der Aktiven</title>";
    let body = format!(
        r#"<article><h1 class="strapline">Treffen der Aktiven</h1>
           <h2>Konferenz der Vielfalt in Halle</h2>{TEXT}</article>"#
    );
    check(head, &body, "Konferenz der Vielfalt in Halle");
    // Nor one in an element of its own, where the head knows the rest.
    let head = "<title>Vielfalt trifft sich wieder - Wir im Land</title>";
    let inner = "<span>Treffen der Aktiven</span><span>Vielfalt trifft sich wieder</span>";
    let body = format!("<article><h1>{inner}</h1>{TEXT}</article>");
    check(head, &body, "Vielfalt trifft sich wieder");
}

#[test]
fn what_the_menu_calls_a_section_is_no_headline() {
    let menu = r#"<nav><a href="/leute/">Leute</a> <a href="/orte/">Orte</a></nav>"#;
    let wanted = "Konferenz der Vielfalt";
    let body = format!("{menu}<h1>Leute</h1><article><h2>{wanted}</h2>{TEXT}</article>");
    check("<title>Wir im Land | Leute | Konferenz der Vielfalt</title>", &body, wanted);
    for title in [
        "Konferenz der Vielfalt | Leute | Wir im Land",
        "Wir im Land &gt; Leute &gt; Konferenz der Vielfalt in Halle",
    ] {
        let wanted =
            if title.contains("Halle") { "Konferenz der Vielfalt in Halle" } else { wanted };
        check(&format!("<title>{title}</title>"), &format!("{menu}{TEXT}"), wanted);
    }
    // A link to the page itself calls no section by its name.
    let own = r#"<nav><a href="/aktuelles/12-konferenz-der-vielfalt-in-halle">Leute</a></nav>"#;
    check("<title>Leute</title>", &format!("{own}<h1>Leute</h1>{TEXT}"), "Leute");
}

#[test]
fn a_day_or_a_name_beside_the_headline_is_none_of_it() {
    let wanted = "Konferenz der Vielfalt in Halle";
    for title in [
        "Konferenz der Vielfalt in Halle : 06.11.2023, 11.41 Uhr",
        "Konferenz der Vielfalt in Halle (Vielfaltsnetz)",
        "Konferenz der Vielfalt in Halle | Das Netz, Ost: Vielfaltsnetz",
    ] {
        check(&format!("<title>{title}</title>"), TEXT, wanted);
    }
    // What an author puts before it is.
    for title in [
        "23.01.25: 30 Jahre Vielfalt - Vielfaltsnetz",
        "Vielfaltsnetz | 23.01.25: 30 Jahre Vielfalt",
    ] {
        check(&format!("<title>{title}</title>"), TEXT, "23.01.25: 30 Jahre Vielfalt");
    }
}
