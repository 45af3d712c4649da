//! First sentences of articles in several languages and scripts.

use super::*;

fn article(title: &str, text: &str) -> Article {
    Article {
        url: "https://www.verein.example/en/1".parse().unwrap(),
        canonical: None,
        title: Some(title.to_owned()),
        date: None,
        author: None,
        text: text.to_owned(),
        image: None,
        more_images: Vec::new(),
        language: None,
    }
}

fn first(text: &str) -> Vec<String> {
    first_sentences(&article("Titel", text)).into_iter().map(|one| one.text).collect()
}

#[test]
fn english_sentences_go_on_behind_abbreviations() {
    let text = "Dr. Anna Example and Prof. J. K. Smith opened the house, e.g. the hall, on \
        Monday. It cost 1.5 million euros and was paid for by the U.S. Embassy. Everybody is \
        welcome to visit it!\n\nMore text stands here, which is never shown at all.";
    assert_eq!(
        first(text),
        [
            "Dr. Anna Example and Prof. J. K. Smith opened the house, e.g. the hall, on Monday.",
            "It cost 1.5 million euros and was paid for by the U.S. Embassy.",
            "Everybody is welcome to visit it!",
        ]
    );
}

#[test]
fn other_scripts_end_with_their_own_signs() {
    let arabic = "افتتحت المدينة يوم الاثنين مكان لقاء جديدا للشباب. هل تريد المشاركة معنا في ذلك؟";
    assert_eq!(
        first(arabic),
        ["افتتحت المدينة يوم الاثنين مكان لقاء جديدا للشباب.", "هل تريد المشاركة معنا في ذلك؟"]
    );
    let russian = "Город открыл «Дом встреч» для молодёжи. Вход свободный для всех желающих!";
    assert_eq!(first(russian).len(), 2);
}

#[test]
fn what_is_no_sentence_stands_in_no_post() {
    for text in [
        "Read more about this on https://www.example.org/ today, please do.",
        "Write to us at office@example.org if you want to come along.",
        "A heading that is long enough to be a sentence but has no end",
        "The minister said: “This is a good day for everybody in the city.",
        "And then there was more to be said about this …",
        "Short one.",
    ] {
        assert!(first(text).is_empty(), "{text}: {:?}", first(text));
    }
}

#[test]
fn what_comes_behind_a_gap_is_not_first() {
    let text = "The city opened a house for young people. More at https://example.org/ now. The \
        house has three floors and a garden.";
    assert_eq!(first(text), ["The city opened a house for young people."]);
}

#[test]
fn a_broken_line_goes_on_and_its_end_is_no_sentence() {
    let text = "The city has opened a house in which everybody can meet and\ncook with the others in the evening. It is warm.";
    assert_eq!(
        first(text)[0],
        "The city has opened a house in which everybody can meet and cook with the others in the \
         evening."
    );
    assert!(first("adjective: belonging to a great many people at once.").is_empty());
    let recipe =
        format!("{}Peel the potatoes and cut them into very small cubes.", "4 cups\n\n".repeat(12));
    assert_eq!(first(&recipe).len(), 1);
}

#[test]
fn a_further_sentence_begins_a_paragraph_and_stands_by_itself() {
    let text = "The city opened a house for young people in the old town hall. A second one is \
        planned for next year.\n\nHe called the house a gift to all the young people of the \
        city.\n\nThe garden behind the house is open to all neighbours in the summer.";
    let article = article("Titel", text);
    assert_eq!(
        further_sentences(&article, "eng"),
        [
            "The city opened a house for young people in the old town hall.",
            "The garden behind the house is open to all neighbours in the summer.",
        ]
    );
    assert!(further_sentences(&article, "vie").is_empty(), "nobody knows its pronouns here");
}

#[test]
fn the_headline_is_not_said_twice() {
    let text = "The house for young people is open! It has three floors and a garden.";
    let one = article("The house for young people is open", text);
    let texts: Vec<String> = first_sentences(&one).into_iter().map(|one| one.text).collect();
    assert_eq!(texts, ["It has three floors and a garden."]);
}

#[test]
fn every_sentence_stands_in_the_article() {
    let text = "One thing is certain: the house is open. Another thing is, too, that it\nstays so.";
    let folded = text.replace('\n', " ");
    for sentence in first(text) {
        assert!(folded.contains(&sentence), "{sentence}");
    }
}
