//! A post that leaves without its link because the month does not cover one: as it is laid out, else
//! in the network's own layout.

use rusqlite::Connection;

use crate::compose::{self, Template};
use crate::config::{AccountConfig, Config};
use crate::daemon::deliver::prepare::tell_item;
use crate::item::{Article, Network, Post};
use crate::outbox::State;
use crate::state::deliveries::Delivery;
use crate::state::{StoreError, items};
use crate::summary::faithful::{self, Violation};
use crate::text::language;

/// How a post went without its link, for the journal.
const AS_LAID_OUT: &str = "the month's budget covers no link: it goes without one";
const IN_PLAIN: &str = "the month's budget covers no link: it goes without one, in X's own layout, \
                        since the account's template needs words that the gate does not pass alone";

/// The post without its link, if the gate lets that pass, and how it came about. That its link is
/// missing is what is wanted here. What a person has said yes to is not told anew.
pub(super) fn told(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    delivery: &Delivery,
    post: &Post,
) -> Result<Option<(Post, &'static str)>, StoreError> {
    let article = items::article(db, delivery.item)?.map(|(article, _)| article);
    let source = items::get(db, delivery.item)?.source;
    let label = config.source(&source).map_or(source.as_str(), |source| source.label.as_str());
    let passes = |told: &Post| {
        let found = article.as_ref().map(|article| objections(told, article, account));
        found.into_iter().flatten().all(|violation| violation.rule == "link-missing")
    };
    let laid_out = compose::without_link(post, article.as_ref(), label);
    if let Some(told) = laid_out.filter(passes) {
        return Ok(Some((told, AS_LAID_OUT)));
    }
    let Some(article) = article.as_ref().filter(|_| delivery.state == State::Planned) else {
        return Ok(None);
    };
    let plain = AccountConfig { template: Template::of(Network::X), ..account.clone() };
    let told = tell_item(db, config, &plain, delivery.item, article)?;
    let told = told.post.filter(|_| told.violations.is_empty());
    let told = told.and_then(|post| compose::without_link(&post, Some(article), label));
    Ok(told.filter(passes).map(|told| (told, IN_PLAIN)))
}

fn objections(post: &Post, article: &Article, account: &AccountConfig) -> Vec<Violation> {
    if language::foreign(&article.text, article.language.as_deref()).is_some() {
        return faithful::check_foreign(post, Network::X, article);
    }
    faithful::check_with(post, Network::X, article, &account.hashtags)
}
