//! A correction: what an article says by now, for followers who have read what it said before.

use std::collections::HashSet;

use super::phrase;
use crate::item::{Article, Post};
use crate::text::openers::leans;
use crate::text::weighted::measure;
use crate::text::{dates, sentences, words};

/// What a correction begins with.
pub const LABEL: &str = "Korrektur: ";

/// From this share of its words on, a sentence says what the post says, with other facts.
const SAME_MATTER: f64 = 0.4;

/// Corrections of a post for X, best first: the sentences that the article has now and had not when
/// it was told, as far as they say what the post says; else its headline. Each holds the link and
/// is within X's own count.
pub fn corrections(article: &Article, told: &Article, post: &str) -> Vec<Post> {
    let link = article.link();
    let posts = bodies(article, told, post).into_iter().map(|body| Post {
        text: format!("{LABEL}{body}\n\n{link}"),
        link: link.clone(),
        image: None,
        more_images: Vec::new(),
    });
    posts.filter(|post| measure(&post.text).valid).collect()
}

fn bodies(article: &Article, told: &Article, post: &str) -> Vec<String> {
    let before: HashSet<String> = sentences_of(told).iter().map(|s| folded(s)).collect();
    let said: HashSet<String> = words_of(post).collect();
    let mut fresh: Vec<(usize, f64, String)> = sentences_of(article)
        .into_iter()
        .enumerate()
        .filter(|(_, sentence)| !before.contains(&folded(sentence)) && !leans(sentence))
        .filter_map(|(place, sentence)| {
            let own: Vec<String> = words_of(&sentence).collect();
            let shared = own.iter().filter(|word| said.contains(*word)).count();
            #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
            let share = shared as f64 / own.len().max(1) as f64;
            Some((place, share, phrase::sentence(&sentence)?))
        })
        .filter(|(_, share, _)| *share >= SAME_MATTER)
        .collect();
    fresh.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut bodies = Vec::new();
    if let [first, second, ..] = fresh.as_slice() {
        let (first, second) = if first.0 < second.0 { (first, second) } else { (second, first) };
        bodies.push(format!("{} {}", first.2, second.2));
    }
    bodies.extend(fresh.into_iter().map(|(_, _, sentence)| sentence));
    let another = article.title.as_deref().map(folded) != told.title.as_deref().map(folded);
    bodies.extend(phrase::headline(article).filter(|_| another));
    bodies
}

/// The article's sentences, with the dates that they mean.
fn sentences_of(article: &Article) -> Vec<String> {
    let paragraphs = article.text.split("\n\n").flat_map(sentences::split);
    let said = [article.title.as_deref().unwrap_or_default(), article.text.as_str()];
    paragraphs
        .filter_map(|sentence| dates::write_out_behind(sentence, article.date, &said))
        .collect()
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    words::tokens(text).into_iter().map(|token| token.text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    const TEXT: &str = "Der Verein lädt am 3. Dezember 2026 in Halle zum Fest. Es gibt Musik. \
                        Erwartet werden 120 Gäste aus der Stadt.";

    fn article(title: &str, text: &str) -> Article {
        Article {
            url: Url::parse("https://www.verein.example/news/1.html").unwrap(),
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

    fn texts(title: &str, text: &str) -> Vec<String> {
        let told = article("Fest der Nachbarschaft", TEXT);
        let post = "Der Verein lädt am 3. Dezember 2026 in Halle zum Fest.";
        let posts = corrections(&article(title, text), &told, post);
        posts.into_iter().map(|post| post.text).collect()
    }

    #[test]
    fn it_says_the_sentence_that_has_changed_and_no_other() {
        let text = TEXT.replace("3. Dezember", "4. Dezember");
        insta::assert_debug_snapshot!(texts("Fest der Nachbarschaft", &text), @r#"
        [
            "Korrektur: Der Verein lädt am 4. Dezember 2026 in Halle zum Fest.\n\nhttps://www.verein.example/news/1.html",
        ]
        "#);
        let added = format!("{TEXT} Die Polizei sucht Zeugen eines Unfalls auf der Brücke.");
        assert!(texts("Fest der Nachbarschaft", &added).is_empty(), "nothing was corrected");
    }

    #[test]
    fn another_headline_corrects_where_no_sentence_does() {
        let texts = texts("Fest der Jugend", TEXT);
        assert_eq!(texts, ["Korrektur: Fest der Jugend\n\nhttps://www.verein.example/news/1.html"]);
    }

    #[test]
    fn none_is_longer_than_x_takes() {
        let long = "Der Verein lädt am 4. Dezember 2026 in Halle zum Fest".to_owned()
            + &" und zum Gespräch".repeat(20)
            + ".";
        let told = article("Fest", TEXT);
        let now = article("Fest", &TEXT.replace("3. Dezember", "4. Dezember"));
        let both = article("Fest", &format!("{long} {}", now.text));
        let posts = corrections(&both, &told, TEXT);
        assert!(!posts.is_empty());
        assert!(posts.iter().all(|post| measure(&post.text).valid));
        assert!(posts.iter().all(|post| !post.text.contains("Gespräch")));
    }
}
