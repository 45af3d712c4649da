//! Each rule by itself: the place, the kind of problem, the advice.

use std::time::Duration;

use weitersagen::config::{Budget, Language, Mode, Pacing};

use super::support::{FACEBOOK, SMALL, expect, facebook, top, valid, with};

#[test]
fn the_smallest_file_has_the_defaults() {
    let config = valid(SMALL);
    assert_eq!(config.language, Language::De);
    assert_eq!(config.mode, Mode::Preview);
    assert_eq!(config.timezone.iana_name(), Some("Europe/Berlin"));
    assert_eq!(config.pacing.quiet.len(), 1);
    assert_eq!(config.pacing.spacing, Duration::from_secs(1_200));
    assert_eq!(config.pacing.per_day, 6);
    assert_eq!(config.outbox.retry.len(), 5);
    assert_eq!(config.outbox.reconcile.len(), 4);
    assert_eq!(config.budget, Budget::default());
    assert_eq!(config.pacing, Pacing::default());
    assert_eq!(config.state_dir.to_str(), Some("ordner/state"));
    assert_eq!(config.admin.listen.to_string(), "127.0.0.1:8787");
    let source = &config.sources[0];
    assert_eq!((source.label.as_str(), source.backfill), ("verein", 0));
    assert_eq!(source.max_age, Duration::from_secs(14 * 86_400));
}

#[test]
fn zero_seconds_are_allowed_everywhere() {
    let config = valid(&format!(
        "{SMALL}max_age = \"0s\"\n[pacing]\nspacing = \"0s\"\ngrace = \"0s\"\nquiet = []\n[outbox]\nretry = [\"0s\"]\n\
         reconcile = [\"0s\"]\nabsence = \"0s\"\n"
    ));
    assert_eq!(config.outbox.absence, Duration::ZERO);
    assert!(config.pacing.quiet.is_empty());
}

#[test]
fn unknown_keys_are_refused_with_what_was_meant() {
    top("sprache = \"de\"", &["UNKNOWN_KEY | did you mean `language`?"]);
    top("quiet = []", &["UNKNOWN_KEY | `quiet` belongs under [pacing]"]);
    with(
        "colour = true",
        &[
            "UNKNOWN_KEY | known here: name, label, url, schedule, backfill, images, max_age, mode, selectors, accounts",
        ],
    );
    with(
        "[pacing]\nmode = \"preview\"",
        &["UNKNOWN_KEY | `mode` belongs at the top of the file, before the first [header]"],
    );
    with("[[source]]", &["UNKNOWN_KEY | did you mean `sources`?"]);
}

#[test]
fn wrong_types_are_refused_with_what_is_right() {
    top("language = 1", &["EXPECTS_TEXT | write `language = \"1\"`"]);
    top("language = \" \"", &["EMPTY | write a value or delete the line"]);
    with("images = \"nein\"", &["EXPECTS_FLAG | write `images = false`"]);
    with("[pacing]\nper_day = \"6\"", &["EXPECTS_NUMBER | write `per_day = 6`"]);
    with(
        "[pacing]\nquiet = \"21:00-07:00\"",
        &["EXPECTS_LIST | write `quiet = [\"21:00-07:00\"]`"],
    );
    with("[pacing]\nquiet = [3]", &["EXPECTS_TEXT | write `quiet = \"3\"`"]);
    top("pacing = 3", &["EXPECTS_TABLE"]);
    with("[[pacing]]", &["SINGLE_TABLE | write `[pacing]`"]);
    with("[accounts]", &["EXPECTS_TABLES | write `[[accounts]]`"]);
    top("accounts = [1]", &["EXPECTS_TABLE"]);
}

#[test]
fn missing_keys_are_named_with_an_example() {
    expect(
        "",
        &[
            "MISSING_TABLE | write `[organisation], name = \"…\", website = \"https://…\"`",
            "NO_SOURCES | write `[[sources]]`",
        ],
    );
    let text = SMALL.replace("schedule", "# schedule");
    expect(&text, &["MISSING_KEY | write `schedule = \"*/20 6-21 * * *\"`"]);
    with("[[accounts]]\nname = \"a\"", &["MISSING_KEY | write `network = \"facebook\"`"]);
    with(
        "[[accounts]]\nname = \"a\"\nnetwork = \"facebook\"",
        &["MISSING_KEY | write `token = { env = \"FACEBOOK_PAGE_TOKEN\" }`"],
    );
    with("selectors = { link = \"a\" }", &["MISSING_KEY | write `item = \"article\"`"]);
}

#[test]
fn numbers_stay_in_their_range() {
    with("backfill = -1", &["OUT_OF_RANGE"]);
    with("backfill = 1.5", &["EXPECTS_NUMBER"]);
    with("backfill = 99999999999999999999", &["OUT_OF_RANGE"]);
    with("[pacing]\nper_day = 0", &["OUT_OF_RANGE"]);
    with("[budget]\nx_usd_per_month = -0.5", &["OUT_OF_RANGE"]);
    with("[budget]\nx_usd_per_month = nan", &["OUT_OF_RANGE"]);
    with("[budget]\nx_usd_per_month = inf", &["OUT_OF_RANGE"]);
    let config = valid(&format!("{SMALL}[budget]\nx_usd_per_month = 1_0\n"));
    assert_eq!(config.budget.x_per_month, 10_000_000);
}

#[test]
fn words_of_a_choice_are_checked() {
    top("language = \"DE\"", &["NOT_ONE_OF | did you mean `de`?"]);
    top("mode = \"previw\"", &["NOT_ONE_OF | did you mean `preview`?"]);
    top("mode = \"test\"", &["NOT_ONE_OF | one of: \"preview\", \"approve\", \"publish\""]);
    with("[[accounts]]\nname = \"a\"\nnetwork = \"twitter\"", &["NOT_ONE_OF | did you mean `x`?"]);
    top("timezone = \"Europe/Berlni\"", &["BAD_ZONE | did you mean `Europe/Berlin`?"]);
    top("timezone = \"Hause\"", &["BAD_ZONE | names of the IANA database such as `Europe/Berlin`"]);
}

#[test]
fn addresses_are_checked() {
    let website = |url: &str| SMALL.replace("https://www.verein.example/\"", &format!("{url}\""));
    expect(&website("verein.example"), &["NOT_HTTP | did you mean `https://verein.example`?"]);
    expect(
        &website("ftp://verein.example"),
        &["NOT_HTTP | did you mean `https://verein.example`?"],
    );
    expect(&website("javascript:alert(1)"), &["NOT_HTTP"]);
    expect(&website("https://"), &["BAD_URL"]);
    expect(
        &website("https://a:b@verein.example"),
        &["URL_PASSWORD | write the address without the part before the @"],
    );
    facebook("api = \"https://graph.example/?a=b\"", &["API_QUERY"]);
    facebook(
        "api = \"http://graph.example/\"",
        &[
            "API_PLAIN | write https://, or for a rehearsal list the host in `allow_private` under [fetch]",
        ],
    );
    facebook("api = \"http://probe:8990\"\n[fetch]\nallow_private = [\"probe:8990\"]", &[]);
    let config = valid(&format!("{SMALL}{FACEBOOK}api = \"http://127.0.0.1:8990/base/\"\n"));
    assert_eq!(config.accounts[0].api.as_str(), "http://127.0.0.1:8990/base");
    with(
        "[admin]\nlisten = \"localhost:9000\"",
        &["BAD_LISTEN | write `listen = \"127.0.0.1:9000\"`"],
    );
    with(
        "[fetch]\nallow_private = [\"http://probe:8990/x\"]",
        &["BAD_HOST | did you mean `probe:8990`?"],
    );
    with(
        "[fetch]\nallow_private = [\"localhost\", \"127.0.0.1:8990\", \"::1\", \"[::1]:80\"]",
        &[],
    );
}

#[test]
fn times_are_checked() {
    with(
        "max_age = \"2 Wochen\"",
        &["BAD_DURATION | a whole number and s, m, h or d: \"90s\", \"15m\", \"2h\", \"1d\""],
    );
    with("[pacing]\ngrace = \"15 min\"", &["BAD_DURATION | did you mean `\"15m\"`?"]);
    with("[pacing]\ngrace = \"99999999d\"", &["LONG_DURATION"]);
    with("[pacing]\nquiet = [\"22-6\"]", &["BAD_QUIET | did you mean `\"22:00-06:00\"`?"]);
    with(
        "[pacing]\nquiet = [\"22:00-22:00\"]",
        &["EMPTY_QUIET | start and end as HH:MM-HH:MM, such as \"21:00-07:00\""],
    );
    with(
        "[pacing]\nquiet = [\"07:00-21:00\", \"21:00-07:00\"]",
        &["ALWAYS_QUIET | if nothing is to be posted: `mode = \"preview\"`"],
    );
    with(
        "[outbox]\nreconcile = []",
        &["NEVER_READ | write `reconcile = [\"30s\", \"2m\", \"10m\", \"1h\"]`"],
    );
}

#[test]
fn selectors_and_hashtags_are_checked() {
    with(
        "selectors = { item = \"div[\" }",
        &["BAD_SELECTOR | for example \"article.news\" or \"div.item h3 a\""],
    );
    facebook("hashtags = [\"Integration\"]", &["BAD_HASHTAG | did you mean `#Integration`?"]);
    facebook("hashtags = [\"#gute arbeit\"]", &["BAD_HASHTAG | did you mean `#GuteArbeit`?"]);
    facebook(
        "hashtags = [\"#2027\"]",
        &["BAD_HASHTAG | a # and one word of letters, digits and _, such as \"#Integration\""],
    );
    facebook("hashtags = [\"#Übergang\", \"#Halle_1\"]", &[]);
}

#[test]
fn schedules_are_checked_field_by_field() {
    let schedule = |line: &str| SMALL.replace("*/20 6-21 * * *", line);
    let help = "five fields: minute hour day month weekday, such as \"*/20 6-21 * * *\"";
    for (line, code) in [
        ("99 6 * * *", "SCHEDULE_MINUTE"),
        ("0 24 * * *", "SCHEDULE_HOUR"),
        ("0 6 0 * *", "SCHEDULE_DAY"),
        ("0 6 * 13 *", "SCHEDULE_MONTH"),
        ("0 6 * * mo", "SCHEDULE_WEEKDAY"),
        ("0 6 30 2 *", "SCHEDULE_NEVER"),
        ("0 6 * *", "SCHEDULE_FIELDS"),
        ("@never", "BAD_SCHEDULE"),
    ] {
        expect(&schedule(line), &[&format!("{code} | {help}")]);
    }
    let six = "SCHEDULE_FIELDS | did you mean `\"*/20 6-21 * * *\"`?";
    expect(&schedule("0 */20 6-21 * * *"), &[six]);
    let every = "SCHEDULE_FIELDS | did you mean `\"@every 20m\"`?";
    expect(&schedule("alle 20 Minuten"), &[every]);
}
