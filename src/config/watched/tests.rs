//! Saving in steps, mistakes, mistakes taken back, a file that is gone for a moment.

use super::*;

const GOOD: &str = "[organisation]\nname = \"A\"\nwebsite = \"https://a.example/\"\n[[sources]]\n\
    name = \"a\"\nurl = \"https://a.example/f\"\nschedule = \"@hourly\"\n";

struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
    watched: Watched,
}

fn file() -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, GOOD).unwrap();
    File { watched: Watched::new(&path, Some(GOOD.to_owned())), path, _folder: folder }
}

impl File {
    fn save(&self, text: &str) {
        std::fs::write(&self.path, text).unwrap();
    }

    /// What so many looks come to: `good`, `broken` or `-` for each.
    fn looks(&mut self, count: usize) -> String {
        let looks = (0..count).map(|_| match self.watched.look() {
            None => "-",
            Some(Settled::Good { .. }) => "good",
            Some(Settled::Broken(_)) => "broken",
        });
        looks.collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn a_change_is_taken_once_when_it_has_settled() {
    let mut file = file();
    assert_eq!(file.looks(3), "- - -");
    file.save(&format!("language = \"en\"\n{GOOD}"));
    assert_eq!(file.looks(4), "- good - -");
}

#[test]
fn what_an_editor_is_still_writing_is_neither_taken_nor_a_mistake() {
    let mut file = file();
    let whole = format!("mode = \"preview\"\nlanguage = \"en\"\n{GOOD}[pacing]\nper_day = 2\n");
    // Broken and good beginnings of the new file, each seen once.
    for end in [0, 9, 40, GOOD.len() + 30, whole.len() - 3] {
        file.save(&whole[..end]);
        assert_eq!(file.looks(1), "-", "{end}");
    }
    file.save(&whole);
    assert_eq!(file.looks(2), "- good");
}

#[test]
fn a_mistake_is_told_once_and_taken_back_in_silence_or_by_a_good_file() {
    let mut file = file();
    file.save("mode = \n");
    assert_eq!(file.looks(8), "- - - - broken - - -");
    file.save(GOOD);
    assert_eq!(file.looks(3), "- good -", "that it is right again is news");
    file.save("mode = \n");
    assert_eq!(file.looks(2), "- -");
    file.save(GOOD);
    assert_eq!(file.looks(8), "- - - - - - - -", "nobody was told, so nothing is over");
}

#[test]
fn a_file_that_is_gone_for_a_moment_is_no_mistake_yet() {
    let mut file = file();
    std::fs::remove_file(&file.path).unwrap();
    assert_eq!(file.looks(4), "- - - -");
    file.save(GOOD);
    assert_eq!(file.looks(2), "- -");
    std::fs::remove_file(&file.path).unwrap();
    assert_eq!(file.looks(6), "- - - - broken -");
}

#[test]
fn a_person_who_asks_is_answered_at_once() {
    let mut file = file();
    file.save("mode = \n");
    assert!(matches!(file.watched.read(), Settled::Broken(_)));
    file.save(GOOD);
    assert!(matches!(file.watched.read(), Settled::Good { .. }));
    assert_eq!(file.looks(2), "- -");
}
