//! Pages of our own, each with one habit or hazard of real ones.

use super::extracted;

/// A paragraph long enough to be prose.
fn prose(subject: &str) -> String {
    format!(
        "<p>{subject} hat am Freitag viele Menschen aus der ganzen Stadt zusammengeführt, und bis in den Abend hinein \
         wurde erzählt, gelacht und gemeinsam gekocht.</p>"
    )
}

#[test]
fn a_see_also_line_amid_the_text_does_not_end_it() {
    let article = extracted(&format!(
        "<body><article><h1>Ein Fest im Hof</h1>{}{}<p>Lesen Sie auch: <a href='/b'>Ein zweites Fest</a></p>{}{}\
         <h3>Weitere Meldungen</h3><p><a href='/c'>Der Chor sucht Stimmen</a></p></article></body>",
        prose("Das Fest"),
        prose("Der Umzug"),
        prose("Das Konzert"),
        prose("Der Ausklang"),
    ));
    assert_eq!(article.text.split("\n\n").count(), 4, "{}", article.text);
    assert!(article.text.contains("Das Konzert") && article.text.contains("Der Ausklang"));
    assert!(!article.text.contains("Lesen Sie auch") && !article.text.contains("Weitere"));
}

#[test]
fn what_follows_an_article_is_left_out_however_it_is_called() {
    for heading in [
        "Kommentare (3)",
        "Das könnte Sie auch interessieren",
        "Entdecke weitere Feste",
        "Beliebte Beiträge",
        "Empfehlungen der Redaktion",
        "Hat Ihnen der Artikel gefallen?",
        "Pressekontakt:",
        "Most popular this week",
        "Sur le même sujet",
        "También te puede interesar",
    ] {
        let article = extracted(&format!(
            "<body><article><h1>Ein Fest im Hof</h1>{}{}<h3>{heading}</h3>{}</article></body>",
            prose("Das Fest"),
            prose("Der Umzug"),
            "<p>Der Chor sucht noch Stimmen für das Konzert im Herbst.</p>",
        ));
        assert!(article.text.contains("Der Umzug"), "{heading}: {}", article.text);
        assert!(!article.text.contains("Der Chor"), "{heading}: {}", article.text);
    }
}

#[test]
fn when_and_by_whom_is_no_part_of_the_text() {
    let article = extracted(&format!(
        "<body><article><h1>Ein Fest im Hof</h1><h2>Gefeiert wurde bis in die Nacht</h2>\
         <p>Freitag, 1. Mai 2020</p><p>Von Erika Muster</p>{}{}</article></body>",
        prose("Das Fest"),
        prose("Der Umzug"),
    ));
    assert!(article.text.contains("Der Umzug"), "{}", article.text);
    assert!(!article.text.contains("2020") && !article.text.contains("Erika"), "{}", article.text);
}

#[test]
fn teasers_of_other_articles_at_the_end_are_left_out_and_a_round_up_is_not() {
    let teaser = |n: usize| {
        format!(
            "<h4><a href='/{n}'>Der {n}. Chor der Stadt sucht Stimmen</a></h4>\
             <p>Gesungen wird jeden Dienstag im großen Saal des Hauses, und alle sind willkommen.</p>"
        )
    };
    let page = |before: usize| {
        let text = prose("Das Fest").repeat(before);
        extracted(&format!(
            "<body><article><h1>Ein Fest im Hof</h1>{text}{}{}</article></body>",
            teaser(2),
            teaser(3),
        ))
    };
    assert!(!page(6).text.contains("Gesungen wird"), "{}", page(6).text);
    assert!(page(1).text.contains("Gesungen wird"), "{}", page(1).text);
}

#[test]
fn boxes_beside_the_article_are_left_out_by_their_names() {
    for class in ["factbox", "col-right", "newsletter-signup", "cta cta-global", "aside", "similar"]
    {
        let article = extracted(&format!(
            "<body><article><h1>Ein Fest im Hof</h1>{}{}<div class='{class}'>{}</div>{}</article></body>",
            prose("Das Fest"),
            prose("Der Umzug"),
            "<p>Der Chor sucht noch Stimmen für das Konzert im Herbst.</p>",
            prose("Der Ausklang"),
        ));
        assert!(article.text.contains("Der Ausklang"), "{class}: {}", article.text);
        assert!(!article.text.contains("Der Chor"), "{class}: {}", article.text);
    }
}

#[test]
fn a_page_builder_and_a_rubric_in_the_class_hide_no_article() {
    for class in [
        "elementor-element elementor-widget elementor-widget-text-editor",
        "post-12 category-newsletter tag-social-media comments-open",
    ] {
        let menu = "<p>Kontakt Anfahrt Presse Impressum Satzung Vorstand</p>".repeat(20);
        let article = extracted(&format!(
            "<body><div>{menu}</div><div><h1>Ein Fest im Hof</h1><div class='{class}'>{}{}</div></div></body>",
            prose("Das Fest"),
            prose("Der Umzug"),
        ));
        assert!(article.text.contains("Das Fest"), "{class}: {}", article.text);
        assert!(article.text.contains("Der Umzug"), "{class}: {}", article.text);
    }
}

#[test]
fn the_two_sites_habits() {
    let article = extracted(&format!(
        "<body><p>Menu menu</p><div class='item-page'><h1>Ein Fest im Hof</h1>\
         <p>AddText 09 27 01.05.20Die vierte Ausgabe des Festes ist zu Ende, und alle waren da.</p>{}\
         <p>Anmeldung an Diese E-Mail-Adresse ist vor Spambots geschützt! Zur Anzeige muss JavaScript eingeschaltet \
         sein!</p></div></body>",
        prose("Das Fest"),
    ));
    assert!(article.text.starts_with("Die vierte Ausgabe"), "{}", article.text);
    assert!(article.text.contains("da.\n\nDas Fest"), "a blank line: {}", article.text);
    for furniture in ["AddText", "Menu", "Spambots", "JavaScript"] {
        assert!(!article.text.contains(furniture), "{furniture}: {}", article.text);
    }
}

#[test]
fn a_maintenance_page_gives_no_long_article() {
    let article = extracted(
        "<html><title>Wartung</title><body><h1>Wartungsarbeiten</h1><p>Wir sind bald zurück.</p></body></html>",
    );
    assert!(article.text.chars().count() < 60, "{}", article.text);
}

#[test]
fn misnested_tables_and_formatting_lose_no_text() {
    let article = extracted(&format!(
        "<body><article><h1>Ein Fest</h1><table><b>{}<tr><td>Tisch</table><p><i>Kursiv <b>und fett</i> weiter</b> \
         bis zum Ende des Satzes, der lang genug ist.{}</article>",
        prose("Das Fest"),
        prose("Der Umzug"),
    ));
    for part in ["Das Fest", "Kursiv und fett weiter bis zum Ende", "Der Umzug"] {
        assert!(article.text.contains(part), "{part}: {}", article.text);
    }
}

#[test]
fn a_page_of_five_megabytes_is_read_whole() {
    let paragraphs = 5_000_000 / prose("Das Fest").len();
    let article = extracted(&format!(
        "<body><article><h1>Ein Fest</h1>{}</article></body>",
        prose("Das Fest").repeat(paragraphs)
    ));
    assert_eq!(article.text.split("\n\n").count(), paragraphs);
}
