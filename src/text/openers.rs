//! Sentences that lean on the one before them: `Er …`, `Dabei …`, `Besonders freue sie sich …`.

mod alone;
mod introduced;

use std::sync::LazyLock;

pub(crate) use self::introduced::taken_up;
use super::lists::{self, words as table};
use super::quotes::{self, Quotation};
use super::sentences;
use super::words::{self, Token};

/// A list of lower-case words.
type Words = LazyLock<lists::Words>;

/// Pronouns, connectives and pointers that refer back when a sentence begins with them.
static POINTERS: Words = LazyLock::new(|| {
    table(
        "aber allerdings beispielsweise also andererseits anschließend antwort antworten ansonsten auch außerdem beide beiden \
        beides da dabei dadurch dafür dagegen daher dahin dahinter damals damit danach \
        daneben dann daran darauf daraufhin daraus darin darum darunter darüber dasselbe \
        davon davor dazu dazwischen dementgegen dementsprechend demgegenüber demnach \
        demzufolge denen denn dennoch derartige deren derselbe derweil deshalb dessen \
        deswegen desweiteren dies diesbezüglich diese dieselbe diesem diesen dieser dieses \
        doch dort dorther dorthin dritte dritter drittens ebendiese ebenfalls ebenso einerseits \
        entsprechend er erstere ersterer ersteres es ferner folglich gleichwohl gleichzeitig \
        hier hieran hierbei hierdurch hierfür hiermit hierzu hingegen ihm ihn ihnen ihr ihre \
        ihrem ihren ihrer ihres indes indessen infolgedessen insofern inzwischen ja jedoch \
        jene jenem jenen jener jenes kurz letztere letzterer letzteres letztlich mithin \
        mittlerweile nein nichtsdestotrotz nun nur nämlich oder schließlich sein seine \
        seinem seinen seiner seines seitdem seither sie so sodann solch solche solcher \
        solches somit sondern sonst stattdessen trotzdem und vielmehr weitere weiteren \
        weiterer weiteres weiterhin weshalb wobei wodurch womit worauf woraufhin \
        währenddessen zudem zugleich zusätzlich zuvor zweite zweiter zweitens überdies übrigens",
    )
});

/// Verbs behind which `Das` points back instead of being an article.
static COPULAS: Words = LazyLock::new(|| {
    table(
        "bedeutet bedeutete berichtet berichtete betont betonte betrifft darf erklärte freut \
        freute führt führte gab galt geht gelingt gibt gilt ging habe haben hat hatte hatten \
        heißt hieß ist kam kann kommt können könnte lag liegt ließ lässt macht machte muss \
        musste müsse müssen reicht sagt sagte sei seien sind soll sollen sollte teilt teilte \
        war waren werde will wird wolle wollen wollte wurde wurden wäre zeigt zeigte",
    )
});

/// Prepositions behind which a pointer makes the sentence lean.
static PREPOSITIONS: Words = LazyLock::new(|| {
    table(
        "in im an am auf aus bei mit nach von vom zu zum zur für über unter um durch gegen \
    ohne seit bis vor neben hinter zwischen während wegen trotz laut statt außer innerhalb aufgrund dank anhand \
    ab entgegen gemäß hinsichtlich bezüglich infolge gegenüber samt anlässlich angesichts mithilfe",
    )
});

/// Whether a sentence makes sense only right behind the one before it: it begins with a pronoun or
/// connective whose meaning lies there, its subject is a pronoun, or it reports speech of somebody
/// whom it does not name. One that begins with a quotation stands by itself if it names the speaker.
pub fn leans(sentence: &str) -> bool {
    leans_in(sentence, &words::tokens(sentence))
}

/// As [`leans`], of a sentence whose words are known.
pub(crate) fn leans_in(sentence: &str, tokens: &[Token<'_>]) -> bool {
    let quotations = quotes::find(sentence);
    pointer_opens(sentence, tokens, &quotations)
        || question_points(sentence, tokens)
        || pronoun_speaks(sentence, &quotations)
        || pronoun_acts(sentence, tokens, &quotations)
        || speaker_is_missing(sentence, tokens, &quotations)
}

/// Whether a sentence is a question.
pub fn asks(sentence: &str) -> bool {
    sentence.trim_end_matches(['“', '”', '"', '«', '»']).ends_with('?')
}

/// Whether a question asks about what was said before it: `Warum ist das so?`, `Wie geht das?`
fn question_points(sentence: &str, tokens: &[Token<'_>]) -> bool {
    let capital = |token: &Token<'_>| token.text.starts_with(char::is_uppercase);
    let points = |(at, token): (usize, &Token<'_>)| {
        let behind = tokens.get(at + 1..).unwrap_or_default();
        matches!(token.text, "das" | "dies") && !behind.iter().take(3).any(capital)
    };
    asks(sentence) && tokens.iter().enumerate().any(points)
}

/// Whether its first words point back. What is quoted may do so: it is somebody's own words.
fn pointer_opens(sentence: &str, tokens: &[Token<'_>], quotations: &[Quotation]) -> bool {
    let lower = |n: usize| tokens.get(n).map(|token| token.text.to_lowercase()).unwrap_or_default();
    let (first, second) = (lower(0), lower(1));
    if quotations.first().is_some_and(|quotation| quotation.range.start == 0) {
        return BESIDE.contains(&first.as_str());
    }
    if POINTERS.contains(first.as_str()) {
        return !alone::stands(&first, sentence, tokens);
    }
    let second_is_verb = tokens.get(1).is_some_and(|token| is_verb(token.text));
    if first == "das" && (COPULAS.contains(second.as_str()) || second_is_verb) {
        return true;
    }
    if matches!(first.as_str(), "der" | "die" | "den" | "dem") && second_is_verb {
        return true;
    }
    if introduced::names_by_age(tokens) {
        return true;
    }
    if CONNECTING.contains(&(first.as_str(), second.as_str())) {
        return true;
    }
    PREPOSITIONS.contains(first.as_str()) && is_demonstrative(&second) && !names_whose(tokens)
}

/// What somebody gives, writes or holds, by which a sentence may begin with whose it is: `In ihrer
/// Antwort auf eine Anfrage hat die Bundesregierung mitgeteilt …`
static WORKS: Words = LazyLock::new(|| {
    table(
        "rede ansprache begrüßung grußwort eröffnungsrede festrede predigt laudatio vortrag \
         festvortrag impulsvortrag antwort stellungnahme erklärung pressemitteilung mitteilung bericht \
         jahresbericht gutachten studie brief schreiben buch roman sitzung klausur klausurtagung \
         versammlung mitgliederversammlung jahreshauptversammlung vollversammlung tagung konferenz \
         jahrestagung",
    )
});

/// Whether a sentence that begins with `In ihrer Rede` says behind its verb whose it is. `Die` goes
/// with `ihrer`, `der` and `das` with `seiner`, a name with both.
fn names_whose(tokens: &[Token<'_>]) -> bool {
    let [_, whose, work, rest @ ..] = tokens else {
        return false;
    };
    let theirs = whose.text.starts_with("ihre");
    let own = theirs || whose.text.starts_with("seine");
    own && WORKS.contains(work.text.to_lowercase().as_str())
        && rest.windows(2).any(|pair| {
            let [verb, next] = pair else { return false };
            let past = verb.text.ends_with("te") && verb.text.starts_with(char::is_lowercase);
            let subject = match next.text {
                "die" => theirs,
                "der" | "das" => !theirs,
                name => name.starts_with(char::is_uppercase),
            };
            (past || is_verb(verb.text)) && subject
        })
}

/// Words that point at what was said just before even in somebody's own words: `„Davon profitieren
/// alle“, sagte sie.`
const BESIDE: [&str; 11] = [
    "davon", "dafür", "damit", "daran", "darauf", "dazu", "dadurch", "dagegen", "deshalb", "darum",
    "deswegen",
];

/// Two words that connect a sentence with the one before it.
const CONNECTING: [(&str, &str); 9] = [
    ("zum", "beispiel"),
    ("z", "b"),
    ("unter", "anderem"),
    ("u", "a"),
    ("kein", "wunder"),
    ("im", "gegenteil"),
    ("im", "anschluss"),
    ("mehr", "noch"),
    ("nicht", "zuletzt"),
];

/// Whether a word behind `Das` or `Die` is a verb, so that the first is no article: one behind an
/// article would be inflected, or say where and when.
fn is_verb(word: &str) -> bool {
    const ADVERBS: [&str; 12] = [
        "bereit",
        "erst",
        "fast",
        "insgesamt",
        "jetzt",
        "längst",
        "meist",
        "mit",
        "nicht",
        "oft",
        "seit",
        "zuletzt",
    ];
    let small = word.starts_with(char::is_lowercase);
    let third_person = word.ends_with('t') && !word.ends_with("weit") && !ADVERBS.contains(&word);
    small && (third_person || sentences::has_verb(word))
}

fn is_demonstrative(word: &str) -> bool {
    word.strip_prefix("dies").is_some_and(|end| matches!(end, "em" | "en" | "er" | "es" | "e"))
        || matches!(word, "ihm" | "ihr" | "ihnen" | "ihn")
        || matches!(
            word,
            "ihrem" | "ihrer" | "ihren" | "seinem" | "seiner" | "seinen" | "beiden" | "jenem"
        )
}

/// `„…“, sagte sie.`: the speaker is named in an earlier sentence.
fn pronoun_speaks(sentence: &str, quotations: &[Quotation]) -> bool {
    quotations.iter().filter(|quotation| quotation.depth == 0).any(|quotation| {
        let behind = sentence.get(quotation.range.end..).unwrap_or_default();
        let mut words =
            behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let verb = words.next().unwrap_or_default();
        // `Der Autor führte einen „Kampf“, wie er sagte` names him before.
        let named = verb == "wie" && quotation.range.start > 0;
        verb.starts_with(char::is_lowercase)
            && !named
            && matches!(
                words.next(),
                Some("er" | "sie" | "dieser" | "diese" | "ihr" | "sein" | "ihre")
            )
    })
}

/// Verbs of speech, as they stand behind or inside what was said.
static SPEECH: Words = LazyLock::new(|| {
    table(
        "sagte sagt erklärte erklärt betonte betont berichtete berichtet kündigte kündigt meinte \
        meint ergänzte ergänzt fügte fügt teilte teilt lobte mahnte forderte fordert warnte \
        unterstrich versicherte versprach verspricht schrieb erläuterte stellte räumte hieß so laut \
        zufolge angaben ansicht überzeugt",
    )
});

/// Forms that report speech and are hardly anything else.
static REPORTING: Words = LazyLock::new(|| {
    table(
        "sei habe werde bleibe könne müsse solle dürfe wolle gebe gelte gehe komme stehe brauche \
        liege freue mache zeige lasse finde seien",
    )
});

/// How many words of a clause may stand before the pronoun that is its subject.
const SUBJECT_WITHIN: usize = 12;

/// Words that begin a clause in which a pronoun then stands for somebody named before.
const SUBORDINATING: [&str; 18] = [
    "als", "bevor", "da", "dass", "nachdem", "ob", "obwohl", "sobald", "solange", "wann", "warum",
    "was", "weil", "wenn", "wie", "wo", "woher", "wohin",
];

/// `Besonders freue sie sich …`, `Das Geld solle, kündigte sie an, …`: the subject is a pronoun
/// behind its verb, and whom it means was said before.
fn pronoun_acts(sentence: &str, tokens: &[Token<'_>], quotations: &[Quotation]) -> bool {
    if !tokens.iter().any(|token| matches!(token.text, "er" | "sie" | "ihn" | "ihm" | "dies")) {
        return false;
    }
    let told = without_quotations(sentence, quotations);
    if words::tokens(&told).iter().any(|token| token.text == "dies") {
        return true;
    }
    let clauses = told.split([',', ';', ':', '–', '(']);
    clauses.enumerate().any(|(place, clause)| {
        let clause: Vec<&str> = words::tokens(clause).iter().map(|token| token.text).collect();
        let verb = |word: &str| word.starts_with(char::is_lowercase);
        clause.windows(2).take(SUBJECT_WITHIN).any(|pair| match pair {
            [before, "er" | "sie"] if place == 0 => {
                verb(before) || SUBORDINATING.contains(&before.to_lowercase().as_str())
            }
            [_, "ihn" | "ihm"] => place == 0,
            [before, "er" | "sie"] => SPEECH.contains(before),
            _ => false,
        })
    })
}

/// `Wichtig bleibe die klare Botschaft.`: a claim whose claimant stands in another sentence.
fn speaker_is_missing(sentence: &str, tokens: &[Token<'_>], quotations: &[Quotation]) -> bool {
    if !quotations.is_empty() {
        return false;
    }
    let first = sentence.split([',', ';', ':', '–']).next().unwrap_or_default();
    let reports = words::each(first).take(8).any(|token| REPORTING.contains(token.text));
    let named = || {
        tokens.iter().any(|token| {
            let word = token.text.to_lowercase();
            SPEECH.contains(word.as_str()) || matches!(word.as_str(), "ich" | "dass" | "ob")
        })
    };
    reports && !named()
}

/// The sentence with its quotations left out: what is said there may lean as it likes.
fn without_quotations(sentence: &str, quotations: &[Quotation]) -> String {
    let mut told = String::with_capacity(sentence.len());
    let mut end = 0;
    for quotation in quotations.iter().filter(|quotation| quotation.depth == 0) {
        told.push_str(sentence.get(end..quotation.range.start).unwrap_or_default());
        end = quotation.range.end.max(end);
    }
    told.push_str(sentence.get(end..).unwrap_or_default());
    told
}

#[cfg(test)]
mod tests;
