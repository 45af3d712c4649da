//! Accounts: whose each one is, how its access stands, what it may cost, what it posted last.

use axum::extract::State;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::Nav;
use crate::admin::gate::Visit;
use crate::admin::shown::{self, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::config::{AccountConfig, Credentials, OnBudget};
use crate::daemon::{budget, problems};
use crate::item::Network;
use crate::outbox::State as Step;
use crate::state::accounts::{self, AccountRow, AccountStatus};
use crate::state::token_reports;
use crate::state::tokens::{self, Kind, Standing};
use crate::state::{deliveries, items};
use crate::wording::{Phrase, admin as say};

const PAGE: Page = Page { template: "accounts.html", title: &say::ACCOUNTS, nav: Nav::Accounts };

/// From this long before its end on, an access that does not renew itself wants a person.
const NEAR: SignedDuration = SignedDuration::from_hours(14 * 24);

#[derive(Serialize)]
struct View {
    accounts: Vec<AccountView>,
}

#[derive(Serialize)]
struct AccountView {
    name: String,
    network: &'static str,
    label: &'static str,
    handle: Option<String>,
    /// `good`, `bad` or `new`.
    standing: &'static str,
    said: String,
    /// Why it does not stand well, as network or website say it.
    reason: Option<String>,
    checked: Option<Moment>,
    access: Access,
    budget: Option<BudgetView>,
    last: Option<LastView>,
    counts: Vec<CountView>,
}

/// How the access to an account stands.
#[derive(Serialize)]
struct Access {
    standing: &'static str,
    said: String,
    /// When it ends, where that is known.
    ends: Option<Moment>,
}

#[derive(Serialize)]
struct BudgetView {
    spent: String,
    limit: String,
    /// From 0 to 100.
    percent: u64,
    then: String,
}

#[derive(Serialize)]
struct LastView {
    title: String,
    url: Option<String>,
    at: Moment,
}

#[derive(Serialize)]
struct CountView {
    name: String,
    count: u32,
}

/// `GET /accounts`.
pub(super) async fn page(State(admin): State<Admin>, visit: Visit) -> Answer {
    admin.page(&visit, PAGE, view).await
}

fn view(look: &Look<'_>) -> Result<View, Trouble> {
    let accounts = look.config.accounts.iter().map(|account| of(look, account));
    Ok(View { accounts: accounts.collect::<Result<_, _>>()? })
}

fn of(look: &Look<'_>, account: &AccountConfig) -> Result<AccountView, Trouble> {
    let row = accounts::get(look.db, &account.name)?;
    let (standing, said) = standing(row.as_ref());
    let row = row.as_ref();
    let counts = deliveries::counts(look.db, &account.name)?;
    let groups = GROUPS.iter().map(|(name, states)| CountView {
        name: look.say(name, &[]),
        count: counts.iter().filter(|one| states.contains(&one.state)).map(|c| c.deliveries).sum(),
    });
    Ok(AccountView {
        name: account.name.clone(),
        network: shown::network(account.network()),
        label: account.network().label(),
        handle: row.and_then(|row| row.handle.clone()),
        standing,
        said: look.say(said, &[]),
        reason: row
            .filter(|_| standing == "bad")
            .map(|row| row.reason.words().of(look.config.language).to_owned()),
        checked: row.map(|row| look.moment(row.checked_at)),
        access: access(look, account, row)?,
        budget: budget_of(look, account)?,
        last: last(look, account)?,
        counts: groups.collect(),
    })
}

/// The states of deliveries as the page sums them up.
const GROUPS: [(&Phrase, &[Step]); 4] = [
    (&say::COUNT_POSTED, &[Step::Posted]),
    (
        &say::COUNT_UNDER_WAY,
        &[Step::Planned, Step::Approved, Step::Intent, Step::RetryWait, Step::Ambiguous],
    ),
    (&say::COUNT_FOR_YOU, &[Step::AwaitingApproval, Step::NeedsHuman, Step::Failed]),
    (&say::COUNT_NOT, &[Step::Rejected, Step::Suppressed, Step::Expired, Step::Withdrawn]),
];

fn standing(row: Option<&AccountRow>) -> (&'static str, &'static Phrase) {
    match row.map(|row| row.status) {
        None | Some(AccountStatus::Unverified) => ("new", &say::ACCOUNT_UNVERIFIED),
        Some(AccountStatus::Verified) => ("good", &say::ACCOUNT_VERIFIED),
        Some(AccountStatus::Mismatch) => ("bad", &say::ACCOUNT_MISMATCH),
        Some(AccountStatus::Token) => ("bad", &say::ACCOUNT_TOKEN),
        Some(AccountStatus::Payment) => ("bad", &say::ACCOUNT_PAYMENT),
    }
}

fn access(
    look: &Look<'_>,
    account: &AccountConfig,
    row: Option<&AccountRow>,
) -> Result<Access, Trouble> {
    let refused = row.is_some_and(|row| row.status == AccountStatus::Token);
    let (standing, said, ends): (_, _, Option<Timestamp>) = match &account.credentials {
        _ if refused => ("bad", &say::ACCESS_REFUSED, None),
        Credentials::Facebook { .. } => match token_reports::get(look.db, &account.name)? {
            None => ("new", &say::ACCESS_UNKNOWN, None),
            Some(report) => match report.expires_at {
                None => ("good", &say::ACCESS_LASTS, None),
                Some(end) if end.duration_since(look.now) <= NEAR => {
                    ("warn", &say::ACCESS_ENDS, Some(end))
                }
                Some(end) => ("good", &say::ACCESS_ENDS, Some(end)),
            },
        },
        Credentials::XOAuth1 { .. } => ("good", &say::ACCESS_KEYS, None),
        Credentials::XOAuth2 { .. } => {
            match tokens::get(look.db, &account.name, Kind::OAuth2)?.map(|token| token.standing) {
                None => ("bad", &say::ACCESS_NO_LOGIN, None),
                Some(Standing::Lost) => ("bad", &say::ACCESS_LOST, None),
                Some(Standing::Usable | Standing::Refreshing) => {
                    ("good", &say::ACCESS_RENEWS, None)
                }
            }
        }
    };
    Ok(Access { standing, said: look.say(said, &[]), ends: ends.map(|end| look.moment(end)) })
}

/// What X may cost; all accounts there share it.
fn budget_of(look: &Look<'_>, account: &AccountConfig) -> Result<Option<BudgetView>, Trouble> {
    if account.network() != Network::X {
        return Ok(None);
    }
    let (spent, limit) =
        (budget::spent(look.db, look.config, look.now)?, look.config.budget.x_per_month);
    let then = match look.config.budget.on_budget {
        OnBudget::Hold => &say::BUDGET_THEN_HOLD,
        OnBudget::WithoutLink => &say::BUDGET_THEN_UNLINKED,
        OnBudget::Skip => &say::BUDGET_THEN_SKIP,
    };
    Ok(Some(BudgetView {
        spent: look.words(&problems::amount(spent)),
        limit: look.words(&problems::amount(limit)),
        percent: spent.saturating_mul(100).checked_div(limit).unwrap_or(100).min(100),
        then: look.say(then, &[]),
    }))
}

fn last(look: &Look<'_>, account: &AccountConfig) -> Result<Option<LastView>, Trouble> {
    let Some(delivery) = deliveries::last_posted_to(look.db, &account.name)? else {
        return Ok(None);
    };
    let title = items::get(look.db, delivery.item)?.entry.title;
    Ok(Some(LastView {
        title: title.unwrap_or_else(|| look.say(&say::UNTITLED, &[])),
        url: delivery.remote_url.as_deref().and_then(shown::link),
        at: look.moment(delivery.changed_at),
    }))
}
