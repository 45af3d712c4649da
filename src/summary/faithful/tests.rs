//! Each rule of the gate, with what it lets through and what it stops.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const LINK: &str = "https://www.agsa.example/news/konferenz.html";

fn article() -> Article {
    Article {
        url: LINK.parse().unwrap(),
        canonical: None,
        title: Some("Vierte Regionalkonferenz in Halle".to_owned()),
        date: Some(date(2019, 9, 27)),
        author: None,
        text: "Die vierte Regionalkonferenz fand gestern in Halle (Saale) statt. Insgesamt 300 \
               engagierte Aktive aus zwölf Orten haben sich laut Veranstalter an den Konferenzen \
               beteiligt.\n\n\
               „Das ist eine hervorragende Bilanz“, sagte Björn Malycha vom Ministerium für \
               Arbeit. Staatssekretärin Susi Möbbeck dankte den Mitarbeiter*innen. Dabei ging es um Halle. Das Land gibt \
               1,5 Mio. Euro, also 20 Prozent. Der Entwurf soll am 3. Juli 2020 um 16.30 Uhr \
               vorgestellt werden, sagte er. Mehr auf agsa.example.com und bei @agsa."
            .to_owned(),
        image: None,
        more_images: Vec::new(),
        language: None,
    }
}

/// The rules broken by a post that says `body`.
fn broken(body: &str) -> Vec<&'static str> {
    broken_text(&format!("{body}\n\n{LINK}"), Network::X)
}

fn broken_text(text: &str, network: Network) -> Vec<&'static str> {
    let post = Post {
        text: text.to_owned(),
        link: LINK.parse().unwrap(),
        image: None,
        more_images: Vec::new(),
    };
    check(&post, network, &article()).into_iter().map(|violation| violation.rule).collect()
}

#[test]
fn what_the_article_says_passes() {
    for body in [
        "Die vierte Regionalkonferenz fand am 26. September 2019 in Halle (Saale) statt.",
        "300 Aktive aus 12 Orten haben sich laut Veranstalter beteiligt.",
        "„Das ist eine hervorragende Bilanz“, sagte Björn Malycha.",
        "Das Land gibt 1.500.000 Euro, also 20\u{A0}% der Konferenzen.",
        "Staatssekretärin Susi Möbbeck dankte den Mitarbeiter*innen.",
        "Vierte Regionalkonferenz in Halle",
        "Mehr auf agsa.example.com.",
        "Susi Möbbecks Arbeit fand in Halle statt.",
    ] {
        assert_eq!(broken(body), [""; 0], "{body}");
    }
    let facebook = format!(
        "Vierte Regionalkonferenz in Halle\n\nStaatssekretärin Susi Möbbeck dankte den \
         Mitarbeiter*innen.\n\nQuelle: Integrationsportal\n\nMehr dazu: {LINK}\n\n#Halle"
    );
    assert_eq!(broken_text(&facebook, Network::Facebook), [""; 0]);
}

#[test]
fn a_date_of_ones_own_is_stopped() {
    for body in [
        "Die Regionalkonferenz fand am 25. September 2019 in Halle statt.",
        "Die Regionalkonferenz fand am 26. September 2018 in Halle statt.",
        "Der Entwurf soll am 3.7.2021 um 16.30 Uhr vorgestellt werden.",
    ] {
        assert!(broken(body).contains(&"date-not-in-source"), "{body}: {:?}", broken(body));
    }
}

#[test]
fn a_number_or_amount_of_ones_own_is_stopped() {
    for body in [
        "Insgesamt 3.000 Aktive haben sich laut Veranstalter beteiligt.",
        "Insgesamt 12 Aktive haben sich laut Veranstalter beteiligt.",
        "Das Land gibt 15 Mio. Euro.",
        "Das Land gibt 20 Euro.",
        "Der Entwurf soll um 16.45 Uhr vorgestellt werden.",
        "Dreizehn Orte haben sich beteiligt.",
    ] {
        assert!(broken(body).contains(&"number-not-in-source"), "{body}: {:?}", broken(body));
    }
}

#[test]
fn a_word_or_name_of_ones_own_is_stopped() {
    assert_eq!(broken("Ministerpräsident Haseloff dankte."), ["word-not-in-source"; 2]);
    assert_eq!(broken("Staatssekretärin Susi Malycha dankte."), ["name-not-in-source"]);
}

#[test]
fn a_claim_stays_a_claim() {
    let bare = "Insgesamt 300 Aktive haben sich an den Konferenzen beteiligt.";
    assert_eq!(broken(bare), ["claim-changed"]);
    let denied = "Die vierte Regionalkonferenz fand nicht in Halle statt.";
    assert_eq!(broken(denied), ["word-not-in-source", "claim-changed"]);
}

#[test]
fn links_are_the_articles_own() {
    let two = "Mehr auf agsa.example.com und https://evil.example.com/a.";
    assert!(broken(two).contains(&"other-link"));
    assert!(broken("Das Land gibt evil.com.").contains(&"other-link"));
    assert!(broken(&format!("Das Land gibt. {LINK}/Halle.")).contains(&"other-link"));
    assert!(broken(&format!("Siehe {LINK} das Land.")).contains(&"link-twice"));
    assert!(broken_text("Das Land gibt.", Network::X).contains(&"link-missing"));
    let elsewhere = Post {
        text: "Das Land gibt.\n\nhttps://www.agsa.example/".to_owned(),
        link: "https://www.agsa.example/".parse().unwrap(),
        image: None,
        more_images: Vec::new(),
    };
    assert_eq!(check(&elsewhere, Network::X, &article())[0].rule, "link-not-canonical");
}

#[test]
fn a_post_is_whole() {
    assert_eq!(broken("Er sagte das."), ["dangling-opener"]);
    assert_eq!(broken("Das Land gibt"), ["ends-badly"]);
    assert_eq!(broken("Das Land gibt …"), ["ellipsis", "ends-badly"]);
    assert_eq!(broken("Das Land gibt... Das Ministerium dankte."), ["ellipsis"]);
    assert_eq!(broken_text(LINK, Network::X), ["nothing-said"]);
    assert!(broken(&"Das Land gibt. ".repeat(30)).contains(&"refused-by-x"));
    let long = format!("{}\n\n{LINK}", "Das Land gibt. ".repeat(5000).trim());
    assert!(broken_text(&long, Network::Facebook).contains(&"too-long"));
}

#[test]
fn a_headline_may_take_a_breath_but_is_not_cut() {
    for (headline, cut) in [("Drei Fragen an … Petra Muster", false), ("Drei Fragen an …", true)]
    {
        let article = Article { title: Some(headline.to_owned()), ..article() };
        let text = format!("{headline}\n\nDas Land gibt 20 Prozent.\n\n{LINK}");
        let post = Post { text, link: LINK.parse().unwrap(), image: None, more_images: Vec::new() };
        let violations = check(&post, Network::Facebook, &article);
        assert_eq!(violations.iter().any(|one| one.rule == "ellipsis"), cut, "{violations:?}");
    }
}

#[test]
fn a_relative_day_is_stopped() {
    for body in [
        "Die Regionalkonferenz fand gestern in Halle statt.",
        "Die Regionalkonferenz fand am Donnerstag in Halle statt.",
        "Die Regionalkonferenz fand im vergangenen Jahr in Halle statt.",
        "Der Entwurf soll am 3.7.2020 um 16.30 Uhr vorgestellt werden.",
    ] {
        assert!(broken(body).contains(&"relative-day"), "{body}: {:?}", broken(body));
    }
}

#[test]
fn a_quotation_without_its_speaker_is_stopped() {
    assert_eq!(broken("„Das ist eine hervorragende Bilanz.“"), ["speaker-missing"]);
}

#[test]
fn a_quotation_is_whole_and_verbatim() {
    for (body, rule) in [
        ("„Das ist eine Bilanz“, sagte Björn Malycha.", "quotation-not-verbatim"),
        ("„Das ist eine hervorragende Bilanz, sagte Björn Malycha.", "unbalanced"),
        ("Die Konferenz (in Halle statt.", "unbalanced"),
    ] {
        assert!(broken(body).contains(&rule), "{body}: {:?}", broken(body));
    }
}

#[test]
fn a_quotation_of_somebody_else_is_stopped() {
    let between = "In allen Orten kamen Menschen zusammen. ".repeat(20);
    let text = format!(
        "„Das ist ein Anfang“, sagte Petra Muster. {between}„Wir bleiben“, sagte Karl Beispiel."
    );
    let article = Article { text, ..article() };
    for (speaker, right) in [("Petra Muster", true), ("Karl Beispiel", false)] {
        let text = format!("„Das ist ein Anfang“, sagte {speaker}.\n\n{LINK}");
        let post = Post { text, link: LINK.parse().unwrap(), image: None, more_images: Vec::new() };
        let violations = check(&post, Network::X, &article);
        let changed = violations.iter().any(|violation| violation.rule == "speaker-changed");
        assert_eq!(changed, !right, "{speaker}: {violations:?}");
    }
}

#[test]
fn a_sign_that_nobody_sees_is_stopped() {
    for sign in ["\u{AD}", "\u{202E}", "\u{200B}", "\u{7}"] {
        let body = format!("Das La{sign}nd gibt.");
        assert!(broken(&body).contains(&"forbidden-sign"), "{sign:?}");
    }
}

#[test]
fn what_leans_is_not_torn_from_its_own() {
    let told = "Die vierte Regionalkonferenz fand am 26. September 2019 in Halle (Saale) statt.";
    let torn = format!("Das Land gibt 1,5 Mio. Euro, also 20 Prozent. {LEANING}");
    assert!(broken(&torn).contains(&"torn-from-its-own"), "{:?}", broken(&torn));
    let whole = format!("{BEFORE_LEANING} {LEANING}");
    assert_eq!(broken(&whole), [""; 0]);
    assert_eq!(broken(told), [""; 0]);
}

const BEFORE_LEANING: &str = "Staatssekretärin Susi Möbbeck dankte den Mitarbeiter*innen.";
const LEANING: &str = "Dabei ging es um Halle.";

#[test]
fn furniture_of_the_page_is_stopped() {
    for body in [
        "Foto: Susi Möbbeck.",
        "Konferenz » Halle » Land.",
        "Das Land gibt Arbeit*.",
        "Das Land gibt, mehr erfahren.",
    ] {
        assert!(broken(body).contains(&"furniture"), "{body}: {:?}", broken(body));
    }
}

#[test]
fn a_quoted_source_is_named() {
    let mut article = article();
    article.text.push_str("\n\nQuelle: Integrationsportal");
    let rules = |text: String, network| -> Vec<&str> {
        let post = Post { text, link: LINK.parse().unwrap(), image: None, more_images: Vec::new() };
        check(&post, network, &article).into_iter().map(|violation| violation.rule).collect()
    };
    let told = "Das Land gibt 1,5 Mio. Euro, also 20 Prozent.";
    assert_eq!(rules(format!("{told}\n\n{LINK}"), Network::Facebook), ["source-not-named"]);
    let named = format!("{told}\n\nQuelle: Integrationsportal\n\n{LINK}");
    assert_eq!(rules(named, Network::Facebook), [""; 0]);
    assert_eq!(rules(format!("{told}\n\n{LINK}"), Network::X), [""; 0]);
}

#[test]
fn markup_entities_and_mentions_are_stopped() {
    assert_eq!(broken("Arbeit &amp; Land."), ["word-not-in-source", "entity"]);
    assert!(broken("Das <b>Land gibt.").contains(&"markup"));
    assert!(broken("Das **Land** gibt.").contains(&"markup"));
    assert_eq!(broken("Mehr bei @agsa."), ["mention"]);
    assert_eq!(broken("Arbeit & Land."), [""; 0]);
}

#[test]
fn hashtags_are_last_few_and_true() {
    let tagged =
        |tags: &str| broken_text(&format!("Das Land gibt.\n\n{tags}\n\n{LINK}"), Network::X);
    assert_eq!(tagged("#Halle #Ministerium"), [""; 0]);
    assert_eq!(tagged("#Halle #Land #Arbeit"), ["too-many-hashtags"]);
    assert_eq!(tagged("#Berlin"), ["hashtag-not-in-source"]);
    assert_eq!(tagged("#ministerium"), ["hashtag-in-small-letters"]);
    assert!(broken("Das #Land gibt.").contains(&"hashtag-in-sentence"));
    let before = broken_text(&format!("#Land\n\nDas Land gibt.\n\n{LINK}"), Network::X);
    assert_eq!(before, ["hashtag-not-last"]);
    let post = Post {
        text: format!("Das Land gibt.\n\n#Vielfalt\n\n{LINK}"),
        link: LINK.parse().unwrap(),
        image: None,
        more_images: Vec::new(),
    };
    assert_eq!(check_with(&post, Network::X, &article(), &["#Vielfalt".to_owned()]), []);
}

proptest! {
    #[test]
    fn no_post_and_no_article_makes_it_panic(
        text in "[a-zA-ZäöüÄ0-9 .,„“\"#@&;<()\n…-]{0,200}|\\PC{0,80}",
        source in "[a-zA-ZäöüÄ0-9 .,„“\"\n…-]{0,200}|\\PC{0,80}",
    ) {
        let article = Article { text: source, ..article() };
        for network in [Network::Facebook, Network::X] {
            let post = Post { text: text.clone(), link: LINK.parse().unwrap(), image: None, more_images: Vec::new() };
            check(&post, network, &article);
        }
    }
}
