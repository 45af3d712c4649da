//! One or two hashtags, from the admin's list or the article's own words.

use crate::item::Article;
use crate::text::words::rarity;

/// More would read as advertising.
const MOST: usize = 2;

/// How often the text must have a headline's word for it to be what the article is about.
const OFTEN: usize = 2;

/// A word that is more common than this (see [`rarity`]) tells nobody what a post is about.
const RARE: f32 = 5.0;

/// The admin's hashtags whose words the article has; else one made of the headline's main word.
pub(super) fn choose(article: &Article, wanted: &[String]) -> Vec<String> {
    let words = words(article);
    let mut tags: Vec<String> = Vec::new();
    for tag in wanted.iter().filter(|tag| well_formed(tag)) {
        let known = tags.iter().any(|known| known.eq_ignore_ascii_case(tag));
        if tags.len() < MOST && !known && occurs(tag, &words) {
            tags.push(tag.clone());
        }
    }
    if tags.is_empty() {
        tags.extend(own(article, &words));
    }
    tags
}

/// `#` and letters, digits or `_`, at least one of them a letter: what networks link.
fn well_formed(tag: &str) -> bool {
    tag.strip_prefix('#').is_some_and(|name| {
        name.chars().all(|c| c.is_alphanumeric() || c == '_')
            && name.chars().any(char::is_alphabetic)
    })
}

/// The article's words in lower case; `Sachsen-Anhalt` is two.
fn words(article: &Article) -> Vec<String> {
    let title = article.title.as_deref().unwrap_or_default();
    [title, &article.text]
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether the article has the hashtag's words, one behind the other, the last perhaps inflected.
fn occurs(tag: &str, words: &[String]) -> bool {
    let name: String =
        tag.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    words.iter().enumerate().any(|(start, first)| {
        if !name.starts_with(first.as_str()) && !inflects(first, &name) {
            return false;
        }
        let mut joined = String::new();
        for word in words.get(start..).unwrap_or_default() {
            joined.push_str(word);
            if joined == name || inflects(&joined, &name) {
                return true;
            }
            if !name.starts_with(&joined) {
                return false;
            }
        }
        false
    })
}

fn inflects(word: &str, name: &str) -> bool {
    let ending = |longer: &str, shorter: &str| {
        longer.strip_prefix(shorter).is_some_and(|end| ["s", "es", "n", "en", "e"].contains(&end))
    };
    ending(word, name) || ending(name, word)
}

/// A hashtag of the headline's rarest noun that the text goes on about.
fn own(article: &Article, words: &[String]) -> Option<String> {
    let title = article.title.as_deref()?;
    let nouns = title.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 6
            && word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && word.split('-').all(|part| part.chars().next().is_some_and(char::is_uppercase))
    });
    let frequent = nouns.filter(|noun| {
        let first = noun.split('-').next().unwrap_or_default().to_lowercase();
        // Once in the headline itself.
        words.iter().filter(|word| **word == first).count() > OFTEN
    });
    let telling = frequent.filter(|noun| rarity(noun) >= RARE);
    let best = telling.max_by(|a, b| rarity(a).total_cmp(&rarity(b)))?;
    Some(format!("#{}", best.replace('-', "")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::tests::article;

    fn tags(list: &[&str], text: &str) -> Vec<String> {
        let wanted: Vec<String> = list.iter().map(|&tag| tag.to_owned()).collect();
        choose(&article("Ein Fest", text), &wanted)
    }

    #[test]
    fn the_admins_are_used_where_the_article_has_the_words() {
        let text = "In Sachsen-Anhalt berieten Fachleute über Integration und Vielfalt.";
        let list = ["#Halle", "#SachsenAnhalt", "#Integration", "#Vielfalt"];
        assert_eq!(tags(&list, text), ["#SachsenAnhalt", "#Integration"]);
        assert_eq!(
            tags(&["#Ehe", "ohne", "#mit strich", "#1"], "Alle gehen ohne mit strich 1."),
            [""; 0]
        );
        assert_eq!(tags(&["#Fachleute"], "Der Rat der Fachleuten"), ["#Fachleute"]);
    }

    #[test]
    fn else_the_headlines_main_word() {
        let text = "Die Regionalkonferenz tagte. Zur Regionalkonferenz kamen alle.";
        assert_eq!(
            choose(&article("Vierte Regionalkonferenz in Halle", text), &[]),
            ["#Regionalkonferenz"]
        );
        assert_eq!(choose(&article("Vierte Regionalkonferenz", "Anderes."), &[]), [""; 0]);
    }
}
