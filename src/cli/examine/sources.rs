//! What a look at a source found, so that the admin sees whether the right list was read.

use url::Url;

use super::{Finding, Sign};
use crate::config::Language;
use crate::item::{Item, Published};
use crate::watch::{Kind, Polled, listing};
use crate::wording::{Words, doctor as words};

/// Entries of a source that are shown.
const SHOWN_ENTRIES: usize = 5;

pub(super) fn finding(name: &str, polled: Polled) -> Finding {
    let found = |sign, detail| Finding::new("source", &words::SOURCE, name, sign, detail);
    match polled {
        Polled::NotModified => found(Sign::Ok, words::NOT_MODIFIED.with(&[])),
        Polled::Failed { reason } => {
            found(Sign::Fail, reason.words()).todo(&words::SOURCE_TODO, &[])
        }
        Polled::Items { kind, items, next, moved_to, warnings, .. } => {
            let told = |language| {
                let mut lines = shown(kind, &items, next.as_ref(), language);
                let say = |words: Words| words.of(language).to_owned();
                let moved = moved_to.iter();
                lines.extend(moved.map(|to| say(words::MOVED.with(&[to.as_str()]))));
                let repaired = warnings.iter();
                lines.extend(
                    repaired.map(|warning| say(words::REPAIRED.telling(&[&warning.words()]))),
                );
                lines.join("\n")
            };
            found(Sign::Ok, Words { de: told(Language::De), en: told(Language::En) })
        }
    }
}

/// What was found at a source: how many entries, the first ones, whether the list goes on, and
/// what makes one doubt that it was read well.
fn shown(kind: Kind, items: &[Item], next: Option<&Url>, language: Language) -> Vec<String> {
    let told = |words: Words| words.of(language).to_owned();
    let head = match kind {
        Kind::Feed => &words::IS_FEED,
        Kind::Page => &words::IS_PAGE,
    };
    let mut lines = vec![told(head.with(&[&items.len().to_string()]))];
    lines.extend(items.iter().take(SHOWN_ENTRIES).map(|item| {
        let day = match item.published {
            Some(Published::Day(day)) => day.to_string(),
            Some(Published::Instant(instant)) => instant.to_string(),
            None => told(words::UNDATED.with(&[])),
        };
        let title = item.title.clone().unwrap_or_else(|| told(words::UNTITLED.with(&[])));
        let link = item.link.as_ref().map(Url::to_string);
        let link = link.unwrap_or_else(|| told(words::UNLINKED.with(&[])));
        format!("{day}  {title} → {link}")
    }));
    lines.extend(next.map(|next| told(words::GOES_ON.with(&[next.as_str()]))));
    // A feed says by itself what its entries are; only a page is read by its looks.
    let doubts = if kind == Kind::Page { listing::doubts(items) } else { Vec::new() };
    lines.extend(doubts.into_iter().map(|doubt| told(words::HINT.telling(&[&doubt.words()]))));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_admin_sees_what_was_found() {
        let item = |title: &str, day: i8| Item {
            title: Some(title.into()),
            link: "https://verein.example/fest".parse().ok(),
            published: jiff::civil::Date::new(2026, 5, day).ok().map(Published::Day),
            ..Item::default()
        };
        let next = Url::parse("https://verein.example/?page=2").unwrap();
        let items = [item("Das Fest", 4), Item::default()];
        let lines = shown(Kind::Page, &items, Some(&next), Language::De);
        assert_eq!(
            lines,
            [
                "eine Nachrichtenseite, Einträge: 2, darunter",
                "2026-05-04  Das Fest → https://verein.example/fest",
                "ohne Datum  (ohne Überschrift) → (steht nur auf der Liste)",
                "die Liste geht weiter auf https://verein.example/?page=2",
            ]
        );
        let undated = [Item { published: None, ..item("Das Fest", 4) }];
        let lines = shown(Kind::Page, &undated, None, Language::En);
        assert_eq!(
            lines[2..],
            [
                "hint: Only one entry was found.",
                "hint: No entry shows a date; \
            only its page can then tell whether an entry is old."
            ]
        );
        assert_eq!(shown(Kind::Feed, &undated, None, Language::En).len(), 2);
    }
}
