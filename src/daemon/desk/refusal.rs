//! Why a decision is refused, in words.

use super::judge::{Verdict, Weight};
use super::{Decision, Seat};
use crate::outbox::State;
use crate::state::actions::ActionRow;
use crate::state::{StoreError, journal};
use crate::wording::{self, Words, gate, queue as say};

/// Why a decision is refused; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such delivery.
    Unknown(i64),
    /// There is no such change.
    UnknownChange(i64),
    /// Somebody else has decided, or the text has changed, since the person looked.
    Stale(Words),
    /// Not where it stands.
    NotNow(Words),
    /// Not where the change stands.
    ChangeNotNow(Box<ActionRow>),
    /// The gate objects.
    Gate(Verdict),
    /// There are two texts, and none was chosen.
    Choose,
    /// One of two texts was chosen, and there is only one.
    NoChoice,
    /// The article that a text is judged by is not there.
    NoArticle,
    /// The account is not in the configuration any more.
    NoAccount(String),
    /// A post cannot be put off until then, since that has passed.
    Past(Words),
    /// … since the article will be erased.
    TooFar,
    /// … since its event is over then.
    AfterEvent(Words),
}

impl Refusal {
    /// The refusal in words.
    pub fn words(&self) -> Words {
        match self {
            Self::Unknown(id) => say::UNKNOWN.with(&[&id.to_string()]),
            Self::UnknownChange(id) => say::UNKNOWN_CHANGE.with(&[&id.to_string()]),
            Self::Stale(words) | Self::NotNow(words) => words.clone(),
            Self::ChangeNotNow(row) => {
                say::CHANGE_NOT_NOW.telling(&[&row.state.words(), &row.why.words()])
            }
            Self::Gate(verdict) => in_words(verdict),
            Self::Choose => say::CHOOSE.with(&[]),
            Self::NoChoice => say::NO_CHOICE.with(&[]),
            Self::NoArticle => say::NO_ARTICLE.with(&[]),
            Self::NoAccount(name) => say::NO_ACCOUNT.with(&[name]),
            Self::Past(at) => say::PAST.telling(&[at]),
            Self::TooFar => say::TOO_FAR.with(&[]),
            Self::AfterEvent(at) => say::AFTER_EVENT.telling(&[at]),
        }
    }
}

/// A verdict in words: a heading for each weight, and a line for each finding.
pub(super) fn in_words(verdict: &Verdict) -> Words {
    let mut told = Words::default();
    let mut line = |words: &Words| {
        for (all, one) in [(&mut told.de, &words.de), (&mut told.en, &words.en)] {
            if !all.is_empty() {
                all.push('\n');
            }
            all.push_str(one);
        }
    };
    for (weight, heading) in
        [(Weight::Must, gate::MUST), (Weight::Vouch, gate::VOUCH), (Weight::Style, gate::STYLE)]
    {
        let findings: Vec<_> = verdict.of(weight).collect();
        if !findings.is_empty() {
            line(&heading.with(&[]));
        }
        for finding in findings {
            let Words { de, en } = finding.told.words();
            line(&Words { de: format!("  – {de}"), en: format!("  – {en}") });
        }
    }
    if told.de.is_empty() { gate::FITS.with(&[]) } else { told }
}

impl Verdict {
    /// The verdict in words: a heading for each weight, and a line for each finding.
    pub fn words(&self) -> Words {
        in_words(self)
    }
}

/// Something is otherwise than the person saw it.
pub(super) fn stale(seat: &Seat<'_>) -> Result<Refusal, StoreError> {
    Ok(Refusal::Stale(say::STALE.telling(&stands(seat)?.each_ref())))
}

/// The decision does not go with where the delivery stands.
pub(super) fn not_now(seat: &Seat<'_>, decision: &Decision) -> Result<Refusal, StoreError> {
    let may_stand = matches!(
        seat.delivery.state,
        State::Intent | State::Posted | State::Ambiguous | State::NeedsHuman
    );
    let asks_of_sent = matches!(decision, Decision::Posted { .. } | Decision::Absent);
    let phrase = if may_stand && !asks_of_sent { say::TOO_LATE } else { say::NOT_NOW };
    Ok(Refusal::NotNow(phrase.telling(&stands(seat)?.each_ref())))
}

/// Where it stands, why, and who decided that last.
fn stands(seat: &Seat<'_>) -> Result<[Words; 3], StoreError> {
    let journal = journal::of_delivery(seat.db, seat.delivery.id)?;
    let decided = journal.iter().rev().find_map(|entry| Some((entry.who.as_ref()?, entry.at)));
    let by = decided.map_or(Words::default(), |(who, at)| {
        let at = wording::at(at, &seat.config.timezone).words();
        say::BY.telling(&[&super::who(who), &at])
    });
    Ok([seat.delivery.state.words(), seat.delivery.why.words(), by])
}
