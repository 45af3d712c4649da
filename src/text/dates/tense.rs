//! Whether a clause tells of the past or of what is to come, as far as its verbs say so.

use std::sync::LazyLock;

use crate::text::lists::Words;

/// Where a clause stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

static PRETERITE: LazyLock<Words> = LazyLock::new(|| {
    let lines = include_str!("preterite.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Prefixes that stand apart from their verb, so that `ge` follows them in the participle.
const SEPARABLE: [&str; 27] = [
    "ab", "an", "auf", "aus", "bei", "bekannt", "ein", "fest", "fort", "frei", "her", "herauf",
    "hervor", "hin", "los", "mit", "nach", "nieder", "statt", "teil", "vor", "voran", "weiter",
    "wieder", "zu", "zurück", "zusammen",
];

/// Prefixes that leave no room for `ge`.
const INSEPARABLE: [&str; 9] = ["be", "emp", "ent", "er", "miss", "über", "unter", "ver", "zer"];

/// Participles that form their past with `sein`.
const MOVED: [&str; 48] = [
    "abgebrannt",
    "abgereist",
    "angekommen",
    "angereist",
    "aufgetreten",
    "ausgebrochen",
    "ausgefallen",
    "ausgereist",
    "begonnen",
    "eingebrochen",
    "eingereist",
    "eingestürzt",
    "eingetreten",
    "eingetroffen",
    "entkommen",
    "erschienen",
    "explodiert",
    "gefahren",
    "gefallen",
    "geflohen",
    "geflüchtet",
    "gegangen",
    "gekommen",
    "gelandet",
    "gelaufen",
    "gelungen",
    "gereist",
    "gescheitert",
    "geschehen",
    "gestartet",
    "gestiegen",
    "gestorben",
    "gestürzt",
    "gesunken",
    "gewachsen",
    "gewandert",
    "geworden",
    "gezogen",
    "passiert",
    "umgekippt",
    "umgezogen",
    "verschwunden",
    "verstorben",
    "verunglückt",
    "zurückgekehrt",
    "zurückgetreten",
    "zusammengekommen",
    "zusammengestoßen",
];

/// What is done once, on a day: `wird heute eröffnet` is today, `wird heute genutzt` is nowadays.
const DONE_ONCE: [&str; 16] = [
    "ausgezeichnet",
    "beraten",
    "eingeweiht",
    "entschieden",
    "erwartet",
    "eröffnet",
    "gestartet",
    "gewürdigt",
    "unterzeichnet",
    "verabschiedet",
    "verliehen",
    "vorgestellt",
    "übergeben",
    "überreicht",
    "veröffentlicht",
    "ausgestrahlt",
];

/// The tense of a clause, given as its words in order.
pub(super) fn tense(clause: &[&str]) -> Tense {
    let has = |wanted: &[&str]| clause.iter().any(|word| wanted.contains(word));
    if clause.iter().any(|word| PRETERITE.contains(word)) || is_perfect(clause) {
        Tense::Past
    } else if has(&["wird", "werden"]) || is_event(clause) || is_intention(clause) {
        Tense::Future
    } else {
        Tense::Unclear
    }
}

/// Whether the clause tells in the present of something that happens on one day.
pub(super) fn is_event(clause: &[&str]) -> bool {
    let has = |wanted: &[&str]| clause.iter().any(|word| wanted.contains(word));
    let last = clause.last().copied().unwrap_or_default();
    has(&["beginnt", "beginnen", "startet", "starten"])
        || has(&["findet", "finden", "stattfindet", "stattfinden"])
            && has(&["statt", "stattfindet", "stattfinden"])
        || has(&["lädt", "laden"]) && has(&["ein"])
        || has(&["wird", "werden"]) && DONE_ONCE.contains(&last)
        || has(&["bleibt", "bleiben"]) && matches!(last, "geschlossen" | "gesperrt" | "zu")
        || has(&["fällt", "fallen"]) && last == "aus"
}

/// What is told in the present of a day to come: `Am Samstag spielt …`. Of `heute` it may mean nowadays.
const SCHEDULED: [&str; 38] = [
    "bleibt",
    "bleiben",
    "diskutiert",
    "diskutieren",
    "endet",
    "enden",
    "entscheidet",
    "erwartet",
    "feiert",
    "feiern",
    "gastiert",
    "gastieren",
    "gibt",
    "informiert",
    "informieren",
    "kommt",
    "kommen",
    "liest",
    "lesen",
    "öffnet",
    "öffnen",
    "präsentiert",
    "präsentieren",
    "reist",
    "schließt",
    "schließen",
    "singt",
    "singen",
    "spielt",
    "spielen",
    "spricht",
    "sprechen",
    "stimmt",
    "tagt",
    "trifft",
    "treffen",
    "wählt",
    "zeigt",
];

/// Whether a clause tells in the present of what takes place on a day.
pub(super) fn is_scheduled(clause: &[&str]) -> bool {
    clause.iter().any(|word| SCHEDULED.contains(word))
}

fn is_intention(clause: &[&str]) -> bool {
    let last = clause.last().copied().unwrap_or_default();
    let reported = ["haben", "sein", "worden"].contains(&last);
    !reported && clause.iter().any(|word| ["will", "wollen", "soll", "sollen"].contains(word))
}

/// What a participle's clause may end with.
const AUXILIARIES: [&str; 8] = ["hat", "haben", "habe", "hätten", "ist", "sind", "sei", "seien"];

/// `hat … vorgestellt`, `ist … eröffnet worden`, `eröffnet wurde`.
fn is_perfect(clause: &[&str]) -> bool {
    let has = |wanted: &[&str]| clause.iter().any(|word| wanted.contains(word));
    let mut ends = clause.iter().rev().skip_while(|word| AUXILIARIES.contains(word));
    let Some(last) = ends.next() else {
        return false;
    };
    let infinitive = ends.next() == Some(&"zu");
    if has(&["hat", "haben", "habe", "hätten"]) {
        // `Das Museum hat am Montag geöffnet` is its hours.
        return !infinitive && is_participle(last) && *last != "geöffnet";
    }
    has(&["ist", "sind", "sei", "seien"]) && (*last == "worden" || MOVED.contains(last))
}

fn is_participle(word: &str) -> bool {
    let ends = word.ends_with('t') || word.ends_with("en");
    let inner = |rest: &str| rest.starts_with("ge") && rest.chars().count() > 4;
    ends && word.chars().next().is_some_and(char::is_lowercase)
        && (inner(word)
            || word.ends_with("iert")
            || SEPARABLE.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(inner))
            || INSEPARABLE.iter().any(|prefix| word.starts_with(prefix)))
}
