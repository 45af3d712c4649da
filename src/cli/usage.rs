//! What is wrong with a command line, in the language of the terminal.

use std::error::Error as _;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::wording::usage::{self as words, USAGE_WORDS};
use crate::wording::{Language, Words};

/// The message for a command line that cannot be read: what is wrong, what may be meant, how it is
/// written. None where help or the version was asked for, which is no error.
pub(super) fn refused(error: &clap::Error, language: Language) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let mut text = super::say::wrong(&what(error), language);
    for kind in
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
    {
        let meant = listed(error, kind);
        if !meant.is_empty() {
            let tip = words::TIP.with(&[&meant]);
            text.push_str("\n\n");
            text.push_str(tip.of(language));
        }
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let line = usage.trim_start_matches("Usage:").trim();
        let line = Words { de: german(line), en: line.to_owned() };
        text.push_str("\n\n");
        text.push_str(words::USAGE.telling(&[&line]).of(language));
    }
    text.push_str("\n\n");
    text.push_str(words::MORE.with(&[]).of(language));
    Some(text)
}

/// A usage line with German names.
pub(super) fn german(usage: &str) -> String {
    USAGE_WORDS.iter().fold(usage.to_owned(), |line, (en, de)| line.replace(en, de))
}

/// The values of one kind, as a list.
fn listed(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    }
}

fn what(error: &clap::Error) -> Words {
    let of = |kind| listed(error, kind);
    let argument =
        Words { de: german(&of(ContextKind::InvalidArg)), en: of(ContextKind::InvalidArg) };
    let value = Words::same(of(ContextKind::InvalidValue));
    let command = of(ContextKind::InvalidSubcommand);
    match error.kind() {
        ErrorKind::UnknownArgument => words::UNKNOWN_ARGUMENT.telling(&[&argument]),
        ErrorKind::InvalidSubcommand => words::UNKNOWN_COMMAND.with(&[&command]),
        ErrorKind::MissingSubcommand => words::MISSING_COMMAND.with(&[&command]),
        ErrorKind::MissingRequiredArgument => words::MISSING.telling(&[&argument]),
        ErrorKind::InvalidValue if value.en.is_empty() => {
            words::MISSING_VALUE.telling(&[&argument])
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::MISSING_VALUE.telling(&[&argument])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match because(error) {
            Some(why) => words::BAD_VALUE_BECAUSE.telling(&[&argument, &value, &why]),
            None => words::BAD_VALUE.telling(&[&argument, &value]),
        },
        ErrorKind::TooManyValues => words::TOO_MANY.telling(&[&argument, &value]),
        ErrorKind::ArgumentConflict => {
            let prior = of(ContextKind::PriorArg);
            if prior.is_empty() || prior == argument.en {
                return words::TWICE.telling(&[&argument]);
            }
            let prior = Words { de: german(&prior), en: prior };
            words::CONFLICT.telling(&[&argument, &prior])
        }
        ErrorKind::InvalidUtf8 => words::NOT_UTF8.with(&[]),
        _ => words::OTHER.with(&[]),
    }
}

/// Why a value is not taken.
fn because(error: &clap::Error) -> Option<Words> {
    let valid = listed(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        return Some(words::POSSIBLE.with(&[&valid]));
    }
    let source = error.source()?;
    if source.is::<ParseIntError>() {
        return Some(words::NUMBER_WANTED.with(&[]));
    }
    let said = source.to_string();
    // The words of clap's ranged numbers.
    let range = said.contains(" is not in ");
    Some(if range { words::OUT_OF_RANGE.with(&[]) } else { Words::same(said) })
}

#[cfg(test)]
mod tests {
    use super::super::help;
    use super::*;

    fn said(line: &[&str], language: Language) -> String {
        let line = std::iter::once("weitersagen").chain(line.iter().copied());
        let error = help::spoken(language).try_get_matches_from(line).unwrap_err();
        refused(&error, language).unwrap()
    }

    #[test]
    fn what_is_wrong_is_said_in_the_language_of_the_terminal() {
        insta::assert_snapshot!(said(&["queue", "aprove", "7"], Language::De), @"
        Fehler: „aprove“ ist kein Befehl

          Tipp: Gemeint ist vielleicht approve

        Aufruf: weitersagen queue [OPTIONEN] [BEFEHL]

        Mehr dazu mit „--help“.
        ");
        let begins = |line: &[&str], language, expected: &str| {
            let said = said(line, language);
            assert!(said.starts_with(expected), "{said}");
        };
        begins(&["status", "--acept", "agsa"], Language::De, "Fehler: „--acept“ ist keine Angabe");
        begins(&["why"], Language::De, "Fehler: Es fehlt: <URL>");
        let number = "Fehler: „sieben“ passt nicht zu <NUMMER>: Hier wird eine Zahl erwartet";
        begins(&["queue", "show", "sieben"], Language::De, number);
        let shell = "Fehler: „cmd“ passt nicht zu <SHELL>: Möglich ist: bash";
        begins(&["completions", "cmd"], Language::De, shell);
        let number = "error: invalid value 'seven' for '<ID>': a number is expected";
        begins(&["queue", "show", "seven"], Language::En, number);
        begins(&["frobnicate"], Language::En, "error: unrecognized subcommand 'frobnicate'");
    }

    #[test]
    fn no_german_message_holds_a_word_of_clap() {
        for line in [
            &["frobnicate"][..],
            &["--frobnicate"],
            &["why"],
            &["queue", "approve", "7", "--own", "--new"],
            &["queue", "show", "x"],
            &["sandbox", "--port", "99999"],
            &["sandbox", "--port"],
            &["sandbox", "--port", "1", "--port", "2"],
            &["completions", "cmd"],
            &["status", "now"],
            &["auth"],
        ] {
            let line = std::iter::once("weitersagen").chain(line.iter().copied());
            let error = help::spoken(Language::De).try_get_matches_from(line.clone()).unwrap_err();
            let Some(text) = refused(&error, Language::De) else { continue };
            for word in ["error", "Usage", "OPTIONS", "COMMAND", " the ", "found", "tip:", "value"]
            {
                assert!(!text.contains(word), "{word}: {text}");
            }
            assert!(text.starts_with("Fehler: ") && text.contains("Mehr dazu"), "{text}");
        }
    }
}
