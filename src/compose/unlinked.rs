//! A post for X without its link: cheaper, and still telling where the news stands.

use super::phrase;
use crate::item::{Article, Post};
use crate::text::weighted::measure;

/// The post without anything that X would link: headline and source's name stand in place of the
/// link. `None` where even the headline holds something that X would link, or nothing fits.
pub fn without_link(post: &Post, article: Option<&Article>, source: &str) -> Option<Post> {
    let link = post.link.as_str();
    let unlinked = without_line(&post.text, link);
    let paragraphs = unlinked.split("\n\n").map(str::trim);
    let (tags, told): (Vec<&str>, Vec<&str>) = paragraphs
        .filter(|part| !part.is_empty())
        .partition(|part| part.split_whitespace().all(|word| word.starts_with('#')));
    let told = told.join("\n\n");
    let headline = article.and_then(phrase::headline);
    let headline = headline.filter(|headline| !told.contains(headline.as_str()));
    let origin = phrase::name(source).map(|name| format!("Quelle: {name}"));
    let origin = origin.as_deref().unwrap_or_default();
    let tags = tags.join(" ");
    let head = headline.as_deref().unwrap_or_default();
    let only_headline = if head.is_empty() { told.as_str() } else { head };
    let candidates = [
        [head, &told, origin, &tags],
        [head, &told, origin, ""],
        ["", &told, origin, ""],
        [only_headline, "", origin, ""],
    ];
    let texts = candidates.into_iter().map(|parts| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    });
    let fitting = |text: &String| {
        let measured = measure(text);
        measured.valid && measured.links.is_empty() && !text.contains("://")
    };
    let said = !told.is_empty() || !head.is_empty();
    let text = texts.filter(|_| said).find(fitting)?;
    Some(Post {
        text,
        link: post.link.clone(),
        image: post.image.clone(),
        more_images: post.more_images.clone(),
    })
}

/// The text without the link, and without what only leads to it: `Mehr dazu:`.
fn without_line(text: &str, link: &str) -> String {
    let lines = text.lines().map(|line| {
        if !line.split_whitespace().any(|word| word == link) {
            return line.to_owned();
        }
        let rest = line.replace(link, "");
        let tags = rest.split_whitespace().all(|word| word.starts_with('#'));
        if tags || phrase::ends_whole(rest.trim()) { rest.trim().to_owned() } else { String::new() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn post(text: &str) -> Post {
        let link = Url::parse("https://www.verein.example/news/1.html").unwrap();
        Post {
            text: text.replace("LINK", link.as_str()),
            link,
            image: None,
            more_images: Vec::new(),
        }
    }

    fn article(title: &str) -> Article {
        Article {
            url: post("").link,
            canonical: None,
            title: Some(title.into()),
            date: None,
            author: None,
            text: "Der Verein lädt ein.".into(),
            image: None,
            more_images: Vec::new(),
            language: None,
        }
    }

    fn told(text: &str, title: &str) -> Option<String> {
        without_link(&post(text), Some(&article(title)), "Verein").map(|post| post.text)
    }

    #[test]
    fn headline_and_source_stand_in_place_of_the_link() {
        assert_eq!(
            told("Der Verein lädt zum Fest.\n\n#Fest\n\nLINK", "Fest der Vereine").as_deref(),
            Some("Fest der Vereine\n\nDer Verein lädt zum Fest.\n\nQuelle: Verein\n\n#Fest")
        );
        assert_eq!(
            told("Fest der Vereine\n\nAlle kommen.\n\nLINK", "Fest der Vereine").as_deref(),
            Some("Fest der Vereine\n\nAlle kommen.\n\nQuelle: Verein")
        );
    }

    #[test]
    fn words_that_only_lead_to_the_link_go_with_it() {
        for text in ["Alle kommen.\n\nLesen: LINK", "Alle kommen. LINK", "Alle kommen.\n👉 LINK"]
        {
            assert_eq!(
                told(text, "Fest der Vereine").as_deref(),
                Some("Fest der Vereine\n\nAlle kommen.\n\nQuelle: Verein"),
                "{text}"
            );
        }
    }

    #[test]
    fn what_x_would_link_is_left_out() {
        let sentence = "Mehr steht auf verein.de für alle.";
        assert_eq!(
            told(&format!("{sentence}\n\nLINK"), "Neues Angebot").as_deref(),
            Some("Neues Angebot\n\nQuelle: Verein")
        );
        assert_eq!(told(&format!("{sentence}\n\nLINK"), "Neu auf verein.de"), None);
        let own = without_link(&post("LINK"), None, "Verein");
        assert_eq!(own, None, "a source alone says nothing");
    }

    #[test]
    fn a_text_that_grows_too_long_gives_up_its_headline_or_its_sentences() {
        let long = "Wort ".repeat(48);
        let text = format!("{}.\n\nLINK", long.trim());
        let told = told(&text, "Eine Überschrift, die hier nicht mehr passt").unwrap();
        assert!(told.starts_with("Wort") && told.ends_with("Quelle: Verein"), "{told}");
    }
}
