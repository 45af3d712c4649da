//! The outbox defends itself: moves, uniqueness, recovery.

use super::*;
use crate::item::Item;
use crate::state::Store;
use crate::state::items::{self, Fate};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn post(text: &str) -> Post {
    Post {
        text: text.into(),
        link: Url::parse("https://a.example/1").unwrap(),
        image: None,
        more_images: Vec::new(),
    }
}

/// A state with one story and one planned delivery to `x`.
fn planned() -> (Store, i64) {
    let state = Store::in_memory().unwrap();
    let id = state
        .run_blocking(|tx| {
            let story = items::add_story(tx, at(0))?;
            let fate = (Fate::New, "new");
            let item = items::add(tx, "agsa", &Item::default(), fate, Some(story), at(0))?;
            let plan_x = Plan {
                story,
                item,
                account: "x",
                state: State::Planned,
                reason: "new".into(),
                not_before: at(10),
            };
            plan(tx, &plan_x, at(0))?;
            plan(tx, &plan_x, at(1))?;
            Ok(of_story(tx, story)?[0].id)
        })
        .unwrap();
    (state, id)
}

#[test]
fn a_story_has_one_delivery_per_account() {
    let (store, _) = planned();
    assert_eq!(store.run_blocking(|tx| Ok(list(tx, 10)?.len())).unwrap(), 1);
}

#[test]
fn what_the_machine_does_not_list_is_refused() {
    let (store, id) = planned();
    let error = store.run_blocking(|tx| move_to(tx, id, State::Failed, "", at(1))).unwrap_err();
    assert!(matches!(error, StoreError::Move { from: State::Planned, to: State::Failed, .. }));
    let sneaked = store.run_blocking(|tx| move_to(tx, id, State::Posted, "", at(1)));
    assert!(sneaked.is_err(), "nothing is posted without the network's id");
}

#[test]
fn nothing_is_ambiguous_without_its_frozen_text() {
    let (store, id) = planned();
    let sneaked = store.run_blocking(|tx| {
        Ok(tx.execute("UPDATE deliveries SET state = 'ambiguous' WHERE id = ?1", [id])?)
    });
    assert!(sneaked.is_err());
}

#[test]
fn an_intent_found_at_the_start_becomes_ambiguous_and_counts() {
    let (store, id) = planned();
    store
        .run_blocking(|tx| {
            intend(tx, id, &post("Text."), "a1", at(20))?;
            assert_eq!(recover(tx, at(60), at(30))?, 1);
            let found = by_id(tx, id)?;
            assert_eq!((found.state, found.not_before), (State::Ambiguous, at(60)));
            assert_eq!(found.attempt, 1);
            assert_eq!(counted_since(tx, "x", at(0))?, [at(20)]);
            assert!(unsettled(tx, "x", at(59))?.is_empty());
            assert_eq!(unsettled(tx, "x", at(60))?.len(), 1);
            assert_eq!(recover(tx, at(90), at(70))?, 0);
            Ok(())
        })
        .unwrap();
}

#[test]
fn one_post_cannot_belong_to_two_deliveries() {
    let (state, id) = planned();
    let twice = state.run_blocking(|tx| {
        let story = items::add_story(tx, at(0))?;
        let fate = (Fate::New, "new");
        let item = items::add(tx, "agsa", &Item::default(), fate, Some(story), at(0))?;
        let state = State::Planned;
        plan(
            tx,
            &Plan { story, item, account: "x", state, reason: "".into(), not_before: at(0) },
            at(0),
        )?;
        let other = of_story(tx, story)?[0].id;
        for delivery in [id, other] {
            intend(tx, delivery, &post("Text."), "a", at(1))?;
            let settled = Settlement {
                state: State::Posted,
                reason: "".into(),
                not_before: None,
                remote_id: Some("77".into()),
                remote_url: None,
                pause: None,
            };
            settle(tx, delivery, &settled, at(2))?;
        }
        Ok(())
    });
    assert!(twice.is_err());
}

#[test]
fn a_delivery_waits_until_its_page_has_been_read() {
    let (store, id) = planned();
    let is_read = || store.run_blocking(|tx| Ok(waiting(tx, "x")?.pop().unwrap().1)).unwrap();
    assert!(!is_read());
    store.run_blocking(|tx| set_post(tx, id, &post("Text."))).unwrap();
    assert!(is_read());
}
