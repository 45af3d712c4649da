//! Summaries against the teasers that editors wrote.
//!
//! The unit: at most two sentences, up to [`CHARS`] characters, from the body alone, compared with
//! the teaser word by word, stemmed (ROUGE-1/2/L, F1). Beside it stand the first two sentences,
//! `LexRank`, and the best possible choice of at most three, found greedily. Pages with an odd
//! number in the file are set aside: no weight and no rule is chosen by looking at them.

mod lexrank;
mod rouge;

use rouge::{Rouge, rouge, stems};
use serde::Deserialize;
use url::Url;
use weitersagen::item::Article;
use weitersagen::summary::{Budget, summarise};
use weitersagen::text::{dates, sentences};

/// About what the first two sentences of a page take, so that lengths are comparable.
const CHARS: usize = 300;
const BUDGET: Budget = Budget { max_chars: CHARS, max_sentences: 2 };

#[derive(Deserialize)]
struct Page {
    url: Url,
    title: Option<String>,
    date: Option<String>,
    body: String,
    teaser: String,
}

impl Page {
    fn article(&self) -> Article {
        Article {
            url: self.url.clone(),
            canonical: None,
            title: self.title.clone(),
            date: self.date.as_deref().and_then(dates::parse),
            author: None,
            text: self.body.clone(),
            image: None,
            language: Some("de".to_owned()),
        }
    }
}

/// Sums of one way to summarise over some pages.
#[derive(Default, Clone, Copy)]
struct Sum {
    rouge: Rouge,
    chars: usize,
    pages: f64,
}

impl Sum {
    fn add(&mut self, text: &str, teaser: &[String]) {
        let rouge = rouge(&stems(text), teaser);
        self.rouge.one += rouge.one;
        self.rouge.two += rouge.two;
        self.rouge.l += rouge.l;
        self.chars += text.chars().count();
        self.pages += 1.0;
    }

    fn mean(&self) -> f64 {
        self.rouge.mean() / self.pages
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand characters")]
    fn row(&self, name: &str) -> String {
        let part = |value: f64| 100.0 * value / self.pages;
        let Rouge { one, two, l } = self.rouge;
        let chars = self.chars as f64 / self.pages;
        format!("{name:22} {:5.1} {:5.1} {:5.1} {chars:6.0}", part(one), part(two), part(l))
    }
}

fn best_of_three(sentences: &[&str], teaser: &[String]) -> String {
    let mut chosen: Vec<usize> = Vec::new();
    let join = |set: &[usize]| set.iter().map(|at| sentences[*at]).collect::<Vec<_>>().join(" ");
    let mut best = 0.0;
    while chosen.len() < 3 {
        let with = |at: usize| {
            let mut set: Vec<usize> = chosen.iter().copied().chain([at]).collect();
            set.sort_unstable();
            let mean = rouge(&stems(&join(&set)), teaser).mean();
            (mean, set)
        };
        let next = (0..sentences.len().min(30))
            .filter(|at| !chosen.contains(at))
            .map(with)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match next {
            Some((mean, set)) if mean > best => {
                best = mean;
                chosen = set;
            }
            _ => break,
        }
    }
    join(&chosen)
}

#[test]
fn the_choice_beats_the_first_two_sentences() {
    let Some(path) = crate::shared::data("teasers/pairs.jsonl") else {
        return;
    };
    let lines = std::fs::read_to_string(path).unwrap();
    let mut sums = [[Sum::default(); 4]; 2];
    for (number, line) in lines.lines().enumerate() {
        let page: Page = serde_json::from_str(line).unwrap();
        let teaser = stems(&page.teaser);
        let all = sentences::split(&page.body);
        let [first, lexrank, ours, best] = &mut sums[number % 2];
        first.add(&all[..all.len().min(2)].join(" "), &teaser);
        let ranked = &all[..all.len().min(40)];
        let voted: Vec<&str> = lexrank::two_best(ranked).iter().map(|at| ranked[*at]).collect();
        lexrank.add(&voted.join(" "), &teaser);
        let summary = summarise(&page.article(), BUDGET).text();
        ours.add(&summary, &teaser);
        best.add(&best_of_three(&all, &teaser), &teaser);
    }
    for (half, name) in sums.iter().zip(["worked with", "set aside"]) {
        println!("{name:22}    R1    R2    RL  chars");
        for (sum, name) in half.iter().zip(["first two", "LexRank", "ours", "best of three"]) {
            println!("{}", sum.row(name));
        }
    }
    let [first, lexrank, ours, best] = &sums[1];
    assert!(ours.mean() > first.mean() + 0.005, "not clearly better than the first two sentences");
    assert!(ours.mean() > lexrank.mean() && best.mean() > ours.mean());
}

#[test]
fn the_report_begins_with_its_own_news() {
    let Some(path) = crate::shared::data("agsa-regionalkonferenz-halle.txt") else {
        return;
    };
    let page = Page {
        url: Url::parse("https://www.agsa.de/aktuelles/rueckblick/1.html").unwrap(),
        title: None,
        date: None,
        body: std::fs::read_to_string(path).unwrap(),
        teaser: String::new(),
    };
    let headline = "„Hervorragende Bilanz“. Vierte Regionalkonferenz in Halle mit weiteren Impulsen \
        für das Integrationskonzept Sachsen-Anhalts";
    for title in [None, Some(headline.to_owned())] {
        for budget in [
            BUDGET,
            Budget { max_chars: 250, max_sentences: 2 },
            Budget { max_chars: 900, max_sentences: 5 },
        ] {
            let summary = summarise(&Article { title: title.clone(), ..page.article() }, budget);
            println!("{title:?} {budget:?}\n{}\n", summary.text());
            assert!(summary.text().starts_with(
                "Die vierte und letzte Regionalkonferenz zur Entwicklung eines \
                 Landesintegrationskonzeptes fand am 26. September 2019 in Halle (Saale) statt."
            ));
            assert_eq!(summary.quoted_source.as_deref(), Some("Landesintegrationsportal"));
        }
    }
}
