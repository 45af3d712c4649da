//! Asking a model: within one deadline, twice at most, and not at all while it fails again and again.

mod keep;
mod server;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::time::timeout;

use super::desk::judge;
use super::tell::{Matter, Told};
use crate::config::{Config, ModelConfig};
use crate::summary::faithful::Violation;
use crate::summary::model::Question;
use crate::wording::{Phrase, Told as Sentence, reading as say};
use server::Server;

/// After so many failures in a row a model is left alone …
const FAILURES: u32 = 3;
/// … for so long.
const REST: SignedDuration = SignedDuration::from_mins(15);

/// What is told about a model when it begins to fail again and again, and when it is back.
const FAILING: &str = "model_failing";
const BACK: &str = "model_back";

/// The model that writes, and how it has done lately.
#[derive(Debug)]
pub struct Scribe {
    config: ModelConfig,
    zone: TimeZone,
    server: Server,
    /// Failures since it last answered.
    failures: u32,
    /// It is not asked before.
    rests_until: Option<Timestamp>,
}

/// A post, and who wrote its sentences.
#[derive(Debug, Clone)]
pub struct Written {
    /// The post.
    pub told: Told,
    /// The model's sentences; none where the program's own rules wrote.
    pub sentences: Vec<String>,
    /// Who wrote it and why, in a sentence.
    pub why: Sentence,
    /// Something about the model that the admin should know: a name for it, and the sentence.
    pub notice: Option<(&'static str, Sentence)>,
}

/// What came of asking.
enum Asked {
    /// Sentences that passed; with the second try, why the first did not.
    Passed(Box<Told>, Vec<String>, Option<Sentence>),
    /// It answered, and nothing passed, twice.
    Refused([Sentence; 2]),
    /// The server failed; what to do about it.
    Failed(Sentence, &'static Phrase),
}

impl Scribe {
    /// The model of a configuration, if it has one.
    pub fn open(config: &Config) -> Option<Self> {
        let model = config.model.clone()?;
        let server = Server::open(config, &model)
            .inspect_err(|error| tracing::error!("The model cannot be asked: {error}"))
            .ok()?;
        let zone = config.timezone.clone();
        Some(Self { config: model, zone, server, failures: 0, rests_until: None })
    }

    /// Its name, as the server knows it.
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// Asks the server which models it has; a sentence about that, or what is wrong.
    ///
    /// # Errors
    /// Why the model cannot write.
    pub async fn probe(&self) -> Result<Sentence, Sentence> {
        self.server.probe(&self.config).await
    }

    /// Has a post written: by the model, else by the program's own rules.
    pub async fn write(&mut self, matter: &Matter, now: Timestamp) -> Written {
        let by_rules = |why: Sentence, notice| Written {
            told: matter.by_rules(),
            sentences: Vec::new(),
            why: by_rules(why),
            notice,
        };
        let name = Sentence::said(&self.config.name);
        let Some(question) = self.question(matter) else {
            return by_rules(say::NOT_FOR_MODEL.told([name]), None);
        };
        if let Some(until) = self.rests_until.filter(|until| now < *until) {
            let until = until.to_zoned(self.zone.clone()).strftime("%H:%M").to_string();
            return by_rules(say::MODEL_RESTS.told([name, Sentence::said(&until)]), None);
        }
        let limit = self.config.timeout;
        let asked = timeout(limit, self.ask(&question, matter)).await.unwrap_or_else(|_| {
            Asked::Failed(say::FETCH_LATE.told([limit.as_secs().into()]), &say::SEE_LOAD)
        });
        match asked {
            Asked::Passed(told, sentences, how) => {
                let why = match how {
                    Some(first) => say::BY_MODEL_SECOND.told([name, first]),
                    None => say::BY_MODEL.told([name]),
                };
                Written { told: *told, sentences, why, notice: self.answered() }
            }
            Asked::Refused([first, second]) => {
                by_rules(say::MODEL_REFUSED.told([name, first, second]), self.answered())
            }
            Asked::Failed(why, advice) => {
                let notice = self.failed(&why, advice, now);
                by_rules(say::MODEL_FAILED.told([name, why]), notice)
            }
        }
    }

    /// What it is asked about a matter; none where that is not for a model.
    fn question(&self, matter: &Matter) -> Option<Question> {
        let (article, budget) = matter.for_model(self.config.disclose)?;
        Question::about(&article, matter.network, budget)
    }

    /// Asks, and once more with what was wrong.
    async fn ask(&mut self, question: &Question, matter: &Matter) -> Asked {
        let mut question = question.clone();
        let mut first: Option<Sentence> = None;
        loop {
            let answer = match self.server.ask(&self.config, &question).await {
                Ok(answer) => answer,
                Err(failure) => return Asked::Failed(failure.reason, failure.advice),
            };
            let violations = match answer.sentences {
                Ok(sentences) => match matter.by_model(&sentences, self.config.disclose) {
                    Ok(told) => return Asked::Passed(Box::new(told), sentences, first),
                    Err(violations) => violations,
                },
                Err(violation) => vec![violation],
            };
            let refused = in_words(&violations);
            if let Some(first) = first {
                return Asked::Refused([first, refused]);
            }
            first = Some(refused);
            question = question.again(&answer.said, &violations);
        }
    }

    /// It answered: whatever was wrong is over.
    fn answered(&mut self) -> Option<(&'static str, Sentence)> {
        let was_resting = self.rests_until.take().is_some();
        self.failures = 0;
        was_resting.then(|| (BACK, say::MODEL_BACK.told([Sentence::said(&self.config.name)])))
    }

    /// It failed. With the third time it is left alone for a while, which is told once.
    fn failed(
        &mut self,
        why: &Sentence,
        advice: &'static Phrase,
        now: Timestamp,
    ) -> Option<(&'static str, Sentence)> {
        self.failures = self.failures.saturating_add(1);
        tracing::warn!("The model {} failed: {why}", self.config.name);
        if self.failures < FAILURES {
            return None;
        }
        let told = self.rests_until.is_some();
        let until = now.checked_add(REST).unwrap_or(Timestamp::MAX);
        self.rests_until = Some(until);
        (!told).then(|| {
            let ModelConfig { name, base_url, .. } = &self.config;
            let model = [Sentence::said(name), Sentence::said(base_url.as_str())];
            let more = [why.clone(), REST.as_mins().into(), advice.told([])];
            (FAILING, say::MODEL_FAILING.told(model.into_iter().chain(more)))
        })
    }
}

/// Who wrote, where no model did, and why.
fn by_rules(why: Sentence) -> Sentence {
    say::BY_RULES.told([why])
}

/// Violations that the journal tells, each cut; it never holds an article's body.
const TOLD_AT_MOST: usize = 3;

fn in_words(violations: &[Violation]) -> Sentence {
    let told = violations.iter().take(TOLD_AT_MOST).map(|one| match of_model(one.rule) {
        Some(phrase) => phrase.told([Sentence::said(&judge::short(&one.found))]),
        None => judge::objections(std::slice::from_ref(one)),
    });
    Sentence::list(told)
}

/// The rules that only a model's sentences are held to; the gate has words for the others.
fn of_model(rule: &str) -> Option<&'static Phrase> {
    Some(match rule {
        "empty" => &say::SAID_NOTHING,
        "no-json" => &say::SAID_NO_JSON,
        "cut-off" => &say::SAID_CUT,
        "refused" => &say::SAID_REFUSED,
        "too-long" => &say::SAID_TOO_LONG,
        "too-many-sentences" => &say::SAID_TOO_MANY,
        "not-german" => &say::SAID_FOREIGN,
        "not-plain" => &say::SAID_MARKED,
        "no-sentence" => &say::SAID_NO_SENTENCE,
        "leans" => &say::SAID_LEANING,
        "repeats" => &say::SAID_AGAIN,
        "left-out" => &say::SAID_LEFT_OUT,
        "not-in-one-sentence" => &say::SAID_UNSUPPORTED,
        "order-changed" => &say::SAID_REORDERED,
        "number-elsewhere" => &say::SAID_NUMBER_ELSEWHERE,
        "date-elsewhere" => &say::SAID_DATE_ELSEWHERE,
        "relative-date" => &say::SAID_VAGUE_DAY,
        "denial-changed" => &say::SAID_DENIAL,
        "claim-lost" => &say::SAID_CLAIM_LOST,
        "speaker-lost" => &say::SAID_SPEAKER_LOST,
        _ => return None,
    })
}
