//! The terminal's manners: setting up, the list of what is wrong, help, JSON, colours, statuses.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use weitersagen::config;
use weitersagen::item::Network;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

use crate::app::{networks, today};

/// The built binary with these arguments, and these lines on its standard input.
fn run(dir: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .current_dir(dir)
        .args(arguments)
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A command that does not read has closed it; that is no failure of the test.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

async fn rehearsal() -> Rehearsal {
    Rehearsal::start(0, networks(None), today()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_answers_make_a_file_that_check_accepts() {
    let rehearsal = rehearsal().await;
    let dir = tempfile::tempdir().unwrap();
    let website = rehearsal.addresses.organisation.as_str();
    // One answer is wrong, and asked again; the last two are the defaults.
    let answers = format!("de\nBegegnungshaus Elbe e.V.\nunsere Seite\n{website}\n\n\n");
    let output = run(dir.path(), &["init"], &answers);
    let told = out(&output);
    assert_eq!(status(&output), 0, "{told}{}", err(&output));
    assert!(told.contains("5/5") && !told.contains("6/5"), "five questions: {told}");
    assert!(told.contains("ist keine Webadresse"), "{told}");
    assert!(told.contains("begegnungshaus.elbe") && told.contains("begegnung_elbe"), "{told}");

    let path = dir.path().join("config.toml");
    let config = config::load(&path).unwrap();
    let networks: Vec<Network> =
        config.accounts.iter().map(config::AccountConfig::network).collect();
    assert_eq!(networks, [Network::Facebook, Network::X]);
    let source = config.sources[0].url.as_str();
    assert!(source.starts_with(&format!("{website}aktuelles/news.html")), "{source}");
    let checked = run(dir.path(), &["check"], "");
    assert_eq!(status(&checked), 0, "{}{}", out(&checked), err(&checked));
    let rehearsed = run(dir.path(), &["once", "--dry-run"], "");
    assert!(out(&rehearsed).contains("Einträge"), "{}", out(&rehearsed));

    let before = std::fs::read_to_string(&path).unwrap();
    let again = run(dir.path(), &["init"], &answers);
    assert_eq!(status(&again), 1);
    assert!(err(&again).contains("gibt es schon"), "{}", err(&again));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before, "nothing is overwritten");
}

#[test]
fn a_website_that_cannot_be_reached_is_no_obstacle() {
    let dir = tempfile::tempdir().unwrap();
    // Nobody listens on the port of „discard“ here.
    let website = "http://127.0.0.1:9/";
    let arguments =
        ["init", "--yes", "--language", "en", "--name", "A \"b\" c", "--website", website];
    let output = run(dir.path(), &arguments, "");
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("could not be reached"), "{}", out(&output));
    let text = std::fs::read_to_string(dir.path().join("config.toml")).unwrap();
    assert!(text.contains("# [[accounts]]") && text.contains("name = \"A \\\"b\\\" c\""), "{text}");
    assert_eq!(status(&run(dir.path(), &["check"], "")), 0);
    // What is missing is said, and nothing is written.
    let other = tempfile::tempdir().unwrap();
    let output = run(other.path(), &["init", "--yes"], "");
    assert_eq!(status(&output), 2, "{}", err(&output));
    let output = run(other.path(), &["init"], "de\nVerein\n");
    assert_eq!(status(&output), 1, "the answers ended");
    assert!(!other.path().join("config.toml").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_finds_all_well_and_what_is_not() {
    let rehearsal = rehearsal().await;
    let dir = tempfile::tempdir().unwrap();
    let path = rehearsal.write_config(dir.path(), &Pace::default()).unwrap();
    let output = run(dir.path(), &["doctor"], "");
    let told = out(&output);
    assert_eq!(status(&output), 0, "{told}{}", err(&output));
    for area in [
        "Konfiguration",
        "Geheimnisse",
        "Platz",
        "Gedächtnis",
        "Quelle begegnungshaus",
        "Konto facebook",
        "Zugang zu facebook",
        "läuft nicht ab",
        "Uhr",
        "Alarme",
        "Live",
    ] {
        assert!(told.contains(area), "{area}: {told}");
    }
    assert!(!told.contains('\u{1b}'), "no colours where no terminal is");
    assert!(!dir.path().join("state/weitersagen.db").exists(), "nothing is stored");
    assert!(rehearsal.sandbox.facebook_posts().is_empty());

    // A website that links nobody, a secret that everybody may read, a broken database.
    let text = std::fs::read_to_string(&path).unwrap();
    let portal = rehearsal.addresses.portal.as_str();
    let other = text.replace(
        &format!("website = \"{}\"", rehearsal.addresses.organisation),
        &format!("website = \"{portal}\""),
    );
    std::fs::write(&path, format!("language = \"en\"\n{other}")).unwrap();
    std::fs::create_dir(dir.path().join("state")).unwrap();
    std::fs::write(dir.path().join("state/weitersagen.db"), "this is no database at all").unwrap();
    let output = run(dir.path(), &["doctor", "--json"], "");
    assert_eq!(status(&output), 1, "{}", err(&output));
    let found: Value = serde_json::from_str(&out(&output)).unwrap();
    let of = |area: &str| {
        let mut list = found["found"].as_array().unwrap().iter();
        list.find(|one| one["area"] == area).unwrap_or_else(|| panic!("{area}: {found}")).clone()
    };
    assert_eq!(of("database")["sign"], "fail");
    assert!(of("database")["todo"].as_str().unwrap().contains("restore FILE"));
    assert!(found["failures"].as_u64().unwrap() >= 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_is_not_ours_is_red_with_the_next_step() {
    let rehearsal = rehearsal().await;
    let dir = tempfile::tempdir().unwrap();
    let path = rehearsal.write_config(dir.path(), &Pace::default()).unwrap();
    std::fs::write(dir.path().join("x-access-token"), "stolen").unwrap();
    let output = run(dir.path(), &["doctor"], "");
    let told = out(&output);
    assert_eq!(status(&output), 1, "{told}");
    assert!(told.contains("Fehler   Konto x"), "the sign is a word: {told}");
    assert!(told.contains("→ Im Entwicklerportal von X neue Schlüssel holen"), "{told}");
    // A secret that is missing is one red line more, not the end of the list.
    std::fs::remove_file(dir.path().join("facebook-page-token")).unwrap();
    let told = out(&run(dir.path(), &["doctor"], ""));
    assert!(told.contains("Fehler   Geheimnis (facebook, token)"), "{told}");
    assert!(told.contains("ok       Quelle landesportal"), "{told}");
    assert_eq!(status(&run(dir.path(), &["check"], "")), 2, "`check` points at its line");
    // In mode `preview` nothing is posted, and nothing is red.
    let text = std::fs::read_to_string(&path).unwrap().replace("\"publish\"", "\"preview\"");
    std::fs::write(&path, text).unwrap();
    let output = run(dir.path(), &["doctor"], "");
    assert_eq!(status(&output), 0, "{}", out(&output));
    assert!(out(&output).contains("Hinweis  Konto x"), "{}", out(&output));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_list_and_record_is_there_as_json() {
    let rehearsal = rehearsal().await;
    let dir = tempfile::tempdir().unwrap();
    rehearsal.write_config(dir.path(), &Pace { backfill: 1, ..Pace::default() }).unwrap();
    let website = rehearsal.addresses.organisation.as_str();
    let json = |arguments: &[&str]| {
        let output = run(dir.path(), &[arguments, &["--json"]].concat(), "");
        assert_eq!(status(&output), 0, "{arguments:?}: {}", err(&output));
        let parsed: Result<Value, _> = serde_json::from_str(&out(&output));
        parsed.unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}", out(&output)))
    };
    let once = json(&["once"]);
    let link = once["deliveries"][0]["post"]["link"].as_str().unwrap().to_owned();
    for arguments in [
        &["check"][..],
        &["check", "--online"],
        &["doctor"],
        &["schema"],
        &["discover", website],
        &["preview", &link],
        &["status"],
        &["queue", "list"],
        &["queue", "show", "1"],
        &["why", &link],
        &["backup", "sicherung.db"],
        &["restore", "sicherung.db"],
        &["--config", "neu.toml", "init", "--name", "A", "--website", website],
    ] {
        assert!(!json(arguments).is_null(), "{arguments:?}");
    }
}

#[test]
fn statuses_are_as_documented() {
    let dir = tempfile::tempdir().unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("config.toml");
    std::fs::copy(shipped, dir.path().join("config.toml")).unwrap();
    std::fs::write(dir.path().join("wrong.toml"), "mode = 1\n").unwrap();
    for (expected, arguments) in [
        (0, &["check"][..]),
        (0, &["status"]),
        (0, &["--help"]),
        (0, &["queue", "--help"]),
        (0, &["man"]),
        (1, &["queue", "show", "99"]),
        (1, &["preview", "no-such-file.html"]),
        (1, &["restore", "no-such-file.db"]),
        (2, &["--config", "wrong.toml", "check"]),
        (2, &["--config", "wrong.toml", "doctor"]),
        (2, &["--config", "none.toml", "run"]),
        (2, &["nonsense"]),
        (2, &["queue", "show", "twelve"]),
        (2, &["completions", "cmd"]),
    ] {
        let output = run(dir.path(), arguments, "");
        assert_eq!(status(&output), expected, "{arguments:?}: {}{}", out(&output), err(&output));
    }
}

#[test]
fn help_completions_and_manual_are_there() {
    let dir = tempfile::tempdir().unwrap();
    let help = out(&run(dir.path(), &["queue", "--help"], ""));
    assert!(help.contains("Examples:") && help.contains("weitersagen queue show 12"), "{help}");
    for shell in ["bash", "zsh", "fish"] {
        let script = out(&run(dir.path(), &["completions", shell], ""));
        assert!(script.contains("doctor") && script.contains("dry-run"), "{shell}");
    }
    assert!(out(&run(dir.path(), &["man"], "")).starts_with(".ie"), "roff");
    run(dir.path(), &["man", "pages"], "");
    let pages = std::fs::read_dir(dir.path().join("pages")).unwrap().count();
    assert!(pages > 20, "a page for each command: {pages}");
}
