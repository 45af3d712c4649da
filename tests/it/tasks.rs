//! The five tasks of a new admin, done with the very commands and settings of the handbook: each is
//! looked up in its page before it is typed, so that neither can change alone.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use weitersagen::sandbox::rehearsal::Rehearsal;

use crate::app::{networks, today};

/// What the handbook calls things, and what they are here.
type Names<'a> = &'a [(&'a str, &'a str)];

struct Admin {
    dir: tempfile::TempDir,
    pages: String,
}

impl Admin {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/de");
        let pages = ["einrichten.md", "konten.md", "alltag.md", "klemmt.md"];
        let pages = pages.map(|page| std::fs::read_to_string(folder.join(page)).unwrap());
        Self { dir: tempfile::tempdir().unwrap(), pages: pages.join("\n") }
    }

    fn config(&self) -> PathBuf {
        self.dir.path().join("config.toml")
    }

    /// Types a command as the handbook has it, with these names put in, and these lines as input.
    fn types(&self, command: &str, names: Names<'_>, input: &str) -> (i32, String) {
        let quoted = format!("`{command}`");
        let in_block = self.pages.lines().any(|line| line == command);
        assert!(in_block || self.pages.contains(&quoted), "{quoted} is not in the handbook");
        let line = names.iter().fold(command.to_owned(), |line, (of, is)| line.replace(of, is));
        let words = line.strip_prefix("weitersagen ").unwrap().split_whitespace();
        let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .current_dir(self.dir.path())
            .args(words)
            .env("LANG", "de_DE.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that does not read has closed it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let printed = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(printed).unwrap())
    }

    /// Writes a setting as the handbook has it, in the place of the one that the file has.
    fn sets(&self, setting: &str) {
        assert!(self.pages.contains(setting), "`{setting}` is not in the handbook");
        let key = setting.split(" = ").next().unwrap();
        let text = std::fs::read_to_string(self.config()).unwrap();
        let mut found = false;
        let lines = text.lines().map(|line| {
            let bare = line.trim_start_matches("# ");
            if !found && bare.starts_with(&format!("{key} = ")) {
                found = true;
                setting
            } else {
                line
            }
        });
        let changed = lines.collect::<Vec<_>>().join("\n");
        assert!(found, "{key} is not in the file that `init` wrote:\n{text}");
        std::fs::write(self.config(), changed).unwrap();
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .current_dir(self.dir.path())
            .args(arguments)
            .arg("--json")
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

/// The rehearsal's secrets, as the lines with `export` give them to whoever runs `sandbox`; here
/// they lie in files, since a test must not change the environment of others.
fn with_secrets(admin: &Admin, rehearsal: &Rehearsal) {
    let known = rehearsal.sandbox.config();
    let secrets = [
        ("FACEBOOK_PAGE_TOKEN", &known.facebook.token),
        ("X_CONSUMER_KEY", &known.x.consumer_key),
        ("X_CONSUMER_SECRET", &known.x.consumer_secret),
        ("X_ACCESS_TOKEN", &known.x.access_token),
        ("X_ACCESS_SECRET", &known.x.access_secret),
    ];
    let mut text = std::fs::read_to_string(admin.config()).unwrap();
    for (name, secret) in secrets {
        let file = admin.dir.path().join(name);
        std::fs::write(&file, secret).unwrap();
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
        text = text.replace(&format!("env = \"{name}\""), &format!("file = \"{name}\""));
    }
    let api = format!("api = \"{}\"", rehearsal.addresses.networks.as_str().trim_end_matches('/'));
    for network in ["facebook", "x"] {
        let line = format!("network = \"{network}\"");
        text = text.replace(&line, &format!("{line}\n{api}"));
    }
    std::fs::write(admin.config(), text).unwrap();
}

/// Set it up with the sandbox.
fn set_up(admin: &Admin, rehearsal: &Rehearsal) {
    let website = rehearsal.addresses.organisation.as_str();
    let answers = format!("de\nBegegnungshaus Elbe e.V.\n{website}\n\n\n");
    let (status, told) = admin.types("weitersagen init", &[], &answers);
    assert_eq!(status, 0, "{told}");
    with_secrets(admin, rehearsal);
    admin.sets("allow_private = [\"127.0.0.1\"]");
    let (status, told) = admin.types("weitersagen doctor", &[], "");
    assert_eq!(status, 0, "{told}");
    for sign in ["ok       Konto facebook", "ok       Konto x"] {
        assert!(told.contains(sign), "{sign}: {told}");
    }
    for setting in ["backfill = 1", "grace = \"0s\"", "quiet = []", "holidays = \"none\""] {
        admin.sets(setting);
    }
}

/// Switch to approval.
fn switch_to_approval(admin: &Admin, rehearsal: &Rehearsal) {
    admin.sets("mode = \"approve\"");
    let (status, told) = admin.types("weitersagen check", &[], "");
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("erst, wenn eine Person zustimmt"), "{told}");
    let (status, told) = admin.types("weitersagen once", &[], "");
    assert_eq!(status, 0, "{told}");
    assert!(rehearsal.sandbox.facebook_posts().is_empty(), "nothing leaves without a yes");
}

/// Correct a post before it goes out.
fn correct_a_post(admin: &Admin, rehearsal: &Rehearsal) {
    let (status, told) = admin.types("weitersagen queue", &[], "");
    assert!(status == 0 && told.contains("wartet auf Freigabe"), "{told}");
    let queue = admin.json(&["queue"]);
    let waits = |one: &&Value| one["state"] == "awaiting_approval" && one["account"] == "facebook";
    let one = queue.as_array().unwrap().iter().find(waits).unwrap();
    let id = one["id"].to_string();
    let number: Names<'_> = &[("12", &id)];
    let (_, shown) = admin.types("weitersagen queue show 12", number, "");
    assert!(shown.contains("Zeichen, wie Facebook zählt"), "{shown}");
    let text = one["post"]["text"].as_str().unwrap();
    let link = one["post"]["link"].as_str().unwrap();
    let invented = text.replace(link, &format!("Es kamen 4711 Gäste.\n\n{link}"));
    let (status, told) = admin.types("weitersagen queue edit 12", number, &invented);
    assert!(status == 1 && told.contains("4711"), "{told}");
    let (first, rest) = text.split_once('\n').unwrap();
    let shorter = format!("{first}\n{}", rest.lines().last().unwrap());
    let (status, told) = admin.types("weitersagen queue edit 12", number, &shorter);
    assert_eq!(status, 0, "{told}");
    let (status, told) = admin.types("weitersagen queue approve 12", number, "");
    assert!(status == 0 && told.contains("freigegeben"), "{told}");
    let (status, told) = admin.types("weitersagen once", &[], "");
    assert_eq!(status, 0, "{told}");
    assert_eq!(rehearsal.sandbox.facebook_posts().len(), 1, "{told}");
}

/// Add a source.
fn add_a_source(admin: &Admin, rehearsal: &Rehearsal) {
    let block = admin.pages.split("```toml\n").find(|block| block.contains("name = \"rathaus\""));
    let block = block.unwrap().split("```").next().unwrap();
    let portal = format!("{}news", rehearsal.addresses.portal);
    let block = block.replace("https://www.example.org/presse", &portal);
    let text = std::fs::read_to_string(admin.config()).unwrap();
    let more = text.replacen("\n[[accounts]]\n", &format!("\n{block}\n[[accounts]]\n"), 1);
    std::fs::write(admin.config(), more).unwrap();
    let (status, told) = admin.types("weitersagen check", &[], "");
    assert!(status == 0 && told.contains("rathaus: alle 30 Minuten"), "{told}");
    let (status, told) = admin.types("weitersagen check --online", &[], "");
    assert!(status == 0 && told.contains("Quelle rathaus"), "{told}");
}

/// Find out why an item was not posted.
fn ask_why(admin: &Admin) {
    admin.types("weitersagen once", &[], "");
    let example = "https://www.example.org/news/sommerfest.html";
    let why = format!("weitersagen why {example}");
    let listed = admin.json(&["check", "--online"]).to_string();
    let known = listed.split(" → ").skip(1).filter_map(|rest| rest.split(['\\', '"']).next());
    let known: Vec<&str> = known.filter(|link| link.starts_with("http")).collect();
    let told = known.iter().map(|link| admin.types(&why, &[(example, link)], "").1);
    let told: Vec<String> = told.collect();
    let left = told.iter().filter(|told| told.contains("stand schon da"));
    assert!(left.count() > 0, "one of {known:?} was there before the first look: {told:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_admin_gets_along_with_the_handbook_alone() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let admin = Admin::new();
    set_up(&admin, &rehearsal);
    switch_to_approval(&admin, &rehearsal);
    correct_a_post(&admin, &rehearsal);
    add_a_source(&admin, &rehearsal);
    ask_why(&admin);
}
