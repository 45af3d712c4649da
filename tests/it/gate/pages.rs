//! The posts for real pages on both networks: all 506 of the extraction's set, as the project
//! reads them, and the 150 with teasers.

use std::collections::BTreeMap;

use weitersagen::compose::Style;
use weitersagen::daemon::tell::tell;
use weitersagen::item::{Article, Network, Post};

use super::NETWORKS;
use super::second::{complaints, tells_a_sentence};
use crate::{extraction, quality, shared};

/// Where the figures stand in `docs/quality.md`.
const SECTION: &str = "The gate";

/// A page with fewer characters of text is not counted: a picture's caption, a notice.
const LONG: usize = 400;

/// The share of those pages that is promised to be told in a sentence on both networks.
const PROMISED: f64 = 0.97;

/// What the posts for some pages came to.
#[derive(Default)]
struct Figures {
    pages: u32,
    posts: u32,
    stopped: u32,
    /// Pages with [`LONG`] characters of text, and those of them told in a sentence on both networks.
    long: u32,
    told: u32,
    violations: BTreeMap<String, u32>,
    broken: Vec<String>,
    headlines_alone: Vec<String>,
}

impl Figures {
    fn add(&mut self, article: &Article) {
        let told = NETWORKS.map(|network| {
            let told = tell(article, None, network, &Style::default());
            self.posts += u32::from(told.post.is_some());
            let stopped = !told.violations.is_empty();
            self.stopped += u32::from(stopped);
            told.post.filter(|_| !stopped)
        });
        self.pages += 1;
        for (network, post) in NETWORKS.iter().zip(&told) {
            self.look(article, *network, post.as_ref());
        }
        if let [Some(one), Some(other)] = &told
            && one.text == other.text
        {
            self.complain(article, &format!("never the same text on both: {}", one.text));
        }
        if article.text.chars().count() >= LONG {
            let mut both = NETWORKS.iter().zip(&told);
            let told = both.all(|(network, post)| {
                post.as_ref().is_some_and(|post| tells_a_sentence(post, article, *network))
            });
            self.long += 1;
            self.told += u32::from(told);
            if !told {
                self.headlines_alone.push(article.url.to_string());
            }
        }
    }

    fn look(&mut self, article: &Article, network: Network, post: Option<&Post>) {
        let Some(post) = post else { return };
        for complaint in complaints(post, article, network) {
            self.complain(article, &format!("{complaint}\n    {network}: {}", post.text));
        }
    }

    fn complain(&mut self, article: &Article, complaint: &str) {
        let rule = complaint.split(':').next().unwrap_or_default().to_owned();
        *self.violations.entry(rule).or_default() += 1;
        self.broken.push(format!("{}\n  {complaint}", article.url));
    }

    fn share(&self) -> f64 {
        f64::from(self.told) / f64::from(self.long.max(1))
    }

    /// Prints the figures and holds them against `docs/quality.md`.
    fn hold(&self, row: &str) {
        println!(
            "{row}: {} pages, {} posts, {} stopped, {} of {} told in a sentence on both ({:.3})",
            self.pages,
            self.posts,
            self.stopped,
            self.told,
            self.long,
            self.share()
        );
        for (rule, count) in &self.violations {
            println!("  {count} violations: {rule}");
        }
        for address in &self.headlines_alone {
            println!("  headline alone: {address}");
        }
        assert!(self.broken.is_empty(), "{}", self.broken.join("\n"));
        assert!(self.share() >= PROMISED, "{row}: {:.4} told on both", self.share());
        quality::holds(SECTION, row, "told on both", self.share());
    }
}

#[test]
fn the_posts_for_all_measured_pages_break_no_promise() {
    let Some(cases) = extraction::cases() else {
        return;
    };
    let mut figures = Figures::default();
    for case in cases {
        figures.add(&case.article);
    }
    figures.hold("pages");
}

#[test]
fn the_posts_for_pages_with_teasers_break_no_promise() {
    let Some(path) = shared::data("teasers/pairs.jsonl") else {
        return;
    };
    let mut figures = Figures::default();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        // An extracted article has no soft hyphens left.
        let line = line.replace(['\u{AD}', '\u{200B}'], "");
        let page: serde_json::Value = serde_json::from_str(&line).unwrap();
        let day = page["date"].as_str().and_then(|day| day.get(..10)?.parse().ok());
        let article = super::article(page["title"].as_str(), page["body"].as_str().unwrap(), day);
        figures.add(&article);
    }
    figures.hold("teasers");
}
