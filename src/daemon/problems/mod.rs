//! What stands in the way at this moment: asked of the state, not remembered, so that it is right
//! after any crash. `status`, the admin page and the alerts tell the same list.

mod accounts;
mod outbox;
mod sources;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use serde::Serialize;

use super::broke;
use crate::config::Config;
use crate::config::budget::dollars;
use crate::state::StoreError;
use crate::wording::{self, Words, problems as say};

/// What kind of problem; the name is stable, and half of a problem's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The token opens another account than the website links.
    AccountMismatch,
    /// The network does not take the token.
    AccountToken,
    /// The access ends soon.
    TokenEnds,
    /// Followers see nothing of what the app posts.
    AppDevelopment,
    /// The network wants to be paid first.
    AccountPayment,
    /// Whose account it is could not be checked for a while.
    AccountUnreachable,
    /// A source cannot be read.
    SourceFailing,
    /// A source's list looks other than usual.
    SourceQuarantine,
    /// A source is silent for longer than usual.
    SourceSilent,
    /// A source has moved for good.
    SourceMoved,
    /// Whether a post has appeared could not be settled.
    PostUnclear,
    /// The network refused a post.
    PostFailed,
    /// Posts wait for a yes.
    PostApproval,
    /// Changes to posts wait for a decision.
    PostChanges,
    /// The month's money runs low.
    BudgetWarning,
    /// The month's money is used up.
    BudgetSpent,
    /// A changed configuration has mistakes.
    ConfigReload,
    /// The state cannot be written.
    StateFailing,
    /// The program panicked, and was started again.
    ProgramBroke,
}

impl Kind {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccountMismatch => "account_mismatch",
            Self::AccountToken => "account_token",
            Self::TokenEnds => "token_ends",
            Self::AppDevelopment => "app_development",
            Self::AccountPayment => "account_payment",
            Self::AccountUnreachable => "account_unreachable",
            Self::SourceFailing => "source_failing",
            Self::SourceQuarantine => "source_quarantine",
            Self::SourceSilent => "source_silent",
            Self::SourceMoved => "source_moved",
            Self::PostUnclear => "post_unclear",
            Self::PostFailed => "post_failed",
            Self::PostApproval => "post_approval",
            Self::PostChanges => "post_changes",
            Self::BudgetWarning => "budget_warning",
            Self::BudgetSpent => "budget_spent",
            Self::ConfigReload => "config_reload",
            Self::StateFailing => "state_failing",
            Self::ProgramBroke => "program_broke",
        }
    }

    /// Whether something stands still until a person acts.
    pub const fn is_urgent(self) -> bool {
        !matches!(
            self,
            Self::SourceSilent
                | Self::SourceMoved
                | Self::BudgetWarning
                | Self::PostApproval
                | Self::TokenEnds
                | Self::ProgramBroke
        )
    }

    /// Whether it is told at each of its stages, whose beginning `since` is then, and not repeated
    /// in between.
    pub const fn has_stages(self) -> bool {
        matches!(self, Self::TokenEnds)
    }
}

/// One problem, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub kind: Kind,
    /// The account or source; empty where neither is meant.
    pub about: String,
    /// Since when it lasts, as far as that is known.
    pub since: Timestamp,
    /// What happened, in one line.
    pub what: Words,
    /// What it means.
    pub meaning: Words,
    /// What to do.
    pub todo: Words,
}

impl Problem {
    /// Kind and subject: two problems of one key are the same problem.
    pub fn key(&self) -> String {
        match self.about.as_str() {
            "" => self.kind.as_str().to_owned(),
            about => format!("{}:{about}", self.kind.as_str()),
        }
    }

    /// A changed configuration that was not taken over.
    pub fn reload(report: &str, now: Timestamp) -> Self {
        Self {
            kind: Kind::ConfigReload,
            about: String::new(),
            since: now,
            what: say::RELOAD.telling(&[]),
            meaning: say::RELOAD_MEANS.telling(&[&Words::same(report)]),
            todo: say::RELOAD_TODO.telling(&[]),
        }
    }

    /// A state that cannot be written.
    pub fn state(error: &StoreError, now: Timestamp) -> Self {
        Self {
            kind: Kind::StateFailing,
            about: String::new(),
            since: now,
            what: say::STATE.telling(&[]),
            meaning: say::STATE_MEANS.telling(&[&error.told().words()]),
            todo: say::STATE_TODO.telling(&[]),
        }
    }
}

/// Everything that stands in the way now, as far as the state tells it.
pub fn current(
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<Problem>, StoreError> {
    let mut found = accounts::problems(db, config, now)?;
    found.extend(sources::problems(db, config, now)?);
    found.extend(outbox::problems(db, config, now)?);
    found.extend(broken(db, config, now)?);
    Ok(found)
}

/// That the program panicked lately; it goes on, but without what it was at.
fn broken(db: &Connection, config: &Config, now: Timestamp) -> Result<Option<Problem>, StoreError> {
    let Some((since, place, times)) = broke::lately(db, now)? else {
        return Ok(None);
    };
    let parts = [&at(since, &config.timezone), &place.words(), &Words::same(times.to_string())];
    Ok(Some(Problem {
        kind: Kind::ProgramBroke,
        about: String::new(),
        since,
        what: say::BROKE.telling(&parts),
        meaning: say::BROKE_MEANS.telling(&parts),
        todo: say::BROKE_TODO.telling(&parts),
    }))
}

/// An instant as people write it, in each language.
pub(crate) fn at(at: Timestamp, zone: &TimeZone) -> Words {
    wording::at(at, zone).words()
}

/// Millionths of a US dollar as people write dollars, in each language.
pub(crate) fn amount(micro: u64) -> Words {
    let en = dollars(micro);
    Words { de: en.replace('.', ","), en }
}

/// A day as people write it, in each language.
pub(crate) fn day(at: Timestamp, zone: &TimeZone) -> Words {
    wording::day(at.to_zoned(zone.clone()).date()).words()
}
