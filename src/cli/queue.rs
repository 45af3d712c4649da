//! `queue`: the outbox by hand. What is decided is decided at the desk; here it is asked and told.

mod edit;
mod editor;
mod print;
mod until;

use std::path::Path;

use clap::Subcommand;
use jiff::Timestamp;

use super::{Done, Failure, load_in_force, say, user};
use crate::clock;
use crate::config::Config;
use crate::daemon::desk::{self, Ask, Choice, Decision, Person, Refusal};
use crate::state::Store;
use crate::wording::{Words, queue as words};

/// Deliveries that `queue list` shows.
const LISTED: u32 = 50;

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// What waits, and what was settled last.
    List,
    /// One delivery with its text and everything decided on it.
    Show {
        /// The delivery's number.
        id: i64,
    },
    /// Say yes to a post.
    Approve {
        /// The delivery's number.
        id: i64,
        /// You have checked what the gate objects to, and vouch for it.
        #[arg(long)]
        as_is: bool,
        /// The article has changed since you wrote the text: your text is the one.
        #[arg(long, conflicts_with = "new")]
        own: bool,
        /// … the text that was told anew is the one.
        #[arg(long)]
        new: bool,
    },
    /// Take a yes back, for as long as the post was not sent.
    Undo {
        /// The delivery's number.
        id: i64,
    },
    /// Write the text of a post yourself, in $VISUAL or $EDITOR; it is checked against the article.
    Edit {
        /// The delivery's number.
        id: i64,
        /// The whole text with its link, in place of an editor; `-` reads it from standard input.
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
        /// You have checked what the gate objects to, and vouch for it.
        #[arg(long)]
        as_is: bool,
        /// Say yes to it at once.
        #[arg(long)]
        approve: bool,
    },
    /// Say no to a post.
    Reject {
        /// The delivery's number.
        id: i64,
        /// Why, for the journal.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Put a post off: `queue postpone 7 2h`, `queue postpone 7 2026-12-01T09:00`.
    Postpone {
        /// The delivery's number.
        id: i64,
        /// For how long, or until when on the configuration's wall clock.
        until: String,
    },
    /// Try a failed post again.
    Retry {
        /// The delivery's number.
        id: i64,
    },
    /// You found the post on the timeline.
    Posted {
        /// The delivery's number.
        id: i64,
        /// The network's number of the post.
        remote_id: String,
    },
    /// Say yes to a change of a post that stands on its timeline, or try a failed one again.
    Allow {
        /// The change's number.
        id: i64,
    },
    /// Say no to a change of a post: it stays as it is.
    Refuse {
        /// The change's number.
        id: i64,
    },
    /// You looked, and the post is not on the timeline: it will be sent again.
    Absent {
        /// The delivery's number.
        id: i64,
    },
}

pub(super) fn queue(path: &Path, action: Option<Action>, json: bool) -> Done {
    let config = load_in_force(path)?;
    let store = Store::open_shared(&config.state_dir)?;
    let desk = At { config: &config, store: &store, json };
    let (id, decision) = match action.unwrap_or(Action::List) {
        Action::List => return print::list(&config, &store, json),
        Action::Show { id } => return print::show(&config, &store, id, json),
        Action::Allow { id } => return desk.change(id, true),
        Action::Refuse { id } => return desk.change(id, false),
        Action::Edit { id, text, as_is, approve } => {
            return edit::edit(&desk, id, text.as_deref(), (as_is, approve));
        }
        Action::Approve { id, as_is, own, new } => {
            let own = own.then_some(Choice::Own);
            let choice = if new { Some(Choice::New) } else { own };
            (id, Decision::Approve { vouched: as_is, choice })
        }
        Action::Undo { id } => (id, Decision::Undo),
        Action::Reject { id, reason } => (id, Decision::Reject { reason }),
        Action::Postpone { id, until } => {
            let until = desk.until(&until)?;
            (id, Decision::Postpone { until })
        }
        Action::Retry { id } => (id, Decision::Retry),
        Action::Posted { id, remote_id } => (id, Decision::Posted { remote_id }),
        Action::Absent { id } => (id, Decision::Absent),
    };
    desk.decide(&Ask { delivery: id, seen: None, decision })
}

/// Somebody who decides at the terminal.
struct At<'a> {
    config: &'a Config,
    store: &'a Store,
    json: bool,
}

impl At<'_> {
    /// A sentence in the language of the configuration.
    fn told<'w>(&self, words: &'w Words) -> &'w str {
        words.of(self.config.language)
    }

    fn refused(&self, refusal: &Refusal) -> Failure {
        let mut told = self.told(&refusal.words()).to_owned();
        if let Refusal::Gate(verdict) = refusal
            && verdict.of(desk::judge::Weight::Must).next().is_none()
        {
            told.push('\n');
            told.push_str(self.told(&words::VOUCH_HOW.with(&[])));
        }
        anyhow::anyhow!(told).into()
    }

    fn until(&self, text: &str) -> Result<Timestamp, Failure> {
        let wrong = || anyhow::anyhow!(self.told(&words::BAD_TIME.with(&[text])).to_owned());
        Ok(until::parse(text, &self.config.timezone, clock::now()).ok_or_else(wrong)?)
    }

    fn decide(&self, ask: &Ask) -> Done {
        let person = Person::at_terminal(&user::name());
        let now = clock::now();
        let decided =
            self.store.run_blocking(|tx| desk::decide(tx, self.config, ask, &person, now))?;
        let delivery = decided.map_err(|refusal| self.refused(&refusal))?;
        if self.json {
            say::json(&delivery)?;
            return Ok(());
        }
        let told = words::NOW.telling(&[
            &Words::same(delivery.id.to_string()),
            &Words::same(&delivery.account),
            &delivery.state.words(),
            &delivery.why.words(),
        ]);
        say::wrapped(self.told(&told));
        if let Decision::Postpone { until } = ask.decision {
            let at = crate::wording::at(until, &self.config.timezone);
            say::line(self.told(&crate::wording::reasons::POSTPONED.told([at]).words()));
        }
        Ok(())
    }

    /// A person's word on a change of a post.
    fn change(&self, id: i64, allowed: bool) -> Done {
        let person = Person::at_terminal(&user::name());
        let now = clock::now();
        let decided =
            self.store.run_blocking(|tx| desk::decide_change(tx, id, allowed, &person, now))?;
        let row = decided.map_err(|refusal| self.refused(&refusal))?;
        if self.json {
            say::json(&row)?;
            return Ok(());
        }
        let told = words::CHANGE_NOW.telling(&[
            &Words::same(row.id.to_string()),
            &row.action.words(),
            &Words::same(row.delivery.to_string()),
            &row.state.words(),
            &row.why.words(),
        ]);
        say::wrapped(self.told(&told));
        Ok(())
    }
}
