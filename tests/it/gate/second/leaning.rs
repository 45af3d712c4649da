//! Sentences that hang in the air, or were torn from the one that they lean on.

use weitersagen::item::Article;

use super::{Read, letters};

/// Pronouns and connectives that a post may not begin with.
const HANGING: [&str; 50] = [
    "Er",
    "Ihm",
    "Ihn",
    "Ihnen",
    "Diese",
    "Dieser",
    "Dieses",
    "Diesem",
    "Diesen",
    "Dies",
    "Dabei",
    "Damit",
    "Dafür",
    "Dagegen",
    "Daher",
    "Danach",
    "Daneben",
    "Dann",
    "Daran",
    "Darauf",
    "Daraus",
    "Darin",
    "Darüber",
    "Darum",
    "Darunter",
    "Davon",
    "Davor",
    "Dazu",
    "Deshalb",
    "Deswegen",
    "Dennoch",
    "Trotzdem",
    "Aber",
    "Doch",
    "Denn",
    "Und",
    "Oder",
    "Außerdem",
    "Zudem",
    "Dadurch",
    "Somit",
    "Jedoch",
    "Allerdings",
    "Hierzu",
    "Hierfür",
    "Hierbei",
    "Solche",
    "Jene",
    "Sondern",
    "Dessen",
];

/// What stands behind `Das` or `Sie` that point back.
const POINTING: [&str; 10] =
    ["ist", "war", "hat", "wird", "wurde", "sind", "waren", "haben", "werden", "wurden"];

fn hangs(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let opens = sentence.starts_with(first);
    opens
        && (HANGING.contains(&first)
            || ["Das", "Sie"].contains(&first) && POINTING.contains(&second))
}

pub(super) fn dangling(read: &Read<'_>, _: &Article) -> Option<String> {
    let first = read.body.first().copied().filter(|first| {
        // `Diesen Montag`, and a word of the kind that a headline such as `Und jetzt?` quotes.
        hangs(first)
    });
    first.map(ToOwned::to_owned)
}

/// A hanging sentence inside the body stands behind the one before it in the article, too.
pub(super) fn torn(read: &Read<'_>, article: &Article) -> Option<String> {
    let source = letters(&article.text);
    for line in &read.body {
        let ends: Vec<usize> = line.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).collect();
        for end in ends {
            let Some(behind) = line.get(end..).and_then(|rest| rest.strip_prefix(' ')) else {
                continue;
            };
            if !hangs(behind) {
                continue;
            }
            let (before, told) = (letters(&line[..end]), letters(behind));
            let before: String =
                before.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
            let told: String = told.chars().take(24).collect();
            let known = source.contains(&before) && source.contains(&told);
            if known && !source.contains(&format!("{before}{told}")) {
                return Some(behind.to_owned());
            }
        }
    }
    None
}
