//! Quiet days, holidays, caps, prices and the confirmed account: what is taken, what is refused.

use jiff::civil::Weekday;
use weitersagen::config::{OnBudget, Operation};
use weitersagen::outbox::Land;

use super::support::{FACEBOOK, SMALL, X, facebook, valid, with};

#[test]
fn quiet_days_and_holidays_are_read() {
    let config = valid(&format!(
        "{SMALL}[pacing]\nquiet_days = [\"sat\", \"sun\"]\nholidays = \"SN\"\nper_day = 4\n"
    ));
    assert_eq!(config.pacing.quiet_days, [Weekday::Saturday, Weekday::Sunday]);
    assert_eq!(config.pacing.holidays, Some(Land::Sn));
    assert_eq!(config.pacing.per_hour, 4, "without a line of its own, as many as the day");
    let config = valid(&format!("{SMALL}[pacing]\nholidays = \"none\"\n"));
    assert_eq!(config.pacing.holidays, None);
}

#[test]
fn german_names_are_understood_and_answered_with_the_right_word() {
    for (written, meant) in [("Samstag", "sat"), ("Sonnabend", "sat"), ("So", "sun"), ("Mo", "mon")]
    {
        let line = format!("[pacing]\nquiet_days = [\"{written}\"]");
        with(&line, &[&format!("NOT_ONE_OF | did you mean `{meant}`?")]);
    }
    for (written, meant) in
        [("Sachsen-Anhalt", "ST"), ("st", "ST"), ("DE-TH", "TH"), ("keine", "none")]
    {
        let line = format!("[pacing]\nholidays = \"{written}\"");
        with(&line, &[&format!("NOT_ONE_OF | did you mean `{meant}`?")]);
    }
    with(
        "[pacing]\nquiet_days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]",
        &["ALWAYS_QUIET | if nothing is to be posted: `mode = \"preview\"`"],
    );
    with("[pacing]\nmax_waiting = 0", &["OUT_OF_RANGE"]);
    with("[pacing]\nper_hour = 0", &["OUT_OF_RANGE"]);
}

#[test]
fn money_is_read_digit_by_digit() {
    let config = valid(&format!(
        "{SMALL}[budget]\nx_usd_per_month = 12.345678\non_budget = \"without_link\"\n\
         [budget.x_prices]\npost = 0.1\npost_with_link = 2\nown_read = 0.0000010\n"
    ));
    assert_eq!(config.budget.x_per_month, 12_345_678);
    assert_eq!(config.budget.on_budget, OnBudget::WithoutLink);
    let price = |operation| config.budget.price(operation);
    assert_eq!(price(Operation::Post), 100_000);
    assert_eq!(price(Operation::PostWithLink), 2_000_000);
    assert_eq!(price(Operation::OwnRead), 1);
    assert_eq!(price(Operation::Delete), 10_000, "as it is by default");
    with("[budget]\nx_usd_per_month = 0.0000001", &["MONEY_FORM"]);
    with("[budget]\nx_usd_per_month = 1e3", &["MONEY_FORM"]);
    with("[budget]\nx_usd_per_month = 100000.01", &["OUT_OF_RANGE"]);
    with("[budget]\nx_usd_per_month = 99999999999999999999", &["OUT_OF_RANGE"]);
    with("[budget.x_prices]\npost = -1", &["OUT_OF_RANGE"]);
    with("[budget.x_prices]\npost = \"1\"", &["EXPECTS_NUMBER | write `post = 1`"]);
    with("[budget]\non_budget = \"ohne Link\"", &["NOT_ONE_OF | did you mean `without_link`?"]);
    with("[budget]\nprices = {}", &["UNKNOWN_KEY | did you mean `x_prices`?"]);
}

#[test]
fn an_account_is_confirmed_by_name_number_or_address() {
    let confirmed = |account: &str, text: &str| {
        let config = valid(&format!("{SMALL}{account}confirmed = \"{text}\"\n"));
        config.accounts[0].confirmed.clone().unwrap()
    };
    for (text, read) in [
        ("Probe.Verein", "Probe.Verein"),
        ("104200000000001", "104200000000001"),
        ("https://www.facebook.com/probe.verein/", "probe.verein"),
        ("facebook.com/pages/Probe/104200000000001", "104200000000001"),
    ] {
        assert_eq!(confirmed(FACEBOOK, text), read);
    }
    for (text, read) in [
        ("@probe_verein", "probe_verein"),
        ("1420000000000000001", "1420000000000000001"),
        ("https://twitter.com/probe_verein", "probe_verein"),
    ] {
        assert_eq!(confirmed(X, text), read);
    }
    facebook("confirmed = \"https://x.com/probe\"", &["BAD_CONFIRMED"]);
    facebook("confirmed = \"unser Konto\"", &["BAD_CONFIRMED"]);
}
