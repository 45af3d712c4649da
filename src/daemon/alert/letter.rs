//! What a message says: problem, reminder, all-clear, and several as one letter.

use jiff::Timestamp;

use crate::config::Config;
use crate::daemon::problems::{self, Problem};
use crate::notify::Message;
use crate::state::alerts::{Queued, Told};
use crate::wording::{Language, Words, alerts as say};

/// The message about a problem, in the admin's language.
pub(super) fn about(problem: &Problem, kind: &str, config: &Config, now: Timestamp) -> Message {
    let subject = if kind == "again" { say::AGAIN_SUBJECT } else { say::SUBJECT };
    let since = say::SINCE.telling(&[&problems::at(problem.since, &config.timezone)]);
    let todo = say::TODO.telling(&[&problem.todo]);
    let body = [&problem.what, &problem.meaning, &todo, &since, &sender(config)];
    let body: Vec<&str> = body.iter().map(|words| words.of(config.language)).collect();
    Message {
        id: 0,
        at: now,
        kind: kind.to_owned(),
        key: problem.key(),
        subject: subject.telling(&[&problem.what]).of(config.language).to_owned(),
        body: body.join("\n\n"),
        urgent: problem.kind.is_urgent(),
    }
}

/// The all-clear.
pub(super) fn over(told: &Told, config: &Config, now: Timestamp) -> Message {
    let since = problems::at(told.since, &config.timezone);
    let body = say::OVER_BODY.telling(&[&told.what, &since]);
    let (body, sender) = (body.of(config.language), sender(config));
    Message {
        id: 0,
        at: now,
        kind: "over".to_owned(),
        key: told.key.clone(),
        subject: say::OVER_SUBJECT.telling(&[&told.what]).of(config.language).to_owned(),
        body: format!("{body}\n\n{}", sender.of(config.language)),
        urgent: false,
    }
}

/// The line that says who writes.
pub(in crate::daemon) fn sender(config: &Config) -> Words {
    say::SENT_BY.telling(&[&Words::same(&config.organisation.name)])
}

/// All that is due as one message.
pub(super) fn one_of(due: &[Queued], language: Language) -> Option<Message> {
    let [first, rest @ ..] = due else {
        return None;
    };
    let mut message = first.message.clone();
    if rest.is_empty() {
        return Some(message);
    }
    let count = Words::same(due.len().to_string());
    say::SEVERAL_SUBJECT.telling(&[&count]).of(language).clone_into(&mut message.subject);
    message.urgent = due.iter().any(|one| one.message.urgent);
    let bodies: Vec<&str> = due.iter().map(|one| one.message.body.as_str()).collect();
    message.body = bodies.join("\n\n----------------------------------------\n\n");
    Some(message)
}
