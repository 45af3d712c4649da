//! A changed configuration while the daemon runs: all of it is taken, or nothing.

use std::sync::Arc;

use super::problems::{Kind, Problem};
use super::{Daemon, open, service, verify};
use crate::config::{self, Config, Report, Settled};
use crate::wording::{Words, reload as say};

impl Daemon {
    /// Takes over what was read from the file, or keeps what is in force and says why.
    pub(super) fn take_over(&mut self, settled: Settled) {
        service::reloading();
        let taken = match settled {
            Settled::Good { config, text } => self.reconfigure(*config, text),
            Settled::Broken(report) => self.refuse(&report),
        };
        self.gauges.reloaded(self.now(), taken);
        self.pin_up(None);
        service::ready();
    }

    /// Says that the file was broken when the daemon started, and that another one is in force.
    pub fn starts_without(&mut self, report: &Report) {
        self.refuse(report);
        self.gauges.reloaded(self.now(), false);
    }

    fn refuse(&mut self, report: &Report) -> bool {
        tracing::error!("The configuration was not taken over, the old one stays: {report}");
        let problem = Problem::reload(&report.render(self.config.language), self.now());
        self.trouble(problem);
        false
    }

    /// Whether it was taken.
    fn reconfigure(&mut self, config: Config, text: String) -> bool {
        if config.state_dir != self.config.state_dir {
            return self.stay(&say::OTHER_STATE.with(&[]));
        }
        if config.admin.listen != self.config.admin.listen {
            tracing::warn!(
                "The admin page stays where it is: another admin.listen needs a restart"
            );
        }
        let client = match open(&config) {
            Ok(client) => client,
            Err(error) => return self.stay(&say::NO_WAY_OUT.with(&[&error.to_string()])),
        };
        let language = config.language;
        self.scribe = super::model::Scribe::open(&config);
        self.context.client = client;
        self.context.config = Arc::new(config);
        // Accounts are verified anew: token, page or website may be others now.
        self.publishers.clear();
        self.checks = verify::Checks::default();
        self.settled(Kind::ConfigReload);
        self.keep(&text);
        let changes = config::difference(&self.in_force, &text);
        self.in_force = text;
        let headline = if changes.is_empty() { say::SAME } else { say::TAKEN };
        tracing::info!("{}", headline.with(&[]).of(language));
        for change in changes {
            tracing::info!("{}", change.of(language));
        }
        true
    }

    /// What is in force stays; the reason is told like a mistake in the file.
    fn stay(&mut self, why: &Words) -> bool {
        tracing::error!("{}", why.of(self.config.language));
        let problem = Problem::reload(why.of(self.config.language), self.now());
        self.trouble(problem);
        false
    }

    /// Keeps the text in force beside the state, so that a start with a broken file finds it.
    pub(super) fn keep(&self, text: &str) {
        let dir = &self.config.state_dir;
        if let Err(error) = config::keep(dir, text) {
            let dir = dir.display();
            tracing::warn!("The configuration in force could not be kept in {dir}: {error}");
        }
    }
}
