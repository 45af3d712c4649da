//! What stands in an article's text and is no sentence: credits, contacts, leads, fragments.

mod fragments;
mod interview;
mod lead;
mod phrases;

use crate::text::{sentences, words};
pub(super) use interview::interview_begins;
pub(super) use lead::lacks_only_its_mark;

/// Characters of the shortest and the longest sentence that is shown.
const CHARS: std::ops::RangeInclusive<usize> = 20..=600;
/// Words of the shortest sentence.
const WORDS_AT_LEAST: usize = 4;

/// Whether a cleaned sentence is not fit to be seen.
pub(super) fn is_junk(sentence: &str, tokens: &[words::Token<'_>]) -> bool {
    let chars = sentence.chars().count();
    if !CHARS.contains(&chars) || !ends_well(sentence) || !begins_well(sentence) {
        return true;
    }
    let sign = |byte| matches!(byte, b'@' | b'|' | b'{' | b'}' | b'<' | b'>' | b'\\');
    if sentence.bytes().any(sign) || sentence.contains('\u{fffd}') || sentence.contains(" » ") {
        return true;
    }
    tokens.len() < WORDS_AT_LEAST
        || holds_furniture(sentence, tokens)
        || is_shouting(sentence)
        || is_careless(sentence)
        || is_bare_quotation(sentence)
}

/// Whether a sentence in a German article, or in one of no known language, is a fragment or English.
pub(super) fn is_no_german_sentence(sentence: &str, language: Option<&str>) -> bool {
    language.is_none_or(|language| language.starts_with("de"))
        && (fragments::is_fragment(sentence)
            || language.is_some() && fragments::is_english(sentence))
}

/// Credits, contacts, navigation and what has grown together: no sentence of the article.
pub(in crate::summary) fn is_furniture(sentence: &str) -> bool {
    holds_furniture(sentence, &words::tokens(sentence))
}

fn holds_furniture(sentence: &str, tokens: &[words::Token<'_>]) -> bool {
    phrases::stand_in(sentence)
        || is_breadcrumb(sentence)
        || is_contact(sentence)
        || has_glued_words(tokens)
        || has_note(sentence, tokens)
}

/// `Start » Aktuelles » Termine`, `Sie sind hier: Start > Aktuelles`.
fn is_breadcrumb(sentence: &str) -> bool {
    [" » ", " > ", " › ", " | "].iter().any(|sign| sentence.contains(sign))
}

/// The sign of a footnote behind a word: `verpflichtend*.`, `hoch1`.
fn has_note(sentence: &str, tokens: &[words::Token<'_>]) -> bool {
    let star = sentence.contains('*')
        && sentence.match_indices('*').any(|(at, _)| {
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            sentence[..at].ends_with(char::is_alphabetic) && free(sentence[at + 1..].chars().next())
        });
    star || tokens.iter().any(|token| {
        let letters = token.text.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = token.text.len() - letters.len();
        (1..=2).contains(&digits)
            && letters.chars().count() > 3
            && letters.chars().all(char::is_lowercase)
    })
}

/// Blanks before marks, marks in heaps, none behind them: `Markt !!!In die Zeit …`
fn is_careless(sentence: &str) -> bool {
    let mut before = 0;
    let heap = sentence.bytes().any(|byte| {
        let heap = match byte {
            b'!' | b'?' => before == byte || before == b' ',
            b',' => before == b' ',
            b':' => before == b':',
            _ => false,
        };
        before = byte;
        heap
    });
    let mut behind = sentence.match_indices(['!', '?']).map(|(at, _)| &sentence[at + 1..]);
    let glued = behind.any(|behind| behind.starts_with(char::is_alphabetic));
    heap || glued || sentence.contains(",,,") || sentence.ends_with(" hier.")
}

/// Ends in a full stop, an exclamation or a question mark, or a closing mark behind one; an
/// ellipsis means that something is missing.
fn ends_well(sentence: &str) -> bool {
    let inner = sentence.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', '\'']);
    inner.ends_with(['.', '!', '?']) && !inner.ends_with("..") && !inner.ends_with("….")
}

/// Begins with a capital, a number that is no list's, or an opening quotation mark.
fn begins_well(sentence: &str) -> bool {
    let bare = sentence.trim_start_matches(['„', '“', '"', '»', '«', ',', '‚', '\'']);
    let Some(first) = bare.chars().next() else {
        return false;
    };
    let number = bare.bytes().take_while(u8::is_ascii_digit).count();
    let marker = (1..=2).contains(&number)
        && bare[number..].starts_with(['.', ')'])
        && bare[number + 1..]
            .trim_start()
            .split(' ')
            .next()
            .is_some_and(sentences::begins_sentences);
    first.is_uppercase() || (first.is_ascii_digit() && !marker)
}

/// Addresses and telephone numbers: many digits for its length.
fn is_contact(sentence: &str) -> bool {
    let digits = sentence.bytes().filter(u8::is_ascii_digit).count();
    digits > 12 && digits * 5 > sentence.len()
}

/// All in capitals.
fn is_shouting(sentence: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in sentence.chars() {
        match c {
            'a'..='z' => lower += 1,
            '\0'..='\x7f' => upper += usize::from(c.is_ascii_uppercase()),
            c if c.is_lowercase() => lower += 1,
            c => upper += usize::from(c.is_uppercase()),
        }
    }
    upper > lower
}

/// A number grown together with a word (`17Auf`), or a word with the next one at a full stop.
fn has_glued_words(tokens: &[words::Token<'_>]) -> bool {
    tokens.iter().any(|token| {
        let letters = token.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let glued = letters.len() + 1 < token.text.len() && letters.starts_with(char::is_uppercase);
        glued && letters.chars().nth(1).is_some_and(char::is_lowercase)
    })
}

/// A quotation without its speaker.
fn is_bare_quotation(sentence: &str) -> bool {
    let found = crate::text::quotes::find(sentence);
    found.iter().any(|quotation| {
        let behind = sentence.get(quotation.range.end..).unwrap_or_default();
        quotation.range.start == 0
            && (quotation.range.end == sentence.len() || !behind.contains(char::is_alphabetic))
    })
}

/// Strips what stands before a paragraph's first sentence and does not belong to it: a picture's
/// alternative text that has grown together with the first word, a dateline.
pub(super) fn without_lead(sentence: &str) -> &str {
    let bare = without_alternative_text(sentence).unwrap_or(sentence);
    without_dateline(bare).unwrap_or(bare)
}

/// The sentence behind its writer's short sign: `(ms) Das Land …`, as it stands behind `Magdeburg.`
pub(super) fn without_signature(sentence: &str) -> &str {
    let signed = sentence.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    let behind = signed.filter(|(sign, behind)| {
        let is_small = sign.chars().all(|c| c.is_ascii_lowercase() || c == '/');
        let is_sign = is_small || sign.len() <= 4 && sign.chars().all(|c| c.is_ascii_alphabetic());
        (2..=8).contains(&sign.len()) && is_sign && behind.starts_with(char::is_uppercase)
    });
    behind.map_or(sentence, |(_, behind)| behind)
}

/// Characters of the longest salutation.
const SALUTATION_AT_MOST: usize = 100;

/// Whether a line greets its readers, and the letter goes on behind its comma: `Liebe Mitglieder,`.
pub(super) fn is_salutation(line: &str) -> bool {
    const BEGINNINGS: [&str; 6] =
        ["Liebe ", "Lieber ", "Sehr geehrte", "Hallo", "Guten Tag", "Moin"];
    let greets = BEGINNINGS.iter().any(|beginning| line.starts_with(beginning));
    greets && line.ends_with(',') && line.chars().count() <= SALUTATION_AT_MOST
}

/// Whether a salutation greets one person, whom the letter calls `Sie`: its followers would take that for
/// themselves.
pub(super) fn greets_one(line: &str) -> bool {
    let words = || line.split([' ', ',']);
    words().any(|word| matches!(word, "Herr" | "Frau")) && !line.contains("Damen und Herren")
}

/// Whether a sentence speaks to somebody as `Sie`.
pub(super) fn addresses(tokens: &[words::Token<'_>]) -> bool {
    tokens.iter().skip(1).any(|token| words::is_polite(token.text))
}

/// Bytes within which an alternative text must end.
const ALTERNATIVE_AT_MOST: usize = 160;

/// The sentence behind an alternative text: `logo iqDie Auslandsgesellschaft …`.
fn without_alternative_text(sentence: &str) -> Option<&str> {
    for token in sentence.split(' ') {
        let start = token.as_ptr() as usize - sentence.as_ptr() as usize;
        if start > ALTERNATIVE_AT_MOST {
            return None;
        }
        let seam = token.char_indices().zip(token.chars().skip(1)).find(|((_, left), right)| {
            (left.is_lowercase() || left.is_ascii_digit() || *left == ')') && right.is_uppercase()
        });
        if let Some(((at, left), _)) = seam {
            let at = at + left.len_utf8();
            let word = token.get(at..)?.trim_end_matches([',', ':']);
            // `TeilnehmerIn` is a gender form, not a name with a sentence behind it.
            let gender = word == "In" && left.is_lowercase();
            if sentences::begins_sentences(word) && !gender {
                return sentence.get(start + at..);
            }
        }
        if token.ends_with(['!', '?', ';']) {
            return None;
        }
    }
    None
}

/// Bytes within which a dateline must end.
const DATELINE_AT_MOST: usize = 60;

/// The sentence behind a dateline: `Halle (dpa) – Die Stadt …`, `Magdeburg, 3. Mai 2020. Die …`.
fn without_dateline(sentence: &str) -> Option<&str> {
    let (at, dash) = [" – ", " - ", " — ", ": "]
        .iter()
        .filter_map(|dash| sentence.find(dash).map(|at| (at, *dash)))
        .min()?;
    let lead = &sentence[..at];
    let rest = &sentence[at + dash.len()..];
    let agency = ["(dpa", "(epd", "(KNA", "(AFP", "(ots", "(rtr", "(PM", "(red"];
    let signed = agency.iter().any(|name| lead.contains(name));
    let dated = lead.ends_with(|c: char| c.is_ascii_digit()) && lead.contains(", ");
    let place = !lead.contains([' ', ':']) && dash != ": " && lead.starts_with(char::is_uppercase);
    let opens = sentences::begins_sentences(rest.split([' ', ',']).next().unwrap_or_default());
    let capitals = dash != ": "
        && lead.chars().all(|c| c.is_uppercase() || matches!(c, '/' | '-' | ' '))
        && lead.chars().count() > 3;
    let is_dateline = lead.len() <= DATELINE_AT_MOST
        && !sentences::has_verb(lead)
        && (signed || capitals || ((dated || place) && opens));
    is_dateline.then_some(rest)
}
