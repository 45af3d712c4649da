//! The start page: how many posts, which faults, what was asked lately.

use serde::Serialize;

use super::views::{self, AccountView};
use super::{Page, times, wording};
use crate::item::Network;
use crate::sandbox::faults::{Fault, FaultRule, Scope};
use crate::sandbox::journal::LogEntry;
use crate::sandbox::world::{TokenState, World};

/// How many log lines are shown.
const LOG_LINES: usize = 20;

/// What `start.html` is filled with.
#[derive(Debug, Serialize)]
pub(super) struct StartPage {
    css: &'static str,
    facebook: AccountView,
    facebook_count: usize,
    /// Posts that were created but never published.
    facebook_hidden: usize,
    x: AccountView,
    x_count: usize,
    tokens: [TokenView; 2],
    rules: Vec<RuleView>,
    /// Whether faults are also drawn by chance.
    random: bool,
    networks: [(&'static str, &'static str); 3],
    operations: [(&'static str, &'static str); 8],
    faults: Vec<(Fault, &'static str)>,
    log: Vec<LogView>,
}

impl Page for StartPage {
    fn css(&self) -> &'static str {
        self.css
    }
}

impl StartPage {
    pub(super) fn of(world: &World) -> Self {
        let (facebook, x) = (&world.config.facebook, &world.config.x);
        let facebook_count = world.facebook.iter().filter(|post| post.visible).count();
        let token = |network: Network, state| TokenView {
            value: network.as_str(),
            network: network.label(),
            state: wording::token(state),
            is_valid: state == TokenState::Valid,
        };
        Self {
            css: include_str!("../templates/start.css"),
            facebook: views::account(&facebook.name, &facebook.username),
            facebook_count,
            facebook_hidden: world.facebook.len() - facebook_count,
            x: views::account(&x.name, &x.username),
            x_count: world.x.iter().filter(|post| post.visible).count(),
            tokens: [
                token(Network::Facebook, world.facebook_token),
                token(Network::X, world.x_token),
            ],
            rules: rules(world.faults.rules()),
            random: world.faults.is_random(),
            networks: wording::NETWORKS,
            operations: wording::OPERATIONS,
            faults: wording::faults(),
            log: log(&world.journal.newest(LOG_LINES)),
        }
    }
}

/// A token and the switch beside it.
#[derive(Debug, Serialize)]
struct TokenView {
    value: &'static str,
    network: &'static str,
    state: &'static str,
    is_valid: bool,
}

/// One fault in force.
#[derive(Debug, Serialize)]
struct RuleView {
    network: &'static str,
    operation: &'static str,
    fault: &'static str,
    times: u32,
}

/// One line of the log.
#[derive(Debug, Serialize)]
struct LogView {
    time: String,
    network: &'static str,
    operation: &'static str,
    method: String,
    path: String,
    outcome: String,
    fault: Option<&'static str>,
    created: bool,
    refused: Option<String>,
}

fn rules(rules: &[FaultRule]) -> Vec<RuleView> {
    rules
        .iter()
        .map(|rule| RuleView {
            network: match rule.network {
                Scope::Any => "beide Netzwerke",
                Scope::Only(network) => network.label(),
            },
            operation: match rule.operation {
                Scope::Any => "jede Anfrage",
                Scope::Only(operation) => wording::operation(operation),
            },
            fault: wording::fault(rule.fault),
            times: rule.times,
        })
        .collect()
}

fn log(entries: &[LogEntry]) -> Vec<LogView> {
    entries
        .iter()
        .map(|entry| LogView {
            time: times::clock_time(entry.time),
            network: entry.network.label(),
            operation: wording::operation(entry.operation),
            method: entry.method.clone(),
            path: entry.path.clone(),
            outcome: entry.status.map_or_else(|| "abgerissen".into(), |status| status.to_string()),
            fault: entry.fault.map(wording::fault),
            created: entry.created.is_some(),
            refused: entry.refused.clone(),
        })
        .collect()
}
