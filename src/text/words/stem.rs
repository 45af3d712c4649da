//! The stem of a German word, by Snowball's algorithm (snowballstem.org/algorithms/german).
//!
//! Written out here because so many words of an article are stemmed, and because a crate for it
//! brings the rules of seventeen other languages. A test compares it with `rust-stemmers` on every
//! word of the table.

/// Cuts a word in lower case down to its stem.
pub(super) fn cut(word: &mut String) {
    if !word.is_ascii() && word.contains('ß') {
        *word = word.replace('ß', "ss");
    }
    let regions = Regions::of(word);
    cut_inflection(word, &regions);
    cut_comparison(word, &regions);
    cut_derivation(word, &regions);
    if !word.is_ascii() {
        *word = word.chars().map(without_umlaut).collect();
    }
}

/// Where suffixes may be cut off, in bytes.
struct Regions {
    /// R1: behind the first consonant that follows a vowel, and behind three letters.
    first: usize,
    /// R2: the same once more.
    second: usize,
}

impl Regions {
    fn of(word: &str) -> Self {
        let mut regions = Self { first: word.len(), second: word.len() };
        let Some((third, letter)) = word.char_indices().nth(2) else {
            return regions;
        };
        let mut found = 0;
        let mut behind_vowel = false;
        let mut letters = word.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            // Between two vowels `u` and `y` are consonants.
            let vowel = is_vowel(letter)
                && !(behind_vowel
                    && matches!(letter, 'u' | 'y')
                    && letters.peek().is_some_and(|(_, next)| is_vowel(*next)));
            if behind_vowel && !vowel {
                let end = at + letter.len_utf8();
                found += 1;
                if found == 2 {
                    regions.second = end;
                    break;
                }
                regions.first = end;
            }
            behind_vowel = vowel;
        }
        regions.first = regions.first.max(third + letter.len_utf8());
        regions
    }
}

/// Cases and plurals: `Kindern`, `Vereine`, `Ergebnisse`, `Autos`.
fn cut_inflection(word: &mut String, regions: &Regions) {
    let Some((front, suffix)) = split(word, &["ern", "em", "er", "en", "es", "e", "s"]) else {
        return;
    };
    let goes = match suffix {
        "s" => front.ends_with(is_before_s),
        _ => true,
    };
    if front.len() < regions.first || !goes {
        return;
    }
    let doubled = matches!(suffix, "e" | "en" | "es") && front.ends_with("niss");
    let length = front.len() - usize::from(doubled);
    word.truncate(length);
}

/// Comparatives and verbs: `schöner`, `schönst`, `sagen`, `sagst`.
fn cut_comparison(word: &mut String, regions: &Regions) {
    let Some((front, suffix)) = split(word, &["est", "en", "er", "st"]) else {
        return;
    };
    let goes = match suffix {
        "st" => front.ends_with(is_before_st) && front.chars().nth(3).is_some(),
        _ => true,
    };
    if front.len() >= regions.first && goes {
        let length = front.len();
        word.truncate(length);
    }
}

/// What makes one word of another: `Bildung`, `freundlich`, `Freundlichkeit`.
fn cut_derivation(word: &mut String, regions: &Regions) {
    const SUFFIXES: [&str; 8] = ["keit", "heit", "lich", "isch", "end", "ung", "ig", "ik"];
    let Some((front, suffix)) = split(word, &SUFFIXES).filter(|it| it.0.len() >= regions.second)
    else {
        return;
    };
    let shorter = match suffix {
        "end" | "ung" => split(front, &["ig"])
            .filter(|(front, _)| !front.ends_with('e') && front.len() >= regions.second),
        "lich" | "heit" => {
            split(front, &["er", "en"]).filter(|(front, _)| front.len() >= regions.first)
        }
        "keit" => split(front, &["lich", "ig"]).filter(|it| it.0.len() >= regions.second),
        _ if front.ends_with('e') => return,
        _ => None,
    };
    let length = shorter.map_or(front, |(front, _)| front).len();
    word.truncate(length);
}

/// The word without the first of these suffixes that it ends in, and that suffix.
fn split<'w>(word: &'w str, suffixes: &[&'static str]) -> Option<(&'w str, &'static str)> {
    // Most suffixes are told by their last letter.
    let last = word.as_bytes().last();
    let mut suffixes = suffixes.iter().filter(|suffix| suffix.as_bytes().last() == last);
    suffixes.find_map(|suffix| Some((word.strip_suffix(suffix)?, *suffix)))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}

/// Letters behind which `s` is an ending.
fn is_before_s(letter: char) -> bool {
    letter == 'r' || is_before_st(letter)
}

/// Letters behind which `st` is an ending.
fn is_before_st(letter: char) -> bool {
    matches!(letter, 'b' | 'd' | 'f' | 'g' | 'h' | 'k' | 'l' | 'm' | 'n' | 't')
}

pub(super) fn without_umlaut(letter: char) -> char {
    match letter {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer};

    fn cut(word: &str) -> String {
        let mut word = word.to_owned();
        super::cut(&mut word);
        word
    }

    #[test]
    fn every_word_of_the_table_has_snowballs_stem() {
        let snowball = Stemmer::create(Algorithm::German);
        let table = include_str!("frequencies.txt").lines();
        let words: Vec<&str> = table.filter_map(|line| line.split('\t').next()).collect();
        assert!(words.len() >= 40_000);
        for word in words {
            assert_eq!(cut(word), snowball.stem(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_snowballs_stem(
            front in "[a-zäöüß]{0,6}",
            ends in prop::collection::vec("(ern|em|er|en|es|e|s|est|st|niss|end|ung|ig|ik|isch|lich|heit|keit|[aeuyß])", 0..4),
        ) {
            let word = front + &ends.concat();
            let snowball = Stemmer::create(Algorithm::German);
            prop_assert_eq!(cut(&word), snowball.stem(&word));
        }
    }
}
