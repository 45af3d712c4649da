//! How fast German is read and told: `cargo bench --bench german`.
//!
//! Prints, on one core, megabytes of text a second for the sentence splitter; articles a second for
//! the summary and for the posts on both networks; pages a second for the extraction, and for the
//! whole way from a page's markup to both posts. Measured are an article of 6 kB written here on a
//! page of 30 kB such as a small content system makes, and the measuring pages where
//! `../shared/data` is present. The clock is the processor's time of this thread where the system
//! tells it, so that a busy machine does not falsify the figures.

#![expect(clippy::print_stdout, reason = "a bench speaks to the terminal")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Read as _;
use std::time::Instant;

use serde::Deserialize;
use serde_json::Value;
use url::Url;
use weitersagen::article;
use weitersagen::compose::Style;
use weitersagen::daemon::tell::Teller;
use weitersagen::item::{Article, Network};
use weitersagen::net;
use weitersagen::summary::{Budget, summarise};
use weitersagen::text::{dates, sentences};

const BUDGET: Budget = Budget { max_chars: 300, max_sentences: 2 };
/// The fastest of so many rounds counts.
const ROUNDS: usize = 7;
/// Articles in a round.
const ARTICLES: usize = 150;

/// Six sentences of the field, with what makes them hard to split.
const PARAGRAPH: &str = "Der Landkreis Börde hat am Dienstag, dem 26. September 2023, in Haldensleben \
    zwölf Vereine ausgezeichnet. „Sie alle halten unsere Orte zusammen. Dafür danke ich Ihnen“, sagte \
    Landrätin Dr. Eva Sommer. Nach § 16 Abs. 2 des Gesetzes fördert das Land z. B. Sprachkurse, \
    Werkstätten und Begegnungen mit rund 1,5 Mio. Euro. Die Mitarbeiter*innen des Caritasverbands \
    e.V. beraten seit 2019 auch Schüler:innen. Er erreicht damit etwa 3.400 Menschen im Jahr. Die \
    Anmeldung ist bis zum 15. Oktober um 18:30 Uhr möglich.";

#[derive(Deserialize)]
struct Page {
    url: Url,
    title: Option<String>,
    date: Option<String>,
    body: String,
}

/// A page as it comes from the network, already decoded.
struct Markup {
    url: Url,
    html: String,
}

fn main() {
    let article = written_here();
    let page = Markup { url: article.url.clone(), html: cms_page(&article) };
    measure("article written here", &[article]);
    measure_pages("page written here", &[page]);
    measuring_data();
}

/// The same on the measuring data.
fn measuring_data() {
    if let Ok(lines) = std::fs::read_to_string("../shared/data/teasers/pairs.jsonl") {
        let pages = lines.lines().filter_map(|line| serde_json::from_str(line).ok());
        measure("measuring articles", &pages.map(article).collect::<Vec<_>>());
    } else {
        println!("../shared/data is not here: only what was written here was measured");
    }
    if let Some(pages) = extraction_pages("../shared/data/extraction") {
        measure_pages("measuring pages", &pages);
    }
}

/// The pages of the extraction's measuring set.
fn extraction_pages(folder: &str) -> Option<Vec<Markup>> {
    let expected = std::fs::read(format!("{folder}/expected.json")).ok()?;
    let expected: HashMap<Url, Value> = serde_json::from_slice(&expected).ok()?;
    let of_file =
        |(url, case): (&Url, &Value)| Some((case["file"].as_str()?.to_owned(), url.clone()));
    let urls: HashMap<String, Url> = expected.iter().filter_map(of_file).collect();
    let packed = std::fs::File::open(format!("{folder}/pages.tar.gz")).ok()?;
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed));
    let mut pages = Vec::new();
    for entry in archive.entries().ok()? {
        let mut entry = entry.ok()?;
        let name = entry.path().ok()?.file_name()?.to_string_lossy().into_owned();
        let Some(url) = urls.get(&name) else { continue };
        let mut body = Vec::new();
        entry.read_to_end(&mut body).ok()?;
        pages.push(Markup { url: url.clone(), html: net::decode(&body, None).text });
    }
    Some(pages)
}

/// An article of about 6,000 bytes; its paragraphs differ, as repeated sentences are skipped.
fn written_here() -> Article {
    let paragraph = |at: usize| PARAGRAPH.replace("Haldensleben", &format!("Ort{at}"));
    article(Page {
        url: "https://www.example.org/aktuelles/vereine.html".parse().unwrap_or_else(|_| exit()),
        title: Some("Landkreis zeichnet zwölf Vereine aus".to_owned()),
        date: Some("2023-09-27".to_owned()),
        body: (0..9).map(paragraph).collect::<Vec<_>>().join("\n\n"),
    })
}

/// The article on a page as a small content system makes it, of about 30,000 bytes: head, menu, side
/// column, footer, styles and scripts.
fn cms_page(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or_default();
    let list = |name: &str, count: usize| {
        (0..count).fold(String::new(), |mut list, at| {
            let _ = writeln!(
                list,
                "<li class=\"nav-item item-{at}\"><a class=\"nav-link\" href=\"/{name}/seite-{at}.html\" \
                 title=\"{name} {at}\"><span>Seite {at} über {name}</span></a></li>"
            );
            list
        })
    };
    let text = article.text.replace("\n\n", "</p>\n<p>");
    let script = "window.dataLayer=window.dataLayer||[];function zaehle(a){dataLayer.push(a);}\n";
    let style = ".ce-textpic .ce-gallery{float:left;margin:0 1rem 1rem 0;padding:0}\n";
    format!(
        "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\"><title>{title} | Landkreis \
         </title><meta property=\"og:title\" content=\"{title}\"><link rel=\"canonical\" href=\"{url}\">\
         <style>{style}</style><script>{script}</script></head><body class=\"page level-2\">\n\
         <header id=\"header\"><nav class=\"main-menu\"><ul>{menu}</ul></nav></header>\n\
         <main><div class=\"row\"><div class=\"col-8\"><article class=\"news-detail\"><h1>{title}</h1>\
         <p class=\"date\"><time datetime=\"2023-09-27\">27.09.2023</time></p>\
         <figure><img src=\"/bilder/vereine.jpg\" alt=\"Zwölf Vereine auf der Bühne\"></figure>\n\
         <p>{text}</p></article></div><aside class=\"col-4 sidebar\"><ul>{side}</ul></aside></div></main>\n\
         <footer><ul>{foot}</ul></footer><script>{script}</script></body></html>",
        url = article.url,
        style = style.repeat(40),
        script = script.repeat(45),
        menu = list("aktuelles", 40),
        side = list("themen", 20),
        foot = list("service", 15),
    )
}

fn exit() -> ! {
    println!("an address written here is none");
    std::process::exit(1)
}

fn article(page: Page) -> Article {
    Article {
        url: page.url,
        canonical: None,
        title: page.title,
        date: page.date.as_deref().and_then(dates::parse),
        author: None,
        text: page.body,
        image: None,
        more_images: Vec::new(),
        language: Some("de".to_owned()),
    }
}

/// The posts of an article for both networks.
fn tell_both(article: &Article, style: &Style) {
    let teller = Teller::of(article, None);
    for network in [Network::X, Network::Facebook] {
        drop(black_box(teller.tell(network, style)));
    }
}

/// The seconds that some work takes on each of these once: the fastest of several rounds.
fn fastest<T>(all: &[T], work: &dyn Fn(&T)) -> f64 {
    let rounds = ARTICLES.div_ceil(all.len().max(1));
    let round = || (0..rounds).for_each(|_| all.iter().for_each(work));
    round();
    (0..ROUNDS).map(|_| seconds(&round)).fold(f64::MAX, f64::min) / number(rounds)
}

fn measure_pages(name: &str, pages: &[Markup]) {
    let style = Style::default();
    let extract = |page: &Markup| article::extract(&page.html, &page.url).ok();
    let extracted = fastest(pages, &|page| drop(black_box(extract(page))));
    let whole = fastest(pages, &|page| {
        if let Some(article) = extract(page) {
            tell_both(&article, &style);
        }
    });
    let bytes = number(pages.iter().map(|page| page.html.len()).sum());
    let texts = pages.iter().filter_map(|page| Some(extract(page)?.text.len()));
    let text = number(texts.sum());
    let count = number(pages.len());
    println!("{name}: {count} of {:.0} bytes, {:.0} of them text", bytes / count, text / count);
    println!("  extract   {:6.0} pages/s, {:.0} MB/s", count / extracted, bytes / 1e6 / extracted);
    println!("  whole way {:6.0} pages/s: extract, summarise, compose for both", count / whole);
}

fn measure(name: &str, articles: &[Article]) {
    let each = |work: &dyn Fn(&Article)| fastest(articles, work);
    let split = each(&|article| drop(black_box(sentences::split(&article.text))));
    let told = each(&|article| drop(black_box(summarise(article, BUDGET))));
    let style = Style::default();
    let posted = each(&|article| {
        tell_both(article, &style);
    });
    let bytes = number(articles.iter().map(|article| article.text.len()).sum());
    let count = number(articles.len());
    println!("{name}: {count} articles of {:.0} bytes", bytes / count);
    println!("  sentences {:6.0} MB/s", bytes / 1e6 / split);
    println!("  summarise {:6.0} articles/s", count / told);
    println!("  compose   {:6.0} articles/s, both networks", count / posted);
}

/// How long it takes, on the thread's own clock where there is one.
fn seconds(work: &dyn Fn()) -> f64 {
    #[expect(clippy::disallowed_methods, reason = "a bench measures the real clock")]
    let begun = (on_processor(), Instant::now());
    work();
    match (begun.0, on_processor()) {
        (Some(before), Some(after)) => after - before,
        _ => begun.1.elapsed().as_secs_f64(),
    }
}

/// Seconds that this thread has spent on a processor (Linux).
fn on_processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(stat.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
