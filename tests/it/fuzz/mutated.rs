//! Inputs grown from the seeds by chance: fewer and blinder than a fuzzer's, but in every run.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use super::{Law, TARGETS};

/// Inputs for each target; `WEITERSAGEN_FUZZED` asks for another number.
const INPUTS: usize = 150;

/// What chance begins with; `WEITERSAGEN_FUZZ_SEED` asks for another one.
const SEED: u64 = 20_261_201;

/// The longest input in bytes.
const LONGEST: usize = 8 * 1024;

/// Numbers that look like chance, the same for the same seed (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, all: &'a [Vec<u8>]) -> &'a [u8] {
        all.get(self.below(all.len())).map_or(&[], Vec::as_slice)
    }

    /// A piece of a text, of any length.
    fn range(&mut self, text: &[u8]) -> std::ops::Range<usize> {
        let from = self.below(text.len() + 1);
        from..from + self.below((text.len() - from).min(64) + 1)
    }
}

/// The files of a folder.
fn read(folder: &Path) -> Vec<Vec<u8>> {
    let files = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// The words of a dictionary as libFuzzer reads it: one between quotation marks in each line.
fn words(path: &Path) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let word = |line: &str| {
        let (_, rest) = line.split_once('"')?;
        let (word, _) = rest.rsplit_once('"')?;
        Some(word.replace("\\\"", "\"").replace("\\\\", "\\").into_bytes())
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(word).collect()
}

/// One change: a bit, a byte, a piece taken out, doubled, moved, or put in from elsewhere.
fn change(text: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(text.len() + 1);
    match chance.below(7) {
        0 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => text.insert(at, u8::try_from(chance.below(256)).unwrap()),
        2 => drop(text.drain(chance.range(text))),
        3 => {
            let piece = text[chance.range(text)].to_vec();
            let times = chance.below(4) + 1;
            text.splice(at..at, piece.repeat(times));
        }
        4 | 5 => {
            let word = chance.of(words).to_vec();
            text.splice(at..at, word);
        }
        _ => {
            let other = chance.of(seeds);
            let piece = other[chance.range(other)].to_vec();
            text.splice(at..at, piece);
        }
    }
    text.truncate(LONGEST);
}

/// Tries an input; one that breaks the law is left where it can be looked at.
fn hold(target: &str, law: Law, input: &[u8]) {
    if let Err(broken) = catch_unwind(AssertUnwindSafe(|| law(input))) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(target);
        fs::write(&path, input).unwrap();
        println!("{} breaks the law of {target}", path.display());
        resume_unwind(broken);
    }
}

#[test]
fn inputs_grown_from_the_seeds_keep_every_law() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let asked = std::env::var("WEITERSAGEN_FUZZED").ok();
    let inputs = asked.map_or(INPUTS, |number| number.parse().unwrap());
    let asked = std::env::var("WEITERSAGEN_FUZZ_SEED").ok();
    let seed = asked.map_or(SEED, |seed| seed.parse().unwrap());
    println!("seed {seed}, {inputs} inputs for each target");
    for (target, law) in TARGETS {
        let seeds = read(&root.join("seeds").join(target));
        let words = words(&root.join(format!("dictionaries/{target}.txt")));
        let mut chance = Chance(seed);
        for _ in 0..inputs {
            let mut text = chance.of(&seeds).to_vec();
            for _ in 0..=chance.below(6) {
                change(&mut text, &seeds, &words, &mut chance);
            }
            hold(target, law, &text);
        }
    }
}
