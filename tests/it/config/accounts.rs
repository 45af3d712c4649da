//! Accounts, their secrets, and what must not stand twice.

use std::path::Path;

use weitersagen::config::{self, Credentials, OnChange, SecretRef};

use super::support::{FACEBOOK, SMALL, X, expect, facebook, problems, top, valid, with};

#[test]
fn accounts_know_their_api_and_secrets() {
    let config = valid(&format!("mode = \"publish\"{SMALL}{FACEBOOK}{X}"));
    let apis: Vec<&str> = config.accounts.iter().map(|one| one.api.as_str()).collect();
    assert_eq!(apis, ["https://graph.facebook.com/", "https://api.x.com/"]);
    let keys: Vec<&str> =
        config.accounts[1].credentials.secrets().iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["consumer_key", "consumer_secret", "access_token", "access_secret"]);
}

#[test]
fn a_secret_file_is_looked_for_beside_the_configuration() {
    let account = FACEBOOK.replace("env = \"FACEBOOK_PAGE_TOKEN\"", "file = \"geheim/token\"");
    let config = valid(&format!("{SMALL}{account}"));
    let Credentials::Facebook { token, .. } = &config.accounts[0].credentials else {
        panic!("not Facebook");
    };
    assert_eq!(*token, Some(SecretRef::File("ordner/geheim/token".into())));
}

#[test]
fn missing_secrets_are_listed_by_account_and_key() {
    let account = FACEBOOK.replace("FACEBOOK_PAGE_TOKEN", "WEITERSAGEN_TEST_NEVER_SET");
    let missing = valid(&format!("{SMALL}{account}")).missing_secrets();
    assert_eq!(missing.len(), 1);
    assert_eq!((missing[0].account.as_str(), missing[0].key), ("seite", "token"));
    assert!(missing[0].reason.de.contains("WEITERSAGEN_TEST_NEVER_SET ist nicht gesetzt"));
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_may_read_is_told() {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    std::fs::write(&path, "geheim\n").unwrap();
    let place = format!("file = {:?}", path.display().to_string());
    let account = FACEBOOK.replace("env = \"FACEBOOK_PAGE_TOKEN\"", &place);
    let config = valid(&format!("{SMALL}{account}"));
    let mode = |mode| std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    mode(0o604);
    let told = config.loose_secrets();
    assert!(told[0].de.contains("chmod 600"), "{told:?}");
    mode(0o600);
    assert_eq!(config.loose_secrets(), []);
    assert_eq!(config.missing_secrets(), []);
}

#[test]
fn nothing_stands_twice() {
    let again = "[[sources]]\nname = \"Verein\"\nurl = \"https://WWW.verein.example/news/#top\"\nschedule = \"0 8 * * *\"";
    with(again, &["DUPLICATE | each name may be used once", "DUPLICATE | list each source once"]);
    let second = FACEBOOK.replace("seite", "zweite");
    with(
        &format!("{FACEBOOK}{second}"),
        &["SAME_ACCOUNT | delete one of them, or name different Facebook pages with `page`"],
    );
    with(&format!("{FACEBOOK}{second}page = \"andere\""), &[]);
    let same_name = X.replace("name = \"x\"", "name = \"seite\"");
    with(&format!("{FACEBOOK}{same_name}"), &["DUPLICATE | each name may be used once"]);
}

#[test]
fn accounts_are_needed_unless_nothing_leaves() {
    top("mode = \"preview\"", &[]);
    top("mode = \"approve\"", &["NO_ACCOUNTS | write `[[accounts]]`"]);
    expect(
        "sources = []\n[organisation]\nname = \"a\"\nwebsite = \"https://a.example\"\n",
        &["NO_SOURCES | write `[[sources]]`"],
    );
}

#[test]
fn each_network_has_its_own_keys() {
    facebook(
        "consumer_key = { env = \"A\" }",
        &["FOREIGN_KEY | an account on Facebook needs: token"],
    );
    with(
        &format!("{X}token = {{ env = \"A\" }}"),
        &[
            "FOREIGN_KEY | an account on X needs: consumer_key, consumer_secret, access_token, access_secret",
        ],
    );
}

/// An account that logs in with OAuth 2.0.
const LOGIN: &str = "[[accounts]]\nname = \"x\"\nnetwork = \"x\"\nclient_id = { env = \"A\" }\n";
const KEY: &str = "[state]\nkey = { credential = \"weitersagen-key\" }\n";

#[test]
fn x_signs_in_one_way_only_and_a_login_needs_a_key() {
    let no_key = "NO_STATE_KEY | write under [state]: `key = { env = \"WEITERSAGEN_KEY\" }`";
    with(LOGIN, &[no_key]);
    with(&format!("{LOGIN}{KEY}"), &[]);
    with(&format!("{LOGIN}client_secret = {{ file = \"b\" }}\n{KEY}"), &[]);
    let inline = "INLINE_SECRET | keep the value elsewhere and name the place: `client_id = { env = \"X_CLIENT_ID\" }`, or { file = \"…\" } or { credential = \"…\" }";
    with(&format!("{}{KEY}", LOGIN.replace("{ env = \"A\" }", "\"abc\"")), &[inline]);
    with(
        &format!("{LOGIN}access_token = {{ env = \"A\" }}\n{KEY}"),
        &["BOTH_OAUTHS | delete the four keys of OAuth 1.0a, or client_id and client_secret"],
    );
    let secret_only = LOGIN.replace("client_id", "client_secret");
    with(
        &format!("{secret_only}{KEY}"),
        &["MISSING_KEY | write `client_id = { env = \"X_CLIENT_ID\" }`"],
    );
    let config = valid(&format!("{SMALL}{LOGIN}{KEY}"));
    let missing: Vec<&str> = config.missing_secrets().iter().map(|missing| missing.key).collect();
    assert_eq!(missing, ["client_id", "[state] key"]);
}

#[test]
fn secrets_name_exactly_one_place() {
    let token = |value: &str| {
        let account = FACEBOOK.replace("{ env = \"FACEBOOK_PAGE_TOKEN\" }", value);
        format!("{SMALL}{account}")
    };
    let inline = "INLINE_SECRET | keep the value elsewhere and name the place: `token = { env = \"FACEBOOK_PAGE_TOKEN\" }`, or { file = \"…\" } or { credential = \"…\" }";
    expect(&token("\"EAAB\""), &[inline]);
    expect(&token("7"), &[inline]);
    let places =
        "SECRET_PLACES | one of three: { env = \"…\" }, { file = \"…\" } or { credential = \"…\" }";
    expect(&token("{ }"), &[places]);
    expect(&token("{ env = \"A\", file = \"b\" }"), &[places]);
    expect(&token("{ credential = \"../b\" }"), &["BAD_CREDENTIAL"]);
    expect(
        &token("{ env = \"EAABwzLixnjY\" }"),
        &["BAD_ENV | capital letters, digits and _, such as { env = \"FACEBOOK_PAGE_TOKEN\" }"],
    );
    expect(&token("{ env = \"\" }"), &["EMPTY | write a value or delete the line"]);
    expect(&token("{ credential = \"facebook\" }"), &[]);
}

#[test]
fn what_a_network_cannot_do_to_a_post_is_told() {
    let config = valid(&format!("{SMALL}{FACEBOOK}{X}"));
    let ways: Vec<OnChange> = config.accounts.iter().map(|one| one.on_change).collect();
    assert_eq!(ways, [OnChange::Edit, OnChange::Leave]);
    facebook("on_change = \"leave\"", &[]);
    let on_facebook = "CHANGE_ON_FACEBOOK | delete the line, or write `on_change = \"leave\"` if \
                       posts are to stay as they are";
    facebook("on_change = \"reply\"", &[on_facebook]);
    facebook("on_change = \"replace\"", &[on_facebook]);
    let x = |line: &str, expected: &[&str]| with(&format!("{X}{line}"), expected);
    for way in ["leave", "reply", "replace"] {
        x(&format!("on_change = \"{way}\""), &[]);
    }
    x(
        "on_change = \"edit\"",
        &["CHANGE_ON_X | possible are \"leave\" (it stays), \"reply\" (a reply with the \
           correction) and \"replace\" (delete it and post anew)"],
    );
    x("on_change = \"antworten\"", &["NOT_ONE_OF | did you mean `reply`?"]);
}

#[test]
fn every_account_is_fed_by_some_source() {
    let two = format!("{FACEBOOK}{X}");
    let with = |line: &str| format!("{SMALL}{line}\n{two}");
    assert_eq!(problems(&with("accounts = [\"seite\", \"x\"]")), [""; 0]);
    assert_eq!(
        problems(&with("accounts = [\"seite\"]")),
        ["17:8 UNFED | name it in `accounts` of a source, or delete the account"]
    );
    assert_eq!(
        problems(&with("accounts = [\"siete\", \"x\", \"seite\"]")),
        ["9:13 UNKNOWN_ACCOUNT | did you mean `seite`?"]
    );
    assert_eq!(
        problems(&format!("{SMALL}accounts = []\n{FACEBOOK}")),
        [
            "9:12 FEEDS_NOBODY | delete the line, then its items go to all accounts",
            "12:8 UNFED | name it in `accounts` of a source, or delete the account",
        ]
    );
    let other = "[[sources]]\nname = \"b\"\nurl = \"https://b.example/\"\nschedule = \"@daily\"\n";
    let config = valid(&format!("{SMALL}accounts = [\"seite\"]\n{other}{two}"));
    assert!(config.sources[0].feeds("seite") && !config.sources[0].feeds("x"));
    assert!(config.sources[1].feeds("x"), "without the key a source feeds all");
}

#[test]
fn a_missing_secret_is_a_mistake_where_anything_is_to_be_sent() {
    let none = |_: &str| None;
    let check = |mode: &str| {
        let text = format!("mode = \"{mode}\"\n{SMALL}{FACEBOOK}");
        config::check_with(&text, Path::new("config.toml"), &none)
    };
    for mode in ["approve", "publish"] {
        let report = check(mode).unwrap_err();
        let problem = &report.problems[0];
        assert_eq!((problem.line, problem.column, problem.code), (14, 9, "MISSING_SECRET"));
        assert!(problem.reason.de.contains("FACEBOOK_PAGE_TOKEN ist nicht gesetzt"));
        assert_eq!(report.problems.len(), 1);
    }
    assert!(check("preview").is_ok());
    let set = |name: &str| (name == "FACEBOOK_PAGE_TOKEN").then(|| "abc".into());
    let text = format!("mode = \"publish\"\n{SMALL}{FACEBOOK}");
    assert!(config::check_with(&text, Path::new("config.toml"), &set).is_ok());
}
