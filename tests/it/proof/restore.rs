//! A backup of any day put back on any later one: nothing twice, nothing lost.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::Timestamp;
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, Scope};
use weitersagen::state::backup::{backup, restore};
use weitersagen::state::{Store, StoreError};

use super::judge::{made, verdict};
use super::seeds::Dice;
use super::settings::Patience;
use super::size;
use super::stage::{Stage, folder};

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];
const BEGIN: &str = "2026-11-02T09:00:00Z";
const HOUR: i64 = 3_600;

/// Days of each trial, and trials.
const DAYS: usize = 9;
const TRIALS: u64 = 25;

/// A stage whose source is known.
async fn stage() -> Stage {
    let stage = Stage::start(&NETWORKS, Patience::Usual, "publish").await;
    reset(&stage).await;
    stage
}

async fn reset(stage: &Stage) {
    stage.reset();
    stage.set_time(BEGIN.parse::<Timestamp>().unwrap());
    stage.site.publish(0, stage.now());
    stage.play(Failpoints::default()).await.unwrap();
}

/// Publishes an entry and lets the daemon have an hour.
async fn news(stage: &Stage, number: usize) {
    stage.site.publish(number, stage.now());
    stage.pass(HOUR);
    stage.play(Failpoints::default()).await.unwrap();
}

async fn hours(stage: &Stage, hours: usize) {
    for _ in 0..hours {
        stage.pass(HOUR);
        stage.play(Failpoints::default()).await.unwrap();
    }
}

fn state(stage: &Stage) -> &Path {
    &stage.config.state_dir
}

#[tokio::test]
async fn any_backup_put_back_on_any_later_day_posts_nothing_twice_and_loses_nothing() {
    let stage = stage().await;
    let mut adopted = 0;
    for seed in 0..TRIALS {
        let mut dice = Dice(seed);
        reset(&stage).await;
        let copy = stage.folder.path().join("copy.db");
        let (saved, put_back) = (1 + dice.roll(4), 5 + dice.roll(3));
        for day in 1..=u64::try_from(DAYS).unwrap() {
            stage.pass(20 * HOUR);
            // Sometimes the answer is lost, so that the backup holds what is not settled yet.
            if dice.roll(3) == 0 {
                let network = NETWORKS[usize::try_from(dice.roll(2)).unwrap()];
                let fault = [Fault::LostAnswerAfterPosting, Fault::CutBeforePosting];
                let fault = fault[usize::try_from(dice.roll(2)).unwrap()];
                stage.sandbox.set_faults(FaultPlan::on_create(network, fault, 1));
            }
            news(&stage, usize::try_from(day).unwrap()).await;
            if day == saved {
                backup(state(&stage), &copy).unwrap();
            }
            if day == put_back {
                restore(state(&stage), &copy, stage.now()).unwrap();
            }
        }
        hours(&stage, 4).await;
        approve_all(&stage);
        hours(&stage, 4).await;
        let wrong = verdict(&stage, &NETWORKS, &(1..=DAYS).collect::<Vec<_>>());
        assert!(wrong.is_empty(), "seed {seed}:\n{}", wrong.join("\n"));
        adopted += stage.outbox().iter().filter(|d| d.reason.contains("after a restore")).count();
    }
    let size = format!("{TRIALS} put back on later days, {adopted} deliveries adopted, 0 wrong");
    size::tell("backups", &size);
    assert!(adopted > 0);
}

/// A burst of the lost days waits for a person, who says yes to all of it.
pub(super) fn approve_all(stage: &Stage) {
    let waiting: Vec<i64> = stage
        .outbox()
        .into_iter()
        .filter(|delivery| delivery.state == State::AwaitingApproval)
        .map(|delivery| delivery.id)
        .collect();
    let now = stage.now();
    let yes = |id| {
        stage
            .store()
            .run_blocking(|tx| {
                weitersagen::state::deliveries::move_to(tx, id, State::Approved, "yes", now)
            })
            .unwrap()
    };
    for id in waiting {
        yes(id);
    }
}

#[tokio::test]
async fn an_account_whose_timeline_cannot_be_read_waits_after_a_restore() {
    let stage = stage().await;
    let copy = stage.folder.path().join("copy.db");
    backup(state(&stage), &copy).unwrap();
    news(&stage, 1).await;
    restore(state(&stage), &copy, stage.now()).unwrap();
    stage.site.publish(2, stage.now());
    let blind = |network| FaultRule {
        network: Scope::Only(network),
        operation: Scope::Only(Operation::Read),
        fault: Fault::Error503,
        times: 1_000,
    };
    stage.sandbox.set_faults(FaultPlan::of(vec![blind(Network::X)]));
    hours(&stage, 6).await;
    let posted = made(&stage.sandbox.log());
    let count = |network| posted.iter().filter(|((on, _), _)| *on == network).count();
    assert_eq!((count(Network::Facebook), count(Network::X)), (2, 1), "{:#?}", stage.outbox());
    stage.sandbox.set_faults(FaultPlan::default());
    hours(&stage, 3).await;
    assert_eq!(verdict(&stage, &NETWORKS, &[1, 2]), [""; 0]);
}

#[tokio::test]
async fn what_is_not_a_backup_is_refused_and_the_state_stays() {
    let stage = stage().await;
    let copy = stage.folder.path().join("copy.db");
    let saved = backup(state(&stage), &copy).unwrap();
    assert_eq!((saved.items, saved.deliveries), (1, 0));
    let before = stage.snapshot();
    let refused = |what: &str| {
        let error = restore(state(&stage), &copy, stage.now()).unwrap_err();
        assert!(Store::open(state(&stage)).is_ok(), "{what}");
        error
    };
    let whole = fs::read(&copy).unwrap();
    fs::write(&copy, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(refused("half"), StoreError::NoBackup { .. }));
    fs::write(&copy, "Guten Tag.").unwrap();
    assert!(matches!(refused("text"), StoreError::NoBackup { .. }));
    fs::write(&copy, []).unwrap();
    assert!(matches!(refused("empty"), StoreError::NoBackup { .. }));
    fs::write(&copy, &whole).unwrap();
    rusqlite::Connection::open(&copy).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(refused("newer"), StoreError::Newer { found: 99, .. }));
    fs::write(&copy, &whole).unwrap();
    let running = Store::open(state(&stage)).unwrap();
    let error = restore(state(&stage), &copy, stage.now()).unwrap_err();
    assert!(matches!(error, StoreError::Locked(_)));
    drop(running);
    stage.put_back(&before);
    let restored = restore(state(&stage), &copy, stage.now()).unwrap();
    assert!(restored.replaced.is_some_and(|replaced| replaced.exists()));
}

#[tokio::test]
async fn a_damaged_database_posts_nothing_until_a_backup_is_put_back() {
    let stage = stage().await;
    let copy = stage.folder.path().join("copy.db");
    backup(state(&stage), &copy).unwrap();
    news(&stage, 1).await;
    let file = state(&stage).join("weitersagen.db");
    drop(stage.store());
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len().min(20_000);
    bytes[5_000..end].fill(0xFF);
    fs::write(&file, bytes).unwrap();
    stage.site.publish(2, stage.now());
    stage.pass(HOUR);
    let error = stage.play(Failpoints::default()).await.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
    assert_eq!(made(&stage.sandbox.log()).len(), 2);
    restore(state(&stage), &copy, stage.now()).unwrap();
    hours(&stage, 4).await;
    assert_eq!(verdict(&stage, &NETWORKS, &[1, 2]), [""; 0]);
}

fn weitersagen(stage: &Stage, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weitersagen"));
    command.arg("--config").arg(stage.config_path()).args(args).output().unwrap()
}

#[tokio::test]
async fn the_command_line_saves_beside_a_running_daemon_and_puts_back_only_without_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let stage = stage().await;
    news(&stage, 1).await;
    let elsewhere = folder();
    let copy = elsewhere.path().join("weitersagen-backup.db");
    let name = copy.to_str().unwrap();
    let running = Store::open(state(&stage)).unwrap();
    let saved = weitersagen(&stage, &["--json", "backup", name]);
    assert!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    let told: serde_json::Value = serde_json::from_slice(&saved.stdout).unwrap();
    assert_eq!((&told["items"], &told["deliveries"]), (&2.into(), &2.into()));
    assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "nothing else is left");
    let refused = weitersagen(&stage, &["restore", name]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("bitte dieses zuerst beenden"));
    drop(running);
    let restored = weitersagen(&stage, &["restore", name]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    assert!(String::from_utf8_lossy(&restored.stdout).contains("2 Meldungen, 2 Beiträge"));
}
