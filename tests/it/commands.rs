//! The built binary as its users call it: what it prints, and with which status it ends.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};
use weitersagen::text::weighted;

use crate::app::{networks, today};
use crate::shared;

fn weitersagen(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .current_dir(dir)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The posts of `preview --json` on a file: Facebook's and X's texts.
fn previewed(file: &Path) -> (String, String) {
    let dir = tempfile::tempdir().unwrap();
    let output = weitersagen(dir.path(), &["preview", file.to_str().unwrap(), "--json"]);
    let value: Value = serde_json::from_str(&printed(&output)).unwrap();
    for network in ["facebook", "x"] {
        assert_eq!(value["posts"][network]["objections"], Value::Array(vec![]));
    }
    let text = |network: &str| value["posts"][network]["text"].as_str().unwrap().to_owned();
    (text("facebook"), text("x"))
}

fn is_signed_by_a_press_officer(text: &str, first: &str) {
    let body = text.lines().find(|line| line.ends_with(['.', '“'])).unwrap();
    assert!(body.starts_with(first), "{text}");
    for wrong in ["AddText", "01.05.20", "01.02.20", "button-", "…", "..."] {
        assert!(!text.contains(wrong), "{wrong} stands in {text}");
    }
}

#[test]
fn the_report_of_the_regional_conference_is_told_as_it_should_be() {
    let Some(file) = shared::data("agsa-regionalkonferenz-halle.txt") else {
        return;
    };
    let (facebook, x) = previewed(&file);
    let first = "Die vierte und letzte Regionalkonferenz zur Entwicklung eines \
        Landesintegrationskonzeptes fand am 26. September 2019 in Halle (Saale) statt.";
    is_signed_by_a_press_officer(&facebook, first);
    is_signed_by_a_press_officer(&x, first);
    assert!(weighted::measure(&x).valid, "{x}");
}

#[test]
fn a_joomla_page_of_the_same_shape_is_told_alike() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/preview/bericht.html");
    let (facebook, x) = previewed(&file);
    let first = "Der vierte und letzte Fachtag zur Fortschreibung des Teilhabeplans fand am \
        14. Januar 2020 in Stendal (Altmark) statt.";
    is_signed_by_a_press_officer(&facebook, first);
    is_signed_by_a_press_officer(&x, first);
    assert!(facebook.contains("Quelle: Landesportal"), "{facebook}");
    assert!(weighted::measure(&x).valid, "{x}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discover_finds_both_accounts_behind_the_image_buttons() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let url = rehearsal.addresses.organisation.to_string();
    let output = weitersagen(dir.path(), &["discover", &url, "--json"]);
    let found: Value = serde_json::from_str(&printed(&output)).unwrap();
    let accounts: Vec<(&str, &str)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["network"].as_str().unwrap(), a["handle"].as_str().unwrap()))
        .collect();
    assert_eq!(accounts, [("facebook", "begegnungshaus.elbe"), ("x", "begegnung_elbe")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_round_is_rehearsed_run_and_explained() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let pace = Pace { backfill: 1, ..Pace::default() };
    rehearsal.write_config(dir.path(), &pace).unwrap();
    let run = |arguments: &[&str]| printed(&weitersagen(dir.path(), arguments));

    assert!(run(&["once", "--dry-run"]).contains("nichts aufgeschrieben"));
    assert!(rehearsal.sandbox.log().is_empty(), "a rehearsal asks no network");
    assert!(!dir.path().join("state/weitersagen.db").exists());

    let round: Value = serde_json::from_str(&run(&["once", "--json"])).unwrap();
    let told = round["deliveries"].as_array().unwrap();
    assert_eq!(told.len(), 4, "one article of each source to each account");
    assert!(told.iter().all(|d| d["state"] == "posted" && d["length"].as_u64().unwrap() > 20));

    let link = told[0]["post"]["link"].as_str().unwrap();
    let why = run(&["why", link]);
    for event in ["eingeplant", "wird gerade gesendet", "gesendet – das Netzwerk hat ihn bestätigt"]
    {
        assert!(why.contains(event), "{why}");
    }
    assert!(run(&["status"]).contains("gesendet: 2"));
    let queue: Value = serde_json::from_str(&run(&["queue", "list", "--json"])).unwrap();
    assert_eq!(queue.as_array().unwrap().len(), 4);
    let id = queue[0]["id"].to_string();
    assert!(run(&["queue", "show", &id]).contains("Versuch"));
    let refused = weitersagen(dir.path(), &["queue", "approve", &id]);
    assert_eq!(refused.status.code(), Some(1), "what is posted cannot be approved");
    assert!(run(&["check", "--online"]).contains("ok  "));
    assert_eq!(rehearsal.sandbox.x_posts().len(), 2);
}

#[test]
fn a_wrong_configuration_ends_with_status_two_and_the_line() {
    let dir = tempfile::tempdir().unwrap();
    let text = "mode = \"publish\"\nlanguage = \"en\"\n\n[organisation]\nname = \"A\"\n\
        website = \"https://a.example/\"\n\n[[sources]]\nname = \"a\"\nurl = \"https://a.example/f\"\n\
        shedule = \"*/20 * * * *\"\n";
    std::fs::write(dir.path().join("config.toml"), text).unwrap();
    for command in [&["check"][..], &["once"], &["status"], &["run"]] {
        let output = weitersagen(dir.path(), command);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("config.toml:11:1") && told.contains("`schedule`"), "{told}");
    }
    assert_eq!(weitersagen(dir.path(), &["post"]).status.code(), Some(2));
}

/// `*/70` is well formed, and fires once an hour: cron steps within the hour.
#[test]
fn a_step_larger_than_its_field_is_noted_with_what_it_does() {
    let dir = tempfile::tempdir().unwrap();
    let checked = |schedule: &str| {
        let text = format!(
            "[organisation]\nname = \"A\"\nwebsite = \"https://a.example/\"\n[[sources]]\n\
             name = \"a\"\nurl = \"https://a.example/f\"\nschedule = \"{schedule}\"\n"
        );
        std::fs::write(dir.path().join("config.toml"), text).unwrap();
        let told = printed(&weitersagen(dir.path(), &["check", "--json"]));
        serde_json::from_str::<Value>(&told).unwrap()["found"].clone()
    };
    let found = checked("*/70 * * * *");
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    let said = found[0].to_string();
    for words in ["`*/70`", "trifft nur dessen Anfang", ":00", "@every 70m"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for whole in ["*/20 * * * *", "0 */6 * * *", "@every 70m"] {
        assert_eq!(checked(whole), serde_json::json!([]), "{whole}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let dir = tempfile::tempdir().unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("config.toml");
    std::fs::copy(shipped, dir.path().join("config.toml")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .current_dir(dir.path())
        .arg("check")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !told.contains("panicked"), "{told}");
}

#[test]
fn each_part_of_lab_answers_in_its_shape() {
    let url = "https://a.example/1";
    let page = "<html><body><article><h1>Ein Fest</h1><p>Am 3. Juli 2026 feiert der Verein \
        in Magdeburg sein Sommerfest mit Musik und vielen Gästen.</p></article></body></html>";
    let list = "<main><h1>News</h1><ul><li>03.07.2026 <a href=/n/1>Fest am Fluss</a></li>\
        <li>01.07.2026 <a href=/n/2>Chor singt im Hof</a></li></ul></main>";
    let text = "Am 3. Juli 2026 feiert der Verein in Magdeburg sein Sommerfest mit Musik. \
        Der Eintritt ist für alle Gäste frei.";
    let input = |value: Value| value.to_string();
    for (part, line, keys) in [
        ("sentences", input(serde_json::json!({ "text": text })), &["sentences"][..]),
        (
            "extract",
            input(serde_json::json!({ "url": url, "html": page })),
            &["title", "date", "author", "text", "image", "image_alt", "canonical", "language"],
        ),
        (
            "feed",
            input(
                serde_json::json!({ "url": url, "body": "<rss><channel><title>A</title></channel></rss>" }),
            ),
            &["title", "items"],
        ),
        ("listing", input(serde_json::json!({ "url": url, "html": list })), &["items"]),
        // No list: nothing, and why.
        ("listing", input(serde_json::json!({ "url": url, "html": page })), &["items", "error"]),
        ("length", input(serde_json::json!({ "text": text })), &["weighted", "valid", "links"]),
        (
            "summarise",
            input(
                serde_json::json!({ "title": "Ein Fest", "text": text, "date": "2026-07-01", "max_chars": 200 }),
            ),
            &["summary", "sentences"],
        ),
        (
            "compose",
            input(
                serde_json::json!({ "url": url, "title": "Ein Fest", "text": text, "date": null }),
            ),
            &["x", "facebook"],
        ),
        (
            "same",
            input(
                serde_json::json!({ "a": { "title": "A", "text": text }, "b": { "title": "B", "text": text } }),
            ),
            &["relation", "containment"],
        ),
    ] {
        let answer = lab(part, &line);
        let found: Vec<&String> = answer.as_object().unwrap().keys().collect();
        for key in keys {
            assert!(found.iter().any(|name| name == key), "{part} lacks {key}: {answer}");
        }
        assert_eq!(found.len(), keys.len(), "{part}: {answer}");
    }
}

/// One line through one part of the built binary.
fn lab(part: &str, line: &str) -> Value {
    use std::io::Write as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .args(["lab", part, "--jobs", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{line}").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}
