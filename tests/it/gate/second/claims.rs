//! Claims that stay claims: what is left out of a sentence neither says who says so nor denies it.

use weitersagen::item::Article;

use super::Read;

/// Words that make a claim a claim, a denial a denial.
const CLAIMS: [&str; 34] = [
    "laut",
    "zufolge",
    "angaben",
    "angeblich",
    "mutmaßlich",
    "vermutlich",
    "möglicherweise",
    "voraussichtlich",
    "soll",
    "sollen",
    "solle",
    "sollten",
    "könne",
    "könnte",
    "könnten",
    "habe",
    "hätte",
    "hätten",
    "sei",
    "seien",
    "werde",
    "sagte",
    "sagt",
    "erklärte",
    "mitteilte",
    "nicht",
    "nie",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "kaum",
    "ohne",
    "nur",
];

/// How many words may be left out in one place.
const FAR: usize = 40;

/// A word in lower case, and whether a sentence or line ends behind it.
struct Word {
    text: String,
    ends: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut begun = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if !begun {
                found.push(Word { text: String::new(), ends: false });
            }
            begun = true;
            found.iter_mut().last().unwrap().text.extend(c.to_lowercase());
        } else {
            begun = false;
            if let Some(last) = found.last_mut() {
                // `am 3. Mai` and `9.000` go on.
                let figure = c == '.' && last.text.chars().all(|c| c.is_ascii_digit());
                last.ends |= matches!(c, '.' | '!' | '?' | ':' | '\n') && !figure;
            }
        }
    }
    found
}

/// The words that the article, from `begins` on, has between those of a told sentence, before its
/// first and behind its last one within the same sentence. None where it goes on otherwise.
fn left_out<'s>(told: &[Word], source: &'s [Word], begins: usize) -> Option<Vec<&'s str>> {
    let before = source[..begins].iter().rev().take(FAR).take_while(|word| !word.ends);
    let mut left: Vec<&str> = before.map(|word| word.text.as_str()).collect();
    let (mut at, mut met) = (begins, 0);
    for (place, word) in told.iter().enumerate() {
        // Two words that follow one another, so that a date written out is not looked for.
        let next = told.get(place + 1);
        let meets = |ahead: usize| {
            source.get(ahead).is_some_and(|found| found.text == word.text)
                && next
                    .is_none_or(|next| source.get(ahead + 1).is_some_and(|s| s.text == next.text))
        };
        if source.get(at).is_some_and(|found| found.text == word.text) {
            (at, met) = (at + 1, met + 1);
        } else if let Some(ahead) = (at..at + FAR).find(|ahead| meets(*ahead)) {
            left.extend(source[at..ahead].iter().map(|word| word.text.as_str()));
            (at, met) = (ahead + 1, met + 1);
        }
    }
    let last = at.checked_sub(1)?;
    if !source[last].ends {
        let behind = source[at..].iter().take(FAR);
        let end = behind.clone().position(|word| word.ends).map_or(0, |end| end + 1);
        left.extend(behind.take(end).map(|word| word.text.as_str()));
    }
    (met * 5 >= told.len() * 4).then_some(left)
}

/// The word of a claim that a told sentence lacks wherever the article begins as it does; none where
/// the article has it whole, or begins no sentence so.
fn lost<'s>(told: &[Word], source: &'s [Word]) -> Option<&'s str> {
    let opens = told.get(..3)?;
    let same = |three: &[Word]| three.iter().zip(opens).all(|(one, told)| one.text == told.text);
    let begins = source.windows(3).enumerate().filter(|(_, three)| same(three));
    let tries = begins.filter_map(|(begins, _)| left_out(told, source, begins));
    let lost: Vec<Option<&str>> = tries
        .map(|left| {
            let told = |word: &str| told.iter().any(|told| told.text == word);
            left.into_iter().find(|word| CLAIMS.contains(word) && !told(word))
        })
        .collect();
    if lost.contains(&None) { None } else { lost.into_iter().flatten().next() }
}

pub(super) fn claims(read: &Read<'_>, article: &Article) -> Option<String> {
    let source = words(&article.text);
    read.body.iter().find_map(|line| {
        let told = words(line);
        let mut sentences = told.split_inclusive(|word| word.ends);
        let lost = sentences.find_map(|sentence| lost(sentence, &source))?;
        Some(format!("{lost} is lost: {line}"))
    })
}
