//! `[model]` and `foreign`: what they may say, and what is said about mistakes in them.

use std::path::Path;
use std::time::Duration;

use weitersagen::config::{self, Foreign, Language, ModelConfig, SecretRef};

use super::support::{SMALL, read, top, valid, with};

const LOCAL: &str = "[model]\nbase_url = \"http://127.0.0.1:11434/v1/\"\nname = \"gemma3:12b\"";

fn model(text: &str) -> ModelConfig {
    valid(&format!("{SMALL}{text}\n")).model.unwrap()
}

#[test]
fn a_local_model_needs_an_address_and_a_name() {
    let local = model(LOCAL);
    assert_eq!(local.base_url.as_str(), "http://127.0.0.1:11434/v1");
    assert_eq!(local.name, "gemma3:12b");
    assert_eq!((local.key, local.disclose), (None, false));
    assert_eq!(local.timeout, Duration::from_secs(60));
    let more = "key = { env = \"MODEL_KEY\" }\ntimeout = \"2m\"\ndisclose = true";
    let all = model(&format!("{LOCAL}\n{more}"));
    assert_eq!(all.key, Some(SecretRef::Env("MODEL_KEY".to_owned())));
    assert_eq!((all.timeout, all.disclose), (Duration::from_secs(120), true));
}

#[test]
fn without_address_and_name_it_is_switched_off() {
    for text in ["", "[model]", "[model]\ntimeout = \"30s\"\ndisclose = true"] {
        assert_eq!(valid(&format!("{SMALL}{text}\n")).model, None, "{text}");
    }
    with(
        "[model]\nname = \"m\"",
        &["MISSING_KEY | write `base_url = \"http://127.0.0.1:11434/v1\"`"],
    );
    with(
        "[model]\nbase_url = \"https://llm.example/v1\"",
        &["MISSING_KEY | write `name = \"gemma3:12b\"`"],
    );
}

#[test]
fn articles_travel_unencrypted_only_where_the_admin_says_so() {
    let plain = "[model]\nbase_url = \"http://llm.example/v1\"\nname = \"m\"";
    let help = "write https://, or for a rehearsal list the host in `allow_private` under [fetch]";
    with(plain, &[&format!("MODEL_PLAIN | {help}")]);
    let allowed = format!("{plain}\n[fetch]\nallow_private = [\"llm.example\"]");
    assert_eq!(model(&allowed).base_url.as_str(), "http://llm.example/v1");
}

#[test]
fn mistakes_are_told_with_what_is_right() {
    with(&format!("{LOCAL}\nurl = \"x\""), &["UNKNOWN_KEY | did you mean `base_url`?"]);
    with(&format!("{LOCAL}\ntimeout = \"0s\""), &["MODEL_TIMEOUT"]);
    with(&format!("{LOCAL}\ntimeout = \"20m\""), &["MODEL_TIMEOUT"]);
    with(&format!("{LOCAL}\ndisclose = \"ja\""), &["EXPECTS_FLAG | write `disclose = true`"]);
    top("foreign = \"fragen\"", &["NOT_ONE_OF | did you mean `ask`?"]);
    top("foreign = \"english\"", &["NOT_ONE_OF | one of: \"headline\", \"ask\""]);
    assert_eq!(valid(SMALL).foreign, Foreign::Headline);
    assert_eq!(valid(&format!("foreign = \"ask\"\n{SMALL}")).foreign, Foreign::Ask);
}

#[test]
fn a_key_in_the_file_is_refused_and_never_shown() {
    for line in ["key = \"sk-canary-4711\"", "api_key = \"sk-canary-4711\""] {
        let report = read(&format!("{SMALL}{LOCAL}\n{line}\n")).unwrap_err();
        for language in [Language::De, Language::En] {
            let shown = report.render(language);
            assert!(!shown.contains("canary"), "{shown}");
        }
    }
}

/// The shipped file's example, switched on, is a model on this machine.
#[test]
fn the_shipped_example_works_when_its_signs_are_taken_off() {
    let shipped = include_str!("../../../config.toml");
    let on = shipped.replace("# base_url = ", "base_url = ").replace("# name = ", "name = ");
    let config = config::parse(&on, Path::new("config.toml")).unwrap();
    let now = "2027-03-01T13:07:00Z".parse().unwrap();
    let said = config::summary::describe(&config, now);
    let line =
        "Sprachmodell: gemma3:12b bei http://127.0.0.1:11434/v1; was es schreibt, wird geprüft";
    assert!(said.iter().any(|one| one == line), "{said:#?}");
}
