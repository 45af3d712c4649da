//! Where an account's secret is kept: never in the file itself.

use std::ops::Range;
use std::path::Path;

use toml::de::DeValue;

use super::super::SecretRef;
use super::super::faults::{Faults, Wrong};
use super::super::keys::Table;
use super::super::raw::{At, Section};
use crate::wording::config as say;

pub(super) fn require_secret(
    section: &Section<'_>,
    key: &str,
    variable: &str,
    faults: &mut Faults<'_>,
) {
    let example = format!("{key} = {{ env = \"{variable}\" }}");
    section.require(key, &example, faults);
}

/// Where a secret is kept; a secret that stands in the file itself is refused and never shown.
pub(in crate::config) fn secret(
    section: &Section<'_>,
    key: &str,
    variable: &str,
    folder: &Path,
    faults: &mut Faults<'_>,
) -> Option<SecretRef> {
    let found = place(section, key, variable, folder, faults)?;
    // Without a model's key posts are written all the same, and the state's is for logins only.
    if section.holds_needed_secrets() {
        let at = section.value(key).map(toml::Spanned::span);
        faults.places.extend(at.map(|at| (at, found.clone())));
    }
    Some(found)
}

fn place(
    section: &Section<'_>,
    key: &str,
    variable: &str,
    folder: &Path,
    faults: &mut Faults<'_>,
) -> Option<SecretRef> {
    let value = section.value(key)?;
    if !matches!(value.get_ref(), DeValue::Table(_)) {
        let inline = Wrong::new(&say::INLINE_SECRET, &[]).secret();
        let inline = inline.help(&say::INLINE_SECRET_HELP, &[key, variable]);
        faults.add(Some(value.span()), inline);
        return None;
    }
    let places = section.table(key, Table::Secret, faults)?;
    let env = places.text("env", faults);
    let file = places.text("file", faults);
    let credential = places.text("credential", faults);
    let named = Table::Secret.keys().filter(|place| places.value(place.name).is_some()).count();
    if named != 1 {
        let wrong = Wrong::new(&say::SECRET_PLACES, &[key, &named.to_string()]);
        faults.add(Some(value.span()), wrong.help(&say::SECRET_PLACES_HELP, &[]));
        return None;
    }
    if let Some(At { value: path, .. }) = file {
        return Some(SecretRef::File(folder.join(path)));
    }
    if let Some(At { value: name, span }) = credential {
        return credential_name(name, span, faults);
    }
    let At { value: name, span } = env?;
    if is_variable(name) {
        return Some(SecretRef::Env(name.to_owned()));
    }
    let wrong = Wrong::new(&say::BAD_ENV, &[]).secret();
    faults.add(Some(span), wrong.help(&say::BAD_ENV_HELP, &[variable]));
    None
}

fn credential_name(name: &str, span: Range<usize>, faults: &mut Faults<'_>) -> Option<SecretRef> {
    if name == ".." || name == "." || name.contains(['/', '\\', '\0']) {
        faults.add(Some(span), Wrong::new(&say::BAD_CREDENTIAL, &[]));
        return None;
    }
    Some(SecretRef::Credential(name.to_owned()))
}

/// Whether this can be the name of a variable, and is not a token that was put there by mistake:
/// tokens are long, mix upper and lower case, or hold other characters.
fn is_variable(name: &str) -> bool {
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let characters = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let upper = name.contains(|c: char| c.is_ascii_uppercase());
    let lower = name.contains(|c: char| c.is_ascii_lowercase());
    starts_well && name.chars().all(characters) && name.len() <= 64 && !(upper && lower)
}
