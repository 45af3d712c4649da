//! Tokens, stems and rarities of words as they stand in the field's texts.

use super::{rarity, stem, tokens};

fn words(text: &str) -> Vec<&str> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

#[test]
fn gender_forms_are_one_word() {
    for word in [
        "Mitarbeiter*innen",
        "Schüler:innen",
        "Lehrer/-innen",
        "Migrant_innen",
        "Freund/innen",
        "TeilnehmerInnen",
        "Ein:e",
        "jede*r",
        "Pat*innen",
        "Bürger(innen)",
    ] {
        let text = format!("Die {word}, sagt man.");
        let found = words(&text);
        assert_eq!(found, ["Die", word, "sagt", "man"]);
    }
}

#[test]
fn compounds_numbers_and_apostrophes_are_one_word() {
    assert_eq!(
        words("Dessau-Roßlau: 1.000,50 Euro um 16:30 Uhr; geht's? Und/oder (ja) – E-Mail!"),
        [
            "Dessau-Roßlau",
            "1.000,50",
            "Euro",
            "um",
            "16:30",
            "Uhr",
            "geht's",
            "Und",
            "oder",
            "ja",
            "E-Mail"
        ]
    );
    assert_eq!(tokens("über Äpfel")[1].start, 6);
    assert!(tokens(" – … ").is_empty());
}

#[test]
fn a_gender_form_has_the_stem_of_its_first_form() {
    for word in [
        "Mitarbeiter*innen",
        "Mitarbeiter:innen",
        "MitarbeiterInnen",
        "Mitarbeiter/-innen",
        "Mitarbeitern",
    ] {
        assert_eq!(stem(word), stem("Mitarbeiter"), "{word}");
    }
    assert_eq!(stem("Konferenzen"), stem("Konferenz"));
    assert_eq!(stem(""), "");
}

#[test]
fn rarity_falls_with_use_and_backs_off_to_the_parts_of_compounds() {
    assert!(rarity("der") < 2.0);
    assert!(rarity("Straße") < 4.5);
    assert!(rarity("Integration") < rarity("Landesintegrationskonzept"));
    assert!(rarity("Landesintegrationskonzept") < 8.0);
    assert!(rarity("Integrations-Konferenz") < 8.0);
    assert!((rarity("Xqwvzkjh") - 9.0).abs() < 0.01);
    assert!(rarity("Mitarbeiter*innen") < 5.0);
    assert!(rarity(&"a".repeat(100_000)) > 8.9);
}
