//! What an edit of a posted article means for its followers: whether a fact is another one.

use std::collections::BTreeSet;

use crate::item::Article;
use crate::text::dates::{self, DateMention, Number};
use crate::text::words;
use crate::wording::{Told, reasons};

/// Words behind which a capitalised word is a place, where no article stands between.
const BEFORE_PLACES: [&str; 6] = ["in", "nach", "aus", "bei", "bis", "von"];

/// The factual change between an article as it was told and as it stands now, in words; none where
/// the edit is cosmetic. A headline counts whole. Of the text only what the post tells counts:
/// its dates, numbers, places and names, compared as values.
pub fn factual_change(told: &Article, now: &Article, post: &str) -> Option<Told> {
    let titles = [told, now].map(|article| article.title.as_deref().unwrap_or_default());
    let whole = |article: &Article| {
        let title = article.title.as_deref().unwrap_or_default();
        let text = format!("{title}.\n\n{}", article.text);
        dates::write_out(&text, article.date).unwrap_or(text)
    };
    let (was, is) = (whole(told), whole(now));
    let lost = lost_date(post, &was, &is)
        .or_else(|| lost_number(post, &was, &is))
        .or_else(|| lost_name(post, &was, &is));
    if let Some(lost) = lost {
        return Some(reasons::NO_LONGER_SAYS.told([lost.into()]));
    }
    let [was, is] = titles;
    let other = lost_date(was, was, is).or_else(|| lost_date(is, is, was));
    let other = other.or_else(|| lost_number(was, was, is).or_else(|| lost_number(is, is, was)));
    if let Some(value) = other {
        return Some(reasons::HEADLINE_DIFFERS.told([value.into()]));
    }
    other_word(was, is, told).map(|word| reasons::HEADLINE_DIFFERS.told([word.into()]))
}

/// The first date in `post` that `was` bears out and `is` does not.
fn lost_date(post: &str, was: &str, is: &str) -> Option<String> {
    let (before, after) = (dates::find(was), dates::find(is));
    let borne_out =
        |date: &DateMention, by: &[DateMention]| by.iter().any(|other| date.said_by(other));
    let lost = dates::find(post)
        .into_iter()
        .find(|date| borne_out(date, &before) && !borne_out(date, &after))?;
    post.get(lost.range).map(str::to_owned)
}

fn lost_number(post: &str, was: &str, is: &str) -> Option<String> {
    let (before, after) = (dates::numbers(was), dates::numbers(is));
    let borne_out = |number: &Number, by: &[Number]| by.iter().any(|other| number.equals(other));
    let lost = dates::numbers(post)
        .into_iter()
        .find(|number| borne_out(number, &before) && !borne_out(number, &after))?;
    post.get(lost.range).map(str::to_owned)
}

/// The first place or name of `post` that `was` has and `is` has not, not even better spelt.
fn lost_name(post: &str, was: &str, is: &str) -> Option<String> {
    let (before, after) = (vocabulary(was), vocabulary(is));
    let tokens: Vec<&str> = words::tokens(post).iter().map(|token| token.text).collect();
    let named = tokens.windows(2).filter_map(|pair| match pair {
        [before, word] if is_capitalised(word) => {
            let place = BEFORE_PLACES.contains(&before.to_lowercase().as_str());
            (place || !words::is_known(word)).then_some(*word)
        }
        _ => None,
    });
    let mut lost = named.filter(|word| before.contains(*word) && !after.contains(*word));
    lost.find(|word| !after.iter().any(|other| is_spelling(word, other, &before)))
        .map(str::to_owned)
}

/// The first word that only one of two headlines has, where it is no better spelling.
fn other_word(was: &str, is: &str, told: &Article) -> Option<String> {
    let (before, after) = (vocabulary(was), vocabulary(is));
    let known: BTreeSet<String> = vocabulary(&told.text);
    let gone: Vec<&String> = before.difference(&after).filter(|w| is_capitalised(w)).collect();
    let come: Vec<&String> = after.difference(&before).filter(|w| is_capitalised(w)).collect();
    let spelt = |old: &String, new: &String| is_spelling(old, new, &known);
    let gone_for_good = gone.iter().find(|old| !after.iter().any(|new| spelt(old, new)));
    let come_anew = come.iter().find(|new| !before.iter().any(|old| spelt(old, new)));
    gone_for_good.or(come_anew).map(|word| (*word).clone())
}

fn vocabulary(text: &str) -> BTreeSet<String> {
    words::tokens(text).iter().map(|token| token.text.to_owned()).collect()
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() > 1
}

/// Whether `new` corrects the spelling of `old`: a slip of one or two letters in a word that is
/// none, where the right one is a word or stood in the article already. Another name is no
/// spelling, and neither is another number.
fn is_spelling(old: &str, new: &str, known: &BTreeSet<String>) -> bool {
    if old.to_lowercase() == new.to_lowercase() {
        return true;
    }
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let slips = if old.chars().count() > 7 { 2 } else { 1 };
    letters(old)
        && letters(new)
        && !words::is_known(old)
        && (words::rarity(new) < words::rarity(old) || known.contains(new))
        && strsim::damerau_levenshtein(old, new) <= slips
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    const POST: &str = "Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest. \
                        Erwartet werden 120 Gäste.";

    fn article(title: &str, text: &str) -> Article {
        Article {
            url: Url::parse("https://www.verein.example/1").unwrap(),
            canonical: None,
            title: Some(title.into()),
            date: Some(jiff::civil::date(2026, 11, 20)),
            author: None,
            text: text.into(),
            image: None,
            more_images: Vec::new(),
            language: None,
        }
    }

    fn change(title: &str, text: &str) -> Option<String> {
        let was = article("Fest der Nachbarschaft", POST);
        factual_change(&was, &article(title, text), POST).map(|told| told.english())
    }

    #[test]
    fn what_only_looks_different_is_cosmetic() {
        let title = "Fest der Nachbarschaft";
        assert_eq!(change(title, POST), None);
        assert_eq!(change(title, &POST.replace("3. Dezember 2026", "03.12.2026")), None);
        assert_eq!(change(title, &format!("{POST} Der Eintritt ist frei.")), None);
        assert_eq!(change(title, &POST.replace("Erwartet werden", "Es kommen wohl")), None);
        assert_eq!(change(title, &POST.replace("18 Uhr", "18:00 Uhr")), None);
    }

    #[test]
    fn a_slip_in_the_headline_is_cosmetic() {
        let told = article("Fest der Nachbarschafft", POST);
        let now = article("Fest der Nachbarschaft", POST);
        assert_eq!(factual_change(&told, &now, POST), None);
    }

    #[test]
    fn another_date_time_number_or_place_is_factual() {
        let title = "Fest der Nachbarschaft";
        for (was, is) in [
            ("3. Dezember", "4. Dezember"),
            ("18 Uhr", "19 Uhr"),
            ("120", "210"),
            ("in Halle", "in Dessau"),
        ] {
            assert!(change(title, &POST.replace(was, is)).is_some(), "{was} → {is}");
        }
    }

    #[test]
    fn another_headline_is_factual() {
        for title in ["Fest der Jugend", "Fest der Nachbarschaft am 5. Dezember", "Zwei Feste"] {
            assert!(change(title, POST).is_some(), "{title}");
        }
        let told = article("Vortrag von Anna Möller", POST);
        let now = article("Vortrag von Anna Müller", POST);
        assert!(factual_change(&told, &now, POST).is_some(), "another name is no spelling");
    }
}
