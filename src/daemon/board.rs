//! What the daemon tells of itself to whoever looks on, such as the admin page; and a nudge back.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::{Notify, watch};

use super::gauges::{Counted, Gauges};
use super::problems::Problem;
use super::{Clock, Daemon};
use crate::config::Config;
use crate::net::Client;
use crate::state::StoreError;

/// How the daemon stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The configuration in force.
    pub config: Arc<Config>,
    /// When the last round that went well ended; none before the first.
    pub round: Option<Timestamp>,
    /// What stands in the way and is not in the state.
    pub own: Vec<Problem>,
    /// The way out: who asks a host takes turns with the daemon.
    pub client: Client,
}

/// The daemon as seen from outside; clones are cheap.
#[derive(Clone)]
pub struct Board {
    standing: watch::Receiver<Standing>,
    nudge: Arc<Notify>,
    gauges: Arc<Gauges>,
    clock: Clock,
}

impl Board {
    /// How the daemon stands now.
    pub fn standing(&self) -> Standing {
        self.standing.borrow().clone()
    }

    /// The daemon's present instant.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// What the daemon counts of itself.
    pub fn gauges(&self) -> Counted {
        self.gauges.read()
    }

    /// Tells the daemon that a person has decided something: it looks at once.
    pub fn nudge(&self) {
        self.nudge.notify_one();
    }
}

/// The daemon's own end of the board.
pub(super) struct Pin {
    standing: watch::Sender<Standing>,
    nudge: Arc<Notify>,
}

impl Pin {
    pub(super) fn new(config: Arc<Config>, client: Client) -> Self {
        let standing = Standing { config, round: None, own: Vec::new(), client };
        let (standing, _) = watch::channel(standing);
        Self { standing, nudge: Arc::default() }
    }

    /// Waits for a nudge.
    pub(super) fn nudged(&self) -> impl Future<Output = ()> + use<> {
        let nudge = Arc::clone(&self.nudge);
        async move { nudge.notified().await }
    }
}

impl Daemon {
    /// A view of this daemon that lasts as long as anybody wants it.
    pub fn board(&self) -> Board {
        Board {
            standing: self.pin.standing.subscribe(),
            nudge: Arc::clone(&self.pin.nudge),
            gauges: Arc::clone(&self.gauges),
            clock: Arc::clone(&self.clock),
        }
    }

    /// Shows how the daemon stands after a round, or after its configuration has changed.
    pub(super) fn pin_up(&self, round: Option<Result<(), &StoreError>>) {
        let now = self.now();
        self.pin.standing.send_modify(|standing| {
            standing.config = Arc::clone(&self.config);
            standing.own.clone_from(&self.ways.own);
            standing.client = self.client.clone();
            match round {
                Some(Ok(())) => standing.round = Some(now),
                Some(Err(error)) => standing.own.push(Problem::state(error, now)),
                None => {}
            }
        });
    }
}
