//! Summaries against the teasers that editors wrote.
//!
//! The unit: at most two sentences and 300 characters, from the body alone, compared with the
//! teaser word by word, stemmed (ROUGE-1/2/L, F1). Beside it stand the first two sentences,
//! `LexRank`, the best of all choices that the rules leave, and the best possible choice of at most
//! three of all sentences, found greedily. The honest figure is
//! the cross-validated one: each page is told with weights learned from nine tenths of the pages
//! that it is not among. Nobody looks at pages with an odd number in the file.

mod learn;
mod lexrank;
mod rouge;

use learn::{BUDGET, FOLDS, fold, learn, lesson};
use rouge::{Rouge, rouge, stems};
use serde::Deserialize;
use url::Url;
use weitersagen::item::Article;
use weitersagen::summary::{Budget, FEATURES, WEIGHTS, choices, summarise, summarise_with};
use weitersagen::text::{dates, sentences};

use crate::quality;

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
            more_images: Vec::new(),
            language: Some("de".to_owned()),
        }
    }

    fn fold(&self) -> usize {
        fold(self.url.as_str())
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
        format!("{name:30} {:5.1} {:5.1} {:5.1} {chars:6.0}", part(one), part(two), part(l))
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

/// The best of the choices that weitersagen has: what its rules and the budget leave.
fn best_shown(article: &Article, teaser: &[String]) -> String {
    let worth = |text: &str| rouge(&stems(text), teaser).mean();
    let texts = choices(article, BUDGET).into_iter().map(|choice| choice.text);
    texts.max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or_default()
}

/// The ways to summarise, as `docs/quality.md` names them.
const WAYS: [&str; 6] = [
    "first two sentences",
    "LexRank",
    "weitersagen, cross-validated",
    "weitersagen",
    "best of what may be shown",
    "best possible three",
];

/// The weights for the pages of each fold, learned from the others.
fn weights_by_fold(pages: &[Page]) -> Vec<[f32; FEATURES]> {
    let lessons: Vec<_> =
        pages.iter().map(|page| (page.fold(), lesson(&page.article(), &page.teaser))).collect();
    let without = |left_out| {
        let kept: Vec<_> = lessons.iter().filter(|(fold, _)| *fold != left_out).collect();
        learn(&kept.into_iter().map(|(_, lesson)| lesson).collect::<Vec<_>>())
    };
    let all = learn(&lessons.iter().map(|(_, lesson)| lesson).collect::<Vec<_>>());
    for (at, (learned, present)) in all.iter().zip(&WEIGHTS).enumerate() {
        assert!((learned - present).abs() < 0.02, "weight {at} is {present}, not {learned}");
    }
    (0..FOLDS).map(without).collect()
}

#[test]
fn the_choice_beats_the_first_two_sentences() {
    let Some(path) = crate::shared::data("teasers/pairs.jsonl") else {
        return;
    };
    let lines = std::fs::read_to_string(path).unwrap();
    let pages: Vec<Page> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let weights = weights_by_fold(&pages);
    let mut all = [Sum::default(); WAYS.len()];
    let mut halves = [[Sum::default(); WAYS.len()]; 2];
    for (number, page) in pages.iter().enumerate() {
        let teaser = stems(&page.teaser);
        let split = sentences::split(&page.body);
        let ranked = &split[..split.len().min(40)];
        let voted: Vec<&str> = lexrank::two_best(ranked).iter().map(|at| ranked[*at]).collect();
        let told = [
            split[..split.len().min(2)].join(" "),
            voted.join(" "),
            summarise_with(&page.article(), BUDGET, &weights[page.fold()]).text(),
            summarise(&page.article(), BUDGET).text(),
            best_shown(&page.article(), &teaser),
            best_of_three(&split, &teaser),
        ];
        for (way, text) in told.iter().enumerate() {
            all[way].add(text, &teaser);
            halves[number % 2][way].add(text, &teaser);
        }
    }
    println!("{:30}    R1    R2    RL  chars  even   odd", "");
    for (way, name) in WAYS.into_iter().enumerate() {
        let [even, odd] = halves.each_ref().map(|half| half[way].mean());
        println!("{} {:5.1} {:5.1}", all[way].row(name), 100.0 * even, 100.0 * odd);
        let Rouge { one, two, l } = all[way].rouge;
        let figures = [("R1", one), ("R2", two), ("RL", l)];
        let shares = figures.map(|(column, sum)| (column, sum / all[way].pages));
        for (column, share) in shares.into_iter().chain([("even pages", even), ("odd pages", odd)])
        {
            quality::holds("Which sentences", name, column, share);
        }
    }
    let [first, lexrank, validated, _, shown, best] = all;
    assert!(validated.mean() > first.mean(), "not better than the first two sentences");
    let [ours, theirs] = [validated.rouge, first.rouge];
    assert!(ours.one > theirs.one && ours.two > theirs.two && ours.l > theirs.l);
    assert!(first.mean() > lexrank.mean());
    assert!(best.mean() > shown.mean() && shown.mean() > validated.mean());
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
