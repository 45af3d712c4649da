//! What X counts, case by case; the conformance suite itself runs in `tests/it/weighted.rs`.

use proptest::prelude::*;

use super::*;

fn links(text: &str) -> Vec<&str> {
    let found = measure(text).links;
    found.into_iter().map(|range| &text[range]).collect()
}

#[test]
fn german_typography_counts_one_and_the_ellipsis_two() {
    for (text, weighted) in [("„“–—‚‘", 6), ("äöüß", 4), ("…", 2), ("•", 2), ("€", 2), ("©®", 2)]
    {
        assert_eq!(measure(text).weighted, weighted, "{text}");
    }
}

#[test]
fn emoji_sequences_count_two() {
    for text in ["👨‍👩‍👧‍👦", "🙋🏽", "🇩🇪", "1️⃣", "❤️", "©️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☺", "™"]
    {
        assert_eq!(measure(text).weighted, 2, "{text}");
    }
    assert_eq!(measure("😷🏽").weighted, 4, "a mask has no skin tone");
    assert_eq!(measure("12").weighted, 2);
}

#[test]
fn whatever_ends_in_a_known_domain_is_a_link() {
    assert_eq!(links("Die Datei report.md liegt bei x.ai."), ["report.md", "x.ai"]);
    assert_eq!(links("siehe „agsa.de“ (www.agsa.de/a_(b))"), ["agsa.de", "www.agsa.de/a_(b)"]);
    assert_eq!(links("statt.Es war datei.txt, info@agsa.de, z.B. @agsa.de"), ["statt.Es"]);
    assert_eq!(links("http://127.0.0.1:8990/news/1 und http://localhost/"), Vec::<&str>::new());
    assert_eq!(
        links("https://müller.example.com/straße?ä=1"),
        ["https://müller.example.com/straße"]
    );
}

#[test]
fn a_decomposed_text_is_measured_composed_and_its_links_lie_in_it() {
    let text = "a\u{308}a\u{308} agsa.de";
    assert_eq!(measure(text).weighted, 3 + LINK_WEIGHT);
    assert_eq!(links(text), ["agsa.de"]);
}

#[test]
fn the_bounds_are_one_and_two_hundred_and_eighty() {
    assert!(!measure("").valid);
    assert!(measure(&"x".repeat(280)).valid);
    assert!(!measure(&"x".repeat(281)).valid);
    assert!(!measure("x\u{FEFF}").valid);
}

#[test]
fn hostile_texts_are_measured_in_linear_time() {
    for piece in ["あ", "a.", "a.co/(", "a.co?(", "http://", "-.", "a_.b", "t.co/…", "👨\u{200D}"]
    {
        let text = piece.repeat(20_000);
        assert!(measure(&text).weighted > 0);
    }
}

proptest! {
    #[test]
    fn measuring_never_panics_and_links_lie_in_the_text(text in any::<String>()) {
        for link in measure(&text).links {
            prop_assert!(text.get(link).is_some_and(|link| link.contains('.')));
        }
    }

    #[test]
    fn words_side_by_side_weigh_what_they_weigh_apart(
        a in "[a-zäöü„“ .,:/0-9👍]{0,40}",
        b in "[a-zäöü„“ .,:/0-9👍]{0,40}",
    ) {
        let apart = measure(&a).weighted + measure(&b).weighted + 1;
        prop_assert_eq!(measure(&format!("{a}\n{b}")).weighted, apart);
    }
}
