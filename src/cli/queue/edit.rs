//! `queue edit`: a person writes the text of a post in their own editor.

use std::io::{IsTerminal as _, Read as _};

use jiff::Timestamp;

use super::At;
use super::editor::{Draft, Sheet};
use crate::cli::{Done, Failure, say};
use crate::clock;
use crate::daemon::desk::{self, Ask, Card, Decision, Refusal};
use crate::wording::{Words, gate, queue as words};

/// Takes the text from `--text`, standard input or an editor, and puts it before the desk.
pub(super) fn edit(
    at: &At<'_>,
    id: i64,
    text: Option<&str>,
    (vouched, approve): (bool, bool),
) -> Done {
    let now = clock::now();
    let found = at.store.run_blocking(|tx| desk::open(tx, at.config, id, now))?;
    let card = found.ok_or_else(|| at.refused(&Refusal::Unknown(id)))?;
    let waits = Decision::Edit { text: String::new(), vouched, approve };
    if !desk::is_possible(&waits, card.shown.delivery.state) {
        // The desk says why, before anybody has written anything.
        return at.decide(&Ask { delivery: id, seen: None, decision: waits });
    }
    let before = card.preview.as_ref().map_or("", |post| post.text.as_str());
    let decide = |written: &str| {
        let text = desk::judge::tidy(written);
        if text.is_empty() || (text == before && !approve) {
            say::line(at.told(&words::UNCHANGED.with(&[])));
            return Ok(());
        }
        if !at.json {
            tell_verdict(at, &card, &text, vouched)?;
        }
        let seen = Some(card.version.clone()).filter(|_| !card.told_now);
        at.decide(&Ask { delivery: id, seen, decision: Decision::Edit { text, vouched, approve } })
    };
    match text {
        Some("-") => decide(&input(at)?),
        Some(text) => decide(text),
        None if !std::io::stdin().is_terminal() => decide(&input(at)?),
        None => in_editor(at, &card, now)?.decided(at.config.language, decide),
    }
}

/// The length and what the gate says of a text.
fn tell_verdict(at: &At<'_>, card: &Card, text: &str, vouched: bool) -> Done {
    let id = card.shown.delivery.id;
    let verdict = at.store.run_blocking(|tx| desk::judge(tx, at.config, id, text))?;
    if let Some(verdict) = verdict {
        let network = card.network.map_or("", crate::item::Network::label);
        let (length, limit) = (verdict.length.to_string(), verdict.limit.to_string());
        say::line(at.told(&gate::LENGTH.with(&[&length, &limit, network])));
        // A refusal says it itself.
        if verdict.passes(|_| vouched) {
            say::line(at.told(&verdict.words()));
        }
    }
    Ok(())
}

fn input(at: &At<'_>) -> Result<String, Failure> {
    let mut text = String::new();
    let read = std::io::stdin().read_to_string(&mut text);
    read.map_err(|error| {
        let told = words::INPUT_FAILED.with(&[&error.to_string()]);
        anyhow::anyhow!(at.told(&told).to_owned())
    })?;
    Ok(text)
}

/// Opens $VISUAL or $EDITOR on the text; what stands behind the line with the scissors is help.
fn in_editor(at: &At<'_>, card: &Card, now: Timestamp) -> Result<Draft, Failure> {
    let failed = |words: Words| anyhow::anyhow!(at.told(&words).to_owned());
    let named = |key| std::env::var(key).ok().filter(|name: &String| !name.trim().is_empty());
    let editor = ["VISUAL", "EDITOR"].into_iter().find_map(named);
    let editor = editor.ok_or_else(|| failed(words::NO_EDITOR.with(&[])))?;
    let text = card.preview.as_ref().map_or("", |post| post.text.as_str());
    let verdict = card.verdict.as_ref().map(|verdict| at.told(&verdict.words()).to_owned());
    let help = words::BELOW_LINE.with(&[]);
    let help = format!("{}\n\n{}", at.told(&help), verdict.unwrap_or_default());
    let sheet = Sheet { id: card.shown.delivery.id, text, help: &help };
    Ok(sheet.edit(&editor, &at.config.state_dir.join("edit"), now).map_err(failed)?)
}
