//! Phrases that only the furniture of a page holds: buttons, credits, contacts.

use std::sync::LazyLock;

/// Phrases, lower case, that only furniture of a page holds.
const FURNITURE: [&str; 58] = [
    "weiterlesen",
    "mehr erfahren",
    "lesen sie auch",
    "lesen sie hier",
    "lesen sie mehr",
    "mehr dazu",
    "hier klicken",
    "klicken sie",
    "klick auf",
    "zum artikel",
    "spambots",
    "javascript",
    "cookie",
    "newsletter abonnieren",
    "abonnieren sie",
    "abonniere ",
    "alle rechte vorbehalten",
    "copyright",
    "nutzungsbedingungen",
    "datenschutzerkl",
    "foto:",
    "fotos:",
    "bild:",
    "bilder:",
    "foto ©",
    "bildquelle",
    "bildnachweis",
    "©",
    "(c)",
    "quelle:",
    "tel.:",
    "telefon:",
    "telefax",
    "fax:",
    "e-mail:",
    "mail:",
    "http://",
    "https://",
    "www.",
    "download",
    "druckversion",
    "seite drucken",
    "inhaltsverzeichnis",
    "nach oben",
    "folge uns",
    "folgen sie uns",
    "findet ihr hier",
    "finden sie hier",
    "gibt es hier:",
    "unter diesem link",
    "hier geht es zu",
    "jetzt teilen",
    "auf facebook teilen",
    "sie sind hier",
    "bildunterschrift",
    "bildrechte",
    "symbolbild",
    "nutzungsrechte",
];

/// The phrases by their first byte: looking there for each would read the sentence 58 times.
struct Phrases {
    by_first: [Vec<&'static [u8]>; 256],
    /// For each first byte a bit for each second one, of which some share a bit: hardly any place of
    /// a sentence passes. Both in whatever case.
    second: [u64; 256],
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases { by_first: std::array::from_fn(|_| Vec::new()), second: [0; 256] };
    for phrase in FURNITURE.map(str::as_bytes) {
        let either = |byte: u8| [byte, byte.to_ascii_uppercase()];
        let bits = either(phrase[1]).map(second_bit);
        let firsts = either(phrase[0]);
        phrases.by_first[usize::from(firsts[0])].push(phrase);
        for first in firsts {
            phrases.second[usize::from(first)] |= bits[0] | bits[1];
        }
    }
    phrases
});

fn second_bit(byte: u8) -> u64 {
    1 << (byte % 64)
}

/// Whether a sentence holds a phrase of a page's furniture, in whatever case.
pub(super) fn stand_in(sentence: &str) -> bool {
    let Phrases { by_first, second } = &*PHRASES;
    let bytes = sentence.as_bytes();
    bytes.windows(2).enumerate().any(|(at, pair)| {
        second[usize::from(pair[0])] & second_bit(pair[1]) != 0
            && by_first[usize::from(pair[0].to_ascii_lowercase())].iter().any(|phrase| {
                let here = bytes.get(at..at + phrase.len());
                here.is_some_and(|here| here.eq_ignore_ascii_case(phrase))
            })
    })
}
