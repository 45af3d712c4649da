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

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use crate::wording::{Told, Words, networks};

    #[test]
    fn old_rows_stay_as_they_are_and_new_ones_speak_both_languages() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE rows (reason TEXT NOT NULL)").unwrap();
        let kept = |told: &dyn rusqlite::ToSql| -> Told {
            db.execute("DELETE FROM rows", []).unwrap();
            db.execute("INSERT INTO rows VALUES (?1)", [told]).unwrap();
            db.query_row("SELECT reason FROM rows", [], |row| row.get(0)).unwrap()
        };
        let old = "Das Token gilt nicht mehr. Bitte ein neues Token holen.";
        assert_eq!(kept(&old).words(), Words::same(old));
        let said = Told::said("{\"told\":\"FB_DEAD\",\"with\":[]}");
        let answer =
            [networks::FB_DEAD.told([]), 400_u16.into(), 190_u16.into(), 0_u16.into(), said];
        let back = kept(&networks::FB_SAID.told(answer)).words();
        assert!(back.de.starts_with("Das Token gilt nicht mehr."), "{back:?}");
        assert!(back.en.starts_with("The token is no longer valid."), "{back:?}");
        // What the network itself said is quoted in each language, and is no sentence of ours.
        for words in [&back.de, &back.en] {
            assert!(words.contains("{\"told\":\"FB_DEAD\",\"with\":[]}"), "{words}");
        }
    }
}
