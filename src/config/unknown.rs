//! Keys that no table knows: what was meant, and where it belongs.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::faults::{Faults, Wrong};
use super::keys::{Meant, Table, meant};
use crate::wording::config as say;

/// Notes an unknown key. Its value is not shown where it may be a secret under a wrong name.
pub(super) fn report(
    table: Table,
    key: &Spanned<DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    faults: &mut Faults<'_>,
) {
    let name = key.get_ref();
    let wrong = Wrong::new(&say::UNKNOWN_KEY, &[name, table.header()]);
    let wrong = match meant(table, name) {
        Meant::Key(right) => wrong.help(&say::DID_YOU_MEAN, &[right]),
        Meant::Elsewhere(Table::Root) => wrong.help(&say::BELONGS_TOP, &[name]),
        Meant::Elsewhere(home) => wrong.help(&say::BELONGS_UNDER, &[name, home.header()]),
        Meant::Nothing => {
            let known: Vec<&str> = table.keys().map(|key| key.name).collect();
            wrong.help(&say::KNOWN_KEYS, &[&known.join(", ")])
        }
    };
    faults.add(Some(key.span()), wrong);
    if matches!(table, Table::Account | Table::Secret | Table::Model) {
        faults.hide(value);
    }
}

/// Whether `key` is no key of the table, but `name` misspelt: then `name` is not missing.
pub(super) fn is_meant(table: Table, key: &str, name: &str) -> bool {
    let is_known = table.keys().any(|known| known.name == key);
    !is_known && matches!(meant(table, key), Meant::Key(meant) if meant == name)
}
