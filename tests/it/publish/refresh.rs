//! The refresh of a login under crashes and faults: no refresh token is used twice, ever, and it
//! ends with a working pair or with „log in again“. The checker reads the sandbox's own log.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use url::Url;
use weitersagen::clock;
use weitersagen::config::{self, Config};
use weitersagen::daemon::token::{Keeper, interrupted};
use weitersagen::item::Network;
use weitersagen::net::Client;
use weitersagen::publish::oauth2::{Exchange, Login};
use weitersagen::publish::{AskError, Publisher};
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, Sandbox, Scope, TokenUse};
use weitersagen::state::{Store, tokens};

use super::login::press;
use super::script::client;
use crate::proof::size;

/// How many seeds are run; each is several refreshes with its own crashes and faults.
const SEEDS: u64 = 2_000;

/// Seeds that share a network: X says whose a token is 75 times in a quarter of an hour.
const CHUNK: usize = 50;

/// Refreshes in one run.
const REFRESHES: usize = 4;

/// Where the daemon dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crash {
    BeforeTheWrite,
    AfterTheWrite,
    AfterTheRequest,
    AfterTheStore,
    Never,
}

const CRASHES: [Crash; 5] = [
    Crash::BeforeTheWrite,
    Crash::AfterTheWrite,
    Crash::AfterTheRequest,
    Crash::AfterTheStore,
    Crash::Never,
];

/// One network and one configuration for all runs; each run has a state and a login of its own.
struct Stage {
    sandbox: Sandbox,
    config: Arc<Config>,
    client: Client,
    _dir: tempfile::TempDir,
}

/// One run's state, which survives a crash as far as it was committed.
struct Run<'s> {
    stage: &'s Stage,
    store: Store,
    login: usize,
}

impl Stage {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = format!("http://{}", listener.local_addr().unwrap());
        let sandbox = Sandbox::default();
        tokio::spawn(sandbox.clone().serve(listener, std::future::pending()));
        let dir = tempfile::tempdir().unwrap();
        let secrets = sandbox.config().x;
        for (name, text) in [
            ("id", secrets.client_id.as_str()),
            ("secret", secrets.client_secret.as_str()),
            ("key", "0123456789abcdef0123456789abcdef"),
        ] {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        let config = configuration(dir.path(), &api);
        Self { sandbox, config, client: client(&["127.0.0.1"]), _dir: dir }
    }

    async fn log_in(&self) -> Run<'_> {
        self.sandbox.set_faults(FaultPlan::default());
        let run =
            Run { stage: self, store: Store::in_memory().unwrap(), login: self.sandbox.logins() };
        let keeper = run.keeper();
        let redirect = Url::parse("http://127.0.0.1:1/callback").unwrap();
        let login = Login::begin(keeper.app(), &redirect, [5; 32], [6; 32]);
        let code = login.code(&press(login.address(), "allow").await).unwrap();
        let Exchange::Pair(pair, life) = keeper.app().redeem(&login, &code).await else {
            panic!("no pair")
        };
        keeper.log_in(&pair, life, clock::now()).await.unwrap().unwrap();
        run
    }
}

fn configuration(dir: &Path, api: &str) -> Arc<Config> {
    let text = format!(
        "[organisation]\nname = \"a\"\nwebsite = \"https://a.example\"\n\
         [[sources]]\nname = \"a\"\nurl = \"https://a.example/news\"\nschedule = \"@hourly\"\n\
         [[accounts]]\nname = \"x\"\nnetwork = \"x\"\napi = \"{api}\"\n\
         client_id = {{ file = \"id\" }}\nclient_secret = {{ file = \"secret\" }}\n\
         [state]\nkey = {{ file = \"key\" }}\n[fetch]\nallow_private = [\"127.0.0.1\"]\n"
    );
    Arc::new(config::parse(&text, &dir.join("config.toml")).unwrap())
}

impl Run<'_> {
    fn keeper(&self) -> Keeper {
        let stage = self.stage;
        let account = stage.config.account("x").unwrap();
        Keeper::of(&stage.config, account, (&self.store, &stage.client)).unwrap().unwrap()
    }

    /// One refresh that meets a fault and dies at a place; then the daemon starts again.
    async fn refresh(&self, crash: Crash, fault: Option<Fault>, now: Timestamp) {
        let rules = fault.map(|fault| FaultRule {
            network: Scope::Only(Network::X),
            operation: Scope::Only(Operation::Login),
            fault,
            times: 1,
        });
        let delay = Duration::from_millis(1);
        self.stage.sandbox.set_faults(FaultPlan::of(rules.into_iter().collect()).with_delay(delay));
        self.until(crash, now).await;
        self.store.run_blocking(|tx| tokens::recover(tx, &interrupted(), now)).unwrap();
    }

    async fn until(&self, crash: Crash, now: Timestamp) {
        let keeper = self.keeper();
        let Ok(held) = keeper.current().await.unwrap() else { return };
        if crash == Crash::BeforeTheWrite || !keeper.begin(&held, now).await.unwrap() {
            return;
        }
        if crash == Crash::AfterTheWrite {
            return;
        }
        let answer = keeper.exchange(&held).await;
        if crash == Crash::AfterTheRequest {
            return;
        }
        let settled = keeper.settle(&held, answer, now).await.unwrap();
        if crash == Crash::Never
            && let Ok(next) = settled
        {
            assert_eq!(next.generation, held.generation + 1, "kept before it is used");
        }
    }

    fn uses(&self) -> Vec<TokenUse> {
        let uses = self.stage.sandbox.token_uses();
        uses.into_iter().filter(|one| one.login == self.login).collect()
    }

    /// Whether the pair works; a person is asked where it does not.
    async fn check(&self, what: &str) -> bool {
        let again: Vec<TokenUse> = self.uses().into_iter().filter(|one| one.again).collect();
        assert!(again.is_empty(), "{what}: used twice: {again:?}");
        self.stage.sandbox.set_faults(FaultPlan::default());
        match self.keeper().current().await.unwrap() {
            Ok(held) => {
                let account = self.stage.config.account("x").unwrap();
                let client = &self.stage.client;
                let x = Publisher::with_token(account, None, client, Some(held.access()));
                let asked = x.unwrap().identity().await;
                assert!(asked.is_ok(), "{what}: kept as usable, but {asked:?}");
                true
            }
            Err(AskError::Token(why)) => {
                assert!(why.contains("`weitersagen auth x`"), "{what}: {why}");
                false
            }
            Err(AskError::Passing(why)) => panic!("{what}: {why}"),
        }
    }
}

fn faults() -> Vec<Option<Fault>> {
    std::iter::once(None).chain(Fault::ALL.map(Some)).collect()
}

#[tokio::test]
async fn each_crash_meets_each_fault() {
    let (mut runs, mut working) = (0, 0);
    for crash in CRASHES {
        let stage = Stage::start().await;
        for first in faults() {
            for second in [None, Some(Fault::LostAnswerAfterPosting), Some(Fault::RateLimit429)] {
                let run = stage.log_in().await;
                let what = format!("{crash:?}, {first:?}, then {second:?}");
                run.refresh(crash, first, clock::now()).await;
                run.refresh(Crash::Never, second, clock::now()).await;
                working += usize::from(run.check(&what).await);
                runs += 1;
            }
        }
    }
    let size = format!(
        "{} crashes × 10 behaviours × 3 second ones: {runs} runs, {working} end with a working pair",
        CRASHES.len()
    );
    size::tell("OAuth 2.0 refresh", &size);
    assert!(working > 0 && working < runs);
}

/// `SplitMix64`: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % many as u64).unwrap()
    }
}

/// Runs these seeds; gives the refresh tokens used and the logins that still work.
async fn run_seeds(seeds: Range<u64>) -> (usize, u32) {
    let stage = Stage::start().await;
    let (mut uses, mut working) = (0, 0);
    for seed in seeds {
        let mut dice = Dice(seed);
        let run = stage.log_in().await;
        let mut now = clock::now();
        for _ in 0..REFRESHES {
            // Crashes and faults are rare enough that many a login lives through several.
            let crash = if dice.below(4) == 0 { CRASHES[dice.below(5)] } else { Crash::Never };
            let fault = if dice.below(3) == 0 { Some(Fault::ALL[dice.below(9)]) } else { None };
            run.refresh(crash, fault, now).await;
            now += SignedDuration::from_secs(6_600);
        }
        working += u32::from(run.check(&format!("seed {seed}")).await);
        uses += run.uses().len();
    }
    (uses, working)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_seeds_use_no_refresh_token_twice() {
    let mut chunks = (0..SEEDS).step_by(CHUNK);
    let (mut uses, mut working) = (0, 0);
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < 2
            && let Some(first) = chunks.next()
        {
            under_way.spawn(run_seeds(first..first + CHUNK as u64));
        }
        let Some(chunk) = under_way.join_next().await else { break };
        let (of_chunk, alive) = chunk.unwrap();
        uses += of_chunk;
        working += alive;
    }
    let size = format!(
        "{SEEDS} seeds, {uses} refresh tokens used, none twice; {working} logins still work"
    );
    size::tell("OAuth 2.0 refresh, simulated", &size);
    assert!(working > 0, "not every login may be lost");
}
