//! Sentences in columns: by their codes, so that each reader has them in their own language.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};

use crate::wording::Told;

impl ToSql for Told {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.kept()))
    }
}

impl FromSql for Told {
    /// What an earlier program wrote as plain text is shown as it stands.
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(Self::read)
    }
}
