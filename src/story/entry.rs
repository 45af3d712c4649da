//! Whether an entry that no name is known of is a known one all the same: by headline and text.

use std::collections::HashSet;

use super::{Fingerprint, HOLDS, SHARES, TOO_SHORT};
use crate::item::{self, Item};

/// A list shows the beginning of a text; more of it than this many words is not compared.
const WORDS: usize = 120;

/// From this share on, an entry that has nothing but its text is the edited one.
const EDITED: f64 = 0.5;

/// What an entry of a list is compared by.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The headline folded, where it names one story.
    pub headline: Option<String>,
    /// The words of its link.
    pub slug: Option<String>,
    /// Whether it has no headline, link or guid at all.
    pub only_text: bool,
    /// Of headline and text.
    pub shingles: Fingerprint,
    /// Hashes of the numbers in both.
    pub numbers: Fingerprint,
}

/// Whether an entry is a known one under another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is another one.
    Different,
    /// It may be: a person decides.
    Unsure(Sign),
    /// It is.
    Same(Sign),
}

/// By what an entry is likened to a known one; what says more stands further below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// It has its headline.
    Headline,
    /// It has its headline and another text, and stands in its place.
    OtherText,
    /// It has its headline, and stands in its place.
    HeadlineInPlace,
    /// It has its text with other numbers.
    OtherNumbers,
    /// It has most of its text.
    MostText,
    /// It has some of its text, and stands in its place.
    SomeText,
    /// It has its text.
    Text,
    /// It has its text, edited.
    TextEdited,
}

impl Entry {
    /// What an entry is compared by.
    pub fn of(entry: &Item) -> Self {
        let text = item::entry_text(entry);
        let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let beginning: Vec<&str> = words().take(WORDS).collect();
        let numbers: HashSet<&str> = beginning
            .iter()
            .copied()
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        Self {
            headline: item::headline(entry),
            slug: item::slug(entry),
            only_text: entry.title.is_none() && entry.link.is_none() && entry.guid.is_none(),
            shingles: Fingerprint::of(&text_of(&text)),
            numbers: Fingerprint::of_words(numbers.into_iter()),
        }
    }

    /// Compares this new entry with a known one. `gone` tells that the known one stood on the last
    /// list and is not on this one; `common` are the shingles that many entries of the source share.
    pub fn likeness(&self, known: &Self, gone: bool, common: &HashSet<u64>) -> Likeness {
        use Likeness::{Different, Same, Unsure};
        let mine = self.shingles.without(common).unwrap_or_else(|| self.shingles.clone());
        let theirs = known.shingles.without(common).unwrap_or_else(|| known.shingles.clone());
        let shares = [mine.contained_in(&theirs), theirs.contained_in(&mine)];
        let most = shares[0].max(shares[1]);
        let long = mine.0.len().min(theirs.0.len()) >= TOO_SHORT;
        let one_headline = self.headline.is_some() && self.headline == known.headline;
        let one_slug = self.slug.is_some() && self.slug == known.slug;
        if long && most >= HOLDS {
            let all = shares.iter().all(|share| *share >= HOLDS);
            return match self.numbers_agree(known, all) {
                true if all || gone || one_headline => Same(Sign::Text),
                true => Unsure(Sign::MostText),
                false => Unsure(Sign::OtherNumbers),
            };
        }
        if gone && (one_headline || one_slug) {
            return match (long, most >= SHARES) {
                (true, false) => Unsure(Sign::OtherText),
                _ => Same(Sign::HeadlineInPlace),
            };
        }
        // A headline that comes back by itself is a recurring one, or an old item re-dated.
        if one_headline && (!long || most >= SHARES) {
            return Unsure(Sign::Headline);
        }
        if gone && long && self.only_text && known.only_text && most >= SHARES {
            return if most >= EDITED && self.numbers_agree(known, true) {
                Same(Sign::TextEdited)
            } else {
                Unsure(Sign::SomeText)
            };
        }
        Different
    }

    /// Whether the numbers are the same, or of a shorter text among those of the longer one.
    fn numbers_agree(&self, known: &Self, whole: bool) -> bool {
        let (mine, theirs) = (&self.numbers, &known.numbers);
        let within = |a: &Fingerprint, b: &Fingerprint| a.0.is_empty() || a.contained_in(b) >= 1.0;
        let (there, back) = (within(mine, theirs), within(theirs, mine));
        if whole { there && back } else { there || back }
    }
}

/// The words that are compared.
fn text_of(text: &str) -> String {
    let words = text.split_whitespace().take(WORDS).collect::<Vec<_>>();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Zwölf Vereine haben sich im Rathaus getroffen, um die Begegnungswochen \
        vorzubereiten. Gemeinsam legten sie fest, wer kocht, wer musiziert und wer die Stühle trägt.";

    fn entry(title: Option<&str>, text: &str) -> Entry {
        let title = title.map(str::to_owned);
        Entry::of(&Item { title, summary: Some(text.into()), ..Item::default() })
    }

    fn likeness(new: &Entry, known: &Entry, gone: bool) -> Likeness {
        new.likeness(known, gone, &HashSet::new())
    }

    #[test]
    fn the_same_text_is_the_same_entry_under_whatever_headline() {
        let known = entry(Some("Vereine bereiten sich vor"), TEXT);
        let renamed = entry(Some("Alle packen an"), TEXT);
        assert!(matches!(likeness(&renamed, &known, false), Likeness::Same(_)));
        let other = entry(Some("Neue Ausstellung im Foyer"), "Ab Montag hängen im Foyer Bilder.");
        assert_eq!(likeness(&other, &known, true), Likeness::Different);
    }

    #[test]
    fn another_number_makes_it_a_persons_decision() {
        let first = entry(None, &format!("Am 5. Mai ist es so weit. {TEXT}"));
        let next = entry(None, &format!("Am 12. Mai ist es so weit. {TEXT}"));
        assert!(matches!(likeness(&next, &first, true), Likeness::Unsure(_)));
    }

    #[test]
    fn an_edited_text_without_headline_is_the_same_in_its_place_only() {
        let known = entry(None, TEXT);
        let edited = TEXT.replace("getroffen", "versammelt").replace("wer musiziert", "wer singt");
        let edited = entry(None, &edited);
        assert!(matches!(likeness(&edited, &known, true), Likeness::Same(_)));
        assert_eq!(likeness(&edited, &known, false), Likeness::Different);
    }

    #[test]
    fn a_headline_counts_where_the_known_one_went() {
        let known = entry(Some("Sprechstunde fällt im Mai aus"), "");
        let again = entry(Some("Sprechstunde fällt im Mai aus"), "");
        assert!(matches!(likeness(&again, &known, true), Likeness::Same(_)));
        assert!(matches!(likeness(&again, &known, false), Likeness::Unsure(_)));
        let retold = entry(Some("Sprechstunde fällt im Mai aus"), TEXT);
        let told = entry(
            Some("Sprechstunde fällt im Mai aus"),
            "Wegen einer Fortbildung des ganzen Teams bleibt das Büro an allen vier Dienstagen zu.",
        );
        assert!(matches!(likeness(&retold, &told, true), Likeness::Unsure(_)));
        assert_eq!(likeness(&retold, &told, false), Likeness::Different, "a recurring headline");
    }
}
