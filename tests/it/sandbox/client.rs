//! The real publishers against the rehearsal networks, so that each checks the other.

use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use url::Url;
use weitersagen::clock;
use weitersagen::config::{AccountConfig, Credentials, SecretRef};
use weitersagen::item::{Network, Post};
use weitersagen::net::{Client, FetchOptions};
use weitersagen::outbox::{Refusal, SendOutcome};
use weitersagen::publish::{AskError, Publisher};
use weitersagen::sandbox::{Fault, FaultPlan, SandboxConfig};

use super::Server;
use crate::app::back;

const BOTH: [Network; 2] = [Network::Facebook, Network::X];

/// A server, and the two publishers that speak to it.
struct Stage {
    server: Server,
    facebook: Publisher,
    x: Publisher,
    /// Holds the secrets for as long as they may be read.
    _dir: TempDir,
}

impl Stage {
    async fn start() -> Self {
        let server = Server::start().await;
        let dir = tempfile::tempdir().unwrap();
        let client = Client::new(FetchOptions {
            user_agent: "weitersagen-test".into(),
            allow_private: vec!["127.0.0.1".into()],
            deadline: Duration::from_secs(20),
            max_body: 1 << 20,
        });
        let client = client.unwrap();
        let publisher = |name: &str, credentials| {
            let account = AccountConfig {
                mode: weitersagen::config::Mode::Publish,
                name: name.into(),
                api: Url::parse(&server.url("/")).unwrap(),
                hashtags: Vec::new(),
                template: weitersagen::compose::Template::of(weitersagen::item::Network::X),
                confirmed: None,
                withdraw: weitersagen::config::Withdraw::Ask,
                on_change: weitersagen::config::OnChange::Leave,
                credentials,
            };
            Publisher::new(&account, None, &client).unwrap()
        };
        let config = SandboxConfig::default();
        let keep = |name: &str, secret: &str| secret_file(dir.path(), name, secret);
        let facebook = Credentials::Facebook {
            page: None,
            token: Some(keep("token", &config.facebook.token)),
            app_id: None,
            app_secret: None,
            two_step: false,
        };
        let x = Credentials::XOAuth1 {
            consumer_key: keep("consumer_key", &config.x.consumer_key),
            consumer_secret: keep("consumer_secret", &config.x.consumer_secret),
            access_token: keep("access_token", &config.x.access_token),
            access_secret: keep("access_secret", &config.x.access_secret),
        };
        Self { facebook: publisher("facebook", facebook), x: publisher("x", x), server, _dir: dir }
    }

    fn publisher(&self, network: Network) -> &Publisher {
        match network {
            Network::Facebook => &self.facebook,
            Network::X => &self.x,
        }
    }

    async fn send(&self, network: Network, post: &Post) -> SendOutcome {
        self.publisher(network).send(post, &[], clock::now()).await
    }

    /// How often the post stands on the timeline, as the publisher reads it.
    async fn found(&self, network: Network, post: &Post) -> usize {
        let hour_ago = clock::now() - jiff::SignedDuration::from_hours(1);
        let timeline = self.publisher(network).timeline(back(None, hour_ago)).await.unwrap();
        assert!(timeline.complete);
        let same = timeline.posts.iter().filter(|found| found.links.contains(&post.link));
        same.count()
    }

    fn count(&self, network: Network) -> usize {
        match network {
            Network::Facebook => self.server.sandbox.facebook_posts().len(),
            Network::X => self.server.sandbox.x_posts().len(),
        }
    }
}

fn secret_file(dir: &Path, name: &str, secret: &str) -> SecretRef {
    let path = dir.join(name);
    std::fs::write(&path, secret).unwrap();
    SecretRef::File(path)
}

fn post(number: usize) -> Post {
    let link = format!("https://www.agsa.de/news/{number}-fachtag.html?a=1&b=%C3%A4");
    Post {
        text: format!("Nr. {number}: Bücher & Brücken, „Fachtag“ in Halle\n\n{link}"),
        link: link.parse().unwrap(),
        image: None,
        more_images: Vec::new(),
    }
}

#[tokio::test]
async fn a_post_is_sent_and_found_again_on_both() {
    let stage = Stage::start().await;
    let config = SandboxConfig::default();
    assert_eq!(stage.facebook.identity().await.unwrap().id, config.facebook.page_id);
    assert_eq!(stage.x.identity().await.unwrap().handle, config.x.username);
    for network in BOTH {
        let outcome = stage.send(network, &post(1)).await;
        assert!(matches!(outcome, SendOutcome::Posted { .. }), "{outcome:?}");
        assert_eq!(stage.found(network, &post(1)).await, 1);
    }
}

#[tokio::test]
async fn an_unclear_answer_is_settled_by_the_timeline() {
    let stage = Stage::start().await;
    let cases = [
        (Fault::LostAnswerAfterPosting, 1),
        (Fault::Error500AfterPosting, 1),
        (Fault::GarbageAfterPosting, 1),
        (Fault::CutBeforePosting, 0),
        (Fault::Error503, 0),
    ];
    for network in BOTH {
        for (number, (fault, expected)) in cases.into_iter().enumerate() {
            let before = stage.count(network);
            let plan = FaultPlan::on_create(network, fault, 1);
            stage.server.sandbox.set_faults(plan);
            let outcome = stage.send(network, &post(number)).await;
            assert!(
                !matches!(outcome, SendOutcome::Posted { .. } | SendOutcome::NotSent { .. }),
                "{network} {fault:?}: {outcome:?}"
            );
            let unclear = matches!(outcome, SendOutcome::Unclear { .. });
            assert!(unclear || expected == 0, "{network} {fault:?}: {outcome:?}");
            assert_eq!(stage.found(network, &post(number)).await, expected, "{fault:?}");
            assert_eq!(stage.count(network) - before, expected);
        }
    }
}

#[tokio::test]
async fn refusals_are_told_apart() {
    let stage = Stage::start().await;
    for network in BOTH {
        let refusal = async |fault| {
            let plan = FaultPlan::on_create(network, fault, 1);
            stage.server.sandbox.set_faults(plan);
            match stage.send(network, &post(1)).await {
                SendOutcome::Refused { refusal, not_before, .. } => {
                    let soon = clock::now() + jiff::SignedDuration::from_secs(10);
                    assert!(not_before.is_none_or(|at| at < soon), "a rehearsal need not wait");
                    refusal
                }
                other => panic!("{network} {fault:?}: {other:?}"),
            }
        };
        assert_eq!(refusal(Fault::RateLimit429).await, Refusal::Passing);
        assert_eq!(refusal(Fault::ExpiredToken).await, Refusal::Token);
        assert_eq!(stage.count(network), 0);

        stage.server.sandbox.revoke_token(network);
        let asked = stage.publisher(network).identity().await;
        assert!(matches!(asked, Err(AskError::Token(_))), "{asked:?}");
        stage.server.sandbox.restore_token(network);
        let repeat = async || stage.send(network, &post(1)).await;
        assert!(matches!(repeat().await, SendOutcome::Posted { .. }));
        assert!(matches!(repeat().await, SendOutcome::Unclear { .. }), "a duplicate");
        assert_eq!(stage.count(network), 1);
    }
}

#[tokio::test]
async fn a_long_timeline_is_read_to_its_end() {
    let stage = Stage::start().await;
    for network in BOTH {
        let start = clock::now() - jiff::SignedDuration::from_mins(50);
        for number in 0..120 {
            let at = start + jiff::SignedDuration::from_secs(number);
            stage.server.sandbox.post_by_hand(network, &format!("Von Hand, {number}"), at);
        }
        let timeline = stage.publisher(network).timeline(back(None, start)).await.unwrap();
        assert_eq!((timeline.posts.len(), timeline.complete), (120, true), "{network}");
    }
}
