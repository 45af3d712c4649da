//! How fast German is read and told: `cargo bench --bench german`.
//!
//! Prints megabytes of text a second for the sentence splitter, and articles a second for the
//! summary and for the posts on both networks, on one core: on an article written here, and on the
//! measuring pages where `../shared/data` is present. The clock is the processor's time of this
//! thread where the system tells it, so that a busy machine does not falsify the figures.

#![expect(clippy::print_stdout, reason = "a bench speaks to the terminal")]

use std::hint::black_box;
use std::time::Instant;

use serde::Deserialize;
use url::Url;
use weitersagen::compose::Style;
use weitersagen::daemon::tell::tell;
use weitersagen::item::{Article, Network};
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

fn main() {
    measure("written here", &[written_here()]);
    if let Ok(lines) = std::fs::read_to_string("../shared/data/teasers/pairs.jsonl") {
        let pages = lines.lines().filter_map(|line| serde_json::from_str(line).ok());
        measure("measuring pages", &pages.map(article).collect::<Vec<_>>());
    } else {
        println!("../shared/data is not here: only the article written here was measured");
    }
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

fn measure(name: &str, articles: &[Article]) {
    let rounds = ARTICLES.div_ceil(articles.len().max(1));
    let each = |work: &dyn Fn(&Article)| {
        let round = || (0..rounds).for_each(|_| articles.iter().for_each(work));
        round();
        (0..ROUNDS).map(|_| seconds(&round)).fold(f64::MAX, f64::min) / number(rounds)
    };
    let split = each(&|article| drop(black_box(sentences::split(&article.text))));
    let told = each(&|article| drop(black_box(summarise(article, BUDGET))));
    let style = Style::default();
    let posted = each(&|article| {
        for network in [Network::X, Network::Facebook] {
            drop(black_box(tell(article, None, network, &style)));
        }
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
