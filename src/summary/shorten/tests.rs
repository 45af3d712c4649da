//! What may go from a sentence, and what must stay.

use super::{cuts, shortened, without, without_credit};

const SENTENCES: &str = include_str!("sentences.txt");

/// Each sentence with what may stay of it.
fn cases() -> impl Iterator<Item = (String, String)> {
    let lines = SENTENCES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let mut kept = String::new();
        let mut open = false;
        for c in line.chars() {
            match c {
                '⟦' => open = true,
                '⟧' => open = false,
                c if !open => kept.push(c),
                _ => {}
            }
        }
        (line.replace(['⟦', '⟧'], ""), kept)
    })
}

/// The sentence without all that may go.
fn shortest(sentence: &str) -> String {
    let cuts = cuts(sentence);
    without(sentence, &cuts).unwrap_or_else(|| sentence.to_owned())
}

#[test]
fn what_may_go_goes_and_the_rest_stays() {
    let wrong: Vec<String> = cases()
        .filter_map(|(sentence, kept)| {
            let found = shortest(&sentence);
            (found != kept).then(|| format!("{sentence}\n  wanted {kept}\n  found  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases().count() >= 60);
}

#[test]
fn no_more_goes_than_must() {
    let sentence = "Sozialministerin Petra Muster (SPD) hat am Montag in Halle, Dessau und Stendal \
        neue Räume eröffnet, um die Beratung zu stärken.";
    let to = |most: usize| shortened(sentence, |text| text.chars().count() <= most);
    assert!(to(124).unwrap().contains("Muster hat am"), "{:?}", to(124));
    assert!(to(124).unwrap().ends_with(", um die Beratung zu stärken."));
    let without_purpose = to(100).unwrap();
    assert!(without_purpose.contains("(SPD)") && without_purpose.ends_with("Räume eröffnet."));
    assert!(to(93).unwrap().ends_with("Räume eröffnet.") && !to(93).unwrap().contains("(SPD)"));
    assert_eq!(to(50), None);
}

#[test]
fn a_credit_is_no_part_of_the_sentence() {
    let sentence = "Die Gäste feierten im Park (Foto: Petra Muster, 2019).";
    assert_eq!(without_credit(sentence).as_deref(), Some("Die Gäste feierten im Park."));
    assert_eq!(without_credit("Die Gäste feierten im Park (mit Musik)."), None);
}
