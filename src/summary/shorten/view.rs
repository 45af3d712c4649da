//! A sentence as the rules look at it: its commas, what is quoted, verbs and names.

use std::ops::Range;

use crate::text::{quotes, sentences, words};

/// A sentence with what the rules ask for again and again.
pub(super) struct View<'t> {
    pub(super) text: &'t str,
    /// Quotations and brackets, with their marks.
    closed: Vec<Range<usize>>,
    /// Commas outside both, each with a space behind it.
    pub(super) commas: Vec<usize>,
    /// Where the sign that ends the sentence stands.
    pub(super) end: usize,
}

impl<'t> View<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut closed: Vec<Range<usize>> =
            quotes::find(text).into_iter().map(|quotation| quotation.range).collect();
        closed.extend(bracketed(text));
        let inside = |at: usize| closed.iter().any(|range| range.contains(&at));
        let commas = text.match_indices(", ").map(|(at, _)| at).filter(|at| !inside(*at)).collect();
        let end = text.trim_end_matches(['.', '!', '?']).len();
        Self { text, closed, commas, end }
    }

    pub(super) fn get(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Whether a place stands in a quotation or in brackets.
    pub(super) fn is_closed(&self, at: usize) -> bool {
        self.closed.iter().any(|range| range.contains(&at))
    }

    /// The words of a part.
    pub(super) fn words(&self, range: Range<usize>) -> Vec<&'t str> {
        words::tokens(self.get(range)).iter().map(|token| token.text).collect()
    }
}

/// Every pair of round brackets, the outer ones only.
pub(super) fn bracketed(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && text.as_bytes().get(start) == Some(&b'(') {
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    found
}

/// Frequent finite verbs that the table of verbs lacks.
const MORE_VERBS: &str = "hob las zog trug trat ergab wies lobte nannte verlieh erhob bezog trafen \
    schrieb überzeugte würdigte gratulierte überreicht verleiht nennt schreibt vergibt vergab \
    beschloss beschließt entschied empfing empfängt wirbt warb tritt würdigt lobt gratuliert \
    moderiert referiert verwies verweist deckt verwandelt";

/// Lower-case words in `-te` that are no verbs.
const NO_VERBS: &str = "heute bitte letzte gute alte rechte erste zweite dritte vierte fünfte sechste \
    achte beste nächste späte bekannte geplante gesamte leichte breite bunte harte weite echte rote";

/// Words that a sentence begins with and that are no part of a name.
const DETERMINERS: &str = "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Alle Viele Einige Manche \
    Mehrere Beide Jede Jeder Jedes Diese Dieser Dieses Unsere Unser Ihre Ihr Seine Sein Keine Kein \
    Welche Zahlreiche Weitere Andere Wenige Sämtliche Solche Jene Mehr In Im Aus Auf Von Vom Bei Beim \
    An Am Nach Mit Zu Zum Zur Für Über Unter Neben Auch";

/// Whether a list of words has this one.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|entry| entry == word)
}

/// Whether a lower-case word is a finite verb, as far as can be told.
pub(super) fn is_verb(word: &str) -> bool {
    let regular = word.chars().count() >= 5
        && (word.ends_with("te") || word.ends_with("ten"))
        && !among(NO_VERBS, word.strip_suffix('n').unwrap_or(word));
    word.starts_with(char::is_lowercase)
        && (sentences::has_verb(word) || among(MORE_VERBS, word) || regular)
}

/// Whether it is one in the singular.
pub(super) fn is_singular_verb(word: &str) -> bool {
    is_verb(word) && !word.ends_with('n') && word != "sind"
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A name that stands before a comma: `Ministerin Petra Muster`.
pub(super) struct Name {
    /// Whether it begins the sentence or stands right behind its verb, so that what follows can
    /// only be about the name.
    pub(super) governed_by_none: bool,
}

impl View<'_> {
    /// The name that ends at `comma`, if two words or more do.
    pub(super) fn name_before(&self, comma: usize) -> Option<Name> {
        let before = self.get(0..comma);
        let tokens = words::tokens(before);
        let mut next = comma;
        let mut length = 0;
        for token in tokens.iter().rev() {
            let gap = self.get(token.start + token.text.len()..next);
            // A title's full stop may stand between: `Dr. Petra Muster`.
            let joined =
                if next == comma { gap.is_empty() } else { matches!(gap, " " | "\u{A0}" | ". ") };
            if !joined || !is_capital(token.text) {
                break;
            }
            length += 1;
            next = token.start;
        }
        let first = tokens.first().map(|token| token.text).unwrap_or_default();
        let opens = next == 0;
        let adjective = ["e", "er", "es", "en", "em"].iter().any(|end| first.ends_with(end));
        if opens && (among(DETERMINERS, first) || (adjective && length <= 2)) {
            length -= 1;
        }
        // What somebody is shown doing is what a picture shows.
        let verb =
            self.words(0..next).last().is_some_and(|word| is_verb(word) && !among(SEEING, word));
        let behind_verb = verb && self.get(0..next).ends_with(' ');
        // Behind a preposition the name may only be where something is.
        let place = opens && among(PLACES, first);
        (length >= 2).then_some(Name { governed_by_none: (opens && !place) || behind_verb })
    }
}

const SEEING: &str = "zeigt zeigen zeigte zeigten sieht sehen sah sahen";

/// Prepositions that open a sentence.
const PLACES: &str =
    "In Im Aus Auf Von Vom Bei Beim An Am Nach Mit Zu Zum Zur Für Über Unter Neben";
