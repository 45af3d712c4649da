//! Help in the language of the terminal, completions, and manual pages: made of one command tree.

use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use super::{Cli, Done, say};
use crate::config::Language;
use crate::wording::help::{EXAMPLES, Help, all};

/// The command tree with each command's line and examples, in the language of the terminal.
pub(super) fn command() -> Command {
    tree(Cli::command(), "", language())
}

/// German where the terminal is; no configuration has been read yet.
fn language() -> Language {
    let set = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let first = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(|name| set(name));
    let value = first.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
    if value.starts_with("de") { Language::De } else { Language::En }
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
        // The actions of the queue stand with the queue.
        found.retain(|path| !path.starts_with("queue "));
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
        let page = String::from_utf8(page).unwrap();
        for inner in Cli::command().get_subcommands() {
            let name = inner.get_name();
            assert!(script.contains(name) && page.contains(name), "{name}");
        }
        let german = tree(Cli::command(), "", Language::De).render_help().to_string();
        assert!(german.contains("Beispiele:") && german.contains("der Dienst"), "{german}");
    }
}
