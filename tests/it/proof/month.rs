//! A month in simulated time: 120 items, a dead token, a day without X, new guids, a restore.

use jiff::Timestamp;
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Scope};
use weitersagen::state::backup::{backup, restore};

use super::judge::verdict;
use super::restore::approve_all;
use super::stage::{Patience, Stage};

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];
const BEGIN: &str = "2026-11-02T06:00:00Z";

const DAYS: usize = 30;
const ITEMS_A_DAY: usize = 4;

/// What happens on which day, counted from 1.
const TOKEN_DIES: usize = 5;
const TOKEN_IS_RENEWED: usize = 6;
const X_IS_OUT: usize = 11;
const NEW_GUIDS: usize = 16;
const BACKUP: usize = 20;
const RESTORE: usize = 23;

#[tokio::test]
async fn a_month_ends_with_each_item_once_on_each_timeline() {
    let stage = Stage::start(&NETWORKS, Patience::Usual, "publish").await;
    let copy = stage.folder.path().join("copy.db");
    stage.set_time(BEGIN.parse::<Timestamp>().unwrap());
    stage.site.publish(0, stage.now());
    stage.play(Failpoints::default()).await.unwrap();
    for day in 1..=DAYS {
        match day {
            TOKEN_DIES => stage.sandbox.revoke_token(Network::Facebook),
            TOKEN_IS_RENEWED => stage.sandbox.restore_token(Network::Facebook),
            X_IS_OUT => {
                let (network, fault) = (Scope::Only(Network::X), Fault::Error503);
                let out = FaultRule { network, operation: Scope::Any, fault, times: u32::MAX };
                stage.sandbox.set_faults(FaultPlan::of(vec![out]));
            }
            NEW_GUIDS => stage.site.renumber(),
            RESTORE => drop(restore(&stage.config.state_dir, &copy, stage.now()).unwrap()),
            _ => stage.sandbox.set_faults(FaultPlan::default()),
        }
        for item in 0..ITEMS_A_DAY {
            stage.site.publish((day - 1) * ITEMS_A_DAY + item + 1, stage.now());
            stage.pass(6 * 3_600);
            stage.play(Failpoints::default()).await.unwrap();
            if (day, item) == (BACKUP, 1) {
                backup(&stage.config.state_dir, &copy).unwrap();
            }
        }
        // So much is new at once after a restore that a person is asked about what is new indeed.
        approve_all(&stage);
    }
    for _ in 0..6 {
        stage.pass(3_600);
        stage.play(Failpoints::default()).await.unwrap();
    }
    // The deliveries of the lost days came back with those items that are still listed; the others
    // stand on the timelines, and are no longer known.
    let numbers: Vec<usize> = (1..=DAYS * ITEMS_A_DAY).collect();
    let wrong = verdict(&stage, &NETWORKS, &numbers);
    let wrong: Vec<String> =
        wrong.into_iter().filter(|what| !what.contains("deliveries for")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let log = stage.sandbox.log();
    let created = log.iter().filter(|entry| entry.created.is_some()).count();
    assert_eq!(created, NETWORKS.len() * DAYS * ITEMS_A_DAY);
    println!("a month: {} items, {created} posts, {} requests", DAYS * ITEMS_A_DAY, log.len());
}
