//! What a valid configuration means, in plain words.

mod telling;
mod when;

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

use super::{
    AccountConfig, Config, Credentials, Foreign, Language, Mode, ModelConfig, OnBudget, Pacing,
    SecretRef, SourceConfig, budget, duration, quiet,
};
use crate::item::Network;
use crate::wording::{Words, rhythm as words, summary as say};

/// The configuration summed up in its own language: whose news, what may leave, each source with
/// its next three polls, each account, the pacing, the budget, and where things are kept. One
/// sentence an entry.
pub fn describe(config: &Config, now: Timestamp) -> Vec<String> {
    let language = config.language;
    let told = |words: Words| words.of(language).to_owned();
    let website = config.organisation.website.as_str();
    let mode = match config.mode {
        Mode::Preview => &say::PREVIEW,
        Mode::Approve => &say::APPROVE,
        Mode::Publish => &say::PUBLISH,
    };
    let mut said =
        vec![told(say::OF.with(&[&config.organisation.name, website])), told(mode.with(&[]))];
    let sources = config.sources.iter();
    said.extend(sources.map(|entry| source(entry, &config.timezone, now, language)));
    let accounts = config.accounts.iter();
    said.extend(accounts.map(|entry| account(entry, language)));
    if config.accounts.is_empty() {
        said.push(told(say::NO_ACCOUNT.with(&[])));
    }
    said.push(pacing(&config.pacing, language));
    said.extend(x_budget(config));
    said.extend(config.model.as_ref().map(|model| told(writer(model))));
    said.extend((config.foreign == Foreign::Ask).then(|| told(say::FOREIGN_ASK.with(&[]))));
    said.push(telling::alerts(&config.alerts, &config.timezone, now, language));
    let (state, listen) = (config.state_dir.display(), config.admin.listen);
    said.push(told(say::PLACES.with(&[&state.to_string(), &listen.to_string()])));
    said
}

/// When a source is looked at, in words; the crontab line itself where it has no common shape.
pub fn rhythm(source: &SourceConfig, language: Language) -> String {
    let line = source.schedule.as_str();
    when::in_words(line, language).unwrap_or_else(|| line.to_owned())
}

/// The next times at which a source is looked at: `heute 14:20, 14:40 und 15:00 Uhr`.
pub fn next_looks(source: &SourceConfig, zone: &TimeZone, now: Timestamp) -> Words {
    let told = |language| when::next_times(&source.schedule, zone, now, language);
    Words { de: told(Language::De), en: told(Language::En) }
}

fn source(source: &SourceConfig, zone: &TimeZone, now: Timestamp, language: Language) -> String {
    let told = |words: Words| words.of(language).to_owned();
    let line = source.schedule.as_str();
    let when = when::in_words(line, language).unwrap_or_else(|| told(say::BY_PLAN.with(&[line])));
    let next = when::next_times(&source.schedule, zone, now, language);
    let mut special = String::new();
    if source.backfill > 0 {
        special.push_str(&told(say::BACKFILL.with(&[&source.backfill.to_string()])));
    }
    if source.images {
        special.push_str(&told(say::IMAGES.with(&[])));
    }
    if let Some(names) = &source.accounts {
        special.push_str(&told(say::ONLY_TO.with(&[&words::joined(names, language)])));
    }
    told(say::SOURCE.telling(&[&source.name, &when, &next, &special].map(Words::same).each_ref()))
}

fn account(account: &AccountConfig, language: Language) -> String {
    let phrase = match account.network() {
        Network::Facebook => &say::PAGE,
        Network::X => &say::ON_X,
    };
    let which = match &account.credentials {
        Credentials::Facebook { page: Some(page), .. } => say::NAMED.with(&[page]),
        _ => say::LINKED.with(&[]),
    };
    let places = account.credentials.secrets().into_iter();
    let places: Vec<String> = places.map(|(_, secret)| place(secret, language)).collect();
    let told = [&Words::same(&account.name), &which, &Words::same(places.join(", "))];
    phrase.telling(&told).of(language).to_owned()
}

fn place(secret: &SecretRef, language: Language) -> String {
    match secret {
        SecretRef::Env(name) => format!("${name}"),
        SecretRef::File(path) => path.display().to_string(),
        SecretRef::Credential(name) => say::CREDENTIAL.with(&[name]).of(language).to_owned(),
    }
}

fn pacing(pacing: &Pacing, language: Language) -> String {
    let told = |words: Words| words.of(language).to_owned();
    let range = |(start, end): &(Time, Time)| {
        words::span(&quiet::clock(*start), &quiet::clock(*end), language)
    };
    let mut ranges: Vec<String> = pacing.quiet.iter().map(range).collect();
    let day = |day: &Weekday| told(say::ON_DAY.with(&[words::weekday(*day, language)]));
    ranges.extend(pacing.quiet_days.iter().map(day));
    ranges.extend(pacing.holidays.map(|land| told(say::ON_HOLIDAYS.with(&[land.name()]))));
    let quiet = if ranges.is_empty() {
        told(say::ANY_HOUR.with(&[]))
    } else {
        let ranges = Words::same(words::joined(&ranges, language));
        told(say::NOTHING_AT.telling(&[&ranges]))
    };
    let Pacing { per_day, per_hour, .. } = pacing;
    let hourly = if per_hour < per_day {
        told(say::HOURLY.with(&[&per_hour.to_string()]))
    } else {
        String::new()
    };
    let per_day = per_day.to_string();
    let (spacing, grace) = (in_words(pacing.spacing, language), in_words(pacing.grace, language));
    let with = [&quiet, &per_day, &hourly, &spacing, &grace].map(Words::same);
    told(say::PACING.telling(&with.each_ref()))
}

fn writer(model: &ModelConfig) -> Words {
    let phrase = if model.disclose { &say::MODEL_MARKED } else { &say::MODEL };
    phrase.with(&[&model.name, model.base_url.as_str()])
}

fn x_budget(config: &Config) -> Option<String> {
    let mut accounts = config.accounts.iter();
    accounts.find(|account| account.network() == Network::X)?;
    let en = budget::dollars(config.budget.x_per_month);
    let dollars = Words { de: en.replace('.', ","), en };
    let then = match config.budget.on_budget {
        OnBudget::Hold => &say::HOLD,
        OnBudget::WithoutLink => &say::WITHOUT_LINK,
        OnBudget::Skip => &say::SKIP,
    };
    Some(say::MONEY.telling(&[&dollars, &then.with(&[])]).of(config.language).to_owned())
}

/// A duration in words, such as `20 Minuten`.
fn in_words(length: std::time::Duration, language: Language) -> String {
    let short = duration::format(length);
    let (number, unit) = short.split_at(short.len().saturating_sub(1));
    words::amount(number, unit, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn durations_are_told_in_words() {
        let de = |seconds| in_words(Duration::from_secs(seconds), Language::De);
        assert_eq!(de(0), "0 Sekunden");
        assert_eq!(de(60), "1 Minute");
        assert_eq!(de(1_200), "20 Minuten");
        assert_eq!(de(86_400), "1 Tag");
        let en = in_words(Duration::from_secs(3_600), Language::En);
        assert_eq!(en, "1 hour");
    }

    #[test]
    fn pacing_is_told_in_words() {
        let mut pacing_config = Pacing {
            quiet: vec![quiet::parse("21:00-07:00").unwrap()],
            quiet_days: vec![Weekday::Sunday],
            per_hour: 2,
            ..Pacing::default()
        };
        assert_eq!(
            pacing(&pacing_config, Language::De),
            "Beiträge: nichts von 21:00 bis 07:00 Uhr, sonntags und an Feiertagen \
             (Sachsen-Anhalt); je Konto höchstens 6 am Tag, 2 in der Stunde, 20 Minuten Abstand; \
             neue Meldungen warten 15 Minuten"
        );
        pacing_config.quiet.clear();
        pacing_config.quiet_days.clear();
        pacing_config.holidays = None;
        pacing_config.per_hour = 6;
        let english = pacing(&pacing_config, Language::En);
        assert!(english.starts_with("Posts: at any hour; at most 6 a day"), "{english}");
    }
}
