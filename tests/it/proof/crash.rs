//! SIGKILL at every named point, under every behaviour of the networks, and again in recovery.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use weitersagen::daemon::{self, Context, Daemon};
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::item::Network;
use weitersagen::sandbox::{Fault, FaultPlan, Memory};
use weitersagen::state::Store;
use weitersagen::{clock, config};

use super::judge::verdict;
use super::settings::Patience;
use super::size;
use super::stage::{Snapshot, Stage, until_idle};

/// What a network may do with a request to post.
pub(super) const BEHAVIOURS: [(&str, Option<Fault>); 6] = [
    ("ignored", Some(Fault::CutBeforePosting)),
    ("done and answered", None),
    ("done and cut off", Some(Fault::LostAnswerAfterPosting)),
    ("done and 500", Some(Fault::Error500AfterPosting)),
    ("slow", Some(Fault::Slow)),
    ("refused", Some(Fault::RateLimit429)),
];

/// Where the other process finds its configuration, and at which named point it ends.
const CONFIG: &str = "WEITERSAGEN_PROOF_CONFIG";
const AT: &str = "WEITERSAGEN_PROOF_AT";

/// The signal that cannot be caught.
const SIGKILL: i32 = 9;

/// State and networks at one moment.
pub(super) struct Moment(Snapshot, Memory);

impl Moment {
    pub(super) fn of(stage: &Stage) -> Self {
        Self(stage.snapshot(), stage.sandbox.remember())
    }

    pub(super) fn again(&self, stage: &Stage) {
        stage.put_back(&self.0);
        stage.sandbox.put_back(&self.1);
    }
}

/// A source whose list is known, one new entry on it, and a network that misbehaves once.
pub(super) async fn beginning(stage: &Stage, network: Network, fault: Option<Fault>) -> Moment {
    stage.reset();
    stage.site.publish(0, stage.now());
    stage.play(Failpoints::default()).await.unwrap();
    stage.site.publish(1, stage.now());
    let plan = fault.map_or_else(FaultPlan::default, |fault| {
        FaultPlan::on_create(network, fault, 1)
            .with_delay(Duration::from_millis(10))
            .with_pause(Duration::ZERO)
    });
    stage.sandbox.set_faults(plan);
    Moment::of(stage)
}

/// Plays to the end in this process. Returns the named points that were passed, in order.
async fn trace(stage: &Stage) -> Vec<CrashPoint> {
    let passed = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&passed);
    let hook = move |point| {
        if CrashPoint::NAMED.contains(&point) {
            noted.lock().unwrap().push(point);
        }
        Verdict::Go
    };
    stage.play(Failpoints::new(hook)).await.unwrap();
    passed.lock().unwrap().drain(..).collect()
}

/// A daemon in a process of its own, which SIGKILL ends at the named point number `at`.
async fn killed_at(stage: &Stage, at: usize) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "proof::crash::a_process_that_is_killed", "--ignored", "--nocapture"])
        .env(CONFIG, stage.config_path())
        .env(AT, at.to_string())
        // The servers here speak plain HTTP; reading all certificates takes longer than the rest.
        .env("SSL_CERT_FILE", "/dev/null")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let ended = tokio::task::spawn_blocking(move || command.status()).await.unwrap().unwrap();
    assert_eq!(ended.signal(), Some(SIGKILL), "point {at} was not reached: {ended}");
    stage.plan_again();
}

#[tokio::test]
#[ignore = "the crash matrix starts it as a process of its own"]
async fn a_process_that_is_killed() {
    let (Ok(path), Ok(at)) = (std::env::var(CONFIG), std::env::var(AT)) else {
        return;
    };
    let at: usize = at.parse().unwrap();
    let passed = AtomicUsize::new(0);
    let failpoints = Failpoints::new(move |point| {
        if CrashPoint::NAMED.contains(&point) && passed.fetch_add(1, Ordering::SeqCst) == at {
            let own = std::process::id().to_string();
            Command::new("kill").args(["-KILL", &own]).status().unwrap();
        }
        Verdict::Go
    });
    let config = config::load(path.as_ref()).unwrap();
    let store = Store::open(&config.state_dir).unwrap().with_failpoints(failpoints.clone());
    let client = daemon::open(&config).unwrap().with_failpoints(failpoints.clone());
    let context = Context { config: Arc::new(config), store, client, failpoints };
    until_idle(&mut Daemon::new(context, None, Arc::new(clock::now))).await.unwrap();
}

/// The first place of each point in a trace: a point passed again differs only in what the judge
/// sees anyway.
fn first_places(trace: &[CrashPoint]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    (0..trace.len()).filter(|place| seen.insert(trace[*place])).collect()
}

#[derive(Default)]
struct Size {
    points: BTreeSet<CrashPoint>,
    first: usize,
    second: usize,
}

async fn matrix(network: Network) {
    let stage = Stage::start(&[network], Patience::None, "publish").await;
    let mut size = Size::default();
    let mut wrong = Vec::new();
    let mut check = |stage: &Stage, name: String| {
        let found = verdict(stage, &[network], &[1]);
        wrong.extend(found.into_iter().map(|what| format!("{name}: {what}")));
    };
    for (behaviour, fault) in BEHAVIOURS {
        let start = beginning(&stage, network, fault).await;
        let passed = trace(&stage).await;
        check(&stage, format!("{behaviour}, no crash"));
        for place in first_places(&passed) {
            start.again(&stage);
            killed_at(&stage, place).await;
            size.first += 1;
            size.points.insert(passed[place]);
            let crashed = Moment::of(&stage);
            let recovery = trace(&stage).await;
            let name = format!("{behaviour}, killed at {} ({place})", passed[place]);
            check(&stage, name.clone());
            // Before T1 a crash changes nothing that the start did not know: its recovery is the
            // first run, whose points have all been tried.
            let differs = passed[place] >= CrashPoint::AfterT1;
            for again in first_places(&recovery).into_iter().filter(|_| differs) {
                crashed.again(&stage);
                killed_at(&stage, again).await;
                size.second += 1;
                size.points.insert(recovery[again]);
                stage.play(Failpoints::default()).await.unwrap();
                check(&stage, format!("{name}, and at {} ({again})", recovery[again]));
            }
        }
    }
    let tried = format!(
        "{} points × {} behaviours: {} runs killed once, {} killed twice, {} wrong",
        size.points.len(),
        BEHAVIOURS.len(),
        size.first,
        size.second,
        wrong.len()
    );
    size::tell(&format!("SIGKILL on {network}"), &tried);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(size.points.len() >= 18, "{:?}", size.points);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigkill_at_every_point_leaves_one_post_on_facebook() {
    matrix(Network::Facebook).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigkill_at_every_point_leaves_one_post_on_x() {
    matrix(Network::X).await;
}
