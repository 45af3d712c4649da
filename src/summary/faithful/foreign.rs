//! What holds for a post in any language: word for word, and whole.

use super::{Context, Violation};
use crate::summary::foreign;
use crate::text::hygiene;

/// Each line of the body is the headline, or stands in the article as it is: nobody here can judge
/// what another word would mean.
pub(super) fn said_word_for_word(context: &Context<'_>) -> Vec<Violation> {
    let source = folded(&context.source.text);
    let strange = context.parts.body.iter().filter(|line| !source.contains(&folded(line)));
    strange.map(|line| Violation::new("not-word-for-word", *line)).collect()
}

/// Each line of the body ends as a sentence does in its script.
pub(super) fn lines_are_whole(context: &Context<'_>) -> Vec<Violation> {
    let cut = context.parts.body.iter().filter(|line| !foreign::ends_whole(line));
    cut.map(|line| Violation::new("ends-badly", *line)).collect()
}

/// Without signs that no follower sees, white space folded.
fn folded(text: &str) -> String {
    hygiene::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::item::{Article, Network, Post};
    use crate::summary::faithful::check_foreign;

    fn broken(body: &str) -> Vec<&'static str> {
        let link = "https://www.verein.example/en/1";
        let article = Article {
            url: link.parse().unwrap(),
            canonical: None,
            title: Some("A house for everybody".to_owned()),
            date: None,
            author: None,
            text: "The city opened a\nhouse. هل تريد المشاركة؟ Three floors".to_owned(),
            image: None,
            more_images: Vec::new(),
            language: None,
        };
        let text = format!("A house for everybody\n\n{body}\n\n{link}");
        let post = Post { text, link: link.parse().unwrap(), image: None, more_images: Vec::new() };
        let found = check_foreign(&post, Network::X, &article);
        found.into_iter().map(|violation| violation.rule).collect()
    }

    #[test]
    fn every_line_stands_in_the_article_and_is_whole() {
        assert_eq!(broken("The city opened a house. هل تريد المشاركة؟"), [""; 0]);
        assert_eq!(broken("The city closed a house."), ["not-word-for-word"]);
        assert_eq!(broken("Three floors"), ["ends-badly"]);
        let steered = broken("The city opened a house. \u{202e}");
        assert_eq!(steered, ["ends-badly", "forbidden-sign"]);
    }
}
