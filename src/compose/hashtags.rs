//! One or two hashtags, from the admin's list or the article's own words.

use super::Subject;
use crate::item::Article;
use crate::text::words::{Token, is_known, is_lower_of, rarity, runs, tokens};

/// More would read as advertising.
const MOST: usize = 2;

/// How often the text must have a headline's word for it to be what the article is about.
const OFTEN: usize = 2;

/// A word that no table knows is mostly somebody's name (see [`rarity`]).
const UNKNOWN: f32 = 9.0;

/// A word that is more common than this (see [`rarity`]) tells nobody what a post is about.
const RARE: f32 = 5.0;

/// What a word ends with that names a kind of thing and no topic: nobody follows `#Arbeitsgruppen`.
const KINDS: &str = "gruppe gruppen plätze angebot angebote veranstaltung veranstaltungen teilnehmer \
    teilnehmende mitglied mitglieder maßnahme maßnahmen weite verlängerung ausbreitung ratgeber \
    bericht berichte ergebnis ergebnisse programm programme überblick einladung vorstellung termin \
    termine sitzung beschluss beschlüsse antrag anträge hinweis hinweise beitrag beiträge laufzeit \
    amtszeit launch";

/// The admin's hashtags whose words the article has; where there is room, one made of the
/// headline's main word.
pub(super) fn choose(subject: &Subject<'_>, wanted: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in wanted.iter().filter(|tag| well_formed(tag)) {
        let known = tags.iter().any(|known| known.eq_ignore_ascii_case(tag));
        if tags.len() < MOST && !known && occurs(tag, subject.words()) {
            tags.push(tag.clone());
        }
    }
    if tags.len() < MOST {
        let lower: Vec<String> = tags.iter().map(|tag| tag.to_lowercase()).collect();
        // One that holds the other says the same twice.
        let new = |own: &&str| {
            let name = own.trim_start_matches('#').to_lowercase();
            lower
                .iter()
                .all(|tag| !tag.contains(&name) && !name.contains(tag.trim_start_matches('#')))
        };
        tags.extend(subject.own_hashtag().filter(new).map(str::to_owned));
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
pub(super) fn words(article: &Article) -> Vec<String> {
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
pub(super) fn own(subject: &Subject<'_>) -> Option<String> {
    let article = subject.article;
    let title = article.title.as_deref()?;
    let tokens = tokens(title);
    let nouns = tokens.iter().enumerate().filter(|(_, token)| is_noun(token.text));
    let telling = nouns.filter(|(_, token)| (RARE..UNKNOWN).contains(&rarity(token.text)));
    let telling = telling.filter(|(_, token)| {
        let first = token.text.split('-').next().unwrap_or_default().to_lowercase();
        let all = runs(title).chain(runs(&article.text));
        // Once in the headline itself.
        all.filter(|word| is_lower_of(&first, word)).nth(OFTEN).is_some()
    });
    let telling = telling.filter(|(_, token)| !names_a_kind(token.text));
    let telling = telling.filter(|(_, token)| !may_be_surname(token.text, article));
    let telling =
        telling.filter(|(place, token)| !may_be_first_name(&tokens[*place..], token.text));
    let (place, best) =
        telling.max_by(|(_, a), (_, b)| rarity(a.text).total_cmp(&rarity(b.text)))?;
    let next = tokens.get(place + 1).filter(|next| next.start == best.start + best.text.len() + 1);
    let name = match next {
        // `Interkulturelle Wochen`: the first of the two is no noun by itself.
        Some(next) if is_adjective(best.text) => {
            let name = is_noun(next.text).then(|| format!("{}{}", best.text, next.text))?;
            article.text.contains(&format!("{} {}", best.text, next.text)).then_some(name)?
        }
        _ if is_adjective(best.text) => return None,
        _ => ground_form(best.text, &article.text).to_owned(),
    };
    Some(format!("#{}", name.replace('-', "")))
}

/// Whether a word names a kind of thing, perhaps in another case.
fn names_a_kind(word: &str) -> bool {
    let lower = word.to_lowercase();
    let inflected = ["n", "s", "es"].iter().filter_map(|end| lower.strip_suffix(end));
    KINDS
        .split_whitespace()
        .any(|kind| lower.ends_with(kind) || inflected.clone().any(|bare| bare.ends_with(kind)))
}

/// A capitalised word of letters, long enough to mean something; no gender form, which a hashtag
/// would tear apart.
fn is_noun(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 6
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && word.split('-').all(|part| part.chars().next().is_some_and(char::is_uppercase))
}

/// Whether a word stands right behind another capitalised one, as in `Joaquim Ferreira`: in the
/// headline, or in the text if it is no compound.
fn may_be_surname(word: &str, article: &Article) -> bool {
    let title = article.title.as_deref().unwrap_or_default();
    let behind_name = |text: &str| {
        let tokens = tokens(text);
        tokens.windows(2).any(|pair| {
            let [first, second] = pair else { return false };
            let article = ["Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Zur", "Zum"];
            second.text == word
                && second.start == first.start + first.text.len() + 1
                && first.text.starts_with(char::is_uppercase)
                && !article.contains(&first.text)
                && !is_adjective(first.text)
        })
    };
    // Surnames look like compounds, too: `Friedländer`.
    behind_name(title) || (is_known(word) && behind_name(&article.text))
}

/// Whether another capitalised word stands right behind the first of these, as in `Margot
/// Friedländer`: by itself it means nobody.
fn may_be_first_name(tokens: &[Token<'_>], word: &str) -> bool {
    let [first, second, ..] = tokens else { return false };
    second.start == first.start + word.len() + 1
        && second.text.starts_with(char::is_uppercase)
        && !is_adjective(word)
}

/// Whether a word ends as inflected adjectives and participles do.
fn is_adjective(word: &str) -> bool {
    let endings = ["elle", "ische", "liche", "ige", "ale", "ive", "ierte", "bare", "same", "ende"];
    endings.iter().any(|ending| {
        let stem = word.trim_end_matches(['r', 's', 'n', 'm']);
        stem.ends_with(ending)
    })
}

/// The word without the ending of its case, where the text has it so: `Integrationspreis` for
/// `Integrationspreises`.
fn ground_form<'t>(word: &'t str, text: &str) -> &'t str {
    let shorter = ["es", "s"].iter().filter_map(|ending| word.strip_suffix(ending));
    let stands = |form: &&str| tokens(text).iter().any(|token| token.text == *form);
    shorter.filter(|form| form.chars().count() >= 6).find(stands).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::tests::article;

    fn chosen(article: &Article, wanted: &[String]) -> Vec<String> {
        choose(&Subject::of(article), wanted)
    }

    fn tags(list: &[&str], text: &str) -> Vec<String> {
        let wanted: Vec<String> = list.iter().map(|&tag| tag.to_owned()).collect();
        chosen(&article("Ein Fest", text), &wanted)
    }

    #[test]
    fn a_first_name_is_no_hashtag() {
        let text = "Margot lebt in Berlin. Margot Friedländer wird geehrt. Margot kommt.";
        let found = chosen(&article("Zeitzeugin Margot Friedländer wird hundert Jahre", text), &[]);
        assert!(!found.contains(&"#Margot".to_owned()), "{found:?}");
    }

    #[test]
    fn a_kind_of_thing_is_no_hashtag() {
        let text = "Die Arbeitsgruppen tagten. Drei Arbeitsgruppen gibt es. Arbeitsgruppen wirken.";
        assert_eq!(chosen(&article("Drei Arbeitsgruppen in Stendal", text), &[]), [""; 0]);
        let text = "Zum Mietratgeber kamen Fragen. Der Mietratgeber hilft. Ein Mietratgeber.";
        assert_eq!(chosen(&article("Nutzen des Mietratgebers", text), &[]), [""; 0]);
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
            chosen(&article("Vierte Regionalkonferenz in Halle", text), &[]),
            ["#Regionalkonferenz"]
        );
        assert_eq!(chosen(&article("Vierte Regionalkonferenz", "Anderes."), &[]), [""; 0]);
    }

    #[test]
    fn a_hashtag_is_a_word_that_people_would_look_for() {
        let own = |title: &str, text: &str| chosen(&article(title, text), &[]);
        let weeks = "Die Interkulturelle Woche beginnt. Zur Interkulturelle Woche laden alle.";
        assert_eq!(own("Interkulturelle Woche", weeks), [""; 0], "the second word is too short");
        let weeks = "Die Interkulturelle Tagung beginnt. Zur Interkulturelle Tagung laden alle.";
        assert_eq!(own("Interkulturelle Tagung", weeks), ["#InterkulturelleTagung"]);
        let prize = "Der Integrationspreis wird verliehen. Um den Rang des Integrationspreises \
            geht es. Sinn des Integrationspreises ist Dank.";
        assert_eq!(own("Verleihung des Integrationspreises", prize), ["#Integrationspreis"]);
        let form = "Mitarbeiter*innen kamen. Mitarbeiter*innen gingen. Mitarbeiter*innen.";
        assert_eq!(own("Mitarbeiter*innen gesucht", form), [""; 0]);
        let name = "Margot Friedländer kam. Friedländer ging. Zu Friedländer kamen alle.";
        assert_eq!(own("Margot Friedländer wird geehrt", name), [""; 0]);
        let name = "Joaquim Ferreira kam. Ferreira ging. Zu Ferreira kamen alle.";
        assert_eq!(own("Gedenken an Joaquim Ferreira", name), [""; 0]);
        let name = "Xyzowitsch kam. Xyzowitsch ging. Xyzowitsch blieb.";
        assert_eq!(own("Xyzowitsch kommt", name), [""; 0]);
    }

    #[test]
    fn the_articles_own_stands_beside_the_admins() {
        let text = "Die Regionalkonferenz tagte in Halle. Zur Regionalkonferenz kamen alle.";
        let article = article("Vierte Regionalkonferenz", text);
        let wanted = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&article, &wanted(&["#Halle"])), ["#Halle", "#Regionalkonferenz"]);
        assert_eq!(chosen(&article, &wanted(&["#Regionalkonferenz"])), ["#Regionalkonferenz"]);
    }
}
