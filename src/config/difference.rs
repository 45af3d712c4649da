//! What changed between two configurations, in words: which key, from what, to what.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use url::Url;

use crate::wording::{Words, reload as say};

/// Sections in the order of their headers, each with its keys and what they are set to.
type Sections = BTreeMap<String, BTreeMap<String, String>>;

/// A sentence for each key that is set otherwise, and for each source or account that came or
/// went; nothing where only comments changed. Secrets do not stand in the file; addresses that
/// are as good as a secret are cut.
pub fn difference(before: &str, after: &str) -> Vec<Words> {
    let (before, after) = (sections(before), sections(after));
    let mut said = Vec::new();
    for (name, keys) in &before {
        let is_entry = name.starts_with("[[");
        match after.get(name) {
            None if is_entry => said.push(say::SECTION_GONE.with(&[name])),
            now => compare(name, keys, now.unwrap_or(&BTreeMap::new()), &mut said),
        }
    }
    for (name, keys) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
        if name.starts_with("[[") {
            said.push(say::SECTION_NEW.with(&[name]));
        } else {
            compare(name, &BTreeMap::new(), keys, &mut said);
        }
    }
    said
}

fn compare(
    section: &str,
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    said: &mut Vec<Words>,
) {
    let place = |key: &str| format!("{section} {key}").trim().to_owned();
    for (key, old) in before {
        match after.get(key) {
            Some(new) if new == old => {}
            Some(new) => said.push(say::KEY_CHANGED.with(&[&place(key), old, new])),
            None => said.push(say::KEY_GONE.with(&[&place(key), old])),
        }
    }
    for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        said.push(say::KEY_NEW.with(&[&place(key), new]));
    }
}

fn sections(text: &str) -> Sections {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (document, _) = DeTable::parse_recoverable(text);
    let mut sections = Sections::new();
    collect(&mut sections, "", document.get_ref(), text);
    sections
}

/// Notes the keys of a table; the tables inside it are sections of their own.
fn collect(sections: &mut Sections, path: &str, table: &DeTable<'_>, text: &str) {
    let header = if path.is_empty() { String::new() } else { format!("[{path}]") };
    note(sections, &header, path, table, text);
}

fn note(sections: &mut Sections, header: &str, path: &str, table: &DeTable<'_>, text: &str) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let inner = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value.get_ref() {
            DeValue::Table(table) if !is_inline(value, text) => {
                collect(sections, &inner, table, text);
            }
            DeValue::Array(list) if list.iter().any(|one| one.get_ref().is_table()) => {
                for (at, entry) in list.iter().enumerate() {
                    let Some(table) = entry.get_ref().as_table() else { continue };
                    let named = table.get("name").and_then(|name| name.get_ref().as_str());
                    let named = named.map_or_else(|| (at + 1).to_string(), str::to_owned);
                    note(sections, &format!("[[{inner}]] {named}"), &inner, table, text);
                }
            }
            _ => {
                let shown = shown(&inner, value, text);
                sections.entry(header.to_owned()).or_default().insert(name.to_owned(), shown);
            }
        }
    }
}

/// Whether a table stands in braces, as the place of a secret does.
fn is_inline(value: &Spanned<DeValue<'_>>, text: &str) -> bool {
    text.get(value.span()).is_some_and(|raw| raw.starts_with('{'))
}

/// A value as it is written, on one line. Whoever knows the address of a webhook or a ping can
/// use it: only its host is shown.
fn shown(path: &str, value: &Spanned<DeValue<'_>>, text: &str) -> String {
    let raw = text.get(value.span()).unwrap_or_default();
    let cut = |address: &str| {
        let url = Url::parse(address).ok()?;
        Some(format!("\"{}://{}/…\"", url.scheme(), url.host_str()?))
    };
    if matches!(path, "alerts.ping" | "alerts.webhook.url") {
        return value.get_ref().as_str().and_then(cut).unwrap_or_else(|| "…".to_owned());
    }
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german(before: &str, after: &str) -> Vec<String> {
        difference(before, after).into_iter().map(|words| words.de).collect()
    }

    #[test]
    fn each_key_is_told_from_what_to_what() {
        let before = "mode = \"preview\"\n[pacing]\nper_day = 6\ngrace = \"15m\"\n";
        let after = "# neu\nmode = \"approve\"\n[pacing]\nper_day = 4\nquiet = []\n";
        assert_eq!(
            german(before, after),
            [
                "`mode` ist jetzt \"approve\", vorher \"preview\"",
                "`[pacing] grace` gilt nicht mehr (war \"15m\")",
                "`[pacing] per_day` ist jetzt 4, vorher 6",
                "`[pacing] quiet` ist neu: []",
            ]
        );
        assert!(german(before, &format!("# Kommentar\n{before}")).is_empty());
    }

    #[test]
    fn sources_and_accounts_are_known_by_their_names() {
        let one = "[[sources]]\nname = \"a\"\nschedule = \"@hourly\"\n";
        let two = "[[sources]]\nname = \"b\"\nschedule = \"@daily\"\n";
        assert_eq!(german(one, &format!("{two}{one}")), ["`[[sources]] b` ist neu"]);
        assert_eq!(german(&format!("{one}{two}"), two), ["`[[sources]] a` gibt es nicht mehr"]);
        assert_eq!(
            german(one, &one.replace("hourly", "daily")),
            ["`[[sources]] a schedule` ist jetzt \"@daily\", vorher \"@hourly\""]
        );
        let secret = "[[accounts]]\nname = \"x\"\ntoken = { env = \"A\" }\n";
        assert_eq!(
            german(secret, &secret.replace('A', "B")),
            ["`[[accounts]] x token` ist jetzt { env = \"B\" }, vorher { env = \"A\" }"]
        );
    }

    #[test]
    fn what_is_as_good_as_a_secret_is_cut() {
        let before = "[alerts]\nping = \"https://hc-ping.com/canary\"\n";
        let after = "[alerts]\nping = \"https://hc-ping.com/canary2\"\n\
            [alerts.webhook]\nurl = \"https://ntfy.sh/canary\"\n";
        let told = german(before, after).join("\n");
        assert!(told.contains("ntfy.sh") && !told.contains("canary"), "{told}");
    }
}
