//! The account that a token opens against those that the website links, or the admin confirmed.

use url::Url;

use crate::config::AccountConfig;
use crate::follow;
use crate::item::LinkedAccount;
use crate::publish::{AskError, Identity, Publisher};
use crate::state::accounts::{AccountStatus, Finding};
use crate::wording::reading::BOTH;
use crate::wording::{Told, networks as say};

/// A finding about an account that could not be asked.
pub(super) const fn nothing(status: AccountStatus, reason: Told) -> Finding {
    Finding { status, reason, identity: None }
}

/// The website links no account on this network, and none is confirmed.
pub(super) fn none_linked(site: &Url, account: &AccountConfig) -> Finding {
    let with = [site.as_str(), account.network().label(), &*account.name].map(Told::said);
    nothing(AccountStatus::Mismatch, say::NOT_LINKED.told(with))
}

/// Whether the token opens one of the linked accounts. The network itself is asked where a page
/// was renamed and its old name still leads to it.
pub(super) async fn linked(
    ours: &[LinkedAccount],
    identity: &Identity,
    account: &AccountConfig,
    publisher: &Publisher,
) -> Finding {
    let mut same = ours.iter().any(|linked| is(&linked.handle, identity));
    for linked in ours.iter().filter(|_| !same) {
        match publisher.leads_to(&linked.handle, identity).await {
            Ok(leads) if leads => {
                same = true;
                break;
            }
            Ok(_) | Err(AskError::Token(_)) => {}
            Err(AskError::Passing(reason)) => {
                return nothing(AccountStatus::Unverified, reason);
            }
        }
    }
    let (label, opens) = (Told::said(account.network().label()), opens(identity));
    let identity = Some((identity.id.clone(), identity.handle.clone()));
    if same {
        let reason = say::IS_LINKED.told([opens, label]);
        return Finding { status: AccountStatus::Verified, reason, identity };
    }
    let names = ours.iter().map(|linked| Told::said(linked.url.as_str()));
    let reason = say::IS_ANOTHER.told([label, Told::joined(names, &BOTH), opens]);
    Finding { status: AccountStatus::Mismatch, reason, identity }
}

/// Whether the token opens the account that the admin confirmed by hand.
pub(super) fn confirmed(meant: &str, identity: &Identity, account: &AccountConfig) -> Finding {
    let (label, opens) = (Told::said(account.network().label()), opens(identity));
    let same = is(meant, identity);
    let identity = Some((identity.id.clone(), identity.handle.clone()));
    let (status, reason) = if same {
        (AccountStatus::Verified, say::IS_CONFIRMED.told([opens, label]))
    } else {
        let reason = say::IS_NOT_CONFIRMED.told([label, Told::said(meant), opens]);
        (AccountStatus::Mismatch, reason)
    };
    Finding { status, reason, identity }
}

/// Whether a name or a number is that of an account.
fn is(handle: &str, identity: &Identity) -> bool {
    follow::same_handle(handle, &identity.handle) || follow::same_handle(handle, &identity.id)
}

fn opens(identity: &Identity) -> Told {
    say::OPENS.told([&identity.name, &identity.handle, &identity.id].map(|part| Told::said(part)))
}
