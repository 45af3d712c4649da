//! axe-core (<https://github.com/dequelabs/axe-core>, MPL-2.0) in the browser. It is not part of
//! this repository: it is looked for where `WEITERSAGEN_AXE` says, else at `target/axe.min.js`.

use std::path::PathBuf;

use serde_json::Value;

use super::driver::Browser;
use super::scene::missing;

/// The script; none where it is not installed.
pub(super) fn source() -> Option<String> {
    let told = std::env::var_os("WEITERSAGEN_AXE").map(PathBuf::from);
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/axe.min.js");
    let path = told.unwrap_or(usual);
    let source = std::fs::read_to_string(&path).ok();
    if source.is_none() {
        missing(&format!("axe-core is not at {}", path.display()));
    }
    source
}

/// What it objects to on the page that is open: all rules of WCAG 2.2 A and AA, and best practice.
pub(super) async fn findings(browser: &Browser, source: &str, place: &str) -> Vec<String> {
    browser.run(source).await;
    let script = "const done = arguments[arguments.length - 1]; \
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
        'best-practice'] }).then(r => done({ passed: r.passes.length, found: r.violations.map(v => \
        v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')) }))";
    let result = browser.run_async(script).await;
    assert!(result["passed"].as_u64().unwrap() > 10, "{place}: {result}");
    let found = result["found"].as_array().unwrap().iter().filter_map(Value::as_str);
    found.map(|found| format!("{place}: {found}")).collect()
}
