//! `demo --once`: every sample story told once, printed, and a second round that posts nothing.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::SignedDuration;
use serde_json::json;

use crate::cli::once::length;
use crate::cli::{Done, say};
use crate::clock;
use crate::config::AccountConfig;
use crate::daemon::{Daemon, Round, desk};
use crate::outbox::State;
use crate::sandbox::rehearsal::{Pace, Rehearsal};
use crate::state::deliveries::{self, Delivery};
use crate::wording::{Phrase, Words, rehearsal as words};

/// Faults and their waits settle well within this; a rehearsal that does not is stuck.
const PATIENCE: SignedDuration = SignedDuration::from_secs(120);

/// More deliveries than the sample sites can give.
const ALL: u32 = 10_000;

pub(super) async fn once(rehearsal: &Rehearsal, dir: &Path, json: bool) -> Done {
    rehearsal.sites.publish_all();
    // The first look at a source posts nothing unless the admin asks for a backlog.
    let pace = Pace { backfill: 50, ..Pace::default() };
    let path = rehearsal.write_config(dir, &pace)?;
    let mut daemon = super::open(&path)?;
    let language = daemon.config.language;
    if !json {
        say::line(words::CONFIG_OF.with(&[]).of(language));
        say::line(&say::indented(&std::fs::read_to_string(&path)?, 4));
    }
    let working = say::working(words::WORKING.with(&[]).of(language));
    daemon.recover().await?;
    let first = daemon.round().await?;
    settle(&mut daemon, first.next).await?;
    let told = daemon.store.run(|tx| deliveries::list(tx, ALL)).await?;
    let before = posted(rehearsal);
    daemon.round().await?;
    let again = posted(rehearsal);
    working.finish_and_clear();
    let verdict = judge(rehearsal, &told, before, again);
    if json {
        say::json(&json!({
            "sources": first.sources, "deliveries": told, "stories": rehearsal.sites.stories().len(),
            "facebook": before.0, "x": before.1, "second_round": [again.0, again.1],
            "faults": faults(rehearsal), "problems": verdict.iter().map(|told| told.en.as_str()).collect::<Vec<_>>(),
        }))?;
    } else {
        print(&daemon, rehearsal, &told, (before, again));
    }
    if verdict.is_empty() {
        return Ok(());
    }
    Err(anyhow::anyhow!(desk::joined(&verdict, "; ").of(language).to_owned()).into())
}

/// Delivers until nothing is under way any more: retries and reads of the timelines take their
/// seconds.
async fn settle(daemon: &mut Daemon, next: Option<jiff::Timestamp>) -> Done {
    let begun = clock::now();
    let mut next = next;
    while let Some(at) = next {
        let now = clock::now();
        let waited = now.duration_since(begun);
        let wait = at.duration_since(now).max(SignedDuration::from_millis(10));
        // Tomorrow's look at what was posted is not waited for; what is still open is told.
        if waited + wait > PATIENCE {
            break;
        }
        clock::sleep(wait.unsigned_abs()).await;
        let mut round = Round::default();
        daemon.read_new(clock::now()).await?;
        daemon.deliver(&mut round, &mut || false).await?;
        next = round.next;
    }
    Ok(())
}

/// Posts on both timelines: Facebook's and X's.
fn posted(rehearsal: &Rehearsal) -> (usize, usize) {
    (rehearsal.sandbox.facebook_posts().len(), rehearsal.sandbox.x_posts().len())
}

/// Requests that were answered with a fault.
fn faults(rehearsal: &Rehearsal) -> usize {
    rehearsal.sandbox.log().iter().filter(|entry| entry.fault.is_some()).count()
}

/// What is not as promised; empty if everything went out once.
fn judge(
    rehearsal: &Rehearsal,
    told: &[Delivery],
    before: (usize, usize),
    again: (usize, usize),
) -> Vec<Words> {
    let stories = rehearsal.sites.stories().len();
    let mut problems = Vec::new();
    for (name, count) in [("Facebook", before.0), ("X", before.1)] {
        if count != stories {
            let with = [name, &count.to_string(), &stories.to_string()];
            problems.push(words::WRONG_COUNT.with(&with));
        }
    }
    if again != before {
        problems.push(words::POSTED_AGAIN.with(&[]));
    }
    let open = told.iter().filter(|d| !matches!(d.state, State::Posted | State::Suppressed));
    problems.extend(open.map(|d| {
        let id = Words::same(d.id.to_string());
        words::STILL_OPEN.telling(&[&id, &d.state.words(), &d.why.words()])
    }));
    problems
}

fn print(
    daemon: &Daemon,
    rehearsal: &Rehearsal,
    told: &[Delivery],
    (before, again): ((usize, usize), (usize, usize)),
) {
    let mut stories: BTreeMap<i64, Vec<&Delivery>> = BTreeMap::new();
    for delivery in told {
        stories.entry(delivery.story).or_default().push(delivery);
    }
    for (number, (_, deliveries)) in stories.iter().enumerate() {
        say::line(&format!("━━ {} ━━", number + 1));
        for delivery in deliveries {
            print_delivery(daemon, delivery);
        }
        say::line("");
    }
    let stories = rehearsal.sites.stories().len();
    let faults = faults(rehearsal);
    let told = |phrase: &Phrase, counts: &[usize]| {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        say::line(phrase.with(&counts).of(daemon.config.language));
    };
    told(&words::TOTAL, &[stories, before.0, before.1]);
    if faults > 0 {
        told(&words::FAULTS, &[faults]);
    }
    told(&words::SECOND, &[again.0 + again.1 - before.0 - before.1]);
}

fn print_delivery(daemon: &Daemon, delivery: &Delivery) {
    let network = daemon.config.account(&delivery.account).map(AccountConfig::network);
    let count = delivery.post.as_ref().zip(network).map(|(post, on)| length(&post.text, on));
    let phrase = if count.is_some() { &words::DELIVERY_LONG } else { &words::DELIVERY };
    let (account, count) = (Words::same(&delivery.account), count.unwrap_or_default());
    let count = Words::same(count.to_string());
    let told = phrase.telling(&[&account, &delivery.state.words(), &count]);
    say::line(told.of(daemon.config.language));
    if delivery.state != State::Posted {
        say::line(&format!("   {}", delivery.why.words().of(daemon.config.language)));
    }
    if let Some(post) = &delivery.post {
        say::line(&say::indented(&post.text, 3));
    }
}
