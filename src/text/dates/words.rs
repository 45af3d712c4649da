//! German number words as values.

/// How number words end, umlauts left out. Most words that only begin like one are refused by it.
const ENDINGS: [&str; 14] = [
    "ein", "ei", "zwo", "vier", "nf", "sechs", "sieben", "acht", "neun", "zehn", "lf", "ig",
    "hundert", "tausend",
];

/// The value of a number word such as `zwölf` or `dreihundertzwanzig`. Not `ein`, which is mostly
/// the article.
pub(super) fn value(word: &str) -> Option<i64> {
    if !begins(word) || !ENDINGS.iter().any(|ending| ends_in(word, ending)) {
        return None;
    }
    let word = word.to_lowercase();
    if word.chars().count() > 60 {
        return None;
    }
    match word.as_str() {
        "eins" => None,
        "hundert" => Some(100),
        "tausend" => Some(1000),
        word => thousands(word),
    }
}

/// The value of an ordinal from two up, such as `dritten` or `zwanzigste`. Not `erste`, which
/// mostly counts nothing.
pub(super) fn ordinal(word: &str) -> Option<i64> {
    if !ends_inflected(word, b"te") {
        return None;
    }
    let word = word.to_lowercase();
    if word.chars().count() > 60 {
        return None;
    }
    let stem = ["e", "en", "em", "er", "es"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.ends_with('t')))?;
    match stem {
        "zweit" => Some(2),
        "dritt" => Some(3),
        "siebt" => Some(7),
        "acht" => Some(8),
        _ => {
            let round = stem.strip_suffix("st").and_then(value).filter(|value| *value >= 20);
            let small = || stem.strip_suffix('t').and_then(value).filter(|value| *value < 20);
            round.or_else(small)
        }
    }
}

/// What parts of a whole are called: `Drittel` is three to one.
pub(super) fn denominator(word: &str) -> Option<i128> {
    match word {
        "Drittel" => Some(3),
        "Viertel" => Some(4),
        "Fünftel" => Some(5),
        "Sechstel" => Some(6),
        "Achtel" => Some(8),
        "Zehntel" => Some(10),
        _ => None,
    }
}

/// `anderthalb`, `zweieinhalb`: twice the value.
pub(super) fn and_a_half(word: &str) -> Option<i64> {
    if !ends_in(word, "halb") {
        return None;
    }
    let word = word.to_lowercase();
    match word.as_str() {
        "anderthalb" | "eineinhalb" => Some(3),
        word => Some(value(word.strip_suffix("einhalb")?)? * 2 + 1),
    }
}

/// Whether a word ends so, in any case: most words are refused here, without a copy.
pub(super) fn ends_in(word: &str, ending: &str) -> bool {
    let at = word.len().checked_sub(ending.len());
    let end = at.and_then(|at| word.as_bytes().get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
}

/// Whether a word ends so, in any case, perhaps with the ending of its case: `te`, `ten`, `tem`, `ter`,
/// `tes`.
pub(super) fn ends_inflected(word: &str, ending: &[u8]) -> bool {
    let bare = match word.as_bytes() {
        [bare @ .., b'n' | b'N' | b'm' | b'M' | b'r' | b'R' | b's' | b'S'] => bare,
        all => all,
    };
    let end = bare.len().checked_sub(ending.len()).and_then(|at| bare.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Whether a word begins as a number word does, in any case: most words are refused here, without
/// a copy.
fn begins(word: &str) -> bool {
    let mut bytes = word.bytes().map(|byte| byte.to_ascii_lowercase());
    match (bytes.next(), bytes.next()) {
        (Some(b'f'), Some(0xc3)) => matches!(bytes.next(), Some(0xbc | 0x9c)),
        (Some(first), Some(second)) => matches!(
            &[first, second],
            b"ei"
                | b"zw"
                | b"dr"
                | b"vi"
                | b"se"
                | b"si"
                | b"ac"
                | b"ne"
                | b"ze"
                | b"el"
                | b"hu"
                | b"ta"
        ),
        _ => false,
    }
}

fn thousands(word: &str) -> Option<i64> {
    match word.split_once("tausend") {
        Some((before, behind)) => {
            let count = if before.is_empty() { 1 } else { hundreds(before)? };
            let rest = if behind.is_empty() { 0 } else { hundreds(behind)? };
            Some(count * 1000 + rest)
        }
        None => hundreds(word),
    }
}

fn hundreds(word: &str) -> Option<i64> {
    match word.split_once("hundert") {
        Some((before, behind)) => {
            let count = if before.is_empty() { 1 } else { unit(before)? };
            let behind = behind.strip_prefix("und").unwrap_or(behind);
            let rest = if behind.is_empty() { 0 } else { tens(behind)? };
            Some(count * 100 + rest)
        }
        None => tens(word),
    }
}

fn tens(word: &str) -> Option<i64> {
    if let Some(value) = unit(word).filter(|&value| value > 1) {
        return Some(value);
    }
    let whole = |word: &str| match word {
        "zehn" => Some(10),
        "elf" => Some(11),
        "zwölf" => Some(12),
        "dreizehn" => Some(13),
        "vierzehn" => Some(14),
        "fünfzehn" => Some(15),
        "sechzehn" => Some(16),
        "siebzehn" => Some(17),
        "achtzehn" => Some(18),
        "neunzehn" => Some(19),
        "zwanzig" => Some(20),
        "dreißig" => Some(30),
        "vierzig" => Some(40),
        "fünfzig" => Some(50),
        "sechzig" => Some(60),
        "siebzig" => Some(70),
        "achtzig" => Some(80),
        "neunzig" => Some(90),
        _ => None,
    };
    whole(word).or_else(|| {
        let (ones, round) = word.split_once("und")?;
        Some(unit(ones)? + whole(round).filter(|&round| round >= 20)?)
    })
}

fn unit(word: &str) -> Option<i64> {
    let value = match word {
        "ein" => 1,
        "zwei" | "zwo" => 2,
        "drei" => 3,
        "vier" => 4,
        "fünf" => 5,
        "sechs" => 6,
        "sieben" => 7,
        "acht" => 8,
        "neun" => 9,
        _ => return None,
    };
    Some(value)
}
