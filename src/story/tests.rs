//! Thresholds, storage and the harmlessness of short texts.

use proptest::prelude::*;

use super::*;

fn compare(a: &str, b: &str) -> Comparison {
    super::compare(Telling { title: None, text: a }, Telling { title: None, text: b })
}

/// `count` different words.
fn text(from: usize, count: usize) -> String {
    let words: Vec<String> = (from..from + count).map(|n| format!("wort{n}")).collect();
    words.join(" ")
}

#[test]
fn typing_habits_do_not_matter() {
    let a =
        "Am 26. September trafen sich 300 Aktive im Literaturhaus Halle (Saale), um zu beraten.";
    let b = "am 26. SEPTEMBER trafen  sich 300 Ak\u{AD}tive im Literaturhaus\nHalle Saale um zu beraten";
    assert_eq!(Fingerprint::of(a), Fingerprint::of(b));
    assert_eq!(compare(a, b).relation, Relation::Same);
}

#[test]
fn the_share_decides_and_its_direction() {
    let portal = text(0, 100);
    let page = format!("{} {portal}", text(1000, 60));
    assert_eq!(compare(&page, &portal).relation, Relation::Quotes);
    assert_eq!(compare(&portal, &page).relation, Relation::QuotedBy);
    let nearly = format!("{portal} {}", text(2000, 10));
    assert_eq!(compare(&portal, &nearly).relation, Relation::Same);
    let half = format!("{} {}", text(0, 50), text(3000, 50));
    assert_eq!(compare(&portal, &half).relation, Relation::Related);
    assert_eq!(compare(&portal, &text(4000, 100)).relation, Relation::Different);
}

#[test]
fn short_texts_are_the_same_only_when_equal() {
    let long = text(0, 100);
    assert_eq!(compare(&text(0, 11), &text(0, 11)).relation, Relation::Same);
    assert_eq!(compare(&text(0, 11), &text(0, 10)).relation, Relation::Related);
    assert_eq!(compare(&text(0, 11), &long).relation, Relation::Related);
    assert_eq!(compare("", &long).relation, Relation::Different);
    assert_eq!(compare("", "").relation, Relation::Different);
    assert_eq!(compare("Weiterlesen", "Weiterlesen ...").relation, Relation::Same);
}

#[test]
fn the_hash_is_the_same_for_ever() {
    let hash = Fingerprint::of("eins zwei drei vier fünf").0;
    assert_eq!(hash, [0x4b7e_de3c_e7fa_74cc]);
}

#[test]
fn what_is_stored_is_read_and_what_is_broken_refused() {
    let fingerprint = Fingerprint::of(&text(0, 40));
    let bytes = fingerprint.to_bytes();
    assert_eq!(Fingerprint::from_bytes(&bytes), Some(fingerprint));
    assert_eq!(Fingerprint::from_bytes(&bytes[1..]), None);
    assert_eq!(
        Fingerprint::from_bytes(&[bytes[8..16].to_vec(), bytes[..8].to_vec()].concat()),
        None
    );
    assert_eq!(Fingerprint::from_bytes(&[]), Some(Fingerprint::default()));
}

proptest! {
    #[test]
    fn containment_is_a_share_and_relations_mirror(a in "[abc ]{0,60}", b in "[abc ]{0,60}") {
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert!(there.containment.iter().all(|share| (0.0..=1.0).contains(share)));
        let mirrored = match there.relation {
            Relation::Quotes => Relation::QuotedBy,
            Relation::QuotedBy => Relation::Quotes,
            other => other,
        };
        prop_assert_eq!(back.relation, mirrored);
    }
}
