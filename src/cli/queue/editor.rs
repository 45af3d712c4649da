//! A person's own editor on the text of a post; what they wrote is never lost.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::{SignedDuration, Timestamp};

use crate::cli::{Done, Failure};
use crate::wording::{Language, Words, queue as words};

/// The line from which on nothing of an edited file is posted.
const CUT: &str = "------------------------ >8 ------------------------";

/// What was refused is kept for as long as any text is.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A text as it came back from the editor, in a file until it is decided what becomes of it.
#[derive(Debug)]
pub(super) struct Draft {
    /// What stands above the line with the scissors.
    pub(super) text: String,
    path: PathBuf,
    id: i64,
}

/// A text to be edited.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    /// The delivery's number.
    pub(super) id: i64,
    /// The text as it is.
    pub(super) text: &'a str,
    /// What is said of it below the line.
    pub(super) help: &'a str,
}

impl Sheet<'_> {
    /// Opens an editor on it; the editor may be a command with arguments, such as `code --wait`.
    ///
    /// # Errors
    /// What went wrong; where the person has written something by then, it says where that is.
    pub(super) fn edit(&self, editor: &str, folder: &Path, now: Timestamp) -> Result<Draft, Words> {
        let failed = |what: &Path, error: &io::Error| {
            words::FILE_FAILED.with(&[&what.display().to_string(), &error.to_string()])
        };
        std::fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
        tidy_up(folder, now);
        let path = folder.join(format!("{}-{}.txt", self.id, now.as_millisecond()));
        let sheet = format!("{}\n\n{CUT}\n{}\n", self.text, self.help);
        std::fs::write(&path, sheet).map_err(|error| failed(&path, &error))?;
        let mut parts = editor.split_whitespace();
        let program = parts.next().unwrap_or("vi");
        let ended = Command::new(program).args(parts).arg(&path).status();
        let written = std::fs::read_to_string(&path);
        let text =
            |written: String| written.split(CUT).next().unwrap_or_default().trim().to_owned();
        let draft = written.map(|written| Draft { text: text(written), path, id: self.id });
        let why = match ended {
            Ok(status) if status.success() => {
                return draft.map_err(|error| failed(folder, &error));
            }
            Ok(status) => words::EDITOR_FAILED.with(&[program, &status.to_string()]),
            Err(error) => words::NO_SUCH_EDITOR.with(&[program, &error.to_string()]),
        };
        Err(match draft {
            Ok(draft) if draft.text != self.text.trim() && !draft.text.is_empty() => {
                draft.kept(&why)
            }
            Ok(draft) => {
                draft.thrown_away();
                why
            }
            Err(_) => why,
        })
    }
}

impl Draft {
    /// Decides about it. Where that is refused, the text stays in its file, and the refusal says
    /// where, and how to come back to it.
    pub(super) fn decided(self, language: Language, decide: impl FnOnce(&str) -> Done) -> Done {
        match decide(&self.text) {
            Ok(()) => {
                self.thrown_away();
                Ok(())
            }
            Err(Failure::Failed(why)) => {
                let told = self.kept(&Words::same(format!("{why:#}")));
                Err(anyhow::anyhow!(told.of(language).to_owned()).into())
            }
            Err(wrong) => Err(wrong),
        }
    }

    /// Keeps the text alone, and says where behind the reason.
    fn kept(&self, why: &Words) -> Words {
        let path = Words::same(self.path.display().to_string());
        if std::fs::write(&self.path, format!("{}\n", self.text)).is_err() {
            return why.clone();
        }
        words::TEXT_KEPT.telling(&[why, &path, &Words::same(self.id.to_string())])
    }

    /// It is not needed any more.
    pub(super) fn thrown_away(&self) {
        // What stays behind is gone with the next edit after a month.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Removes what was kept of earlier edits, once it is too old.
fn tidy_up(folder: &Path, now: Timestamp) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let millis = name.strip_suffix(".txt").and_then(|name| name.split_once('-'));
        let written = millis.and_then(|(_, millis)| millis.parse().ok());
        let written = written.and_then(|millis| Timestamp::from_millisecond(millis).ok());
        if written.is_some_and(|written| now.duration_since(written) > KEPT) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const TEXT: &str = "Das Fest ist am 5. Mai.\n\nhttps://verein.example/fest";

    /// An editor that runs these lines on the file `$1`.
    fn editor(dir: &Path, lines: &str) -> String {
        let path = dir.join("editor");
        std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        path.display().to_string()
    }

    fn edit(dir: &Path, lines: &str) -> Result<Draft, Words> {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        let sheet = Sheet { id: 7, text: TEXT, help: "Alles ab dieser Zeile …" };
        sheet.edit(&editor(dir, lines), &dir.join("edit"), now)
    }

    fn files(dir: &Path) -> Vec<String> {
        let found = std::fs::read_dir(dir.join("edit")).unwrap();
        found.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }

    #[test]
    fn what_stands_above_the_scissors_is_taken_and_the_file_goes() {
        let dir = tempfile::tempdir().unwrap();
        let draft = edit(dir.path(), "sed -i 's/5. Mai/12. Mai/' \"$1\"").unwrap();
        assert_eq!(draft.text, TEXT.replace("5. Mai", "12. Mai"));
        let mut taken = String::new();
        let decided = draft.decided(Language::De, |text| {
            text.clone_into(&mut taken);
            Ok(())
        });
        assert!(decided.is_ok() && taken.contains("12. Mai"), "{taken}");
        assert!(files(dir.path()).is_empty());
    }

    #[test]
    fn an_editor_that_changes_nothing_or_empties_the_file_says_so_by_the_text() {
        let dir = tempfile::tempdir().unwrap();
        let draft = edit(dir.path(), "exit 0").unwrap();
        assert_eq!(draft.text, TEXT);
        draft.thrown_away();
        let draft = edit(dir.path(), ": > \"$1\"").unwrap();
        assert_eq!(draft.text, "");
        draft.thrown_away();
        assert!(files(dir.path()).is_empty());
    }

    #[test]
    fn what_is_refused_is_kept_and_it_is_said_where() {
        let dir = tempfile::tempdir().unwrap();
        let draft = edit(dir.path(), "sed -i 's/5. Mai/6. Mai/' \"$1\"").unwrap();
        let decided = draft
            .decided(Language::De, |_| Err(anyhow::anyhow!("Die Zahl steht nirgends.").into()));
        let Err(Failure::Failed(why)) = decided else { panic!("refused") };
        let why = why.to_string();
        assert!(why.starts_with("Die Zahl steht nirgends.\n"), "{why}");
        let path = why.split(" < ").nth(1).unwrap().trim_end_matches(['`', '.']);
        assert!(why.contains("weitersagen queue edit 7 --text -"), "{why}");
        let kept = std::fs::read_to_string(path).unwrap();
        assert_eq!(kept.trim(), TEXT.replace("5. Mai", "6. Mai"), "the text alone");
    }

    #[test]
    fn an_editor_that_fails_loses_nothing_that_was_written() {
        let dir = tempfile::tempdir().unwrap();
        let why = edit(dir.path(), "exit 3").unwrap_err();
        assert!(why.de.contains("exit status: 3") && !why.de.contains(" < "), "{why:?}");
        assert!(files(dir.path()).is_empty(), "nothing was written, nothing is kept");
        let why = edit(dir.path(), "sed -i 's/Fest/Treffen/' \"$1\"; exit 1").unwrap_err();
        assert!(why.de.contains("queue edit 7 --text -"), "{why:?}");
        assert_eq!(files(dir.path()), [format!("{}\n", TEXT.replacen("Fest", "Treffen", 1))]);
        let now = "2026-11-23T12:00:01Z".parse().unwrap();
        let sheet = Sheet { id: 7, text: TEXT, help: "" };
        let folder = dir.path().join("edit");
        let why = sheet.edit("/no/such/editor --wait", &folder, now).unwrap_err();
        assert!(why.en.contains("/no/such/editor"), "{why:?}");
        let later = now.checked_add(SignedDuration::from_hours(31 * 24)).unwrap();
        tidy_up(&folder, later);
        assert!(files(dir.path()).is_empty(), "after a month nothing is kept");
    }
}
