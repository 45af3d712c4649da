//! Questions on a terminal, or on whatever answers them line by line.

use std::io::BufRead;

use url::Url;

use super::Alerts;
use crate::cli::discover::web_address;
use crate::cli::{Failure, say};
use crate::config::Language;
use crate::notify;
use crate::outbox::Land;
use crate::wording::{Phrase, init as words};

/// Questions in all.
const QUESTIONS: usize = 5;

/// The column of what belongs to a question.
const INDENT: usize = 5;

/// A line that is longer than that is no answer, in bytes.
const LONGEST: u64 = 4_096;

/// Asks, and reads the answers.
pub(super) struct Asker<R> {
    /// Whether nothing is asked: the defaults are taken.
    quiet: bool,
    answers: R,
    asked: usize,
}

impl<R: BufRead> Asker<R> {
    pub(super) const fn new(quiet: bool, answers: R) -> Self {
        Self { quiet, answers, asked: 0 }
    }

    /// Asks until the answer is one; an empty one is the default, where there is one.
    pub(super) fn ask<T>(
        &mut self,
        question: &Phrase,
        default: Option<&str>,
        language: Language,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Failure> {
        self.asked += 1;
        let question = question.with(&[]).of(language).to_owned();
        if self.quiet {
            let answer = default.ok_or_else(|| {
                Failure::Wrong(words::UNASKED.with(&[&question]).of(language).to_owned())
            })?;
            return read(answer).map_err(Failure::Wrong);
        }
        let shown = default.map_or(String::new(), |default| format!(" [{default}]"));
        let question = format!("{}/{QUESTIONS}  {question}{shown}", self.asked);
        say::line(&say::folded(&question, say::width(), 0, INDENT));
        loop {
            say::prompt(INDENT);
            let line = self.line(language)?;
            let answer = if line.is_empty() { default.unwrap_or_default() } else { &line };
            let why = match read(answer) {
                Ok(answer_read) if !answer.is_empty() => return Ok(answer_read),
                Ok(_) => words::NEEDED.with(&[]).of(language).to_owned(),
                Err(why) => why,
            };
            say::line(&say::folded(&format!("     {why}"), say::width(), 0, INDENT));
        }
    }

    fn line(&mut self, language: Language) -> Result<String, Failure> {
        let mut line = Vec::new();
        let mut limited = std::io::Read::take(&mut self.answers, LONGEST);
        if limited.read_until(b'\n', &mut line)? == 0 {
            let ended = words::ENDED.with(&[]).of(language).to_owned();
            return Err(Failure::Failed(anyhow::anyhow!(ended)));
        }
        let line = String::from_utf8_lossy(&line);
        Ok(line.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned())
    }
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    match text.to_lowercase().as_str() {
        "de" | "deutsch" | "german" => Ok(Language::De),
        "en" | "englisch" | "english" => Ok(Language::En),
        _ => Err("de / en".to_owned()),
    }
}

pub(super) fn website(text: &str, language: Language) -> Result<Url, String> {
    let url = web_address(text, language).ok().filter(|url| {
        let host = url.host_str().unwrap_or_default();
        let is_plain = url.username().is_empty() && url.password().is_none();
        is_plain && (host.contains(['.', ':']) || host == "localhost")
    });
    url.ok_or_else(|| words::BAD_WEBSITE.with(&[text]).of(language).to_owned())
}

pub(super) fn holidays(text: &str, language: Language) -> Result<String, String> {
    let folded = text.to_lowercase();
    if matches!(folded.as_str(), "none" | "keine" | "nein") {
        return Ok("none".to_owned());
    }
    let land = Land::ALL
        .iter()
        .find(|(code, _, name)| code.to_lowercase() == folded || name.to_lowercase() == folded);
    land.map(|(code, ..)| (*code).to_owned()).ok_or_else(|| {
        let codes: Vec<&str> = Land::ALL.iter().map(|(code, ..)| *code).collect();
        words::BAD_HOLIDAYS.with(&[&codes.join(", ")]).of(language).to_owned()
    })
}

pub(super) fn alerts(text: &str, language: Language) -> Result<Alerts, String> {
    let bad = || words::BAD_ALERTS.with(&[text]).of(language).to_owned();
    match text {
        "none" | "keine" | "nein" => Ok(Alerts::File),
        text if text.starts_with("https://") => {
            Url::parse(text).map(Alerts::Ntfy).map_err(|_| bad())
        }
        text => match notify::address(text) {
            Some(_) => Ok(Alerts::Mail(text.to_owned())),
            None => Err(bad()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_answer_is_asked_again_and_an_empty_one_is_the_default() {
        let mut asker = Asker::new(false, "Atlantis\nst\n\n".as_bytes());
        let mut ask = || {
            let read = |text: &str| holidays(text, Language::De);
            asker.ask(&words::ASK_HOLIDAYS, Some("none"), Language::De, read).ok()
        };
        assert_eq!(ask().as_deref(), Some("ST"));
        assert_eq!(ask().as_deref(), Some("none"));
        assert_eq!(ask(), None, "the answers have ended");
    }

    #[test]
    fn answers_are_read_as_people_give_them() {
        assert_eq!(
            website("www.verein.example", Language::De).unwrap().as_str(),
            "https://www.verein.example/"
        );
        assert!(website("unsere Seite", Language::De).is_err());
        assert!(website("https://a:b@verein.example", Language::De).is_err());
        assert_eq!(holidays("Sachsen", Language::De).as_deref(), Ok("SN"));
        assert!(holidays("XX", Language::De).unwrap_err().contains("ST"));
        assert_eq!(alerts("a@b.example", Language::De), Ok(Alerts::Mail("a@b.example".into())));
        assert!(matches!(alerts("https://ntfy.sh/x", Language::De), Ok(Alerts::Ntfy(_))));
        assert!(alerts("Telefon", Language::De).is_err());
    }
}
