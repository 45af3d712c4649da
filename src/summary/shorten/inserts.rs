//! What two commas set apart behind a name: an apposition, a relative clause, `darunter …`.

use super::view::{View, among, is_capital, is_singular_verb, is_verb};
use super::{Cut, guard};
use crate::text::{sentences, words};

/// How words for somebody's office end, in the singular.
const OFFICES: &str = "leiter leiterin vorsitzende vorsitzender minister ministerin sekretär \
    sekretärin meister meisterin landrat landrätin führer führerin präsident präsidentin beauftragte \
    beauftragter sprecher sprecherin direktor direktorin professor professorin referent referentin \
    koordinator koordinatorin mitarbeiter mitarbeiterin mitglied chef chefin dezernent dezernentin \
    abgeordnete abgeordneter beigeordnete beigeordneter gründer gründerin rektor rektorin vorstand";

/// What joins an office with what it is over; without one a name may follow, and that is another
/// person.
const JOINTS: &str = "der des für von vom beim bei im in am an";

const PREPOSITIONS: &str = "in im an am auf aus bei beim mit nach von vom vor zu zum zur für über unter \
    um durch gegen während anlässlich gegenüber";

/// What a pair of commas holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Office,
    Relative,
    Examples,
}

pub(super) fn between_commas(view: &View<'_>) -> Vec<Cut> {
    view.commas.iter().filter_map(|comma| insert(view, *comma)).collect()
}

fn insert(view: &View<'_>, comma: usize) -> Option<Cut> {
    let later = view.commas.iter().copied().filter(|later| *later > comma);
    let end = later.chain([view.end]).find(|end| {
        let inner = view.get(comma + 2..*end);
        kind(inner).is_some_and(|kind| {
            belongs(view, comma, *end, kind)
                && guard::may_go(inner)
                && closes(view, comma, *end, kind)
        })
    })?;
    Some(comma..if end == view.end { end } else { end + 1 })
}

fn kind(inner: &str) -> Option<Kind> {
    let words: Vec<&str> = words::tokens(inner).iter().map(|token| token.text).collect();
    let (first, last) = (*words.first()?, *words.last()?);
    if first == "darunter" {
        let examples = words.len() >= 2
            && is_capital(last)
            && !words.iter().any(|word| is_verb(word))
            && (!inner.contains(',') || inner.contains(" und ") || inner.contains(" sowie "));
        return examples.then_some(Kind::Examples);
    }
    if is_office(&words) {
        return Some(Kind::Office);
    }
    let singular = is_singular_verb(last)
        || (last.starts_with(char::is_lowercase) && last.ends_with('t') && !last.ends_with("st"));
    let relative = matches!(first, "der" | "die") && words.len() >= 3 && singular;
    (relative && !inner.contains(',')).then_some(Kind::Relative)
}

/// `Leiterin des Hauses`, `die Vorsitzende des Jugendrings`, `Ministerin für Arbeit und Soziales`.
fn is_office(words: &[&str]) -> bool {
    let article = words.first().is_some_and(|word| matches!(*word, "der" | "die"));
    let words = words.get(usize::from(article)..).unwrap_or_default();
    let [office, joint, .., last] = words else {
        return false;
    };
    let lower = office.to_lowercase();
    is_capital(office)
        && OFFICES.split_ascii_whitespace().any(|end| lower.ends_with(end))
        && among(JOINTS, joint)
        && is_capital(last)
        && !words.iter().any(|word| is_verb(word))
}

/// Whether what stands before the comma is what the insert is about, and only adds to it. For a
/// relative clause that is a name which nothing governs: in `die erste Frau im Landkreis Harz, die
/// …` the clause is about the woman, and without it she is the first of all.
fn belongs(view: &View<'_>, comma: usize, end: usize, kind: Kind) -> bool {
    let before = view.words(0..comma);
    match kind {
        Kind::Examples => before.last().is_some_and(|word| is_capital(word)) || end == view.end,
        Kind::Office => view.name_before(comma).is_some(),
        Kind::Relative => view.name_before(comma).is_some_and(|name| name.governed_by_none),
    }
}

/// Whether what follows shows that the insert ends here, and that what is around it is one clause.
fn closes(view: &View<'_>, comma: usize, end: usize, kind: Kind) -> bool {
    let inner = view.get(comma + 2..end);
    let joined = inner.contains(" und ") || inner.contains(" sowie ") || inner.contains(',');
    if end == view.end {
        return kind != Kind::Office || !joined;
    }
    let behind = view.words(end + 2..view.text.len());
    let Some(next) = behind.first() else {
        return false;
    };
    let before = view.words(0..comma);
    let opens =
        !view.get(0..comma).contains([',', ':', ';']) && !before.iter().any(|word| is_verb(word));
    let verb = if kind == Kind::Examples { is_verb(next) } else { is_singular_verb(next) };
    // The one place in a main clause before its verb is taken by what the insert belongs to.
    if verb && opens {
        return sentences::has_verb(next) || behind.get(1).is_none_or(|word| !is_capital(word));
    }
    among(PREPOSITIONS, next) && !opens && !joined && kind != Kind::Examples
}
