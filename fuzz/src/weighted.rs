//! X's length: the same in every normal form, between what its parts can weigh, and additive.

use unicode_normalization::UnicodeNormalization as _;
use weitersagen::text::weighted::{LINK_WEIGHT, MAX_WEIGHTED, Weighted, measure};

/// Holds for any text.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let whole = checked(&text);
    let composed: String = text.nfc().collect();
    let decomposed: String = text.nfd().collect();
    assert_eq!(checked(&composed).weighted, whole.weighted, "composed");
    assert_eq!(measure(&decomposed).weighted, whole.weighted, "decomposed");

    // Nothing that X counts or links reaches over the end of a line.
    let mut middle = text.len() / 2;
    while !text.is_char_boundary(middle) {
        middle += 1;
    }
    let (head, tail) = text.split_at(middle);
    let apart = checked(&format!("{head}\n{tail}"));
    let sum = checked(head).weighted + 1 + checked(tail).weighted;
    assert_eq!(apart.weighted, sum, "{head:?} and {tail:?}");
}

fn checked(text: &str) -> Weighted {
    let found = measure(text);
    let composed: String = text.nfc().collect();
    let in_composed = measure(&composed).links;
    let mut end = 0;
    for link in &found.links {
        assert!(end <= link.start && !link.is_empty(), "links overlap");
        let shown = text.get(link.clone()).expect("a place in the text");
        assert!(!shown.contains(char::is_whitespace) && shown.contains('.'), "{shown:?}");
        end = link.end;
    }
    let linked: usize = in_composed.iter().map(|link| composed[link.clone()].chars().count()).sum();
    let plain = composed.chars().count() - linked;
    let links = LINK_WEIGHT * in_composed.len();
    // A sequence of emoji weighs two however long it is, anything else at least one.
    assert!(found.weighted <= links + 2 * plain, "{found:?} of {text:?}");
    assert!(found.weighted >= links + usize::from(plain > 0), "{found:?} of {text:?}");
    if !found.valid {
        return found;
    }
    assert!((1..=MAX_WEIGHTED).contains(&found.weighted), "{found:?}");
    found
}
