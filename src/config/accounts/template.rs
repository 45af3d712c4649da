//! Reading `template`: what cannot be posted with it is said before anything is posted.

use std::ops::Range;

use crate::compose::{Fault, NAMES, Template, Unfit};
use crate::config::AccountConfig;
use crate::config::faults::{Faults, Wrong};
use crate::config::keys::nearest;
use crate::config::raw::{At, Section};
use crate::item::Network;
use crate::wording::{Phrase, Words, config as say};

/// The account's template, the network's own where it has none.
pub(super) fn read(section: &Section<'_>, network: Network, faults: &mut Faults<'_>) -> Template {
    let default = Template::of(network);
    let Some(text) = section.text("template", faults) else {
        return default;
    };
    Template::parse(text.value, network).unwrap_or_else(|fault| {
        let span = place(&text, fault.at.as_ref(), faults);
        let wrong = said(&fault, text.value);
        faults.add(Some(span), wrong);
        default
    })
}

/// Refuses templates of two networks with which followers of both would read the same.
pub(super) fn differ(accounts: &[(AccountConfig, &Section<'_>)], faults: &mut Faults<'_>) {
    for (at, (one, first)) in accounts.iter().enumerate() {
        for (other, second) in accounts.iter().skip(at + 1) {
            let value = second.value("template").or_else(|| first.value("template"));
            let Some(value) = value.filter(|_| one.network() != other.network()) else {
                continue;
            };
            if one.template.may_equal(&other.template) {
                let wrong = Wrong::new(&say::TEMPLATE_SAME, &[&one.name, &other.name]);
                faults.add(Some(value.span()), wrong.help(&say::TEMPLATE_SAME_HELP, &[]));
            }
        }
    }
}

/// Where in the file the mistake is: exactly, if the template stands there letter by letter.
fn place(text: &At<&str>, at: Option<&Range<usize>>, faults: &Faults<'_>) -> Range<usize> {
    let raw = faults.text.get(text.span.clone()).unwrap_or_default();
    match (at, raw.find(text.value)) {
        (Some(at), Some(start)) => {
            let start = text.span.start + start;
            start + at.start..start + at.end.max(at.start + 1)
        }
        _ => text.span.clone(),
    }
}

fn said(fault: &Fault, template: &str) -> Wrong {
    let here = line_and_column(fault.at.as_ref(), template);
    let placed = |phrase: &Phrase, said: &str| Wrong::placed(phrase, &here, said);
    match &fault.unfit {
        Unfit::Syntax(error) => {
            placed(&say::TEMPLATE_SYNTAX, error).help(&say::TEMPLATE_SYNTAX_HELP, &[])
        }
        Unfit::UnknownName(name) => {
            let wrong = placed(&say::TEMPLATE_NAME, name);
            match nearest(name, NAMES.into_iter()) {
                Some(meant) => wrong.help(&say::DID_YOU_MEAN, &[meant]),
                None => wrong.help(&say::TEMPLATE_NAMES, &[&NAMES.join(", ")]),
            }
        }
        Unfit::UnknownTool(error) => {
            placed(&say::TEMPLATE_TOOL, error).help(&say::TEMPLATE_TOOL_HELP, &[])
        }
        Unfit::Fails(error) => placed(&say::TEMPLATE_FAILS, error),
        Unfit::NoLink => helped(&say::TEMPLATE_NO_LINK, &say::TEMPLATE_NO_LINK_HELP),
        Unfit::Silent => helped(&say::TEMPLATE_SILENT, &say::TEMPLATE_SILENT_HELP),
        Unfit::NoSource => helped(&say::TEMPLATE_NO_SOURCE, &say::TEMPLATE_NO_SOURCE_HELP),
        Unfit::HashtagsFirst => helped(&say::TEMPLATE_HASHTAGS, &say::TEMPLATE_HASHTAGS_HELP),
        Unfit::OwnWords(words) => {
            Wrong::new(&say::TEMPLATE_WORDS, &[words]).help(&say::TEMPLATE_WORDS_HELP, &[])
        }
        Unfit::TooLong(length, limit) => {
            Wrong::new(&say::TEMPLATE_LONG, &[&length.to_string(), &limit.to_string()])
                .help(&say::TEMPLATE_LONG_HELP, &[])
        }
    }
}

fn helped(phrase: &Phrase, help: &Phrase) -> Wrong {
    Wrong::new(phrase, &[]).help(help, &[])
}

/// „in Zeile 3, Spalte 4“ of the template, from 1.
fn line_and_column(at: Option<&Range<usize>>, template: &str) -> Words {
    let Some(before) = at.and_then(|at| template.get(..at.start)) else {
        return say::TEMPLATE_SOMEWHERE.with(&[]);
    };
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    say::TEMPLATE_PLACE.with(&[&line.to_string(), &column.to_string()])
}
