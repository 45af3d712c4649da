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

/// The configuration summed up in its own language: whose news, what may leave, each source with
/// its next three polls, each account, the pacing, the budget, and where things are kept. One
/// sentence an entry.
pub fn describe(config: &Config, now: Timestamp) -> Vec<String> {
    let language = config.language;
    let mut said = vec![
        format!("{} ({})", config.organisation.name, config.organisation.website),
        mode(config.mode, language).to_owned(),
    ];
    let sources = config.sources.iter();
    said.extend(sources.map(|entry| source(entry, &config.timezone, now, language)));
    let accounts = config.accounts.iter();
    said.extend(accounts.map(|entry| account(entry, language)));
    if config.accounts.is_empty() {
        said.push(pick(language, "Noch kein Konto", "No account yet").to_owned());
    }
    said.push(pacing(&config.pacing, language));
    said.extend(x_budget(config));
    said.extend(config.model.as_ref().map(|model| writer(model, language)));
    said.extend(foreign(config.foreign, language).map(str::to_owned));
    said.push(telling::alerts(&config.alerts, &config.timezone, now, language));
    let (state, listen) = (config.state_dir.display(), config.admin.listen);
    said.push(match language {
        Language::De => format!("Gedächtnis: {state}; Verwaltungsseite: http://{listen}/"),
        Language::En => format!("State: {state}; admin page: http://{listen}/"),
    });
    said
}

/// When a source is looked at, in words; the crontab line itself where it has no common shape.
pub fn rhythm(source: &SourceConfig, language: Language) -> String {
    let line = source.schedule.as_str();
    when::in_words(line, language).unwrap_or_else(|| line.to_owned())
}

const fn pick(language: Language, de: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::De => de,
        Language::En => en,
    }
}

const fn mode(mode: Mode, language: Language) -> &'static str {
    match mode {
        Mode::Preview => {
            pick(language, "Vorschau: Es wird nichts gesendet", "Preview: nothing is sent")
        }
        Mode::Approve => pick(
            language,
            "Mit Freigabe: Gesendet wird erst, wenn eine Person zustimmt",
            "With approval: nothing is sent until a person says yes",
        ),
        Mode::Publish => pick(
            language,
            "Von selbst: Neue Meldungen werden gesendet",
            "By itself: new stories are sent",
        ),
    }
}

fn source(source: &SourceConfig, zone: &TimeZone, now: Timestamp, language: Language) -> String {
    let line = source.schedule.as_str();
    let when = when::in_words(line, language)
        .unwrap_or_else(|| format!("{} `{line}`", pick(language, "nach Plan", "as")));
    let next = when::next_times(&source.schedule, zone, now, language);
    let backfill = source.backfill;
    let backfill = match language {
        _ if backfill == 0 => String::new(),
        Language::De => format!("; beim ersten Mal bis zu {backfill} vorhandene Meldungen"),
        Language::En => format!("; up to {backfill} existing items the first time"),
    };
    let images =
        if source.images { pick(language, "; mit Bildern", "; with pictures") } else { "" };
    let only = source.accounts.as_ref().map_or(String::new(), |names| {
        let names = when::joined(names, language);
        format!("; {} {names}", pick(language, "nur an", "only to"))
    });
    let name = &source.name;
    match language {
        Language::De => format!("{name}: {when}, nächster Abruf {next}{backfill}{images}{only}"),
        Language::En => format!("{name}: {when}, next {next}{backfill}{images}{only}"),
    }
}

fn account(account: &AccountConfig, language: Language) -> String {
    let name = &account.name;
    let network = match account.network() {
        Network::Facebook => pick(language, "Facebook-Seite", "Facebook page"),
        Network::X => pick(language, "Konto bei X", "account on X"),
    };
    let which = match (&account.credentials, language) {
        (Credentials::Facebook { page: Some(page), .. }, Language::De) => format!("„{page}“"),
        (Credentials::Facebook { page: Some(page), .. }, Language::En) => format!("“{page}”"),
        (_, Language::De) => "(von der Website verlinkt)".to_owned(),
        (_, Language::En) => "(linked by the website)".to_owned(),
    };
    let places: Vec<String> = account
        .credentials
        .secrets()
        .into_iter()
        .map(|(_, secret)| place(secret, language))
        .collect();
    let places = places.join(", ");
    match language {
        Language::De => format!("{name}: {network} {which}; Zugang aus {places}"),
        Language::En => format!("{name}: {network} {which}; access from {places}"),
    }
}

fn place(secret: &SecretRef, language: Language) -> String {
    match secret {
        SecretRef::Env(name) => format!("${name}"),
        SecretRef::File(path) => path.display().to_string(),
        SecretRef::Credential(name) => {
            format!("{} {name}", pick(language, "systemd-Geheimnis", "systemd credential"))
        }
    }
}

fn pacing(pacing: &Pacing, language: Language) -> String {
    let range = |(start, end): &(Time, Time)| match language {
        Language::De => format!("von {} bis {} Uhr", quiet::clock(*start), quiet::clock(*end)),
        Language::En => format!("from {} to {}", quiet::clock(*start), quiet::clock(*end)),
    };
    let mut ranges: Vec<String> = pacing.quiet.iter().map(range).collect();
    ranges.extend(pacing.quiet_days.iter().map(|day| quiet_day(*day, language).to_owned()));
    ranges.extend(pacing.holidays.map(|land| match language {
        Language::De => format!("an Feiertagen ({})", land.name()),
        Language::En => format!("on public holidays ({})", land.name()),
    }));
    let quiet = match (language, ranges.is_empty()) {
        (Language::De, true) => "zu jeder Stunde".to_owned(),
        (Language::En, true) => "at any hour".to_owned(),
        (Language::De, false) => format!("nichts {}", when::joined(&ranges, language)),
        (Language::En, false) => format!("nothing {}", when::joined(&ranges, language)),
    };
    let spacing = in_words(pacing.spacing, language);
    let grace = in_words(pacing.grace, language);
    let Pacing { per_day, per_hour, .. } = pacing;
    let hourly = match language {
        _ if per_hour >= per_day => String::new(),
        Language::De => format!(", {per_hour} in der Stunde"),
        Language::En => format!(", {per_hour} an hour"),
    };
    match language {
        Language::De => format!(
            "Beiträge: {quiet}; je Konto höchstens {per_day} am Tag{hourly}, {spacing} Abstand; \
             neue Meldungen warten {grace}"
        ),
        Language::En => format!(
            "Posts: {quiet}; at most {per_day} a day{hourly} for each account, {spacing} apart; \
             new items wait {grace}"
        ),
    }
}

const fn quiet_day(day: Weekday, language: Language) -> &'static str {
    match day {
        Weekday::Monday => pick(language, "montags", "on Mondays"),
        Weekday::Tuesday => pick(language, "dienstags", "on Tuesdays"),
        Weekday::Wednesday => pick(language, "mittwochs", "on Wednesdays"),
        Weekday::Thursday => pick(language, "donnerstags", "on Thursdays"),
        Weekday::Friday => pick(language, "freitags", "on Fridays"),
        Weekday::Saturday => pick(language, "samstags", "on Saturdays"),
        Weekday::Sunday => pick(language, "sonntags", "on Sundays"),
    }
}

fn writer(model: &ModelConfig, language: Language) -> String {
    let (name, server) = (&model.name, &model.base_url);
    match (language, model.disclose) {
        (Language::De, false) => {
            format!("Sprachmodell: {name} bei {server}; was es schreibt, wird geprüft")
        }
        (Language::De, true) => {
            format!(
                "Sprachmodell: {name} bei {server}; was es schreibt, wird geprüft und gekennzeichnet"
            )
        }
        (Language::En, false) => {
            format!("Language model: {name} at {server}; what it writes is checked")
        }
        (Language::En, true) => {
            format!("Language model: {name} at {server}; what it writes is checked and marked")
        }
    }
}

const fn foreign(foreign: Foreign, language: Language) -> Option<&'static str> {
    match foreign {
        Foreign::Headline => None,
        Foreign::Ask => Some(pick(
            language,
            "Meldungen in anderen Sprachen: Eine Person entscheidet",
            "Items in other languages: a person decides",
        )),
    }
}

fn x_budget(config: &Config) -> Option<String> {
    let mut accounts = config.accounts.iter();
    accounts.find(|account| account.network() == Network::X)?;
    let dollars = budget::dollars(config.budget.x_per_month);
    let then = match config.budget.on_budget {
        OnBudget::Hold => {
            pick(config.language, "danach warten die Beiträge", "after that, posts wait")
        }
        OnBudget::WithoutLink => pick(
            config.language,
            "danach gehen die Beiträge ohne Link hinaus",
            "after that, posts go without their link",
        ),
        OnBudget::Skip => pick(
            config.language,
            "danach fallen die Beiträge aus",
            "after that, posts are left out",
        ),
    };
    Some(match config.language {
        Language::De => {
            let dollars = dollars.replace('.', ",");
            format!("X darf im Monat höchstens {dollars} US-Dollar kosten; {then}")
        }
        Language::En => format!("X may cost at most {dollars} US dollars a month; {then}"),
    })
}

/// A duration in words, such as `20 Minuten`.
fn in_words(length: std::time::Duration, language: Language) -> String {
    let short = duration::format(length);
    let (number, unit) = short.split_at(short.len().saturating_sub(1));
    when::amount(number, unit, language)
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
