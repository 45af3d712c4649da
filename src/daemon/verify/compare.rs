//! The account that a token opens against those that the website links, or the admin confirmed.

use url::Url;

use crate::config::AccountConfig;
use crate::follow;
use crate::item::LinkedAccount;
use crate::publish::{AskError, Identity, Publisher};
use crate::state::accounts::{AccountStatus, Finding};

/// A finding about an account that could not be asked.
pub(super) const fn nothing(status: AccountStatus, reason: String) -> Finding {
    Finding { status, reason, identity: None }
}

/// The website links no account on this network, and none is confirmed.
pub(super) fn none_linked(site: &Url, account: &AccountConfig) -> Finding {
    let (label, name) = (account.network().label(), &account.name);
    let reason = format!(
        "{site} verlinkt kein Konto bei {label}; dort wird nichts gesendet. Bitte auf der Website \
         unter „Folge uns“ verlinken oder in der Konfiguration beim Konto „{name}“ mit \
         `confirmed` bestätigen."
    );
    nothing(AccountStatus::Mismatch, reason)
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
    let (label, opens) = (account.network().label(), opens(identity));
    let identity = Some((identity.id.clone(), identity.handle.clone()));
    if same {
        let reason =
            format!("Das Token öffnet {opens}, das Konto bei {label}, das die Website verlinkt.");
        return Finding { status: AccountStatus::Verified, reason, identity };
    }
    let names: Vec<&str> = ours.iter().map(|linked| linked.url.as_str()).collect();
    let reason = format!(
        "Die Website verlinkt bei {label} {}, das Token öffnet aber {opens}. Es wird nichts \
         gesendet, bis beides übereinstimmt: Bitte den Link auf der Website oder das Token ändern.",
        names.join(" und ")
    );
    Finding { status: AccountStatus::Mismatch, reason, identity }
}

/// Whether the token opens the account that the admin confirmed by hand.
pub(super) fn confirmed(meant: &str, identity: &Identity, account: &AccountConfig) -> Finding {
    let (label, opens) = (account.network().label(), opens(identity));
    let same = is(meant, identity);
    let identity = Some((identity.id.clone(), identity.handle.clone()));
    let (status, reason) = if same {
        let reason = format!(
            "Das Token öffnet {opens}. Die Website verlinkt kein Konto bei {label}; in der \
             Konfiguration ist es bestätigt (`confirmed`)."
        );
        (AccountStatus::Verified, reason)
    } else {
        let reason = format!(
            "In der Konfiguration ist bei {label} „{meant}“ bestätigt (`confirmed`), das Token \
             öffnet aber {opens}. Es wird nichts gesendet, bis beides übereinstimmt."
        );
        (AccountStatus::Mismatch, reason)
    };
    Finding { status, reason, identity }
}

/// Whether a name or a number is that of an account.
fn is(handle: &str, identity: &Identity) -> bool {
    follow::same_handle(handle, &identity.handle) || follow::same_handle(handle, &identity.id)
}

fn opens(identity: &Identity) -> String {
    format!("„{}“ (@{}, Nummer {})", identity.name, identity.handle, identity.id)
}
