//! Quotations in every way they are typed.

use super::{balanced, find};

fn inner(text: &str) -> Vec<(&str, usize)> {
    find(text).into_iter().map(|q| (&text[q.inner], q.depth)).collect()
}

#[test]
fn every_pair_of_marks_is_found() {
    for text in [
        "Er sagte: „Guten Tag“ und ging.",
        "Er sagte: „Guten Tag\" und ging.",
        "Er sagte: „Guten Tag” und ging.",
        "Er sagte: \"Guten Tag\" und ging.",
        "Er sagte: “Guten Tag” und ging.",
        "Er sagte: ”Guten Tag” und ging.",
        "Er sagte: »Guten Tag« und ging.",
        "Er sagte: «Guten Tag» und ging.",
        "Er sagte: ,,Guten Tag“ und ging.",
        "Er sagte: ,,Guten Tag\" und ging.",
        "Er sagte: ,,Guten Tag'' und ging.",
        "Er sagte: ''Guten Tag'' und ging.",
        "Er sagte: ‚Guten Tag‘ und ging.",
        "Er sagte: 'Guten Tag' und ging.",
        "Er sagte: ,Guten Tag' und ging.",
        "Er sagte: ›Guten Tag‹ und ging.",
    ] {
        assert_eq!(inner(text), [("Guten Tag", 0)], "{text}");
        assert!(balanced(text), "{text}");
    }
}

#[test]
fn a_quotation_inside_another_has_depth_one() {
    for text in [
        "„Das Projekt ,Freiwillig engagiert' wächst“, sagte sie.",
        "„Das Projekt ‚Freiwillig engagiert‘ wächst“, sagte sie.",
        "„Das Projekt \"Freiwillig engagiert\" wächst“, sagte sie.",
        "»Das Projekt ›Freiwillig engagiert‹ wächst«, sagte sie.",
        "„Das Projekt »Freiwillig engagiert« wächst\", sagte sie.",
        "„Das Projekt 'Freiwillig engagiert' wächst“, sagte sie.",
    ] {
        let found = inner(text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[1], ("Freiwillig engagiert", 1), "{text}");
        assert!(balanced(text), "{text}");
    }
}

#[test]
fn apostrophes_are_no_marks() {
    for text in [
        "Wie geht's? Wie geht´s? Wie geht’s? Wie geht`s?",
        "Müllers' Haus und Hans’ Garten",
        "Das war 'ne Feier, wie '89.",
        "L'Aquila, D'Artagnan und O’Neill",
        "Halle, Magdeburg,Dessau",
        "So war's, sagt Klaus' Bruder",
    ] {
        assert_eq!(inner(text), [], "{text}");
        assert!(balanced(text), "{text}");
    }
    let text = "„Müllers' Idee, das geht's an“, rief er.";
    assert_eq!(inner(text), [("Müllers' Idee, das geht's an", 0)]);
}

#[test]
fn what_lacks_its_partner_is_not_balanced() {
    for text in [
        "„Das ist gut, sagte sie.",
        "Das ist gut“, sagte sie.",
        "\"Das ist gut, sagte sie.",
        "Das (ist gut, sagte sie.",
        "Das ist] gut, sagte sie.",
        "„Das ist „gut“, sagte sie.",
        "Start » Aktuelles » Termine",
        "„Das (ist“ gut)",
    ] {
        assert!(!balanced(text), "{text}");
    }
    for text in ["17\" hoch", "(„gut“)", "[sic]", "", "Das „ganze (echte)“ Leben"] {
        assert!(balanced(text), "{text}");
    }
}

#[test]
fn a_forgotten_closing_mark_does_not_swallow_what_follows() {
    let text = "\"Das ist gut, sagte sie. \"Und wichtig\", meinte er.";
    assert_eq!(inner(text), [("Und wichtig", 0)]);
    let text = "„Das ist gut, sagte sie. „Und wichtig“, meinte er.";
    assert_eq!(inner(text), [("Und wichtig", 0)]);
    let text = "„Das ist gut, sagte sie.\n\n„Und wichtig“, meinte er.";
    assert_eq!(inner(text), [("Und wichtig", 0)]);
}

#[test]
fn many_open_marks_are_read_in_linear_time() {
    let text = "(„ ".repeat(200_000) + &"' ]".repeat(200_000);
    assert!(!balanced(&text));
    assert!(find(&text).is_empty());
}
