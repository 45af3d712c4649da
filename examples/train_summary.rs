//! Trains the weights of the sentences' features on pages with a teaser written by an editor.
//!
//! `cargo run --release --example train_summary -- pairs.jsonl` reads one JSON object a line
//! (`url`, `title`, `date`, `body`, `teaser`), learns from all of them which choice of sentences
//! says most of the teaser, and prints the weights for `src/summary/features.rs`. Beside them
//! stand the ROUGE of the present weights and, by ten-fold cross-validation, of learned ones.

#[path = "../tests/it/teasers/learn.rs"]
mod learn;
#[path = "../tests/it/teasers/rouge.rs"]
mod rouge;

use std::error::Error;

use learn::{BUDGET, FOLDS, Lesson, fold, learn, lesson};
use rouge::{Rouge, rouge, stems};
use serde::Deserialize;
use url::Url;
use weitersagen::item::Article;
use weitersagen::summary::{FEATURES, WEIGHTS, summarise_with};
use weitersagen::text::dates;

#[derive(Deserialize)]
struct Page {
    url: Url,
    title: Option<String>,
    date: Option<String>,
    body: String,
    teaser: String,
}

struct Sample {
    fold: usize,
    article: Article,
    teaser: Vec<String>,
    lesson: Lesson,
}

#[expect(clippy::print_stdout, reason = "a tool's output")]
fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("a file of pages is needed")?;
    let lines = std::fs::read_to_string(path)?;
    let pages: Result<Vec<Page>, _> = lines.lines().map(serde_json::from_str).collect();
    let samples: Vec<Sample> = pages?.into_iter().map(sample).collect();
    let (mut present, mut validated) = (Rouge::default(), Rouge::default());
    for tenth in 0..FOLDS {
        let kept = samples.iter().filter(|sample| sample.fold != tenth);
        let weights = learn(&kept.map(|sample| &sample.lesson).collect::<Vec<_>>());
        for sample in samples.iter().filter(|sample| sample.fold == tenth) {
            present = add(present, measure(sample, &WEIGHTS));
            validated = add(validated, measure(sample, &weights));
        }
    }
    let pages = f64::from(u32::try_from(samples.len())?);
    for (name, Rouge { one, two, l }) in [("present", present), ("cross-validated", validated)] {
        println!("{name:16} {:.4} {:.4} {:.4}", one / pages, two / pages, l / pages);
    }
    println!("{:?}", learn(&samples.iter().map(|sample| &sample.lesson).collect::<Vec<_>>()));
    Ok(())
}

fn sample(page: Page) -> Sample {
    let article = Article {
        url: page.url,
        canonical: None,
        title: page.title,
        date: page.date.as_deref().and_then(dates::parse),
        author: None,
        text: page.body,
        image: None,
        more_images: Vec::new(),
        language: Some("de".to_owned()),
    };
    Sample {
        fold: fold(article.url.as_str()),
        teaser: stems(&page.teaser),
        lesson: lesson(&article, &page.teaser),
        article,
    }
}

fn measure(sample: &Sample, weights: &[f32; FEATURES]) -> Rouge {
    let summary = summarise_with(&sample.article, BUDGET, weights);
    rouge(&stems(&summary.text()), &sample.teaser)
}

fn add(left: Rouge, right: Rouge) -> Rouge {
    Rouge { one: left.one + right.one, two: left.two + right.two, l: left.l + right.l }
}
