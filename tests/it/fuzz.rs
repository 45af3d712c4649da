//! What must hold for any input, tried on the inputs that fuzzing began with and on those that once
//! broke it: without a fuzzer, as every other test.

mod mutated;

use std::fs;
use std::path::Path;

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is a library where it is fuzzed")]
mod laws;

type Law = fn(&[u8]);

/// Every target of `fuzz/fuzz_targets`.
const TARGETS: [(&str, Law); 9] = [
    ("answers", laws::answers::hold),
    ("configuration", laws::configuration::hold),
    ("dates", laws::dates::hold),
    ("feeds", laws::feeds::hold),
    ("forms", laws::forms::hold),
    ("lists", laws::lists::hold),
    ("pages", laws::pages::hold),
    ("sentences", laws::sentences::hold),
    ("weighted", laws::weighted::hold),
];

/// Tries each file of a folder; returns how many there were.
fn replay(folder: &Path, law: Law) -> usize {
    let Ok(files) = fs::read_dir(folder) else {
        return 0;
    };
    let mut tried = 0;
    for file in files {
        let path = file.unwrap().path();
        println!("{}", path.display());
        law(&fs::read(&path).unwrap());
        tried += 1;
    }
    tried
}

#[test]
fn what_once_broke_a_law_keeps_it_and_so_do_the_seeds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (target, law) in TARGETS {
        assert!(replay(&root.join("fuzz/seeds").join(target), law) > 0, "{target} has no seeds");
        replay(&root.join("tests/fixtures/fuzz").join(target), law);
        // The shortest texts of all.
        for text in
            ["", "\n", "\n\n", " ", "\u{feff}", "\u{0}", "<", "{", "[", "&", "\"", "e\u{301}"]
        {
            law(text.as_bytes());
        }
    }
}

#[test]
fn every_target_is_replayed_and_every_regression_belongs_to_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = |folder: &str| {
        let files = fs::read_dir(root.join(folder)).into_iter().flatten();
        let stems = files.map(|file| file.unwrap().path().file_stem().unwrap().to_owned());
        let mut names: Vec<String> = stems.map(|stem| stem.into_string().unwrap()).collect();
        names.sort();
        names
    };
    let known = TARGETS.map(|(target, _)| target.to_owned());
    assert_eq!(names("fuzz/fuzz_targets"), known);
    assert!(names("tests/fixtures/fuzz").iter().all(|target| known.contains(target)));
}

/// Found by `pages`: a drawing that is never closed counts as absent, and its title was told as text.
#[test]
fn a_title_in_the_body_is_no_text_of_the_article() {
    let html = "<article><p>Der Verein feierte am Sonntag ein Fest, und rund 300 Menschen kamen.</p>\
                <svg><title>Zeichnung</title><p>Im n\u{e4}chsten Jahr soll es wieder eines geben.</p>";
    let url = url::Url::parse("https://www.verein.example/1").unwrap();
    let text = weitersagen::article::extract(html, &url).unwrap().text;
    assert!(text.contains("300 Menschen") && text.contains("wieder eines"), "{text}");
    assert!(!text.contains("Zeichnung"), "{text}");
}
