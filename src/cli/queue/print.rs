//! What `queue list` and `queue show` print.

use crate::cli::{Done, say};
use crate::clock;
use crate::config::Config;
use crate::daemon::desk::{self, Card, Reader, Refusal, Shown};
use crate::daemon::trail;
use crate::state::journal;
use crate::state::{Store, deliveries};
use crate::wording::{self, Words, gate, queue as words};

use super::LISTED;

/// A headline in the list is cut behind so many characters.
const HEAD: usize = 60;

/// With less room than this behind the columns, a headline has a line of its own.
const HEAD_AT_LEAST: usize = 20;

/// Further lines of an entry stand below its state.
const INDENT: &str = "      ";

pub(super) fn list(config: &Config, store: &Store, json: bool) -> Done {
    let found = store
        .run_blocking(|tx| desk::show(tx, config, deliveries::list(tx, LISTED)?, clock::now()))?;
    if json {
        say::json(&found)?;
        return Ok(());
    }
    if found.is_empty() {
        say::line(words::EMPTY.with(&[]).of(config.language));
    }
    for shown in found {
        listed(config, &shown);
    }
    Ok(())
}

fn listed(config: &Config, shown: &Shown) {
    let (delivery, language) = (&shown.delivery, config.language);
    let changed = delivery.changed_at.to_zoned(config.timezone.clone());
    let head = delivery.post.as_ref().and_then(|post| post.text.lines().next()).unwrap_or_default();
    let head: String = head.chars().take(HEAD).collect();
    let state = delivery.state.words();
    let (id, account, state) = (delivery.id, &delivery.account, state.of(language));
    let at = changed.strftime("%d.%m. %H:%M");
    let columns = format!("{id:>5} {at} {account:<10} {state:<20} ");
    if say::width().is_some_and(|width| width < columns.chars().count() + HEAD_AT_LEAST) {
        // A narrow terminal gets the headline on a line of its own.
        say::line(columns.trim_end());
        say::hanging(INDENT, &say::clipped(&head, INDENT.len()));
    } else {
        say::line(&format!("{columns}{}", say::clipped(&head, columns.chars().count())));
    }
    say::hanging(INDENT, delivery.why.words().of(language));
    if let Some(more) = shown.in_words(&config.timezone) {
        say::hanging(INDENT, more.of(language));
    }
    for change in shown.changes_in_words(Reader::Terminal) {
        say::hanging(INDENT, change.of(language));
    }
}

pub(super) fn show(config: &Config, store: &Store, id: i64, json: bool) -> Done {
    let (card, trail) = store.run_blocking(|tx| {
        let card = desk::open(tx, config, id, clock::now())?;
        Ok((card, journal::of_delivery(tx, id)?))
    })?;
    let language = config.language;
    let card =
        card.ok_or_else(|| anyhow::anyhow!(Refusal::Unknown(id).words().of(language).to_owned()))?;
    if json {
        say::json(&serde_json::json!({ "delivery": card, "journal": trail }))?;
        return Ok(());
    }
    for line in lines(&card, config) {
        say::wrapped(line.of(language));
    }
    post(&card, config);
    for entry in &trail {
        let at = wording::at(entry.at, &config.timezone).words();
        let told = trail::entry_in_words(entry);
        say::hanging(&format!("{}  ", at.of(language)), told.of(language));
    }
    Ok(())
}

/// What is said of a card above its text.
fn lines(card: &Card, config: &Config) -> Vec<Words> {
    let delivery = &card.shown.delivery;
    let title = card.title.as_deref().unwrap_or_default();
    let mut lines = vec![
        words::HEAD.telling(&[
            &Words::same(delivery.id.to_string()),
            &Words::same(&delivery.account),
            &delivery.state.words(),
            &delivery.why.words(),
        ]),
        words::FROM.telling(&[&Words::same(&card.source), &Words::same(title)]),
    ];
    lines.extend(card.link.as_ref().map(|link| Words::same(format!("  {link}"))));
    lines.extend(card.shown.in_words(&config.timezone));
    lines.extend(card.shown.changes_in_words(Reader::Terminal));
    lines.extend(card.edited.as_ref().map(|edited| {
        let at = wording::at(edited.at, &config.timezone).words();
        words::EDITED_BY.telling(&[&Words::same(&edited.by), &at])
    }));
    lines
}

/// The text with its length, the picture, and what the gate says of it.
fn post(card: &Card, config: &Config) {
    let language = config.language;
    let Some(post) = &card.preview else {
        return;
    };
    if card.told_now {
        say::line(words::AS_TOLD_NOW.with(&[]).of(language));
    }
    if let (Some(length), Some(limit), Some(network)) = (card.length, card.limit, card.network) {
        let (length, limit) = (length.to_string(), limit.to_string());
        say::line(gate::LENGTH.with(&[&length, &limit, network.label()]).of(language));
    }
    say::line(&say::indented(&post.text, 4));
    for image in post.images() {
        let none = words::NO_ALT.with(&[]);
        let alt = image.alt.as_deref().unwrap_or_else(|| none.of(language));
        let picture =
            words::PICTURE.telling(&[&Words::same(image.url.as_str()), &Words::same(alt)]);
        say::wrapped(picture.of(language));
    }
    if let Some(verdict) = card.verdict.as_ref().filter(|verdict| !verdict.findings.is_empty()) {
        verdict.words().of(language).lines().for_each(say::wrapped);
    }
    if let Some(anew) = &card.anew {
        say::line(words::ANEW.with(&[]).of(language));
        say::line(&say::indented(&anew.text, 4));
    }
}
