//! `init`: five questions, a look at the website, and a `config.toml` with every line explained.

mod ask;
mod look;
mod write;

use std::io::Write as _;
use std::path::Path;

use clap::Args;
use serde_json::json;
use url::Url;

use super::{Done, Failure, help, say};
use crate::config::{self, Language};
use crate::wording::{Phrase, init as words};
use ask::Asker;
use look::Found;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language of posts, alerts and the admin page: de or en.
    #[arg(long, value_name = "de|en", value_parser = ask::language)]
    language: Option<Language>,
    /// The organisation's name.
    #[arg(long)]
    name: Option<String>,
    /// The organisation's website, with its „Folge uns“ buttons.
    #[arg(long, value_name = "URL")]
    website: Option<String>,
    /// The state whose public holidays are kept, such as ST; none for no holidays.
    #[arg(long, value_name = "CODE")]
    holidays: Option<String>,
    /// Where alerts go: a mail address, an https:// address of ntfy, or none for a file only.
    #[arg(long, value_name = "ADDRESS")]
    alerts: Option<String>,
    /// Ask nothing: what no option says is as the question would offer it.
    #[arg(long)]
    yes: bool,
}

/// What the questions came to.
#[derive(Debug)]
struct Answers {
    language: Language,
    name: String,
    website: Url,
    holidays: String,
    alerts: Alerts,
}

/// Where alerts go.
#[derive(Debug, PartialEq, Eq)]
enum Alerts {
    Mail(String),
    Ntfy(Url),
    File,
}

pub(super) async fn init(path: &Path, options: Options, json: bool) -> Done {
    if path.exists() {
        let language = options.language.unwrap_or_else(|| help::spoken_at(path));
        let shown = path.display().to_string();
        return Err(anyhow::anyhow!(words::EXISTS.with(&[&shown]).of(language).to_owned()).into());
    }
    let quiet = options.yes || json;
    let mut asker = Asker::new(quiet, std::io::stdin().lock());
    let answers = answers(&options, &mut asker)?;
    let language = answers.language;
    let told = |phrase: &Phrase, parts: &[&str]| {
        if !json {
            say::wrapped(phrase.with(parts).of(language));
        }
    };
    let working = say::working(words::LOOKING.with(&[answers.website.as_str()]).of(language));
    let found = look::look(&answers.website).await;
    working.finish_and_clear();
    let text = write::text(&answers, &found);
    // What is written must be right: a mistake here would be the program's own.
    if let Err(report) = config::parse(&text, path) {
        return Err(Failure::Wrong(report.render(language)));
    }
    create(path, &text, language)?;
    if json {
        say::json(&json!({
            "path": path, "sources": found.sources, "accounts": found.accounts, "trouble": found.trouble,
        }))?;
        return Ok(());
    }
    report(&answers, &found, &told);
    let shown = path.display().to_string();
    told(&words::WRITTEN, &[&shown]);
    say::line(words::NEXT.with(&[]).of(language).replace("; ", "\n").as_str());
    Ok(())
}

fn answers<R: std::io::BufRead>(
    options: &Options,
    asker: &mut Asker<R>,
) -> Result<Answers, Failure> {
    let language = match options.language {
        Some(language) => language,
        None => asker.ask(&words::ASK_LANGUAGE, Some("de"), Language::De, ask::language)?,
    };
    let none = if language == Language::De { "keine" } else { "none" };
    let mut one = |given: &Option<String>, question: &Phrase, default: Option<&str>| match given {
        Some(text) => Ok(text.clone()),
        None => asker.ask(question, default, language, |text| Ok(text.to_owned())),
    };
    let name = one(&options.name, &words::ASK_NAME, None)?;
    let website = match &options.website {
        Some(text) => ask::website(text, language).map_err(Failure::Wrong)?,
        None => {
            asker.ask(&words::ASK_WEBSITE, None, language, |text| ask::website(text, language))?
        }
    };
    let holidays = match &options.holidays {
        Some(code) => ask::holidays(code, language).map_err(Failure::Wrong)?,
        None => asker.ask(&words::ASK_HOLIDAYS, Some(none), language, |text| {
            ask::holidays(text, language)
        })?,
    };
    let alerts = match &options.alerts {
        Some(text) => ask::alerts(text, language).map_err(Failure::Wrong)?,
        None => asker
            .ask(&words::ASK_ALERTS, Some(none), language, |text| ask::alerts(text, language))?,
    };
    Ok(Answers { language, name, website, holidays, alerts })
}

/// Writes the file, unless one has come to be there meanwhile.
fn create(path: &Path, text: &str, language: Language) -> Done {
    let shown = path.display().to_string();
    let written = std::fs::File::options()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let why = words::UNWRITABLE.with(&[&shown, &error.to_string()]);
        Failure::Failed(anyhow::anyhow!(why.of(language).to_owned()))
    })
}

/// What the look at the website found, and what is left to do.
fn report(answers: &Answers, found: &Found, told: &dyn Fn(&Phrase, &[&str])) {
    say::line("");
    if let Some(trouble) = &found.trouble {
        told(&words::UNREACHED, &[answers.website.as_str(), trouble]);
    }
    for source in &found.sources {
        told(&words::FOUND_SOURCE, &[source.url.as_str(), &source.entries.to_string()]);
    }
    if found.sources.is_empty() && found.trouble.is_none() {
        told(&words::NO_SOURCE, &[]);
    }
    for account in &found.accounts {
        told(&words::FOUND_ACCOUNT, &[account.network.label(), &account.handle]);
    }
    if found.accounts.is_empty() && found.trouble.is_none() {
        told(&words::NO_ACCOUNT, &[]);
    }
    if let Alerts::Mail(address) = &answers.alerts {
        told(&words::MAIL_OPEN, &[address]);
    }
    say::line("");
}
