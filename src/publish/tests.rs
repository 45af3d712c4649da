//! Building a client from the configuration, without telling a secret.

use std::path::{Path, PathBuf};
use std::time::Duration;

use url::Url;

use super::*;
use crate::config::SecretRef;
use crate::net::FetchOptions;

const CANARY: &str = "CANARY-5f1c0d";

fn client() -> Client {
    let options = FetchOptions {
        user_agent: "weitersagen-test".into(),
        allow_private: Vec::new(),
        deadline: Duration::from_secs(5),
        max_body: 1_000_000,
    };
    Client::new(options).unwrap()
}

fn secret(folder: &Path, name: &str) -> SecretRef {
    let path = folder.join(name);
    std::fs::write(&path, format!("{CANARY}\n")).unwrap();
    SecretRef::File(path)
}

fn account(credentials: Credentials) -> AccountConfig {
    let api = Url::parse("http://127.0.0.1:1").unwrap();
    AccountConfig {
        mode: crate::config::Mode::Publish,
        name: "probe".into(),
        api,
        hashtags: Vec::new(),
        template: crate::compose::Template::of(crate::item::Network::X),
        confirmed: None,
        withdraw: crate::config::Withdraw::Ask,
        on_change: crate::config::OnChange::Leave,
        credentials,
    }
}

fn x_keys(place: &dyn Fn(&str) -> SecretRef) -> Credentials {
    Credentials::XOAuth1 {
        consumer_key: place("a"),
        consumer_secret: place("b"),
        access_token: place("c"),
        access_secret: place("d"),
    }
}

#[test]
fn a_publisher_never_shows_its_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let token = SecretString::from(CANARY);
    let api = Url::parse("http://127.0.0.1:1").unwrap();
    let keys = facebook::Keys { token, app_secret: Some(CANARY.into()) };
    let facebook = facebook::Facebook::new(client(), api, None, keys, false);
    let shown = format!("{:?}", Publisher::Facebook(facebook));
    assert!(shown.starts_with("Facebook(") && !shown.contains("CANARY"), "{shown}");
    let credentials = x_keys(&|name| secret(folder.path(), name));
    match Publisher::new(&account(credentials), None, &client()) {
        Ok(publisher) => assert!(!format!("{publisher:?}").contains("CANARY")),
        Err(why) => assert!(!why.contains("CANARY"), "{why}"),
    }
}

#[test]
fn every_missing_secret_is_named() {
    let credentials = x_keys(&|name| SecretRef::File(PathBuf::from("/nowhere").join(name)));
    let why = Publisher::new(&account(credentials), None, &client()).unwrap_err();
    for key in ["consumer_key", "consumer_secret", "access_token", "access_secret"] {
        assert!(why.contains(&format!("Konto „probe“, {key}: ")), "{why}");
    }
    assert_eq!(why.words().de.lines().count(), 4);
}
