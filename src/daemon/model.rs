//! Asking a model: within one deadline, twice at most, and not at all while it fails again and again.

mod keep;
mod server;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::time::timeout;

use super::tell::{Matter, Told};
use crate::config::{Config, ModelConfig};
use crate::summary::faithful::Violation;
use crate::summary::model::Question;
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
    pub why: String,
    /// Something about the model that the admin should know: a name for it, and the sentence.
    pub notice: Option<(&'static str, String)>,
}

/// What came of asking.
enum Asked {
    /// Sentences that passed, and how.
    Passed(Box<Told>, Vec<String>, String),
    /// It answered, and nothing passed.
    Refused(String),
    /// The server failed; what to do about it, in German.
    Failed(String, &'static str),
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
    pub async fn probe(&self) -> Result<String, String> {
        self.server.probe(&self.config).await
    }

    /// Has a post written: by the model, else by the program's own rules.
    pub async fn write(&mut self, matter: &Matter, now: Timestamp) -> Written {
        let by_rules = |why: String, notice| Written {
            told: matter.by_rules(),
            sentences: Vec::new(),
            why: by_rules(&why),
            notice,
        };
        let name = self.config.name.clone();
        let Some(question) = self.question(matter) else {
            return by_rules(format!("nothing of the article is given to {name}"), None);
        };
        if let Some(until) = self.rests_until.filter(|until| now < *until) {
            let until = until.to_zoned(self.zone.clone()).strftime("%H:%M");
            return by_rules(format!("{name} failed and is left alone until {until}"), None);
        }
        let limit = self.config.timeout;
        let asked = timeout(limit, self.ask(&question, matter)).await.unwrap_or_else(|_| {
            let late = format!("no complete answer within {} s", limit.as_secs());
            Asked::Failed(late, "Bitte nachsehen, ob der Rechner überlastet ist, oder unter [model] ein kleineres Modell eintragen.")
        });
        match asked {
            Asked::Passed(told, sentences, how) => {
                let why = format!("by the model {name}{how}");
                Written { told: *told, sentences, why, notice: self.answered() }
            }
            Asked::Refused(why) => {
                by_rules(format!("{name} was refused twice: {why}"), self.answered())
            }
            Asked::Failed(why, advice) => {
                let notice = self.failed(&why, advice, now);
                by_rules(format!("{name} failed: {why}"), notice)
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
        let mut refused: Vec<String> = Vec::new();
        for _ in 0..2 {
            let answer = match self.server.ask(&self.config, &question).await {
                Ok(answer) => answer,
                Err(failure) => return Asked::Failed(failure.reason, failure.advice),
            };
            let violations = match answer.sentences {
                Ok(sentences) => match matter.by_model(&sentences, self.config.disclose) {
                    Ok(told) => {
                        let how = refused.first().map_or(String::new(), |first| {
                            format!(", second try; the first was refused: {first}")
                        });
                        return Asked::Passed(Box::new(told), sentences, how);
                    }
                    Err(violations) => violations,
                },
                Err(violation) => vec![violation],
            };
            refused.push(in_words(&violations));
            question = question.again(&answer.said, &violations);
        }
        Asked::Refused(refused.join("; then "))
    }

    /// It answered: whatever was wrong is over.
    fn answered(&mut self) -> Option<(&'static str, String)> {
        let was_resting = self.rests_until.take().is_some();
        self.failures = 0;
        was_resting.then(|| {
            let name = &self.config.name;
            (BACK, format!("Das Sprachmodell „{name}“ antwortet wieder."))
        })
    }

    /// It failed. With the third time it is left alone for a while, which is told once.
    fn failed(
        &mut self,
        why: &str,
        advice: &str,
        now: Timestamp,
    ) -> Option<(&'static str, String)> {
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
            let minutes = REST.as_mins();
            let notice = format!(
                "Das Sprachmodell „{name}“ bei {base_url} hat dreimal hintereinander nicht \
                 geantwortet, wie es soll ({why}). Die Beiträge schreibt weitersagen vorerst selbst; \
                 alle {minutes} Minuten wird das Modell wieder gefragt. {advice}"
            );
            (FAILING, notice)
        })
    }
}

/// Who wrote, where no model did, and why.
fn by_rules(why: &str) -> String {
    format!("by the extractive rules: {why}")
}

/// Characters of the violations that the journal holds; it never holds an article's body.
const TOLD_AT_MOST: usize = 300;

fn in_words(violations: &[Violation]) -> String {
    let listed: Vec<String> = violations.iter().map(ToString::to_string).collect();
    let listed = listed.join("; ");
    match listed.char_indices().nth(TOLD_AT_MOST) {
        Some((end, _)) => format!("{} …", listed.get(..end).unwrap_or_default()),
        None => listed,
    }
}
