//! The second checker: written from the promises alone, sharing no rule with the gate.

mod claims;
mod days;
mod leaning;
mod marks;
mod page;

use weitersagen::item::{Article, Network, Post};
use weitersagen::text::weighted::measure;

use days::Calendar;

/// What a post says of its own: the lines around the link, and `Samstagabend` written out.
const FRAME: [&str; 7] = ["Quelle", "Mehr", "Morgen", "Vormittag", "Mittag", "Nachmittag", "Abend"];

/// What Facebook takes at most, in characters.
const FACEBOOK: usize = 63_206;

/// A post as this checker reads it.
struct Read<'p> {
    post: &'p Post,
    network: Network,
    title: String,
    /// Headline and text of the article.
    source: String,
    calendar: Calendar,
    /// Every line that tells something.
    told: Vec<&'p str>,
    /// Those of them that are not the headline.
    body: Vec<&'p str>,
    tags: Vec<&'p str>,
}

impl<'p> Read<'p> {
    fn of(post: &'p Post, article: &Article, network: Network) -> Self {
        let link = article.link().as_str();
        let title = article.title.clone().unwrap_or_default();
        let lines = post.text.lines().filter(|line| !line.is_empty());
        let (tags, rest): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('#'));
        let told: Vec<&str> = rest
            .into_iter()
            .filter(|line| !line.contains(link) && !line.starts_with("Quelle: "))
            .collect();
        let is_title = |line: &str| is_title(line, &title);
        let body = told.iter().skip_while(|line| is_title(line)).copied().collect();
        let source = format!("{title} {}", article.text);
        let calendar = Calendar::of(article, &source);
        Self { post, network, title, source, calendar, told, body, tags }
    }
}

/// A rule: what it is called, and what it finds wrong.
type Rule = (&'static str, fn(&Read<'_>, &Article) -> Option<String>);

const RULES: [Rule; 18] = [
    ("the link is the article's own, once, and ends its line", link),
    ("no other link", other_link),
    ("every word and name is the article's", words),
    ("every number is the article's", |read, _| {
        read.told.iter().find_map(|line| read.calendar.foreign_number(line, &read.source))
    }),
    ("no relative day, no short date", |read, _| {
        read.told.iter().find_map(|line| days::relative(&marks::unquoted(line)))
    }),
    ("quotations are verbatim", |read, _| marks::not_verbatim(&read.told, &read.source)),
    ("quotations have a speaker", |read, _| marks::speakerless(&read.body)),
    ("marks and brackets are balanced", |read, _| marks::unbalanced(&read.told)),
    ("the first sentence stands by itself", leaning::dangling),
    ("what leans stands behind its own", leaning::torn),
    ("every paragraph ends whole", ends),
    ("no furniture", page::furniture),
    ("no invisible sign, entity or markup", page::hidden),
    ("hashtags are few, the article's, and last", page::hashtags),
    ("the network takes it", |read, _| match read.network {
        Network::X => (!measure(&read.post.text).valid).then(|| "X".to_owned()),
        Network::Facebook => (read.post.text.chars().count() > FACEBOOK).then(|| "long".to_owned()),
    }),
    ("something is said", |read, _| read.told.is_empty().then(String::new)),
    ("the source that is quoted is named", quoted_source),
    ("claims stay claims", claims::claims),
];

/// The rules that a post breaks, each with what breaks it.
pub(crate) fn complaints(post: &Post, article: &Article, network: Network) -> Vec<String> {
    let read = Read::of(post, article, network);
    let found = RULES.iter().filter_map(|(name, rule)| Some((name, rule(&read, article)?)));
    found.map(|(name, what)| format!("{name}: {what}")).collect()
}

/// Whether the post tells a whole sentence of the article, not its headline alone.
pub(crate) fn tells_a_sentence(post: &Post, article: &Article, network: Network) -> bool {
    !Read::of(post, article, network).body.is_empty()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a line is the headline: word by word, or nearly so where its dates were written out.
fn is_title(line: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (line_words, title_words) = (words(line), words(title));
    let shared = line_words.iter().filter(|word| title_words.contains(word)).count();
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    letters(line) == letters(title)
        || (digits(title) || digits(line))
            && line_words.len().abs_diff(title_words.len()) <= 4
            && shared * 5 >= line_words.len() * 4
}

fn link(read: &Read<'_>, article: &Article) -> Option<String> {
    let link = article.link().as_str();
    let words: Vec<&str> = read.post.text.split_whitespace().filter(|word| *word == link).collect();
    let ends = read.post.text.lines().any(|line| line.ends_with(link));
    (words.len() != 1 || !ends || read.post.link.as_str() != link)
        .then(|| format!("{} times", words.len()))
}

fn other_link(read: &Read<'_>, _: &Article) -> Option<String> {
    let marks = ["http:", "https:", "www."];
    read.told
        .iter()
        .find(|line| marks.iter().any(|mark| line.contains(mark)))
        .map(ToString::to_string)
}

/// Words of more than three bytes that are capital: names and nouns.
fn words(read: &Read<'_>, _: &Article) -> Option<String> {
    let foreign = |word: &&str| {
        word.len() > 3
            && word.starts_with(char::is_uppercase)
            && !FRAME.contains(word)
            && !days::MONTHS.contains(word)
            && !read.source.contains(*word)
            && !begins_phrase(word)
    };
    let lines = read.told.iter();
    let mut all = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    all.find(foreign).map(ToOwned::to_owned)
}

/// A small word that is capital only because a sentence begins with it now.
fn begins_phrase(word: &str) -> bool {
    ["Die", "Der", "Das", "Ende", "Seit"].contains(&word)
}

fn ends(read: &Read<'_>, _: &Article) -> Option<String> {
    let whole = |line: &&&str| {
        let inner = line.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', '\'', ')']);
        inner.ends_with(['.', '!', '?', '。']) && !inner.ends_with("..") || {
            line.ends_with(['“', '”', '"', '«', '»', '‘', '’']) && !inner.ends_with(['…', ','])
        }
    };
    let cut = |line: &&&str| line.ends_with('…') || line.ends_with("...") || line.contains("… “");
    read.body
        .iter()
        .find(|line| !whole(line) || cut(line))
        .or_else(|| read.told.iter().find(cut))
        .map(ToString::to_string)
}

/// Behind `Quelle: …` on a line of its own, of the page's own text, Facebook's post says so.
fn quoted_source(read: &Read<'_>, article: &Article) -> Option<String> {
    let line = article.text.lines().find(|line| {
        line.strip_prefix("Quelle: ").is_some_and(|name| {
            name.starts_with(char::is_alphabetic)
                && name.len() < 60
                && !name.contains(['©', '/', '(', '@', '.'])
        })
    })?;
    let named = read.post.text.lines().any(|line| line.starts_with("Quelle: "));
    (read.network == Network::Facebook && !read.body.is_empty() && !named).then(|| line.to_owned())
}
