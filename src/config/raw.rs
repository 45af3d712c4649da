//! The file as tables of values with their places: every read notes what is wrong and goes on.

mod number;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::unknown;
use crate::wording::config as say;

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// One table of the file; a table that is absent reads as empty.
#[derive(Debug, Clone)]
pub(super) struct Section<'t> {
    table: Table,
    entries: Option<&'t DeTable<'t>>,
    /// Its header.
    pub(super) span: Option<Range<usize>>,
}

impl<'t> Section<'t> {
    /// The top of the file.
    pub(super) fn root(entries: &'t DeTable<'t>, faults: &mut Faults<'_>) -> Self {
        Self::new(Table::Root, entries, None, faults)
    }

    fn new(
        table: Table,
        entries: &'t DeTable<'t>,
        span: Option<Range<usize>>,
        faults: &mut Faults<'_>,
    ) -> Self {
        for (key, value) in entries {
            if !table.keys().any(|known| known.name == key.get_ref().as_ref()) {
                unknown::report(table, key, value, faults);
            }
        }
        Self { table, entries: Some(entries), span }
    }

    const fn absent(table: Table) -> Self {
        Self { table, entries: None, span: None }
    }

    /// Whether nothing can be sent or told without the secrets that stand here.
    pub(super) const fn holds_needed_secrets(&self) -> bool {
        matches!(self.table, Table::Account | Table::Mail | Table::Webhook)
    }

    /// The key's place, if it is set.
    pub(super) fn key_span(&self, name: &str) -> Option<Range<usize>> {
        let mut keys = self.entries?.keys();
        keys.find(|key| key.get_ref() == name).map(Spanned::span)
    }

    /// The value as it stands.
    pub(super) fn value(&self, name: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        let mut entries = self.entries?.iter();
        entries.find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
    }

    /// Keeps a value from being shown.
    pub(super) fn hide(&self, name: &str, faults: &mut Faults<'_>) {
        if let Some(value) = self.value(name) {
            faults.hide(value);
        }
    }

    /// Notes that `name` is missing; `example` is a line that would be right.
    pub(super) fn require(&self, name: &str, example: &str, faults: &mut Faults<'_>) {
        let misspelt = || {
            let mut keys = self.entries.into_iter().flat_map(DeTable::keys);
            keys.any(|key| unknown::is_meant(self.table, key.get_ref(), name))
        };
        if self.value(name).is_none() && !misspelt() {
            let missing = Wrong::new(&say::MISSING_KEY, &[self.table.header(), name]);
            faults.add(self.span.clone(), missing.help(&say::WRITE, &[example]));
        }
    }

    /// A text that is not blank.
    pub(super) fn text(&self, name: &str, faults: &mut Faults<'_>) -> Option<At<&'t str>> {
        text(name, self.value(name)?, faults)
    }

    /// A text that `read` makes something of.
    pub(super) fn parse<T>(
        &self,
        name: &str,
        faults: &mut Faults<'_>,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let text = self.text(name, faults)?;
        read(text.value).map_err(|wrong| faults.add(Some(text.span), wrong)).ok()
    }

    /// A list of texts; what is wrong with each is noted, the good ones come back.
    pub(super) fn list<T>(
        &self,
        name: &str,
        faults: &mut Faults<'_>,
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<Vec<T>> {
        let value = self.value(name)?;
        let Some(array) = value.get_ref().as_array() else {
            let mut wrong = Wrong::new(&say::EXPECTS_LIST, &[name]);
            if value.get_ref().is_str() {
                let line = format!("{name} = [{}]", faults.raw(value.span()));
                wrong = wrong.help(&say::WRITE, &[&line]);
            }
            faults.add(Some(value.span()), wrong);
            return None;
        };
        let mut items = Vec::with_capacity(array.len());
        for element in array {
            let Some(text) = text(name, element, faults) else {
                continue;
            };
            match read(text.value) {
                Ok(item) => items.push(item),
                Err(wrong) => faults.add(Some(text.span), wrong),
            }
        }
        Some(items)
    }

    /// A table of which there is one: `[name]` or `name = { … }`.
    pub(super) fn table(&self, name: &str, table: Table, faults: &mut Faults<'_>) -> Option<Self> {
        let value = self.value(name)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(Self::new(table, entries, Some(value.span()), faults)),
            DeValue::Array(_) => {
                let single = Wrong::new(&say::SINGLE_TABLE, &[name]);
                let single = single.help(&say::WRITE, &[&format!("[{name}]")]);
                faults.add(self.key_span(name), single);
                None
            }
            _ => {
                faults.add(Some(value.span()), Wrong::new(&say::EXPECTS_TABLE, &[name]));
                None
            }
        }
    }

    /// As [`Section::table`]; an absent table reads as empty.
    pub(super) fn optional(&self, name: &str, table: Table, faults: &mut Faults<'_>) -> Self {
        self.table(name, table, faults).unwrap_or(Self::absent(table))
    }

    /// The tables that stand as `[[name]]`.
    pub(super) fn tables(&self, name: &str, table: Table, faults: &mut Faults<'_>) -> Vec<Self> {
        let Some(value) = self.value(name) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            let wrong = Wrong::new(&say::EXPECTS_TABLES, &[name]);
            let wrong = wrong.help(&say::WRITE, &[&format!("[[{name}]]")]);
            faults.add(self.key_span(name), wrong);
            return Vec::new();
        };
        let mut sections = Vec::with_capacity(array.len());
        for element in array {
            if let Some(entries) = element.get_ref().as_table() {
                sections.push(Self::new(table, entries, Some(element.span()), faults));
            } else {
                let wrong = Wrong::new(&say::EXPECTS_TABLE, &[name]);
                faults.add(Some(element.span()), wrong);
            }
        }
        sections
    }
}

fn text<'t>(
    name: &str,
    value: &'t Spanned<DeValue<'t>>,
    faults: &mut Faults<'_>,
) -> Option<At<&'t str>> {
    let span = value.span();
    let Some(text) = value.get_ref().as_str() else {
        let mut wrong = Wrong::new(&say::EXPECTS_TEXT, &[name]);
        if !matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_)) {
            let line = format!("{name} = \"{}\"", faults.raw(span.clone()));
            wrong = wrong.help(&say::WRITE, &[&line]);
        }
        faults.add(Some(span), wrong);
        return None;
    };
    if text.trim().is_empty() {
        let empty = Wrong::new(&say::EMPTY, &[name]).help(&say::EMPTY_HELP, &[]);
        faults.add(Some(span), empty);
        return None;
    }
    Some(At { value: text, span })
}
