//! A text that a person has written, held against the article: what must not leave, what the person
//! must vouch for, and what would only be better otherwise.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use crate::compose;
use crate::config::{AccountConfig, Config};
use crate::crash::{self, Doing};
use crate::daemon::broke;
use crate::daemon::deliver::prepare::tell_item;
use crate::daemon::tell;
use crate::item::{Article, Network, Post};
use crate::state::{StoreError, items};
use crate::summary::faithful::{self, Violation};
use crate::text::hygiene;
use crate::wording::{Told, gate as say};

/// How much an objection weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Followers would see something broken, or the network would refuse it.
    Must,
    /// The article does not bear it out: it leaves only if a person vouches for it.
    Vouch,
    /// It would be better otherwise.
    Style,
}

/// One thing that the gate objects to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's short name.
    pub rule: &'static str,
    /// The words that break it.
    pub found: String,
    /// How much it weighs.
    pub weight: Weight,
    /// The same as a press officer understands it.
    #[serde(skip)]
    pub told: Told,
}

/// How a text was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Its length as the network counts it.
    pub length: usize,
    /// The longest that the network takes.
    pub limit: usize,
    /// What the gate objects to, the gravest first.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// The findings of one weight.
    pub fn of(&self, weight: Weight) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.weight == weight)
    }

    /// Whether the text may leave: nothing is broken, and what the article does not bear out is
    /// vouched for.
    pub fn passes(&self, vouched: impl Fn(&Finding) -> bool) -> bool {
        self.of(Weight::Must).next().is_none() && self.of(Weight::Vouch).all(vouched)
    }
}

/// What a text is judged by, for one delivery.
pub struct Bench {
    /// The article as it is kept.
    pub article: Article,
    /// When it was read.
    pub read_at: Timestamp,
    /// How the program tells it.
    pub told: tell::Told,
    item: i64,
    network: Network,
    hashtags: Vec<String>,
    /// What the gate objects to in the words of the account's layout, which are the admin's.
    excused: Vec<Violation>,
}

impl Bench {
    /// The bench for an item's post to an account; none where its article was not read, is erased,
    /// or has ended the program before.
    pub fn of(
        db: &Connection,
        config: &Config,
        account: &AccountConfig,
        item: i64,
    ) -> Result<Option<Self>, StoreError> {
        let Some((article, read_at)) = items::article(db, item)? else {
            return Ok(None);
        };
        if broke::on(db, &Doing::Post(item))?.is_some() {
            return Ok(None);
        }
        let told = tell_item(db, config, account, item, &article)?;
        let mut bench = Self {
            item,
            network: account.network(),
            hashtags: account.hashtags.clone(),
            excused: Vec::new(),
            read_at,
            article,
            told,
        };
        if let Some(post) = &bench.told.post {
            let whole = bench.check(post);
            bench.excused =
                whole.into_iter().filter(|one| !bench.told.violations.contains(one)).collect();
        }
        Ok(Some(bench))
    }

    /// The post with another text: link and pictures stay.
    pub fn post(&self, text: &str) -> Post {
        let own = self.told.post.clone();
        let (image, more_images) =
            own.map(|post| (post.image, post.more_images)).unwrap_or_default();
        Post { text: text.to_owned(), link: self.article.link().clone(), image, more_images }
    }

    /// Judges a text.
    pub fn judge(&self, text: &str) -> Verdict {
        let violations = self.check(&self.post(text));
        let left = violations.into_iter().filter(|one| !self.excused.contains(one));
        let mut findings: Vec<Finding> = left.map(finding).collect();
        findings.sort_by_key(|finding| finding.weight);
        Verdict {
            length: compose::length(self.network, text),
            limit: compose::limit(self.network),
            findings,
        }
    }

    fn check(&self, post: &Post) -> Vec<Violation> {
        crash::at(Doing::Post(self.item), || {
            if self.told.foreign.is_some() {
                return faithful::check_foreign(post, self.network, &self.article);
            }
            faithful::check_with(post, self.network, &self.article, &self.hashtags)
        })
    }
}

/// A text as a browser or an editor gives it, as it would be sent.
pub fn tidy(text: &str) -> String {
    let clean = hygiene::clean(text);
    let mut lines: Vec<&str> = Vec::new();
    for line in clean.lines().map(str::trim_end) {
        // Two blank lines look like a mistake.
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

/// What the gate objects to, as it is kept and told.
pub fn objections(violations: &[Violation]) -> Told {
    Told::list(violations.iter().map(|one| finding(one.clone()).told))
}

fn finding(Violation { rule, found }: Violation) -> Finding {
    use Weight::{Must, Style, Vouch};
    let (weight, phrase) = match rule {
        "refused-by-x" | "too-long" => (Must, &say::TOO_LONG),
        "link-missing" | "link-not-canonical" => (Must, &say::LINK_MISSING),
        "link-twice" => (Must, &say::LINK_TWICE),
        "nothing-said" => (Must, &say::NOTHING_SAID),
        "forbidden-sign" => (Must, &say::FORBIDDEN_SIGN),
        "markup" => (Must, &say::MARKUP),
        "entity" => (Must, &say::ENTITY),
        "number-not-in-source" => (Vouch, &say::NUMBER),
        "date-not-in-source" => (Vouch, &say::DATE),
        "word-not-in-source" => (Vouch, &say::WORD),
        "name-not-in-source" => (Vouch, &say::NAME),
        "claim-changed" => (Vouch, &say::CLAIM),
        "quotation-not-verbatim" => (Vouch, &say::QUOTATION),
        "speaker-changed" => (Vouch, &say::SPEAKER_CHANGED),
        "speaker-missing" => (Vouch, &say::SPEAKER_MISSING),
        "not-word-for-word" => (Vouch, &say::NOT_WORD_FOR_WORD),
        "source-not-named" => (Vouch, &say::SOURCE_NOT_NAMED),
        "broke-off" => (Vouch, &say::BROKE_OFF),
        "mention" => (Vouch, &say::MENTION),
        "other-link" => (Vouch, &say::OTHER_LINK),
        "hashtag-not-in-source" => (Vouch, &say::TAG_NOT_IN_SOURCE),
        "dangling-opener" => (Style, &say::LEANS),
        "torn-from-its-own" => (Style, &say::TORN),
        "ends-badly" => (Style, &say::ENDS_BADLY),
        "ellipsis" => (Style, &say::ELLIPSIS),
        "relative-day" => (Style, &say::RELATIVE_DAY),
        "unbalanced" => (Style, &say::UNBALANCED),
        "furniture" => (Style, &say::FURNITURE),
        "hashtag-in-sentence" => (Style, &say::TAG_IN_SENTENCE),
        "hashtag-not-last" => (Style, &say::TAG_NOT_LAST),
        "too-many-hashtags" => (Style, &say::TOO_MANY_TAGS),
        "hashtag-in-small-letters" => (Style, &say::SMALL_TAG),
        // A rule that is new here is taken seriously.
        _ => (Vouch, &say::OTHER),
    };
    let told = phrase.told([Told::said(&short(&found))]);
    Finding { rule, found, weight, told }
}

/// Characters of what was found that are told: the journal never holds an article's body.
const TOLD_AT_MOST: usize = 120;

/// What was found, cut.
pub(in crate::daemon) fn short(found: &str) -> String {
    match found.char_indices().nth(TOLD_AT_MOST) {
        Some((end, _)) => format!("{} …", found.get(..end).unwrap_or_default()),
        None => found.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_sends_becomes_what_is_posted() {
        let sent = "Ein Satz.  \r\n\r\n\r\nNoch einer.\u{200b}\r\n\r\nhttps://a.example/1\r\n\r\n";
        assert_eq!(tidy(sent), "Ein Satz.\n\nNoch einer.\n\nhttps://a.example/1");
    }

    #[test]
    fn every_rule_of_the_gate_has_its_own_words() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/summary/faithful");
        let mut rules = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.ends_with("tests.rs") {
                continue;
            }
            let code = std::fs::read_to_string(path).unwrap();
            for rest in code.split("Violation::new(").skip(1) {
                let Some(rule) = rest.trim_start().strip_prefix('"') else { continue };
                let rule = rule.split('"').next().unwrap();
                // A rule's name lives as long as the program.
                let rule: &'static str = Box::leak(rule.to_owned().into_boxed_str());
                let told = finding(Violation { rule, found: "x".into() }).told.words().de;
                assert!(!told.starts_with("Die Prüfung"), "{rule} has no words of its own");
                rules += 1;
            }
        }
        assert!(rules > 25, "{rules}");
    }
}
