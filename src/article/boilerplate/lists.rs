//! Lists of marks and phrases, tried fast.

/// Parts of names, by their first byte: ten times faster than to search for each in turn.
pub(crate) struct Marks(Vec<Vec<&'static [u8]>>);

impl Marks {
    /// One mark a line, in lower case.
    pub(crate) fn of(list: &'static str) -> Self {
        let mut by_first = vec![Vec::new(); usize::from(u8::MAX) + 1];
        for mark in list.lines().map(str::as_bytes) {
            if let Some(slot) = mark.first().and_then(|&first| by_first.get_mut(usize::from(first)))
            {
                slot.push(mark);
            }
        }
        Self(by_first)
    }

    /// Whether any mark stands in the text, which is in lower case.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            let marks = self.0.get(usize::from(*first)).map_or(&[][..], Vec::as_slice);
            if marks.iter().any(|mark| rest.starts_with(mark)) {
                return true;
            }
            rest = after;
        }
        false
    }
}

/// Whole phrases, and beginnings.
pub(super) struct Phrases {
    whole: Vec<&'static str>,
    beginnings: Vec<&'static str>,
}

impl Phrases {
    /// One phrase a line, in lower case; one that ends in `*` is a beginning.
    pub(super) fn of(list: &'static str) -> Self {
        let (beginnings, whole): (Vec<_>, Vec<_>) =
            list.lines().partition(|phrase| phrase.ends_with('*'));
        let beginnings = beginnings.into_iter().map(|phrase| phrase.trim_end_matches('*'));
        Self { whole, beginnings: beginnings.collect() }
    }

    /// Whether one of them is the line, or begins it; never a line of more than `most` characters.
    /// Case and signs at the ends do not count.
    pub(super) fn hold(&self, line: &str, most: usize) -> bool {
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        // A character has up to four bytes.
        if line.len() > 4 * most || line.chars().count() > most {
            return false;
        }
        let line = line.to_lowercase();
        self.whole.contains(&&*line) || self.beginnings.iter().any(|start| line.starts_with(start))
    }
}
