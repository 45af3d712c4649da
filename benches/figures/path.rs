//! Articles a second through the whole text path, on the measuring pages.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use anyhow::Context as _;
use serde_json::{Value, json};

use super::process::Program;

/// The measuring data; it is no part of the project.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/extraction");

/// So many rounds over all pages; the fastest counts.
const ROUNDS: usize = 3;

/// Prints pages and articles a second of processor time on one thread: page → article, and article
/// → summary → posts for both networks, checked by the gate.
pub(crate) fn measure(program: &Program) -> anyhow::Result<()> {
    if !Path::new(DATA).is_dir() {
        println!("articles a second: ../shared/data is not here, so they were not measured");
        return Ok(());
    }
    let pages = unpack(&program.dir.join("pages"))?;
    let count = f64::from(u32::try_from(pages.len())?);
    let pages = lines(pages);
    let (articles, extract) = fastest(program, "extract", &pages)?;
    let articles: Vec<Value> = articles
        .lines()
        .map(serde_json::from_str::<Value>)
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .filter(|article| article["text"].as_str().is_some_and(|text| !text.is_empty()))
        .collect();
    let told = f64::from(u32::try_from(articles.len())?);
    let (_, compose) = fastest(program, "compose", &lines(articles))?;
    let whole = 1.0 / (extract / count + compose / told);
    println!("extract                 {:>8.0} /s   {count} pages, one core", count / extract);
    println!("summarise and compose   {:>8.0} /s   both networks, with the gate", told / compose);
    println!("the whole text path     {whole:>8.0} /s   aim: 1000");
    Ok(())
}

fn lines(values: Vec<Value>) -> String {
    values.into_iter().map(|value| value.to_string() + "\n").collect()
}

fn fastest(program: &Program, part: &str, input: &str) -> anyhow::Result<(String, f64)> {
    let mut best = (String::new(), f64::MAX);
    for _ in 0..ROUNDS {
        let (answers, took) = program.lab(part, input)?;
        if took.as_secs_f64() < best.1 {
            best = (answers, took.as_secs_f64());
        }
    }
    Ok(best)
}

/// Writes the pages into a folder, and gives the lines that ask for each.
fn unpack(folder: &Path) -> anyhow::Result<Vec<Value>> {
    std::fs::create_dir_all(folder)?;
    let archive = std::fs::File::open(Path::new(DATA).join("pages.tar.gz"))?;
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(archive));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.file_name().context("a page without a name")?.to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        std::fs::write(folder.join(name), bytes)?;
    }
    let expected = std::fs::read_to_string(Path::new(DATA).join("expected.json"))?;
    let expected: BTreeMap<String, Value> = serde_json::from_str(&expected)?;
    let page = |(url, about): (&String, &Value)| {
        let path = folder.join(about["file"].as_str()?);
        path.is_file().then(|| json!({ "url": url, "path": path }))
    };
    Ok(expected.iter().filter_map(page).collect())
}
