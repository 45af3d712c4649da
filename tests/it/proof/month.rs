//! A month in simulated time: two sources, 120 items, a dead token, a day without X, new guids, a
//! redesign, a restore; each timeline ends exactly as expected.

use jiff::Timestamp;
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Scope};
use weitersagen::state::backup::{backup, restore};
use weitersagen::state::sources;

use super::judge::without_evidence;
use super::restore::approve_all;
use super::settings::Patience;
use super::site::words;
use super::size;
use super::stage::Stage;

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];
const BEGIN: &str = "2026-11-02T06:00:00Z";

const DAYS: usize = 30;
/// One after the other in the feed and on the news page, six hours apart.
const ITEMS_A_DAY: usize = 4;
const ITEMS: usize = DAYS * ITEMS_A_DAY;

/// What the news page listed before the month.
const OLD_ON_PAGE: std::ops::Range<usize> = 200..206;

/// What happens on which day, counted from 1.
const TOKEN_DIES: usize = 5;
const TOKEN_IS_RENEWED: usize = 6;
const X_IS_OUT: usize = 11;
const REDESIGN: usize = 13;
const A_PERSON_ACCEPTS: usize = 15;
const NEW_GUIDS: usize = 16;
const BACKUP: usize = 20;
const RESTORE: usize = 23;

/// What a person was asked about, and after which number it was told therefore: the news of the
/// two days of quarantine, and one that was new while the lost days came back.
const LATER: [(&[usize], usize); 2] = [(&[50, 52, 54, 56], 60), (&[89], 92)];

async fn begin() -> Stage {
    let page = |site: &super::site::Site| {
        format!(
            "[[sources]]\nname = \"seite\"\nurl = \"{}aktuelles\"\nschedule = \"@every 1m\"\n\
             max_age = \"60d\"\n",
            site.url
        )
    };
    let mut stage = Stage::start_with(&NETWORKS, Patience::Usual, "publish", page).await;
    for account in &mut stage.config.accounts {
        account.hashtags = vec!["#Haus".into()];
    }
    stage.set_time(BEGIN.parse::<Timestamp>().unwrap());
    stage.site.publish(0, stage.now());
    for number in OLD_ON_PAGE {
        stage.site.publish_on_page(number, stage.now());
    }
    stage.play(Failpoints::default()).await.unwrap();
    assert!(stage.outbox().is_empty(), "what stood there is known");
    stage
}

/// What goes wrong, or right again, on the morning of a day.
fn morning(stage: &Stage, day: usize, copy: &std::path::Path) {
    stage.sandbox.set_faults(FaultPlan::default());
    match day {
        TOKEN_DIES => stage.sandbox.revoke_token(Network::Facebook),
        TOKEN_IS_RENEWED => stage.sandbox.restore_token(Network::Facebook),
        X_IS_OUT => {
            let (network, fault) = (Scope::Only(Network::X), Fault::Error503);
            let out = FaultRule { network, operation: Scope::Any, fault, times: u32::MAX };
            stage.sandbox.set_faults(FaultPlan::of(vec![out]));
        }
        REDESIGN => stage.site.redesign(),
        A_PERSON_ACCEPTS => {
            let seen = stage.store().run_blocking(|tx| sources::health(tx, "seite"));
            let reason = seen.unwrap().unwrap().quarantine.unwrap().reason;
            assert!(reason.contains("dates"), "{reason}");
            assert!(stage.store().run_blocking(|tx| sources::accept(tx, "seite")).unwrap());
        }
        NEW_GUIDS => stage.site.renumber(),
        RESTORE => drop(restore(&stage.config.state_dir, copy, stage.now()).unwrap()),
        _ => {}
    }
}

fn publish(stage: &Stage, number: usize) {
    if number % 2 == 1 {
        stage.site.publish(number, stage.now());
    } else {
        stage.site.publish_on_page(number, stage.now());
    }
}

/// The numbers in the order in which they are told.
fn order() -> Vec<usize> {
    let mut order: Vec<usize> = (1..=ITEMS).collect();
    for (later, after) in LATER {
        order.retain(|number| !later.contains(number));
        let place = order.iter().position(|number| *number == after).unwrap() + 1;
        order.splice(place..place, later.iter().copied());
    }
    order
}

/// What stands on a timeline for a number: text and link.
fn told(stage: &Stage, network: Network, number: usize) -> (String, String) {
    let (title, text) = words(number);
    let quarantined = (REDESIGN - 1) * ITEMS_A_DAY;
    let link = match number % 2 {
        1 => stage.site.link(number),
        _ => stage.site.link_on_page(number, number > quarantined),
    };
    let post = match network {
        Network::Facebook => format!("{title}\n\n{text}\n\nMehr dazu: {link}\n\n#Haus"),
        Network::X => format!("{text}\n\n#Haus\n\n{link}"),
    };
    (post, link)
}

/// A timeline as the network has it, oldest first; each must be seen by followers.
fn timeline(stage: &Stage, network: Network) -> Vec<(String, String)> {
    let mut posts: Vec<(String, String)> = match network {
        Network::Facebook => stage
            .sandbox
            .facebook_posts()
            .into_iter()
            .map(|post| {
                assert!(post.visible && post.edited.is_none(), "{post:?}");
                (post.message, post.link.unwrap_or_default())
            })
            .collect(),
        Network::X => stage
            .sandbox
            .x_posts()
            .into_iter()
            .map(|post| {
                assert!(post.visible && post.reply_to.is_none(), "{post:?}");
                (post.text, post.link.unwrap_or_default())
            })
            .collect(),
    };
    posts.reverse();
    posts
}

#[tokio::test]
async fn a_month_ends_with_each_timeline_exactly_as_expected() {
    let stage = begin().await;
    let copy = stage.folder.path().join("copy.db");
    for day in 1..=DAYS {
        morning(&stage, day, &copy);
        for item in 0..ITEMS_A_DAY {
            publish(&stage, (day - 1) * ITEMS_A_DAY + item + 1);
            stage.pass(6 * 3_600);
            stage.play(Failpoints::default()).await.unwrap();
            if (day, item) == (BACKUP, 1) {
                backup(&stage.config.state_dir, &copy).unwrap();
            }
        }
        // So much is new at once on these days that a person is asked; what was told already is
        // not among it any more.
        if matches!(day, A_PERSON_ACCEPTS | RESTORE) {
            approve_all(&stage);
        }
    }
    for _ in 0..6 {
        stage.pass(3_600);
        stage.play(Failpoints::default()).await.unwrap();
    }
    for network in NETWORKS {
        let expected: Vec<_> =
            order().into_iter().map(|number| told(&stage, network, number)).collect();
        let found = timeline(&stage, network);
        for (place, (found, expected)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(found, expected, "place {place} on {network}");
        }
        assert_eq!(found.len(), expected.len(), "{network}");
    }
    let (log, outbox) = (stage.sandbox.log(), stage.outbox());
    for delivery in &outbox {
        assert!(matches!(delivery.state, State::Posted | State::Suppressed), "{delivery:?}");
        assert_eq!(without_evidence(delivery, &stage.trail(delivery.id), &log, 0), [""; 0]);
    }
    let created = log.iter().filter(|entry| entry.created.is_some()).count();
    assert_eq!(created, NETWORKS.len() * ITEMS, "none was made and deleted again");
    let size = format!("2 sources, {ITEMS} items, {created} posts, {} requests", log.len());
    size::tell("a month", &size);
}
