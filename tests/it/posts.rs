//! Thirty sample articles as followers of both networks see them, each read by a person.

use std::fmt::Write as _;
use std::fs;

use jiff::civil::Date;
use weitersagen::compose::{Style, Subject, Template, budget, lay_out};
use weitersagen::daemon::tell::tell;
use weitersagen::item::{Article, Network};
use weitersagen::outbox::{Evidence, Frozen, TimelinePost, evidence};
use weitersagen::summary::{Budget, WEIGHTS, summarise_with};
use weitersagen::text::weighted::measure;

use crate::gate::complaints;
use crate::shared;

/// How many articles stand in a file.
const ARTICLES: usize = 10;

/// The articles of a file: headline, day, text; `---` between two.
fn articles(kind: &str) -> Vec<Article> {
    let path = format!("tests/fixtures/posts/{kind}.md");
    let file = fs::read_to_string(path).unwrap();
    let articles: Vec<Article> = file.split("\n---\n").enumerate().map(article).collect();
    assert_eq!(articles.len(), ARTICLES, "{kind}");
    articles
}

fn article((number, page): (usize, &str)) -> Article {
    let (title, rest) = page.trim().split_once('\n').unwrap();
    let (day, text) = rest.split_once("\n\n").unwrap();
    Article {
        url: format!("https://www.example.org/news/{}.html", 101 + number).parse().unwrap(),
        canonical: None,
        title: Some(title.trim_start_matches("# ").to_owned()),
        date: Some(day.parse::<Date>().unwrap()),
        author: None,
        text: text.trim().to_owned(),
        image: None,
        more_images: Vec::new(),
        language: Some("de".to_owned()),
    }
}

/// Every post of a file on one page; spaces that do not break are shown as `~`.
fn page(kind: &str) -> String {
    let style = Style {
        hashtags: vec!["#Magdeburg".to_owned(), "#SachsenAnhalt".to_owned()],
        ..Style::default()
    };
    let mut page = String::new();
    for article in articles(kind) {
        for network in [Network::Facebook, Network::X] {
            let told = tell(&article, None, network, &style);
            assert_eq!(told.violations, [], "{:?}", article.title);
            let post = told.post.unwrap();
            assert_eq!(complaints(&post, &article, network), [""; 0], "{}", post.text);
            let length = match network {
                Network::X => measure(&post.text).weighted,
                Network::Facebook => post.text.chars().count(),
            };
            let text = post.text.replace('\u{a0}', "~");
            // Writing to a string cannot fail.
            let _ = writeln!(page, "── {} ({length})\n{text}\n", network.label());
        }
    }
    page
}

#[test]
fn event_reports() {
    insta::assert_snapshot!(page("events"));
}

#[test]
fn announcements_with_date_and_place() {
    insta::assert_snapshot!(page("announcements"));
}

#[test]
fn statements_with_quotations() {
    insta::assert_snapshot!(page("statements"));
}

/// A network may give spaces that do not break back as plain ones.
#[test]
fn a_post_is_known_again_on_the_timeline() {
    let found = articles("events").into_iter().filter_map(|article| {
        let post = tell(&article, None, Network::Facebook, &Style::default()).post?;
        let at = "2024-09-20T10:00:00Z".parse().unwrap();
        let frozen = Frozen { text: post.text.clone(), link: post.link, at };
        let seen = TimelinePost {
            remote_id: "1".into(),
            remote_url: None,
            text: post.text.replace('\u{a0}', " "),
            links: Vec::new(),
            created: None,
        };
        let known = matches!(evidence(&frozen, &[seen], true, &[]), Evidence::Found { .. });
        assert!(known, "{}", post.text);
        post.text.contains('\u{a0}').then_some(())
    });
    assert!(found.count() > 0, "none has such a space");
}

/// The admin's own words need not stand in the article; what is told behind them must.
#[test]
fn a_post_with_the_admins_words_passes_the_gate() {
    let article = articles("statements").remove(0);
    let template =
        Template::parse("Neu bei uns 👉 {{ headline }}\n\nLesen: {{ link }}", Network::X);
    let style = Style { template: Some(template.unwrap()), ..Style::default() };
    let told = tell(&article, None, Network::X, &style);
    assert_eq!(told.violations, []);
    assert_eq!(
        told.post.unwrap().text,
        "Neu bei uns 👉 Flüchtlingsrat fordert schnelleren Familiennachzug\n\n\
         Lesen: https://www.example.org/news/101.html"
    );
    // Hidden where no sample comes, the gate finds it all the same.
    let hidden =
        "{{ headline }}\n{% if sentences|length == 0 and date %}@alle{% endif %}\n{{ link }}";
    let template = Template::parse(hidden, Network::X).unwrap();
    let style = Style { template: Some(template), ..Style::default() };
    let bare = Article { text: String::new(), ..article };
    let told = tell(&bare, None, Network::X, &style);
    assert!(told.violations.iter().any(|violation| violation.rule == "mention"), "{told:?}");
}

/// A sentence that makes sense only behind the headline is one that fits there.
#[test]
fn behind_a_long_headline_stands_a_sentence_that_fits() {
    let long = "Die 64 Seiten starke Broschüre ist in den vergangenen beiden Jahren von mehreren \
        Beratungsstellen, einer Anwältin und vielen Betroffenen gemeinsam erarbeitet und danach in \
        fünf Sprachen übersetzt worden.";
    let short = "Gedruckt wurden 5.000 Hefte, die in allen Rathäusern liegen.";
    let mut article = articles("events").remove(0);
    article.title = Some(
        "Neuer Ratgeber für Mieterinnen und Mieter hilft bei Streit um Nebenkosten".to_owned(),
    );
    article.text = format!("{long} {short}");
    let told = tell(&article, None, Network::X, &Style::default());
    assert_eq!(
        told.post.unwrap().text,
        format!("{}\n\n{short}\n\n{}", article.title.as_deref().unwrap(), article.url)
    );
}

/// Real pages: how many have a sentence on X, and how many would without what looks again.
#[test]
fn almost_every_page_has_a_sentence_on_x() {
    let Some(path) = shared::data("teasers/pairs.jsonl") else {
        return;
    };
    let (mut pages, mut plain, mut told) = (0, 0, 0);
    for line in fs::read_to_string(path).unwrap().lines() {
        let page: serde_json::Value = serde_json::from_str(line).unwrap();
        let article = Article {
            url: "https://www.example.org/news/1.html".parse().unwrap(),
            canonical: None,
            title: page["title"].as_str().map(str::to_owned),
            date: page["date"].as_str().and_then(|day| day.get(..10)?.parse().ok()),
            author: None,
            text: page["body"].as_str().unwrap().to_owned(),
            image: None,
            more_images: Vec::new(),
            language: Some("de".to_owned()),
        };
        let style = Style::default();
        let (max_chars, max_sentences) = budget(Network::X);
        let budget = Budget { max_chars, max_sentences };
        let summary = summarise_with(&article, budget, &WEIGHTS);
        let before = lay_out(Network::X, &Subject::of(&article), &summary, &style);
        let post = tell(&article, None, Network::X, &style).post.map(|post| post.text);
        let said = post.is_some_and(|text| says_more_than(&text, &article));
        pages += 1;
        plain += usize::from(before.is_some_and(|composed| composed.sentences > 0));
        told += usize::from(said);
        let tags = tell(&article, None, Network::Facebook, &style).post;
        let tags = tags.and_then(|post| post.text.lines().last().map(str::to_owned));
        if tags.as_ref().is_some_and(|tags| tags.starts_with('#')) {
            println!("{} | {}", tags.unwrap_or_default(), article.title.unwrap_or_default());
        }
    }
    println!("{told} of {pages} with a sentence on X; {plain} at first sight");
    assert!(told >= plain && told * 100 >= pages * 97, "{told} of {pages}");
}

/// Whether a post holds more than headline, hashtags and link.
fn says_more_than(text: &str, article: &Article) -> bool {
    let fold = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    let title = fold(article.title.as_deref().unwrap_or_default());
    text.lines().any(|line| {
        let is_frame = line.starts_with('#') || line.starts_with("https://");
        !line.is_empty() && !is_frame && fold(line) != title
    })
}
