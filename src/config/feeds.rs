//! Which source feeds which account: every name must be one, and no account may be left out.

use super::faults::{Faults, Wrong};
use super::keys::nearest;
use super::raw::Section;
use crate::wording::config as say;

/// Notes names in `accounts` of a source that no account has, and accounts that no source names.
pub(super) fn check(sources: &[Section<'_>], accounts: &[Section<'_>], faults: &mut Faults<'_>) {
    let names: Vec<&str> = accounts.iter().filter_map(name).collect();
    for source in sources {
        for (named, span) in listed(source).unwrap_or_default() {
            if !names.contains(&named) {
                let wrong = Wrong::new(&say::UNKNOWN_ACCOUNT, &[named]);
                let wrong = match nearest(named, names.iter().copied()) {
                    Some(meant) => wrong.help(&say::DID_YOU_MEAN, &[meant]),
                    None => wrong.help(&say::ACCOUNTS_ARE, &[&names.join(", ")]),
                };
                faults.add(Some(span), wrong);
            }
        }
        if let Some(value) = source.value("accounts")
            && value.get_ref().as_array().is_some_and(|list| list.is_empty())
        {
            let wrong = Wrong::new(&say::FEEDS_NOBODY, &[]);
            faults.add(Some(value.span()), wrong.help(&say::FEEDS_NOBODY_HELP, &[]));
        }
    }
    // A source without the key feeds all of them.
    let Some(fed) = sources.iter().map(listed).collect::<Option<Vec<_>>>() else {
        return;
    };
    for account in accounts.iter().filter(|_| !sources.is_empty()) {
        let Some(own) = name(account) else { continue };
        if !fed.iter().flatten().any(|(named, _)| *named == own) {
            let span = account.value("name").map(toml::Spanned::span);
            let wrong = Wrong::new(&say::UNFED, &[own]);
            faults.add(span, wrong.help(&say::UNFED_HELP, &[]));
        }
    }
}

fn name<'t>(section: &Section<'t>) -> Option<&'t str> {
    section.value("name")?.get_ref().as_str().map(str::trim)
}

/// The names in `accounts`, each with its place; `None` where the key is not set.
fn listed<'t>(source: &Section<'t>) -> Option<Vec<(&'t str, std::ops::Range<usize>)>> {
    let value = source.value("accounts")?;
    let list = value.get_ref().as_array().into_iter().flatten();
    let names = list.filter_map(|one| Some((one.get_ref().as_str()?.trim(), one.span())));
    Some(names.collect())
}
