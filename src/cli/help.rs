//! Help in the language of the terminal, completions, and manual pages: made of one command tree.

use std::path::Path;

use clap::builder::Str;
use clap::{Arg, Command, CommandFactory as _};
use clap_complete::Shell;

use super::{Cli, Done, say, usage};
use crate::config::{self, Language};
use crate::wording::help::{
    ARGS, ARGUMENTS, COMMANDS, EXAMPLES, HELP_ITSELF, Help, OPTIONS, TEMPLATE, all,
};
use crate::wording::usage::{DEFAULT, VALID, VALUES};

/// The command tree with each command's line and examples, in the language of the terminal.
pub(super) fn command() -> Command {
    spoken(language())
}

pub(super) fn spoken(language: Language) -> Command {
    match language {
        Language::En => tree(Cli::command(), "", language),
        Language::De => {
            // Built first, so that `--help` and what every command shares are there to be changed.
            let mut command = Cli::command();
            command.build();
            german(tree(command, "", language), "")
        }
    }
}

/// German where the terminal is; no configuration has been read yet.
pub(super) fn language() -> Language {
    let set = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(|name| set(name));
    let value = first.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
    if value.starts_with("de") { Language::De } else { Language::En }
}

/// The language of a configuration, where there is one that can be read; else the terminal's.
pub(super) fn spoken_at(path: &Path) -> Language {
    config::load(path).map_or_else(
        |report| if path.exists() { report.language } else { language() },
        |config| config.language,
    )
}

fn tree(command: Command, path: &str, language: Language) -> Command {
    let command = match all().find(|help| help.path == path) {
        Some(help) => command
            .about(of(help.about, language))
            .long_about(None::<&str>)
            .after_help(examples(help, language)),
        None => command,
    };
    command.mut_subcommands(|inner| {
        let path = format!("{path} {}", inner.get_name()).trim().to_owned();
        tree(inner, &path, language)
    })
}

/// Headings and arguments in German; examples and the commands' own lines are it already.
fn german(command: Command, path: &str) -> Command {
    let is_help = path.split(' ').next_back() == Some("help");
    let command = if is_help { command.about(HELP_ITSELF) } else { command };
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading(COMMANDS)
        .mut_args(|arg| explained(arg, path));
    let usage = command.render_usage().to_string();
    let command = command.override_usage(usage::german(usage.trim_start_matches("Usage:").trim()));
    command.mut_subcommands(|inner| {
        let path = format!("{path} {}", inner.get_name()).trim().to_owned();
        german(inner, &path)
    })
}

fn explained(arg: Arg, path: &str) -> Arg {
    let heading = if arg.is_positional() { ARGUMENTS } else { OPTIONS };
    let words = ARGS.iter().find(|(of, id, _)| [path, "*"].contains(of) && arg.get_id() == id);
    let arg = named(arg.help_heading(heading));
    match words {
        Some((_, _, words)) => {
            let more = offered(&arg);
            let help = [*words].into_iter().chain(more.iter().map(String::as_str));
            let help = help.collect::<Vec<_>>().join(" ");
            arg.hide_default_value(true)
                .hide_possible_values(true)
                .help(help)
                .long_help(None::<&str>)
        }
        None => arg,
    }
}

/// The names of its values in German.
fn named(arg: Arg) -> Arg {
    let german = |name: &Str| {
        let found = VALUES.iter().find(|(en, _)| *en == name.as_str());
        found.map_or_else(|| name.clone(), |(_, de)| Str::from(*de))
    };
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<Str> = names.iter().map(german).collect();
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// What holds without an option, and what it may be.
fn offered(arg: &Arg) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let shown = |template: &str, values: Vec<String>| {
        (!values.is_empty()).then(|| template.replace("{}", &values.join(", ")))
    };
    let defaults = arg.get_default_values().iter();
    let defaults = defaults.map(|value| value.to_string_lossy().into_owned()).collect();
    let possible = arg.get_possible_values();
    let possible = possible.iter().map(|value| value.get_name().to_owned()).collect();
    shown(DEFAULT, defaults).or_else(|| shown(VALID, possible))
}

const fn of([de, en]: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::De => de,
        Language::En => en,
    }
}

/// The examples, what each does below it: so that nothing runs over the edge.
fn examples(help: &Help, language: Language) -> String {
    let mut text = of(EXAMPLES, language).to_owned();
    for (line, does) in help.examples {
        text.extend(["\n  weitersagen ", line, "\n      ", of(*does, language)]);
    }
    text
}

pub(super) fn completions(shell: Shell) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "weitersagen", &mut script);
    say::line(String::from_utf8_lossy(&script).trim_end());
}

/// The program's page on standard output, or a page for each command in a folder.
pub(super) fn man(dir: Option<&Path>) -> Done {
    if let Some(dir) = dir {
        std::fs::create_dir_all(dir)?;
        clap_mangen::generate_to(command(), dir)?;
        return Ok(());
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command()).render(&mut page)?;
    say::line(String::from_utf8_lossy(&page).trim_end());
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches as _;

    use super::*;

    fn paths(command: &Command, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        for inner in command.get_subcommands() {
            paths(inner, format!("{path} {}", inner.get_name()).trim(), found);
        }
    }

    #[test]
    fn every_command_has_its_line_and_examples_that_are_right() {
        let mut found = Vec::new();
        paths(&Cli::command(), "", &mut found);
        for path in &found {
            let help = all().find(|help| help.path == path);
            assert!(help.is_some_and(|help| !help.examples.is_empty()), "no help for `{path}`");
        }
        for help in all() {
            assert!(found.contains(&help.path.to_owned()), "`{}` is no command", help.path);
            for (line, _) in help.examples {
                let words = line.split('"').enumerate().flat_map(|(at, part)| {
                    // What stands in quotation marks is one word, as a shell reads it.
                    if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
                });
                let words = std::iter::once("weitersagen").chain(words);
                let matches = command().try_get_matches_from(words);
                let read = matches.and_then(|matches| Cli::from_arg_matches(&matches));
                assert!(read.is_ok(), "`{line}`: {}", read.err().unwrap());
            }
        }
    }

    #[test]
    fn help_completions_and_manual_name_every_command() {
        let mut script = Vec::new();
        clap_complete::generate(Shell::Bash, &mut command(), "weitersagen", &mut script);
        let script = String::from_utf8(script).unwrap();
        let mut page = Vec::new();
        clap_mangen::Man::new(command()).render(&mut page).unwrap();
        // In a manual page a hyphen is written `\-`.
        let page = String::from_utf8(page).unwrap().replace("\\-", "-");
        for inner in Cli::command().get_subcommands() {
            let name = inner.get_name();
            assert!(script.contains(name) && page.contains(name), "{name}");
        }
    }

    fn arguments(command: &Command, path: &str, check: &mut impl FnMut(&str, &Arg)) {
        for arg in command.get_arguments() {
            check(path, arg);
        }
        for inner in command.get_subcommands() {
            arguments(inner, format!("{path} {}", inner.get_name()).trim(), check);
        }
    }

    #[test]
    fn every_argument_is_explained_in_german_and_no_other() {
        let mut known = Vec::new();
        arguments(&Cli::command(), "", &mut |path, arg| {
            known.push((path.to_owned(), arg.get_id().to_string()));
        });
        for (path, id) in &known {
            let told = ARGS.iter().any(|(of, name, _)| [path, "*"].contains(of) && name == id);
            assert!(told, "`{path}` {id} is not in wording/help/args.rs");
        }
        for (path, id, _) in ARGS.iter().filter(|(path, ..)| *path != "*") {
            let is_there = known.iter().any(|(of, name)| of == path && name == id);
            assert!(is_there, "there is no `{path}` {id}");
        }
    }

    #[test]
    fn german_help_is_german_and_reads_the_same_command_line() {
        let mut command = spoken(Language::De);
        let help = command.render_help().to_string();
        for word in ["Aufruf:", "Befehle:", "Optionen:", "Beispiele:", "Diese Hilfe"] {
            assert!(help.contains(word), "{word}: {help}");
        }
        for word in ["Usage", "Options", "Print help", "OPTIONS", "COMMAND", "default", "PATH"] {
            assert!(!help.contains(word), "{word}: {help}");
        }
        let line = ["weitersagen", "queue", "reject", "12", "--reason", "doppelt", "--json"];
        let matches = spoken(Language::De).try_get_matches_from(line).unwrap();
        assert!(Cli::from_arg_matches(&matches).is_ok());
        let wrong = spoken(Language::De).try_get_matches_from(["weitersagen", "queue", "x"]);
        assert_eq!(wrong.unwrap_err().exit_code(), 2);
    }
}
