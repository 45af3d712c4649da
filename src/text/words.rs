//! Words of German text: tokens that keep gender forms whole, stems, rarity, compounds.

mod rarity;
mod runs;
mod stem;
#[cfg(test)]
mod tests;

pub use rarity::{is_known, rarity};
pub(crate) use runs::{letters_alone, runs};
use runs::{next_word, run_end};

/// One word with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The word as it stands in the text, such as `Mitarbeiter*innen`.
    pub text: &'t str,
    /// Byte offset of its first character.
    pub start: usize,
}

/// The words of a text; punctuation is left out. Gender forms (`Mitarbeiter*innen`,
/// `Lehrer/-innen`), compounds with hyphens (`Dessau-Roßlau`) and numbers with their separators
/// (`1.000,50`, `16:30`) are one word each.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 7 + 1);
    found.extend(each(text));
    found
}

/// As [`tokens`], for whoever needs the first ones only.
pub fn each(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_word(text, at)?;
        at = word_end(text, start);
        Some(Token { text: &text[start..at], start })
    })
}

/// Whether a word is one by which somebody is spoken to politely: `Sie`, `Ihre`.
pub(crate) fn is_polite(word: &str) -> bool {
    matches!(word, "Sie" | "Ihnen" | "Ihr" | "Ihre" | "Ihrem" | "Ihren" | "Ihrer" | "Ihres")
}

/// Whether a word becomes this one in lower case.
pub(crate) fn is_lower_of(lower: &str, word: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(lower);
    }
    if word.contains('Σ') {
        return word.to_lowercase() == lower;
    }
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// The end of the word that begins at a place.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        end = letters_end(text, end);
        let Some(more) = joint(&text[start..end], &text[end..]) else {
            return end;
        };
        end += more;
    }
}

/// The end of the letters that stand at a place.
fn letters_end(text: &str, from: usize) -> usize {
    let mut at = run_end(text, from);
    // Marks and soft hyphens are no letters by themselves.
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| in_word(*c))
    {
        at = run_end(text, at + c.len_utf8());
    }
    at
}

/// Letters, digits, combining marks, and the soft hyphen that a page left in a word.
fn in_word(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// As `char::is_alphabetic`, with what German text is made of first.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' => true,
        '\0'..='\x7f' => false,
        _ => c.is_alphabetic(),
    }
}

/// As `char::is_alphanumeric`, with what German text is made of first: no table is searched.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' => true,
        '\0'..='\x7f' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The bytes of what joins the word so far with a further part, if something does.
fn joint(word: &str, rest: &str) -> Option<usize> {
    // Most words end at one of these.
    if matches!(rest.as_bytes().first(), None | Some(b' ' | b'\n' | b';' | b'!' | b'?' | b'"')) {
        return None;
    }
    let mark = rest.chars().next()?;
    let behind = &rest[mark.len_utf8()..];
    let next = behind.chars().next();
    let digit_before = word.ends_with(|c: char| c.is_ascii_digit());
    let joins = match mark {
        '-' | '\u{2010}' | '\u{2011}' => next.is_some_and(char::is_alphanumeric),
        '*' | '_' | '\'' | '’' | '´' | '·' => {
            !digit_before && next.is_some_and(char::is_alphabetic)
        }
        '.' | ',' | ':' if digit_before => next.is_some_and(|c| c.is_ascii_digit()),
        ':' => gender_ending(behind) > 0,
        '/' if gender_ending(behind) > 0 => true,
        '/' => {
            return behind.strip_prefix('-').filter(|end| gender_ending(end) > 0).map(|_| 2);
        }
        '(' => {
            let ending = gender_ending(behind);
            return (ending > 0 && behind[ending..].starts_with(')')).then_some(1 + ending + 1);
        }
        _ => false,
    };
    joins.then_some(mark.len_utf8())
}

/// The bytes of the gender ending that the text begins with, 0 if with none.
fn gender_ending(text: &str) -> usize {
    ["innen", "in", "e", "r", "n", "frauen", "frau"]
        .iter()
        .find(|ending| {
            text.strip_prefix(**ending)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
        .map_or(0, |ending| ending.len())
}

/// The word without its gender ending: `Mitarbeiter` for `Mitarbeiter*innen`, `TeilnehmerInnen`.
fn without_gender(word: &str) -> &str {
    for (at, mark) in word.char_indices().skip(1) {
        let behind = &word[at + mark.len_utf8()..];
        let inner = mark == 'I'
            && word[..at].ends_with(char::is_lowercase)
            && (behind.starts_with("nnen") || behind == "n");
        let marked = matches!(mark, '*' | ':' | '_' | '/' | '(' | '·')
            && gender_ending(behind.trim_start_matches('-')) > 0;
        if inner || marked {
            return &word[..at];
        }
    }
    word
}

/// Lower case, without soft hyphens, `ß` as `ss`, without the gender ending.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len() + 2);
    let may_have_gender = |byte| matches!(byte, b'I' | b'*' | b':' | b'_' | b'/' | b'(' | 0xc2);
    let word = if word.bytes().any(may_have_gender) { without_gender(word) } else { word };
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return folded;
    }
    for c in word.chars() {
        match c {
            'ß' => folded.push_str("ss"),
            '\u{ad}' => {}
            _ => push_lower(c, &mut folded),
        }
    }
    folded
}

/// How rare a word is and its stem, where it is rarer than this: as [`rarity`] and [`stem`].
pub(crate) fn stem_if_rarer(word: &str, than: f32) -> Option<(f32, String)> {
    let mut folded = folded(word);
    let rarity = rarity::of_folded(&folded);
    (rarity > than).then(|| {
        stem::cut(&mut folded);
        (rarity, folded)
    })
}

/// Adds a character in lower case; no table is searched for what German text is made of.
pub(crate) fn push_lower(c: char, out: &mut String) {
    match c {
        '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
        'ä' | 'ö' | 'ü' | 'ß' => out.push(c),
        'Ä' => out.push('ä'),
        'Ö' => out.push('ö'),
        'Ü' => out.push('ü'),
        _ => out.extend(c.to_lowercase()),
    }
}

/// As `str::to_lowercase`, faster for German.
pub(crate) fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len() + 2);
    add_lower(text, &mut lower);
    lower
}

/// Adds a text in lower case, as `str::to_lowercase` writes it.
pub(crate) fn add_lower(text: &str, out: &mut String) {
    let start = out.len();
    if text.is_ascii() {
        out.push_str(text);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for c in text.chars() {
        // At a word's end Σ becomes another letter than inside it.
        if c == 'Σ' {
            out.truncate(start);
            out.push_str(&text.to_lowercase());
            return;
        }
        push_lower(c, out);
    }
}

/// The Snowball stem of a German word, lower case; a gender form has the stem of its first form.
pub fn stem(word: &str) -> String {
    let mut folded = folded(word);
    stem::cut(&mut folded);
    folded
}

/// Whether two words in lower case begin so that they may have one stem: it keeps the first three
/// letters, without their umlauts.
pub(crate) fn may_share_stem(left: &str, right: &str) -> bool {
    let letters = |word: &str| -> [Option<char>; 3] {
        // `ß` becomes two letters, so what stands behind it is not compared.
        let mut letters = word.chars().map(stem::without_umlaut).take_while(|c| *c != 'ß');
        std::array::from_fn(|_| letters.next())
    };
    letters(left)
        .into_iter()
        .zip(letters(right))
        .all(|(left, right)| left.zip(right).is_none_or(|(left, right)| left == right))
}
