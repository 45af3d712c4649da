//! `queue edit`: a person writes the text of a post in their own editor.

use std::io::{IsTerminal as _, Read as _, Write as _};
use std::process::Command;

use anyhow::Context as _;
use jiff::Timestamp;

use super::At;
use crate::cli::{Done, Failure, say};
use crate::clock;
use crate::daemon::desk::{self, Ask, Card, Decision, Refusal};
use crate::wording::{Words, gate, queue as words};

/// The line from which on nothing of an edited file is posted.
const CUT: &str = "------------------------ >8 ------------------------";

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
    let written = match text {
        Some("-") => input()?,
        Some(text) => text.to_owned(),
        None if !std::io::stdin().is_terminal() => input()?,
        None => in_editor(at, &card, now)?,
    };
    let text = desk::judge::tidy(&written);
    if text.is_empty() || (text == before && !approve) {
        say::line(at.told(&words::UNCHANGED.with(&[])));
        return Ok(());
    }
    if !at.json {
        tell_verdict(at, &card, &text)?;
    }
    let seen = Some(card.version).filter(|_| !card.told_now);
    at.decide(&Ask { delivery: id, seen, decision: Decision::Edit { text, vouched, approve } })
}

/// The length and what the gate says of a text.
fn tell_verdict(at: &At<'_>, card: &Card, text: &str) -> Done {
    let id = card.shown.delivery.id;
    let verdict = at.store.run_blocking(|tx| desk::judge(tx, at.config, id, text))?;
    if let Some(verdict) = verdict {
        let network = card.network.map_or("", crate::item::Network::label);
        let (length, limit) = (verdict.length.to_string(), verdict.limit.to_string());
        say::line(at.told(&gate::LENGTH.with(&[&length, &limit, network])));
        if verdict.passes(|_| true) {
            say::line(at.told(&verdict.words()));
        }
    }
    Ok(())
}

fn input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("standard input cannot be read")?;
    Ok(text)
}

/// Opens $VISUAL or $EDITOR on the text; what stands behind the line with the scissors is help.
fn in_editor(at: &At<'_>, card: &Card, now: Timestamp) -> Result<String, Failure> {
    let named = |key| std::env::var(key).ok().filter(|name: &String| !name.trim().is_empty());
    let editor = ["VISUAL", "EDITOR"].into_iter().find_map(named).ok_or_else(|| {
        let told: Words = words::NO_EDITOR.with(&[]);
        anyhow::anyhow!(at.told(&told).to_owned())
    })?;
    let folder = at.config.state_dir.join("edit");
    std::fs::create_dir_all(&folder).with_context(|| format!("{}", folder.display()))?;
    let id = card.shown.delivery.id;
    let path = folder.join(format!("{id}-{}.txt", now.as_millisecond()));
    let text = card.preview.as_ref().map_or("", |post| post.text.as_str());
    let help = at.told(&words::BELOW_LINE.with(&[])).to_owned();
    let verdict = card.verdict.as_ref().map(|verdict| at.told(&verdict.words()).to_owned());
    let mut file = std::fs::File::create(&path).with_context(|| format!("{}", path.display()))?;
    write!(file, "{text}\n\n{CUT}\n{help}\n\n{}\n", verdict.unwrap_or_default())
        .with_context(|| format!("{}", path.display()))?;
    drop(file);
    // The editor may be a command with arguments, such as `code --wait`.
    let mut parts = editor.split_whitespace();
    let program = parts.next().unwrap_or("vi");
    let ended = Command::new(program).args(parts).arg(&path).status();
    let written = std::fs::read_to_string(&path);
    _ = std::fs::remove_file(&path);
    let ended = ended.with_context(|| format!("{program} cannot be started"))?;
    if !ended.success() {
        return Err(anyhow::anyhow!("{program} ended with {ended}").into());
    }
    let written = written.with_context(|| format!("{}", path.display()))?;
    Ok(written.split(CUT).next().unwrap_or_default().to_owned())
}
