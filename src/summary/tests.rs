//! Summaries of small articles, and what may never stand in one.

use jiff::civil::date;
use url::Url;

use super::{Budget, candidates, junk, summarise};
use crate::item::Article;

const X: Budget = Budget { max_chars: 250, max_sentences: 2 };
const FACEBOOK: Budget = Budget { max_chars: 900, max_sentences: 5 };

fn article(title: Option<&str>, text: &str) -> Article {
    Article {
        url: Url::parse("https://www.example.org/news/1").unwrap(),
        canonical: None,
        title: title.map(str::to_owned),
        date: Some(date(2020, 3, 4)),
        author: None,
        text: text.to_owned(),
        image: None,
        more_images: Vec::new(),
        language: Some("de".to_owned()),
    }
}

fn shown(text: &str) -> Vec<String> {
    candidates(&article(None, text)).into_iter().map(|candidate| candidate.text).collect()
}

#[test]
fn an_alternative_text_glued_to_the_first_word_is_stripped() {
    for (glued, sentence) in [
        ("AddText 04 11 01.02.21", "Die zweite Konferenz fand am 11. April 2019 in Dessau statt."),
        ("vs 16 17", "Auf der Tagung in Stendal sprachen drei Gäste aus Polen."),
        ("logo iq", "Die Gesellschaft sucht für ihr Büro eine neue Leitung."),
        (
            "52581004 2233591083347241 1094105178778370048 n",
            "Am 12. März kamen Gäste aus Halle nach Magdeburg.",
        ),
        ("Gruppenbild der Teilnehmer", "Im Rathaus wurden zwölf Menschen eingebürgert."),
    ] {
        assert_eq!(shown(&format!("{glued}{sentence}")), [sentence]);
    }
    assert_eq!(
        shown("Jede TeilnehmerIn erhält am Ende des Kurses eine Urkunde.").len(),
        1,
        "a gender form is no seam"
    );
}

#[test]
fn what_is_no_sentence_is_not_shown() {
    for text in [
        "Foto: Petra Muster (c) Verein der Freunde e.V.",
        "(Foto: Petra Muster, Verein der Freunde.)",
        "Weiterlesen: Die Stadt und der Verein laden zum großen ...",
        "Start » Aktuelles » Die Termine der kommenden Woche.",
        "Diese E-Mail-Adresse ist vor Spambots geschützt! Zur Anzeige muss JavaScript eingeschaltet sein!",
        "Telefon: 0391 555 1234 oder per Fax unter der Nummer 0391 555 1235.",
        "Schreiben Sie uns gern an die Adresse post@example.org in Halle.",
        "Mehr steht auf der Seite https://www.example.org/portal des Landes.",
        "Vierte Konferenz in Halle mit vielen Gästen",
        "27. September 2019",
        "Die Ministerin sprach über das neue Gesetz und …",
        "„Das ist ein guter Tag für unser Land, sagte die Ministerin.",
        "„Das ist ein guter Tag für unser ganzes Land.“",
        "1. Die Anmeldung ist für alle kostenlos.",
        "und dann kamen noch viele weitere Gäste.",
    ] {
        assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
    }
}

#[test]
fn a_dateline_is_stripped() {
    assert_eq!(
        shown("Halle (dpa) – Die Stadt hat den Preis an zwei Vereine vergeben."),
        ["Die Stadt hat den Preis an zwei Vereine vergeben."]
    );
}

#[test]
fn the_first_sentence_stands_alone_and_leaning_ones_follow_theirs() {
    let text = "Dabei ging es um das neue Konzept des Landes für Integration. \
        Das Ministerium hat am 4. Mai in Magdeburg ein Konzept für Integration vorgestellt. \
        Es soll bis zum Jahr 2025 in allen Landkreisen umgesetzt werden.\n\n\
        Der Landkreistag begrüßte die Pläne der Landesregierung ausdrücklich. \
        Er forderte jedoch mehr Geld für die Beratung in kleinen Orten.";
    let summary = summarise(&article(Some("Land stellt Integrationskonzept vor"), text), FACEBOOK);
    let indices: Vec<usize> = summary.sentences.iter().map(|sentence| sentence.index).collect();
    assert_eq!(indices[0], 1);
    assert!(indices.is_sorted());
    assert!(!indices.contains(&4) || indices.contains(&3));
    assert!(summary.sentences.len() >= 3);
}

#[test]
fn a_quotation_is_shown_whole_or_not_at_all() {
    let text = "„Wir haben viel erreicht. Wir haben noch viel vor“, sagte Leiterin Anna Beispiel in Halle. \
        „Das alles gelingt nur gemeinsam mit den Vereinen.“";
    assert_eq!(
        shown(text),
        [
            "„Wir haben viel erreicht. Wir haben noch viel vor“, sagte Leiterin Anna Beispiel in Halle."
        ]
    );
}

#[test]
fn what_does_not_fit_is_left_out_and_never_cut() {
    let long = format!("Der Verein lädt alle {}ein.", "sehr herzlich ".repeat(20));
    let text = format!("{long} Die Feier beginnt am 7. März 2020 um 15 Uhr in der Festung Mark.");
    let summary = summarise(&article(None, &text), X);
    assert_eq!(summary.text(), "Die Feier beginnt am 7. März 2020 um 15 Uhr in der Festung Mark.");
    let none = summarise(&article(None, &long), Budget { max_chars: 100, max_sentences: 2 });
    assert!(none.sentences.is_empty());
}

#[test]
fn a_question_opens_a_summary_only_with_what_follows_it() {
    let question = "Was bedeutet eigentlich Heimat für junge Menschen?";
    let answer = "Das Theater zeigt am 3. Mai in Halle ein Stück von Jugendlichen.";
    let told = |text: &str, budget| summarise(&article(None, text), budget).text();
    let both = format!("{question} {answer}");
    assert_eq!(told(&both, X), both);
    assert_eq!(told(&both, Budget { max_chars: 100, max_sentences: 2 }), answer);
    assert_eq!(told(&both, Budget { max_sentences: 1, ..X }), answer);
    assert_eq!(told(&format!("{question}\nFoto: Anna Muster\n{answer}"), X), answer);
    let pointing = "Darüber sprechen am 3. Mai in Halle sieben Jugendliche aus drei Ländern.";
    let pair = format!("{question} {pointing}");
    assert_eq!(told(&pair, X), pair);
}

#[test]
fn a_lead_behind_a_place_and_its_writers_sign_is_told() {
    let lead = "Das Land stellt 1,2 Millionen Euro für Dolmetschdienste in Kliniken bereit.";
    for before in ["Magdeburg. (ms) ", "MAGDEBURG. (red/pm) ", "Halle. (MS) "] {
        let summary = summarise(&article(None, &format!("{before}{lead}")), X);
        assert_eq!(summary.text(), lead);
    }
    let aside = "(eine Reise) Das Land stellt Geld bereit.";
    assert_eq!(junk::without_signature(aside), aside);
}

#[test]
fn a_lead_without_its_full_stop_gets_it() {
    let lead = "Der Rat hat dem neuen Haus für Jugendliche in der Nordstadt zugestimmt";
    let text =
        format!("{lead}\n\nDie Arbeiten am Dach beginnen nach einem Beschluss der Verwaltung.");
    let summary = summarise(&article(Some("Rat stimmt neuem Haus zu"), &text), X);
    assert!(summary.text().starts_with(&format!("{lead}. ")), "{}", summary.text());
}

#[test]
fn the_quoted_source_is_named() {
    for (line, name) in [
        (
            "Rückblick auf dem Landesportal für Vielfalt unter https://www.example.org:",
            Some("Landesportal für Vielfalt"),
        ),
        (">> Portal der Stadtverwaltung", Some("Portal der Stadtverwaltung")),
        ("Quelle: Pressestelle der Stadt Halle", Some("Pressestelle der Stadt Halle")),
        ("Quelle: https://www.example.org/", None),
        (">> weiterlesen", None),
        ("Rückblick auf der Bühne gab es viele.", None),
    ] {
        let text = format!("Die Stadt hat am Montag den Preis verliehen.\n\n{line}\n\nMehr folgt.");
        let found = summarise(&article(None, &text), X).quoted_source;
        assert_eq!(found.as_deref(), name, "{line}");
    }
}

#[test]
fn an_empty_article_has_an_empty_summary() {
    assert!(summarise(&article(None, ""), X).sentences.is_empty());
}

#[test]
fn a_sentence_without_the_headlines_words_does_not_lead() {
    let title = Some("Neuer Ratgeber für Mieterinnen und Mieter erscheint");
    let vague = "Die 64 Seiten starke Broschüre ist von der Beratung gemeinsam erarbeitet worden.";
    assert!(!summarise(&article(title, vague), X).leads);
    let clear = "Der Ratgeber für Mieterinnen und Mieter ist am 3. März 2020 in Halle erschienen.";
    assert!(summarise(&article(title, clear), X).leads);
    assert!(summarise(&article(None, vague), X).leads);
}

#[test]
fn the_sentence_that_says_it_loses_an_aside_to_fit() {
    let kept = "Die Sozialministerin hat am 3. Mai 2019 in der Innenstadt von Halle gemeinsam mit dem \
        Oberbürgermeister und zahlreichen Gästen das neue Beratungszentrum für Zugewanderte und ihre \
        Familien feierlich eröffnet";
    let aside =
        ", um alle Hilfe an einem Ort zu bündeln und lange Wege durch die Stadt zu ersparen";
    let text = format!("{kept}{aside}. Die Stadt gibt jedes Jahr 40.000 Euro dazu.");
    let article = article(Some("Neues Beratungszentrum in Halle eröffnet"), &text);
    let summary = summarise(&article, Budget { max_sentences: 1, ..X });
    assert_eq!(summary.text(), format!("{kept}."));
    assert!(summary.leads);
    let whole = summarise(&article, Budget { max_sentences: 1, ..FACEBOOK });
    assert_eq!(whole.text(), format!("{kept}{aside}."), "only where it must");
}

#[test]
fn what_is_said_in_an_interview_is_not_said_by_who_posts() {
    let lead = "Seit fünf Jahren begleitet Rania Muster in Dessau Familien, die neu im Land sind.";
    let talk = "Frau Muster, wie sind Sie Lotsin geworden?\nIch kam 2015 mit zwei Kindern aus Homs \
        nach Dessau.\n\nWas macht Ihnen Mut?\nNeulich rief mich ein junger Mann aus Dessau an.";
    let text = format!("{lead}\n\n{talk}");
    let budget = Budget { max_chars: 600, max_sentences: 5 };
    assert_eq!(summarise(&article(Some("Interview mit einer Lotsin"), &text), budget).text(), lead);
}

#[test]
fn no_heading_that_asks_is_told_without_what_stands_below_it() {
    let lead = "Der Verein sucht für seine Werkstatt in Halle zehn Menschen, die helfen.";
    let question = "Wer kann nähen, sägen oder alte Fahrräder flicken?";
    let budget = Budget { max_chars: 600, max_sentences: 5 };
    let told = |text: &str| summarise(&article(Some("Verein sucht Helfer"), text), budget).text();
    assert_eq!(told(&format!("{lead}\n{question}\n")), lead);
    assert_eq!(told(&format!("{lead} {question}")), format!("{lead} {question}"));
}

#[test]
fn a_letter_begins_behind_its_salutation() {
    let text = "Liebe Mitglieder,\n\nhiermit laden wir Sie herzlich zu unserer Versammlung ein. Sie \
        findet am Mittwoch, den 9. Dezember 2026 um 17.30 Uhr im Haus der Begegnung statt.";
    let told = summarise(&article(Some("Einladung zur Versammlung"), text), X).text();
    assert!(told.starts_with("Hiermit laden wir Sie herzlich"), "{told}");
    assert!(told.contains("Sie findet am Mittwoch, den 9. Dezember 2026"), "{told}");
}

#[test]
fn items_of_a_numbered_list_lose_their_number() {
    let list = "1. Bereiten Sie vor der Besichtigung eine Mappe vor.\n\
                2. Bitten Sie Ihren Arbeitgeber um eine Bescheinigung bis 3. Mai 2027.";
    let told = shown(list);
    assert!(told.iter().all(|item| item.starts_with('B')) && told.len() == 2, "{told:?}");
    let day = "1. Mai 2027 ist der Tag, an dem das Haus wieder für alle öffnet.\n2. Alle sind da.";
    assert!(shown(day).iter().any(|item| item.starts_with("1. Mai 2027 ist")), "{:?}", shown(day));
}

#[test]
fn what_a_letter_asks_of_one_person_is_not_asked_of_its_readers() {
    let letter = |greeting: &str| {
        let text = format!(
            "{greeting},\n\nmit Sorge haben wir von der Schließung des Jugendclubs in Halle erfahren. \
             Wir bitten Sie, die Entscheidung zurückzunehmen und mit den Jugendlichen zu reden."
        );
        let budget = Budget { max_chars: 600, max_sentences: 5 };
        summarise(&article(Some("Offener Brief zum Jugendclub"), &text), budget).text()
    };
    let one = letter("Sehr geehrter Herr Oberbürgermeister");
    assert!(one.starts_with("Mit Sorge haben wir") && !one.contains("Sie"), "{one}");
    assert!(letter("Sehr geehrte Damen und Herren").contains("Wir bitten Sie"));
}

#[test]
fn behind_a_lead_that_may_not_be_told_stands_the_headline() {
    let title = "Bürgerbüro im Dezember geschlossen";
    let rest = "Termine werden nach Angaben der Stadt im Bürgerbüro Nord wahrgenommen. Fertige \
        Ausweise können dort ebenfalls abgeholt werden, die Wege sind ausgeschildert.";
    assert!(summarise(&article(Some(title), rest), X).leads);
    let lost = format!("Das Bürgerbüro in der Leiterstraße ist seit neuestem nur heute zu. {rest}");
    let summary = summarise(&article(Some(title), &lost), X);
    assert!(!summary.sentences.is_empty() && !summary.leads, "{summary:?}");
}
