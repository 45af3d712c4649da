//! The JSON schema: what is checked in is what the program writes, and the parser agrees with it.

mod json;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use weitersagen::config::keys::{KEYS, Key, Table};
use weitersagen::config::{self, Language};

use json::{refusals, types};

const CHECKED_IN: &str = include_str!("../../../docs/config.schema.json");
const SHIPPED: &str = include_str!("../../../config.toml");
const FIFTEEN: &str = include_str!("../../fixtures/config/fifteen.toml");

fn value(text: &str) -> Value {
    toml::from_str(text).unwrap()
}

/// Where a table's own schema stands.
fn pointer(table: Table) -> &'static str {
    match table {
        Table::Root => "",
        Table::Organisation => "/properties/organisation",
        Table::Source => "/properties/sources/items",
        Table::Selectors => "/properties/sources/items/properties/selectors",
        Table::Account => "/properties/accounts/items",
        Table::Secret => "/properties/accounts/items/properties/token",
        Table::Pacing => "/properties/pacing",
        Table::Outbox => "/properties/outbox",
        Table::Budget => "/properties/budget",
        Table::Prices => "/properties/budget/properties/x_prices",
        Table::Alerts => "/properties/alerts",
        Table::Mail => "/properties/alerts/properties/mail",
        Table::Webhook => "/properties/alerts/properties/webhook",
        Table::Fetch => "/properties/fetch",
        Table::State => "/properties/state",
        Table::Admin => "/properties/admin",
        Table::Model => "/properties/model",
    }
}

fn of_key(schema: &Value, key: &Key) -> Value {
    let path = format!("{}/properties/{}", pointer(key.table), key.name);
    schema.pointer(&path).unwrap_or_else(|| panic!("the schema lacks {path}")).clone()
}

#[test]
fn what_is_checked_in_is_what_the_program_writes() {
    let written = serde_json::to_string_pretty(&config::schema()).unwrap() + "\n";
    assert!(written == CHECKED_IN, "write it anew: cargo run -- schema > docs/config.schema.json");
    assert_eq!(SHIPPED.lines().next(), Some("#:schema docs/config.schema.json"));
}

#[test]
fn it_has_every_key_with_a_german_description_and_no_other() {
    let schema = config::schema();
    let tables: BTreeSet<&str> = KEYS.iter().map(|key| pointer(key.table)).collect();
    for path in tables {
        let properties = schema.pointer(&format!("{path}/properties")).unwrap();
        let found: BTreeSet<&str> =
            properties.as_object().unwrap().keys().map(String::as_str).collect();
        let known = KEYS.iter().filter(|key| pointer(key.table) == path);
        assert_eq!(found, known.map(|key| key.name).collect(), "{path}");
    }
    for key in KEYS {
        let property = of_key(&schema, key);
        let words = property["description"].as_str().unwrap_or_default();
        let (table, name) = (key.table.header(), key.name);
        assert!(words.len() > 5, "{table} {name} is not explained: {words}");
        assert!(property["type"].is_string(), "{table} {name} has no type; see config/shape.rs");
    }
}

#[test]
fn the_shipped_file_fits_it() {
    assert_eq!(refusals(&config::schema(), &value(SHIPPED)), [""; 0]);
}

/// What an editor underlines while one types; the rest is for `check`.
#[test]
fn the_fifteen_mistakes_are_found_as_far_as_a_schema_can() {
    let found = refusals(&config::schema(), &value(FIFTEEN));
    assert_eq!(
        found,
        [
            "/accounts/0/token: type",
            "/accounts/1/consumer_secret: maxProperties",
            "/langauge: unknown",
            "/mode: enum",
            "/organisation/website: pattern",
            "/pacing/mode: unknown",
            "/pacing/quiet/0: pattern",
            "/sources/1/images: type",
        ]
    );
}

/// A file that sets one key; every fault that is looked at stands in its last line.
fn file(key: &Key, value: &str) -> String {
    let (name, header) = (key.name, key.table.header());
    let on_x =
        name.starts_with("consumer") || name.starts_with("access") || name.starts_with("client");
    let network = if on_x { "x" } else { "facebook" };
    let account = match name {
        "network" => "[[accounts]]\n".to_owned(),
        _ => format!("[[accounts]]\nnetwork = \"{network}\"\n"),
    };
    match key.table {
        Table::Root => format!("{name} = {value}"),
        Table::Account => format!("{account}{name} = {value}"),
        Table::Selectors => format!("[[sources]]\nselectors = {{ {name} = {value} }}"),
        Table::Secret => {
            format!("[[accounts]]\nnetwork = \"facebook\"\ntoken = {{ {name} = {value} }}")
        }
        _ => format!("{header}\n{name} = {value}"),
    }
}

/// The kinds of faults in the last line of a file.
fn codes(text: &str) -> Vec<&'static str> {
    let last = text.lines().count();
    let Err(report) = config::parse(text, Path::new("config.toml")) else {
        return Vec::new();
    };
    let here = report.problems.iter().filter(|problem| problem.line == last);
    here.map(|problem| problem.code).collect()
}

fn is_refused(text: &str, kinds: &[&str]) -> bool {
    codes(text).iter().any(|code| kinds.iter().any(|kind| code.starts_with(kind)))
}

#[test]
fn the_parser_takes_the_types_that_the_schema_names() {
    let schema = config::schema();
    let probes = ["\"x\"", "7", "1.5", "true", "[\"x\"]", "{ x = 1 }"];
    for key in KEYS {
        let property = of_key(&schema, key);
        for probe in probes {
            let text = file(key, probe);
            let refused = is_refused(&text, &["EXPECTS", "SINGLE_TABLE", "INLINE_SECRET"]);
            let fits = types(&property, &value(&format!("v = {probe}"))["v"]);
            let (table, name) = (key.table.header(), key.name);
            assert_eq!(fits, !refused, "{table} {name} = {probe}: {:?}", codes(&text));
        }
    }
}

#[test]
fn the_parser_takes_the_words_and_numbers_that_the_schema_names() {
    let schema = config::schema();
    let mut words = 0;
    for key in KEYS {
        let property = of_key(&schema, key);
        let list = property["type"] == "array";
        let choice = if list { &property["items"]["enum"] } else { &property["enum"] };
        let quoted = |word: &str| {
            if list { format!("[\"{word}\"]") } else { format!("\"{word}\"") }
        };
        for word in choice.as_array().into_iter().flatten() {
            words += 1;
            let text = file(key, &quoted(word.as_str().unwrap()));
            assert!(!is_refused(&text, &["NOT_ONE_OF"]), "{text}");
        }
        if choice.is_array() {
            assert!(is_refused(&file(key, &quoted("zzz")), &["NOT_ONE_OF"]), "{}", key.name);
        }
        for (bound, beyond) in [("minimum", -1), ("maximum", 1)] {
            if let Some(number) = property[bound].as_i64() {
                let at = |number: i64| file(key, &number.to_string());
                assert!(!is_refused(&at(number), &["OUT_OF_RANGE"]), "{}", key.name);
                assert!(is_refused(&at(number + beyond), &["OUT_OF_RANGE"]), "{}", key.name);
            }
        }
    }
    assert!(words > 40, "the choices were tried: {words}");
}

#[test]
fn what_the_schema_needs_is_missed_by_the_parser() {
    let schema = config::schema();
    for path in KEYS.iter().map(|key| pointer(key.table)).collect::<BTreeSet<_>>() {
        let table = KEYS.iter().find(|key| pointer(key.table) == path).unwrap().table;
        let needed = schema.pointer(path).unwrap()["required"].clone();
        for name in needed.as_array().into_iter().flatten().filter_map(Value::as_str) {
            // The table is there, and says nothing.
            let text = match table {
                Table::Root => String::new(),
                Table::Selectors => "[[sources]]\nselectors = {}".to_owned(),
                _ => format!("{}\n", table.header()),
            };
            let report = config::parse(&text, Path::new("config.toml")).unwrap_err();
            let told = report.render(Language::En);
            assert!(told.contains(&format!("`{name}")) || told.contains(name), "{name}: {told}");
        }
    }
}

#[test]
fn the_validator_of_these_tests_refuses_what_it_should() {
    let schema = json!({ "type": "object", "additionalProperties": false, "required": ["a"],
        "properties": { "a": { "type": "integer", "minimum": 1, "maximum": 3 } } });
    assert_eq!(refusals(&schema, &json!({})), ["/a: missing"]);
    assert_eq!(refusals(&schema, &json!({ "a": 4, "b": 1 })), ["/a: range", "/b: unknown"]);
    assert_eq!(refusals(&schema, &json!({ "a": 1.5 })), ["/a: type"]);
    assert_eq!(refusals(&schema, &json!({ "a": 2 })), [""; 0]);
}
