//! What a person sends from the page of a post: a decision, or a text that is only to be checked.

use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Json};
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::Deserialize;

use super::{Tried, judged, show};
use crate::admin::Admin;
use crate::admin::gate::Visit;
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, back};
use crate::config::Config;
use crate::daemon::desk::{self, Ask, Choice, Decision, Refusal};
use crate::item::Network;
use crate::state::deliveries;
use crate::wording::{Phrase, Words, desk as say, ways};

/// The fields of all forms on the page; each form has some of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::admin::pages) struct Fields {
    /// Which version of the post the person saw.
    version: Option<String>,
    text: String,
    reason: String,
    until: String,
    remote_id: String,
    /// `own` or `new`, where there are two texts.
    choice: String,
    /// Set where the person vouches for the text.
    vouched: Option<String>,
    /// Set where a text is saved and approved at once.
    approve: Option<String>,
}

/// The decision that a form means, and what is said once it is made.
fn meant(step: &str, fields: &Fields, config: &Config) -> Option<(Decision, &'static Phrase)> {
    let vouched = fields.vouched.is_some();
    Some(match step {
        "approve" => {
            let choice = match fields.choice.as_str() {
                "own" => Some(Choice::Own),
                "new" => Some(Choice::New),
                _ => None,
            };
            (Decision::Approve { vouched, choice }, &say::SAID_APPROVED)
        }
        "undo" => (Decision::Undo, &say::SAID_UNDONE),
        "edit" => {
            let approve = fields.approve.is_some();
            let said = if approve { &say::SAID_APPROVED } else { &say::SAID_EDITED };
            (Decision::Edit { text: fields.text.clone(), vouched, approve }, said)
        }
        "reject" => (Decision::Reject { reason: Some(fields.reason.clone()) }, &say::SAID_REJECTED),
        "postpone" => {
            let until = moment(&fields.until, config)?;
            (Decision::Postpone { until }, &say::SAID_POSTPONED)
        }
        "retry" => (Decision::Retry, &say::SAID_RETRIED),
        "posted" => {
            let remote_id = fields.remote_id.trim().to_owned();
            (Decision::Posted { remote_id }, &say::SAID_FOUND)
        }
        "absent" => (Decision::Absent, &say::SAID_RETRIED),
        _ => return None,
    })
}

/// What `<input type="datetime-local">` sends, on the organisation's wall clock.
fn moment(text: &str, config: &Config) -> Option<Timestamp> {
    let wall: DateTime = text.trim().parse().ok()?;
    Some(wall.to_zoned(config.timezone.clone()).ok()?.timestamp())
}

/// `POST /outbox/{id}/{step}`.
pub(in crate::admin::pages) async fn decide(
    State(admin): State<Admin>,
    visit: Visit,
    Path((id, step)): Path<(i64, String)>,
    Form(fields): Form<Fields>,
) -> Answer {
    let text = (step == "edit").then(|| fields.text.clone());
    let config = admin.config();
    let Some((decision, said)) = meant(&step, &fields, &config) else {
        if step != "postpone" {
            return Err(Trouble::Missing);
        }
        let refused = say::BAD_MOMENT.with(&[]).of(config.language).to_owned();
        return show(&admin, &visit, id, Tried { text, refused: Some(refused) }).await;
    };
    let ask = Ask { delivery: id, seen: fields.version, decision };
    let person = visit.person();
    let decided = admin
        .decide(move |look| {
            let decided = desk::decide(look.db, look.config, &ask, &person, look.now)?;
            Ok::<_, Trouble>(decided.map(drop))
        })
        .await?;
    match decided {
        Ok(()) => Ok(back(&format!("/outbox/{id}"), said)),
        Err(Refusal::Unknown(_)) => Err(Trouble::Missing),
        Err(refusal) => {
            let refused = Some(in_words(&refusal).of(config.language).to_owned());
            show(&admin, &visit, id, Tried { text, refused }).await
        }
    }
}

/// Why it is refused; what the terminal has an option for, the page has a button for.
fn in_words(refusal: &Refusal) -> Words {
    match refusal {
        Refusal::Choose => ways::CHOOSE.with(&[]),
        other => other.words(),
    }
}

/// `POST /outbox/{id}/check`: how a text would be judged; nothing is kept. The page's script asks
/// for JSON, the button without a script for the page.
pub(in crate::admin::pages) async fn check(
    State(admin): State<Admin>,
    visit: Visit,
    Path(id): Path<i64>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Answer {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accept != Some("application/json") {
        return show(&admin, &visit, id, Tried { text: Some(fields.text), refused: None }).await;
    }
    let verdict = admin
        .look(move |look| {
            let verdict = desk::judge(look.db, look.config, id, &fields.text)?;
            let account = deliveries::find(look.db, id)?.map(|delivery| delivery.account);
            let account = account.and_then(|name| look.config.account(&name));
            let label = account.map_or("", |account| Network::label(account.network()));
            Ok::<_, Trouble>(verdict.map(|verdict| judged(look, &verdict, label)))
        })
        .await?;
    verdict.map(|verdict| Json(verdict).into_response()).ok_or(Trouble::Missing)
}

/// `POST /changes/{id}/{step}`: a person's word on a change of a post that stands there.
pub(in crate::admin::pages) async fn change(
    State(admin): State<Admin>,
    visit: Visit,
    Path((id, step)): Path<(i64, String)>,
) -> Answer {
    let (allowed, said) = match step.as_str() {
        "allow" => (true, &say::SAID_CHANGE_ALLOWED),
        "refuse" => (false, &say::SAID_CHANGE_REFUSED),
        _ => return Err(Trouble::Missing),
    };
    let person = visit.person();
    let language = admin.config().language;
    let decided = admin
        .decide(move |look| {
            let decided = desk::decide_change(look.db, id, allowed, &person, look.now)?;
            Ok::<_, Trouble>(decided.map(|row| row.delivery))
        })
        .await?;
    match decided {
        Ok(delivery) => Ok(back(&format!("/outbox/{delivery}"), said)),
        Err(Refusal::ChangeNotNow(row)) => {
            let refused = Refusal::ChangeNotNow(row.clone()).words().of(language).to_owned();
            let tried = Tried { text: None, refused: Some(refused) };
            show(&admin, &visit, row.delivery, tried).await
        }
        Err(_) => Err(Trouble::Missing),
    }
}
