//! The dashboard and the alert rules speak of figures that `/metrics` has, with labels that it has.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use jiff::SignedDuration;
use serde_json::Value;
use weitersagen::item::Network;
use weitersagen::sandbox::SandboxConfig;
use yaml_rust2::{Yaml, YamlLoader};

use crate::admin::Page;

/// Labels that Prometheus itself puts on what it scrapes.
const OF_THE_SCRAPE: [&str; 2] = ["job", "instance"];

/// Figures with their labels, by name.
type Figures = BTreeMap<String, BTreeSet<String>>;

fn packaged(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging");
    std::fs::read_to_string(root.join(path)).unwrap()
}

/// What a daemon tells that has polled, posted, looked at its tokens and read its file again.
async fn told() -> Figures {
    let token = "token = { file = \"facebook-page-token\" }";
    let secret = "app_secret = { file = \"facebook-app-secret\" }";
    let mut page = Page::start(|text| text.replace(token, &format!("{token}\n{secret}"))).await;
    let file = page.app.dir().join("facebook-app-secret");
    std::fs::write(&file, SandboxConfig::default().facebook.app_secret).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let month = SignedDuration::from_hours(24 * 30);
    page.app.rehearsal.sandbox.set_facebook_access(Some(page.app.daemon.now() + month));
    page.app.run_until_idle().await;
    page.app.rehearsal.sandbox.revoke_token(Network::X);
    page.app.rehearsal.sites.publish_next().unwrap();
    page.app.daemon.gather(|_| true).await.unwrap();
    page.app.daemon.turn(&mut || false).await.unwrap();
    let text = page.get("/metrics").send().await.unwrap().text().await.unwrap();
    let mut figures = Figures::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (name, labels) = named(line);
        figures.entry(name.to_owned()).or_default().extend(labels);
    }
    figures
}

/// The name at the beginning of a line of figures, and the names of its labels.
fn named(line: &str) -> (&str, Vec<String>) {
    let end = line.find(['{', ' ']).unwrap();
    let labels = line[end..].strip_prefix('{').and_then(|rest| rest.split_once('}'));
    (&line[..end], labels.map(|(labels, _)| label_names(labels)).unwrap_or_default())
}

/// `a` and `b` of `a="…",b=~"…"`.
fn label_names(labels: &str) -> Vec<String> {
    let values = labels.split('"').step_by(2);
    let names = values.map(|part| part.trim_matches([',', '=', '~', '!', ' ']));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Each figure that an expression of `PromQL` speaks of, with the labels it selects by, and the
/// labels that results are grouped by.
fn spoken_of(expression: &str) -> (Vec<(String, Vec<String>)>, Vec<String>) {
    let mut figures = Vec::new();
    let mut rest = expression;
    while let Some(at) = rest.find("weitersagen_") {
        rest = &rest[at..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, tail) = rest.split_at(end);
        let labels = tail.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        figures.push((name.to_owned(), labels.map(|(l, _)| label_names(l)).unwrap_or_default()));
        rest = tail;
    }
    let groups = expression.split("by (").skip(1).filter_map(|rest| rest.split(')').next());
    let groups = groups.flat_map(|names| names.split(',')).map(|name| name.trim().to_owned());
    (figures, groups.collect())
}

/// Why an expression could never show anything.
fn mistakes(expression: &str, figures: &Figures) -> Vec<String> {
    let (spoken, groups) = spoken_of(expression);
    let mut wrong = Vec::new();
    if spoken.is_empty() {
        wrong.push(format!("no figure in `{expression}`"));
    }
    let mut known: BTreeSet<&str> = OF_THE_SCRAPE.into_iter().collect();
    for (name, labels) in &spoken {
        let Some(own) = figures.get(name) else {
            wrong.push(format!("there is no {name}"));
            continue;
        };
        known.extend(own.iter().map(String::as_str));
        for label in labels {
            if !own.contains(label) && !OF_THE_SCRAPE.contains(&label.as_str()) {
                wrong.push(format!("{name} has no label {label}"));
            }
        }
    }
    let strange = groups.iter().filter(|group| !known.contains(group.as_str()));
    wrong.extend(strange.map(|group| format!("nothing has the label {group}: `{expression}`")));
    wrong
}

/// The names in `{{name}}`.
fn shown(template: &str) -> impl Iterator<Item = String> {
    let inner = template.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    inner.map(|name| name.trim().trim_start_matches("$labels.").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_panel_and_rule_speaks_of_figures_that_exist() {
    let figures = told().await;
    let all_labels: BTreeSet<&String> = figures.values().flatten().collect();
    let mut wrong = Vec::new();
    let mut spoken = String::new();

    let dashboard: Value = serde_json::from_str(&packaged("grafana/dashboard.json")).unwrap();
    for panel in dashboard["panels"].as_array().unwrap() {
        assert_eq!(panel["datasource"]["uid"], "${datasource}", "{}", panel["title"]);
        for target in panel["targets"].as_array().unwrap() {
            let expression = target["expr"].as_str().unwrap();
            wrong.extend(mistakes(expression, &figures));
            let legend = target["legendFormat"].as_str().unwrap();
            wrong.extend(shown(legend).filter(|l| !all_labels.contains(l)));
            spoken.push_str(expression);
        }
    }
    for variable in dashboard["templating"]["list"].as_array().unwrap().iter().skip(1) {
        let query = variable["definition"].as_str().unwrap();
        wrong.extend(mistakes(query, &figures));
    }
    for name in figures.keys().filter(|name| !name.contains("_created")) {
        // When it was read again says less than whether it was taken over.
        if !spoken.contains(name.as_str()) && !name.contains("reload_timestamp") {
            wrong.push(format!("no panel shows {name}"));
        }
    }

    let rules = rules();
    assert_eq!(rules.len(), 5);
    for (expression, texts) in &rules {
        wrong.extend(mistakes(expression, &figures));
        wrong.extend(shown(texts).filter(|l| !all_labels.contains(l)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}\n{figures:#?}");
}

/// The expression of each alert rule, and the texts that come with it.
fn rules() -> Vec<(String, String)> {
    let documents = YamlLoader::load_from_str(&packaged("prometheus/alerts.yml")).unwrap();
    let rules = documents[0]["groups"][0]["rules"].as_vec().unwrap();
    let text = |rule: &Yaml, key: &str| rule["annotations"][key].as_str().unwrap().to_owned();
    let rule = |rule: &Yaml| {
        assert!(rule["alert"].as_str().is_some() && rule["for"].as_str().is_some(), "{rule:?}");
        assert!(rule["labels"]["severity"].as_str().is_some(), "{rule:?}");
        let texts = text(rule, "summary") + &text(rule, "description");
        (rule["expr"].as_str().unwrap().to_owned(), texts)
    };
    rules.iter().map(rule).collect()
}

#[test]
fn expressions_are_taken_apart() {
    let figures: Figures =
        [("weitersagen_deliveries".to_owned(), ["account", "state"].map(Into::into).into())].into();
    let of = |expression: &str| mistakes(expression, &figures);
    let right = "sum by (state) (weitersagen_deliveries{job=~\"$job\",state=\"posted\"}) > 0";
    assert_eq!(of(right), [""; 0]);
    for wrong in [
        "time() > 0",
        "weitersagen_delivery",
        "weitersagen_deliveries{status=\"posted\"}",
        "sum by (source) (weitersagen_deliveries)",
    ] {
        assert_eq!(of(wrong).len(), 1, "{wrong}: {:?}", of(wrong));
    }
}
