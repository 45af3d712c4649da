//! A person says yes: what they saw is what leaves.

use super::judge::Bench;
use super::{Choice, Decided, Refusal, Seat, objections};
use crate::item::Post;
use crate::outbox::State;
use crate::state::deliveries;
use crate::state::{StoreError, held};
use crate::wording::{Told, reasons};

impl Seat<'_> {
    /// What a person saw is what leaves: where nothing was told yet, it is told and frozen now.
    pub(super) fn approve(&self, vouched: bool, choice: Option<Choice>) -> Decided {
        let anew = self.held.as_ref().and_then(|held| held.anew.clone());
        let text = match (anew, choice) {
            (Some(_), None) => return Ok(Err(Refusal::Choose)),
            (None, Some(Choice::New)) => return Ok(Err(Refusal::NoChoice)),
            (Some(anew), Some(Choice::New)) => Some(anew),
            _ => self.delivery.post.clone(),
        };
        let Some(account) = self.account() else {
            return Ok(Err(Refusal::NoAccount(self.delivery.account.clone())));
        };
        let bench = Bench::of(self.db, self.config, account, self.delivery.item)?;
        let text = text.or_else(|| bench.as_ref().and_then(|bench| bench.told.post.clone()));
        let mut why = reasons::SAID_YES.told([]);
        if let Some((bench, post)) = bench.as_ref().zip(text.as_ref()) {
            let verdict = bench.judge(&post.text);
            let known = self.vouched_for();
            if !verdict
                .passes(|one| vouched || known.contains(&(one.rule.into(), one.found.clone())))
            {
                return Ok(Err(Refusal::Gate(verdict)));
            }
            if let Some(objections) = objections(&verdict) {
                why = reasons::VOUCHED.told([objections]);
            }
            self.freeze(bench, post, choice)?;
        }
        self.yes(&why)
    }

    /// What a person has vouched for when they wrote the text.
    fn vouched_for(&self) -> Vec<(String, String)> {
        let edited = self.held.as_ref().and_then(|held| held.edited.as_ref());
        edited.map(|edited| edited.vouched.clone()).unwrap_or_default()
    }

    fn freeze(&self, bench: &Bench, post: &Post, choice: Option<Choice>) -> Result<(), StoreError> {
        let id = self.delivery.id;
        let edited = self.held.as_ref().and_then(|held| held.edited.as_ref());
        match edited.filter(|_| choice != Some(Choice::New)) {
            Some(edited) => held::edit(self.db, id, edited, &bench.article, bench.read_at)?,
            None => held::hold(self.db, id, &bench.article, bench.read_at)?,
        }
        deliveries::set_post(self.db, id, post)
    }

    /// The yes itself. What was put off stays put off.
    pub(super) fn yes(&self, why: &Told) -> Decided {
        let at = self.delivery.postponed.map_or(self.now, |at| at.max(self.now));
        deliveries::wait_until(self.db, self.delivery.id, at)?;
        self.moved(State::Approved, why)
    }
}
