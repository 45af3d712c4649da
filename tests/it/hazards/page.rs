//! docs/reliability.md names tests that exist, and at least one for each hazard.

use std::path::{Path, PathBuf};

/// The files in which `module` may stand.
fn files(module: &str) -> [PathBuf; 4] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = module.replace("::", "/");
    [
        root.join(format!("tests/it/{path}.rs")),
        root.join(format!("tests/it/{path}/mod.rs")),
        root.join(format!("src/{path}.rs")),
        root.join(format!("src/{path}/mod.rs")),
    ]
}

/// Whether a source text holds a test of this name.
fn holds(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let heads = [format!("fn {name}("), format!("async fn {name}(")];
    lines.windows(2).any(|pair| {
        let is_test = pair[0] == "#[test]" || pair[0].starts_with("#[tokio::test");
        is_test && heads.iter().any(|head| pair[1].starts_with(head))
    })
}

#[test]
fn every_hazard_names_tests_that_exist() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reliability.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (mut hazards, mut missing) = (0, Vec::new());
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| hazard")) {
        let tests = row.rsplit('|').nth(1).unwrap();
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test: {row}");
        hazards += 1;
        for name in names {
            let (module, function) = name.rsplit_once("::").unwrap();
            let mut sources =
                files(module).into_iter().filter_map(|file| std::fs::read_to_string(file).ok());
            if !sources.any(|source| holds(&source, function)) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(hazards >= 70, "only {hazards} hazards");
    for section in ["Time and disk", "Configuration", "Sources", "Networks and the wire", "People"]
    {
        assert!(page.contains(&format!("\n## {section}")), "no section {section}");
    }
}
