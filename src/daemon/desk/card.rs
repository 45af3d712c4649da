//! A delivery as a person sees it who decides on it: its text, what it costs, when it leaves, why it
//! waits, and whether its article has changed.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use serde::Serialize;

use super::judge::{Bench, Verdict};
use super::version;
use crate::compose;
use crate::config::budget::dollars;
use crate::config::{AccountConfig, Config};
use crate::daemon::budget;
use crate::daemon::waiting::{Expected, forecast};
use crate::item::{Network, Post};
use crate::outbox::State;
use crate::state::actions::{self, ActionRow};
use crate::state::deliveries::{self, Delivery};
use crate::state::held::{self, Edited};
use crate::state::{StoreError, items, ledger};
use crate::wording::{self, Told, Words, queue as say, reasons};

/// A delivery with what it costs and what is expected of it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// The delivery itself.
    #[serde(flatten)]
    pub delivery: Delivery,
    /// In US dollars, as a text: `0.20`. None on networks that charge nothing.
    pub cost_usd: Option<String>,
    /// The same in millionths.
    pub cost_micro_usd: Option<u64>,
    /// Whether that was spent, or is only expected.
    pub cost_spent: bool,
    /// When it is expected to leave, for one that waits.
    pub expected_at: Option<Timestamp>,
    /// Why it waits.
    pub waits_for: Option<Told>,
    /// What was done, or is to be done, to its post.
    pub changes: Vec<ActionRow>,
}

/// All that a person sees who decides on a delivery.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// The delivery with what it costs and what is expected of it.
    #[serde(flatten)]
    pub shown: Shown,
    /// Its account's network; none where the account is not in the configuration any more.
    pub network: Option<Network>,
    /// What followers read as its source.
    pub source: String,
    /// The article's headline, as the page or the list has it.
    pub title: Option<String>,
    /// The article's address.
    pub link: Option<String>,
    /// When the item was first seen.
    pub seen_at: Timestamp,
    /// The post: as frozen, as it waits, or, where nothing was told yet, as it would be told now.
    pub preview: Option<Post>,
    /// Whether that was told only now.
    pub told_now: bool,
    /// How the post's text is judged; none where it stands for good, or there is nothing to judge.
    pub verdict: Option<Verdict>,
    /// The text's length as the network counts it.
    pub length: Option<usize>,
    /// The longest that the network takes.
    pub limit: Option<usize>,
    /// By whom and when the text was written, where a person did.
    pub edited: Option<Edited>,
    /// The post told anew, where the article has changed since a person wrote theirs.
    pub anew: Option<Post>,
    /// What a decision on this very card names.
    pub version: String,
}

/// The deliveries as they are to be shown.
pub fn show(
    db: &Connection,
    config: &Config,
    deliveries: Vec<Delivery>,
    now: Timestamp,
) -> Result<Vec<Shown>, StoreError> {
    let expected = forecast(db, config, now)?;
    deliveries.into_iter().map(|delivery| one(db, config, delivery, &expected)).collect()
}

/// The cards of these deliveries, as they are held: nothing is told or judged for them.
pub fn cards(
    db: &Connection,
    config: &Config,
    deliveries: Vec<Delivery>,
    now: Timestamp,
) -> Result<Vec<Card>, StoreError> {
    let shown = show(db, config, deliveries, now)?;
    shown.into_iter().map(|shown| card(db, config, shown)).collect()
}

/// One card in full: told now where nothing was told yet, and judged where it still may change.
/// None where there is no such delivery.
pub fn open(
    db: &Connection,
    config: &Config,
    delivery: i64,
    now: Timestamp,
) -> Result<Option<Card>, StoreError> {
    let Some(delivery) = deliveries::find(db, delivery)? else {
        return Ok(None);
    };
    let Some(card) = cards(db, config, vec![delivery], now)?.into_iter().next() else {
        return Ok(None);
    };
    judged(db, config, card).map(Some)
}

/// A card with its text told and judged, where it still may change.
fn judged(db: &Connection, config: &Config, mut card: Card) -> Result<Card, StoreError> {
    let delivery = &card.shown.delivery;
    let open =
        delivery.state.is_waiting() || matches!(delivery.state, State::Expired | State::Suppressed);
    let Some(account) = config.account(&delivery.account).filter(|_| open) else {
        return Ok(card);
    };
    let Some(bench) = Bench::of(db, config, account, delivery.item)? else {
        return Ok(card);
    };
    if card.preview.is_none() {
        card.preview.clone_from(&bench.told.post);
        card.told_now = card.preview.is_some();
    }
    card.verdict = card.preview.as_ref().map(|post| bench.judge(&post.text));
    card.length = card.verdict.as_ref().map(|verdict| verdict.length);
    Ok(card)
}

fn card(db: &Connection, config: &Config, shown: Shown) -> Result<Card, StoreError> {
    let delivery = &shown.delivery;
    let network = config.account(&delivery.account).map(AccountConfig::network);
    let held = held::get(db, delivery.id)?;
    let version = version(delivery, held.as_ref());
    let item = items::get(db, delivery.item)?;
    let article = items::article(db, delivery.item)?.map(|(article, _)| article);
    let source = config.source(&item.source).map(|source| source.label.clone());
    let of_page = article.as_ref().map(|article| article.link().clone());
    let preview = delivery.post.clone();
    let length = preview.as_ref().zip(network).map(|(post, on)| compose::length(on, &post.text));
    Ok(Card {
        network,
        source: source.unwrap_or(item.source),
        title: article.and_then(|article| article.title).or(item.entry.title),
        link: of_page.or(item.entry.link).map(String::from),
        seen_at: item.seen_at,
        preview,
        told_now: false,
        verdict: None,
        length,
        limit: network.map(compose::limit),
        edited: held.as_ref().and_then(|held| held.edited.clone()),
        anew: held.and_then(|held| held.anew),
        version,
        shown,
    })
}

fn one(
    db: &Connection,
    config: &Config,
    delivery: Delivery,
    expected: &[Expected],
) -> Result<Shown, StoreError> {
    let spent = ledger::of_delivery(db, delivery.id)?.filter(|spent| *spent > 0);
    let account = config.account(&delivery.account);
    let account = account.filter(|account: &&AccountConfig| account.network() == Network::X);
    let waits = delivery.state.is_waiting();
    let ahead = account
        .filter(|_| waits)
        .map(|account| budget::cost(config, account, delivery.post.as_ref()));
    let cost = match (spent, ahead) {
        (None, None) => None,
        (spent, ahead) => Some(spent.unwrap_or_default() + ahead.unwrap_or_default()),
    };
    let expected = expected.iter().find(|expected| expected.delivery == delivery.id);
    Ok(Shown {
        cost_usd: cost.map(dollars),
        cost_micro_usd: cost,
        cost_spent: spent.is_some() && !waits,
        expected_at: expected.and_then(|expected| expected.at),
        waits_for: expected.map(|expected| expected.why.clone()),
        changes: actions::of_delivery(db, delivery.id)?,
        delivery,
    })
}

/// Where somebody reads who may decide: the terminal has commands for it, the page has buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// On the terminal.
    Terminal,
    /// On the admin page.
    Page,
}

impl Shown {
    /// What was done, or is to be done, to its post: a line each.
    pub fn changes_in_words(&self, reader: Reader) -> impl Iterator<Item = Words> {
        self.changes.iter().map(move |change| change_in_words(change, reader))
    }

    /// What it costs and what is expected, for the terminal; none where there is nothing to say.
    pub fn in_words(&self, zone: &TimeZone) -> Option<Words> {
        let waits = self.expected_in_words(zone, Reader::Terminal);
        let parts: Vec<Words> = waits.into_iter().chain(self.cost_in_words()).collect();
        (!parts.is_empty()).then(|| joined(&parts, "; "))
    }

    /// What it costs or has cost; none on networks that charge nothing.
    pub fn cost_in_words(&self) -> Option<Words> {
        let cost = self.cost_usd.as_ref()?;
        let phrase = if self.cost_spent { say::HAS_COST } else { say::WILL_COST };
        Some(phrase.telling(&[&Words { de: cost.replace('.', ","), en: cost.clone() }]))
    }

    /// When it leaves, or what it waits for. That a person decides is not said where that person
    /// has the button before their eyes.
    pub fn expected_in_words(&self, zone: &TimeZone, reader: Reader) -> Option<Words> {
        let asks = Some(reasons::WAITS_FOR_PERSON.code);
        let told = |why: &&Told| reader == Reader::Terminal || why.code() != asks;
        self.waits_for.as_ref().filter(told).map(|why| match self.expected_at {
            Some(at) => say::LEAVES.telling(&[&wording::at(at, zone).words(), &why.words()]),
            None => say::WAITS.telling(&[&why.words()]),
        })
    }
}

/// Several sentences as one text.
pub(crate) fn joined(parts: &[Words], by: &str) -> Words {
    let all = |of: fn(&Words) -> &String| {
        parts.iter().map(|part| of(part).as_str()).collect::<Vec<_>>().join(by)
    };
    Words { de: all(|words| &words.de), en: all(|words| &words.en) }
}

fn change_in_words(change: &ActionRow, reader: Reader) -> Words {
    let id = change.id.to_string();
    let told =
        [&Words::same(&id), &change.action.words(), &change.state.words(), &change.why.words()];
    let asks = match change.state {
        _ if reader == Reader::Page => Words::default(),
        State::AwaitingApproval => say::CHANGE_ASKS.with(&[&id]),
        State::Failed | State::NeedsHuman => say::CHANGE_AGAIN.with(&[&id]),
        _ => Words::default(),
    };
    joined(&[say::CHANGE.telling(&told), asks], "")
}
