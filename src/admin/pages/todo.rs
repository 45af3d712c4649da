//! What is to be done about a problem, by the page's own ways: a link leads there where there is one.

use serde::Serialize;

use crate::admin::Look;
use crate::admin::shown::Moment;
use crate::daemon::problems::{Kind, Problem};
use crate::wording::{Phrase, ways as say};

/// A problem as a page tells it.
#[derive(Serialize)]
pub(super) struct ProblemView {
    what: String,
    meaning: String,
    todo: String,
    way: Option<Way>,
    is_urgent: bool,
    since: Moment,
}

/// The link that leads to where it can be done.
#[derive(Serialize)]
struct Way {
    href: String,
    name: String,
}

/// A problem with its remedy; `here` is the path of the page that tells it.
pub(super) fn shown(look: &Look<'_>, problem: &Problem, here: &str) -> ProblemView {
    // What can only be done at the terminal, or elsewhere, keeps its own sentence.
    let todo = remedy(problem.kind);
    let way = way(look, problem).filter(|way| !way.href.starts_with(here) || here == "/");
    ProblemView {
        what: look.words(&problem.what),
        meaning: look.words(&problem.meaning),
        todo: todo.map_or_else(|| look.words(&problem.todo), |todo| look.say(todo, &[])),
        way,
        is_urgent: problem.kind.is_urgent(),
        since: look.moment(problem.since),
    }
}

/// What is done on the page instead of at the terminal.
const fn remedy(kind: Kind) -> Option<&'static Phrase> {
    match kind {
        Kind::PostUnclear => Some(&say::TODO_UNCLEAR),
        Kind::PostFailed => Some(&say::TODO_FAILED),
        Kind::PostApproval => Some(&say::TODO_APPROVAL),
        Kind::PostChanges => Some(&say::TODO_CHANGES),
        Kind::SourceQuarantine => Some(&say::TODO_QUARANTINE),
        Kind::SourceFailing => Some(&say::TODO_FAILING),
        Kind::ConfigReload => Some(&say::TODO_RELOAD),
        Kind::AccountMismatch
        | Kind::AccountToken
        | Kind::TokenEnds
        | Kind::AppDevelopment
        | Kind::AccountPayment
        | Kind::AccountUnreachable
        | Kind::SourceSilent
        | Kind::SourceMoved
        | Kind::BudgetWarning
        | Kind::BudgetSpent
        | Kind::StateFailing
        | Kind::ProgramBroke => None,
    }
}

fn way(look: &Look<'_>, problem: &Problem) -> Option<Way> {
    let way = |href: String, name: &Phrase| Some(Way { href, name: look.say(name, &[]) });
    let about = problem.about.as_str();
    match problem.kind {
        Kind::PostUnclear | Kind::PostFailed | Kind::PostApproval | Kind::PostChanges => {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("state", "open")
                .append_pair("account", about)
                .finish();
            way(format!("/outbox?{query}"), &say::WAY_DECIDE)
        }
        Kind::SourceFailing | Kind::SourceQuarantine | Kind::SourceSilent | Kind::SourceMoved => {
            let place = look.config.sources.iter().position(|source| source.name == about)?;
            way(format!("/sources#s{}", place + 1), &say::WAY_SOURCE)
        }
        Kind::AccountMismatch
        | Kind::AccountToken
        | Kind::TokenEnds
        | Kind::AppDevelopment
        | Kind::AccountPayment
        | Kind::AccountUnreachable => {
            let place = look.config.accounts.iter().position(|account| account.name == about)?;
            way(format!("/accounts#a{}", place + 1), &say::WAY_ACCOUNT)
        }
        Kind::BudgetWarning | Kind::BudgetSpent => way("/month".to_owned(), &say::WAY_MONTH),
        Kind::ConfigReload | Kind::StateFailing | Kind::ProgramBroke => None,
    }
}
