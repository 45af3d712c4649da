//! The second checker: written from the promises alone, sharing no rule with the gate.

use weitersagen::item::{Article, Network, Post};
use weitersagen::text::dates;
use weitersagen::text::weighted::measure;

/// What a short date is written out with.
const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// What a post says of its own: the lines around the link, and `Samstagabend` written out.
const FRAME: [&str; 7] = ["Quelle", "Mehr", "Morgen", "Vormittag", "Mittag", "Nachmittag", "Abend"];

/// The second checker: shorter and blunter than the gate, sharing no rule with it.
pub(crate) fn complaints(post: &Post, article: &Article, network: Network) -> Vec<String> {
    let link = article.link().as_str();
    let mut complaints = Vec::new();
    let mut complain = |wrong: bool, what: &str| {
        if wrong {
            complaints.push(what.to_owned());
        }
    };
    let lines: Vec<&str> = post.text.lines().collect();
    complain(post.text.matches(link).count() != 1, "the link stands there once");
    complain(!lines.iter().any(|line| line.ends_with(link)), "the link ends its line");
    let told: Vec<&str> = lines
        .iter()
        .filter(|line| !line.is_empty() && !line.contains(link) && !line.starts_with('#'))
        .filter(|line| !line.starts_with("Quelle: "))
        .copied()
        .collect();
    let told = told.join("\n");
    let title = article.title.clone().unwrap_or_default();
    let source = format!("{title} {} {}", article.text, known_days(article));
    for word in told.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3) {
        let name = word.starts_with(char::is_uppercase) || word.contains(|c: char| c.is_numeric());
        let framed = FRAME.contains(&word) || numbered_month(word, &source);
        complain(name && !framed && !source.contains(word), word);
    }
    for (open, close) in [('„', '“'), ('(', ')'), ('[', ']'), ('»', '«')] {
        let count = |mark| told.matches(mark).count();
        complain(open != '»' && count(open) > count(close) && close != '“', "brackets");
    }
    let last = told.trim_end().chars().last().unwrap_or(' ');
    let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    let headline_alone = letters(&told) == letters(&title);
    complain(!headline_alone && last.is_alphanumeric(), "the end is a sentence's end");
    complain(last == '…' || told.trim_end().ends_with("..."), "cut");
    let invisible = |c: char| {
        c != '\n' && c.is_control() || "\u{AD}\u{200B}\u{200E}\u{200F}\u{202E}\u{FEFF}".contains(c)
    };
    complain(post.text.contains(invisible), "invisible signs");
    complain(["&amp;", "&quot;", "&nbsp;", "</", "<p"].iter().any(|m| told.contains(m)), "markup");
    complain(told.contains("http"), "another link");
    complain(network == Network::X && !measure(&post.text).valid, "X refuses it");
    complaints
}

/// Whether a word is a month that the source writes as a number.
fn numbered_month(word: &str, source: &str) -> bool {
    let number = MONTHS.iter().position(|month| *month == word).map(|index| index + 1);
    number.is_some_and(|n| {
        source.contains(&format!(".{n}.")) || source.contains(&format!(".{n:02}."))
    })
}

/// The days around the article's, written out, which its relative words may have become.
fn known_days(article: &Article) -> String {
    let Some(day) = article.date else {
        return String::new();
    };
    let days = (-7..=7).filter_map(|offset| day.checked_add(jiff::Span::new().days(offset)).ok());
    days.map(dates::german).collect::<Vec<_>>().join(" ")
}
