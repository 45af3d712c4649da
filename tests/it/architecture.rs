//! The floors of the house: who may use whom, and how large a file may grow.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every top-level module with its floor. A file may use modules of lower floors only.
const FLOORS: [(&str, u8); 27] = [
    ("chance", 1),
    ("clock", 1),
    ("crash", 0),
    ("failpoint", 0),
    ("item", 1),
    ("net", 1),
    ("text", 1),
    ("wording", 0),
    ("article", 2),
    ("compose", 2),
    ("follow", 2),
    ("notify", 2),
    ("outbox", 2),
    ("schedule", 2),
    ("story", 2),
    ("summary", 2),
    ("config", 3),
    ("publish", 4),
    ("sandbox", 4),
    ("state", 4),
    ("watch", 4),
    ("admin", 6),
    ("daemon", 5),
    ("cli", 7),
    ("lib", 8),
    ("stages", 8),
    ("main", 8),
];

/// Modules that must not ask for time, network, files or chance.
const PURE: [&str; 6] = ["text", "article", "story", "compose", "schedule", "outbox"];

/// What a pure module may not name, outside its tests.
const IMPURE: [&str; 8] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::time::SystemTime",
    "crate::chance",
    "crate::clock",
    "crate::net",
    "tokio::",
];

const MAX_LINES: usize = 300;

fn floor(module: &str) -> u8 {
    let found = FLOORS.iter().find(|(name, _)| *name == module);
    found
        .unwrap_or_else(|| panic!("`{module}` has no floor; add it to FLOORS and ARCHITECTURE.md"))
        .1
}

/// All Rust files below a folder.
pub(crate) fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The top-level module that a file of `src` belongs to.
fn module(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// A file's text without comments and without what is compiled for tests only.
pub(crate) fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_test(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == "tests.rs")
        || file.components().any(|part| part.as_os_str() == "tests")
}

/// The modules that a text names behind `crate::`.
fn used(code: &str) -> Vec<String> {
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| {
            let names: &str = match rest.strip_prefix('{') {
                Some(list) => list.split(';').next().unwrap_or_default(),
                None => rest,
            };
            let grouped = rest.starts_with('{');
            let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
            if grouped {
                let mut depth = 0_i32;
                let mut found = Vec::new();
                let mut word = String::new();
                for c in names.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    if ends(c) {
                        if depth <= 0 && !word.is_empty() && (c == ':' || c == ',' || c == '}') {
                            found.push(std::mem::take(&mut word));
                        }
                        word.clear();
                    } else if depth == 0 {
                        word.push(c);
                    }
                }
                found
            } else {
                vec![rest.split(ends).next().unwrap_or_default().to_owned()]
            }
        })
        .filter(|name| FLOORS.iter().any(|(known, _)| known == name))
        .collect()
}

#[test]
fn imports_point_downwards() {
    let mut wrong = Vec::new();
    for file in files(&root().join("src")).into_iter().filter(|file| !is_test(file)) {
        let own = module(&file);
        for other in used(&code(&file)) {
            if other != own && floor(&other) >= floor(&own) {
                wrong.push(format!("{} uses crate::{other}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "a file may use lower floors only:\n{}", wrong.join("\n"));
}

#[test]
fn the_check_sees_grouped_and_plain_imports() {
    assert_eq!(used("use crate::net::Client;"), ["net"]);
    assert_eq!(used("use crate::{net::{Client, item}, state};"), ["net", "state"]);
    assert_eq!(used("let x = crate::state::Store::open();"), ["state"]);
}

#[test]
fn text_stands_by_itself() {
    for file in files(&root().join("src/text")).into_iter().filter(|file| !is_test(file)) {
        let foreign: Vec<String> =
            used(&code(&file)).into_iter().filter(|name| name != "text").collect();
        assert!(foreign.is_empty(), "{} uses {foreign:?}", file.display());
    }
}

#[test]
fn pure_modules_ask_the_world_nothing() {
    for file in files(&root().join("src")).into_iter().filter(|file| !is_test(file)) {
        if !PURE.contains(&module(&file).as_str()) {
            continue;
        }
        let code = code(&file);
        for name in IMPURE {
            assert!(!code.contains(name), "{} names {name}", file.display());
        }
    }
}

#[test]
fn only_daemon_admin_and_cli_know_the_state() {
    for file in files(&root().join("src")).into_iter().filter(|file| !is_test(file)) {
        let own = module(&file);
        let may = ["state", "daemon", "admin", "cli"].contains(&own.as_str());
        let knows = used(&code(&file)).iter().any(|name| name == "state");
        assert!(may || !knows, "{} uses crate::state", file.display());
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_readable() {
    let mut wrong = Vec::new();
    for dir in ["src", "tests"] {
        for file in files(&root().join(dir)) {
            let text = fs::read_to_string(&file).unwrap();
            let lines = text.lines().count();
            if !text.starts_with("//! ") {
                wrong.push(format!("{} does not open with a sentence", file.display()));
            }
            if lines > MAX_LINES {
                wrong.push(format!("{} has {lines} lines", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_binary_is_thin() {
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 40);
}

#[test]
fn architecture_md_shows_the_machine_as_the_code_has_it() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (from, to, why) in weitersagen::outbox::TRANSITIONS {
        let row = format!("| `{from}` | `{to}` | {why} |");
        assert!(page.contains(&row), "ARCHITECTURE.md lacks: {row}");
    }
    for (module, _) in FLOORS.iter().filter(|(name, _)| *name != "lib") {
        let named =
            page.contains(&format!("`{module}/`")) || page.contains(&format!("`{module}.rs`"));
        assert!(named, "ARCHITECTURE.md does not tell of {module}");
    }
    for dependency in dependencies() {
        assert!(
            page.contains(&format!("| `{dependency}` |")),
            "no reason is given for {dependency}"
        );
    }
}

/// The direct dependencies of both packages, development included.
fn dependencies() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for manifest in ["Cargo.toml", "stages/Cargo.toml"] {
        let mut listed = false;
        for line in fs::read_to_string(root().join(manifest)).unwrap().lines() {
            if line.starts_with('[') {
                listed = line == "[dependencies]" || line == "[dev-dependencies]";
            } else if let Some((name, _)) = line.split_once(" = ").filter(|_| listed) {
                found.insert(name.trim_end_matches(".workspace").to_owned());
            }
        }
    }
    assert!(found.len() > 20, "the manifest was read");
    found
}
