//! What each key means, in German: read from the comments of the shipped `config.toml`.

use super::keys::{KEYS, Key, Table};
use crate::wording::schema as say;

/// The repository's own file, with every key explained.
pub const SHIPPED: &str = include_str!("../../config.toml");

/// The comments of a file, by table and key.
#[derive(Debug, Default)]
pub(super) struct Explained {
    tables: Vec<(Table, String)>,
    keys: Vec<(Table, &'static str, String)>,
}

impl Explained {
    /// Those of the shipped file.
    pub(super) fn shipped() -> Self {
        Self::of(SHIPPED)
    }

    /// Keys that follow each other without an empty line or a comment share what stands above.
    fn of(text: &str) -> Self {
        let mut explained = Self::default();
        let mut table = Table::Root;
        let mut comment: Vec<&str> = Vec::new();
        let (mut is_used, mut in_text) = (false, false);
        for line in text.lines() {
            let bare =
                line.strip_prefix('#').map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest));
            if in_text {
                in_text = bare != "'''";
            } else if line.is_empty() {
                comment.clear();
            } else if let Some(header) = header(bare) {
                table = header;
                explained.tables.push((table, joined(&comment)));
                comment.clear();
            } else if let Some((key, value)) = setting(table, bare) {
                explained.keys.push((table, key.name, joined(&comment)));
                (is_used, in_text) = (true, value == "'''");
            } else if line.starts_with('#') {
                if is_used {
                    comment.clear();
                    is_used = false;
                }
                comment.push(bare);
            }
        }
        explained
    }

    /// What is said above a table's first header.
    pub(super) fn table(&self, table: Table) -> Option<&str> {
        let found = self.tables.iter().find(|(of, words)| *of == table && !words.is_empty());
        found.map(|(_, words)| words.as_str())
    }

    /// What is said above a key, where it stands first.
    pub(super) fn key(&self, key: &Key) -> Option<&str> {
        let inline = say::INLINE.iter().find(|(name, _)| *name == key.name);
        if matches!(key.table, Table::Selectors | Table::Secret) {
            return inline.map(|(_, words)| *words);
        }
        let found = self.keys.iter().find(|(table, name, words)| {
            (*table, *name) == (key.table, key.name) && !words.is_empty()
        });
        found.map(|(_, _, words)| words.as_str())
    }
}

fn header(line: &str) -> Option<Table> {
    let mut tables = KEYS.iter().map(|key| key.table);
    tables.find(|table| line.starts_with('[') && table.header() == line)
}

fn setting(table: Table, line: &str) -> Option<(&'static Key, &str)> {
    let (name, value) = line.split_once(" = ")?;
    Some((table.keys().find(|key| key.name == name)?, value))
}

/// Lines as one text; a line that is indented, such as one of a list, stays a line.
fn joined(comment: &[&str]) -> String {
    let mut text = String::new();
    for line in comment {
        let is_listed = line.starts_with("  ") || line.is_empty();
        if !text.is_empty() {
            text.push(if is_listed { '\n' } else { ' ' });
        }
        text.push_str(line.trim());
    }
    text
}
