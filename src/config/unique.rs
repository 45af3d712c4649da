//! Names that must stand for one thing, and addresses that must be watched once.

use std::collections::HashMap;

use super::faults::{Faults, Wrong};
use super::raw::Section;
use super::sources;
use crate::wording::config as say;

/// Notes each name, and with `urls` each address, that stands a second time.
pub(super) fn check(sections: &[Section<'_>], urls: bool, faults: &mut Faults<'_>) {
    once(sections, "name", &say::DUPLICATE_NAME_HELP, faults, |name| {
        Some(name.trim().to_lowercase())
    });
    if urls {
        once(sections, "url", &say::DUPLICATE_URL_HELP, faults, |url| {
            let url = sources::address(url).ok()?;
            Some(url.as_str().trim_end_matches('/').to_owned())
        });
    }
}

fn once(
    sections: &[Section<'_>],
    key: &str,
    help: &crate::wording::Phrase,
    faults: &mut Faults<'_>,
    fold: impl Fn(&str) -> Option<String>,
) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for section in sections {
        let Some(value) = section.value(key) else {
            continue;
        };
        let Some(text) = value.get_ref().as_str() else {
            continue;
        };
        let Some(folded) = fold(text).filter(|folded| !folded.is_empty()) else {
            continue;
        };
        let start = value.span().start;
        if let Some(first) = seen.get(&folded) {
            let line = faults.lines.line(*first).to_string();
            let wrong = Wrong::new(&say::DUPLICATE, &[text, &line]);
            faults.add(Some(value.span()), wrong.help(help, &[]));
        } else {
            seen.insert(folded, start);
        }
    }
}
