//! Interviews: who says `ich` there is the one who was asked, not the one who posts.

use crate::text::words;

/// Characters of the longest question.
const QUESTION_AT_MOST: usize = 300;

/// So many questions make an interview.
const QUESTIONS_AT_LEAST: usize = 2;

/// Where the talk begins in a text that holds questions to somebody, each on a line of its own with an
/// answer below it in which somebody speaks of themselves; `None` where there are fewer than two.
pub(in crate::summary) fn interview_begins(text: &str) -> Option<usize> {
    if !text.contains("?\n") {
        return None;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let asked = |pair: &&[&str]| is_question(pair[0]) && !is_question(pair[1]);
    let mut questions = lines.windows(2).filter(asked).map(|pair| pair[0]);
    let first = questions.next()?;
    let enough = questions.count() + 1 >= QUESTIONS_AT_LEAST;
    let answered = || lines.iter().any(|line| speaks_of_itself(line));
    (enough && answered()).then(|| first.as_ptr() as usize - text.as_ptr() as usize)
}

/// Whether a line asks somebody: `Frau Haddad, wie sind Sie …?`, `Was macht dir Mut?`
fn is_question(line: &str) -> bool {
    const FAMILIAR: [&str; 10] =
        ["du", "dir", "dich", "dein", "deine", "deinen", "deiner", "ihr", "euch", "eure"];
    let addressed = |word: &str| words::is_polite(word) || FAMILIAR.contains(&word);
    let mut words = line.split(|c: char| !c.is_alphabetic());
    let named = line.starts_with("Frau ") || line.starts_with("Herr ");
    let short = line.chars().count() <= QUESTION_AT_MOST;
    line.ends_with('?') && short && (named || words.any(addressed))
}

/// Whether somebody speaks of themselves in a line, and no quotation marks say who.
fn speaks_of_itself(line: &str) -> bool {
    let quoted = line.contains(['„', '“', '"', '»', '«']);
    let own = |word: &str| matches!(word, "ich" | "Ich" | "mir" | "mich" | "Mir" | "Mich");
    !quoted && line.split(|c: char| !c.is_alphabetic()).any(own)
}

#[cfg(test)]
mod tests {
    use super::interview_begins;

    #[test]
    fn the_talk_begins_with_the_first_question() {
        let lead = "Seit fünf Jahren begleitet Rania Muster Familien.\n\n";
        let talk = "Frau Muster, wie kam es dazu?\nIch kam 2015 aus Homs. Das wollte ich \
            zurückgeben.\n\nWas macht Ihnen Mut?\nNeulich rief mich ein junger Mann an.";
        assert_eq!(interview_begins(&format!("{lead}{talk}")), Some(lead.len()));
        let help = "Was brauchen Sie?\nEinen Ausweis und ein Foto.\n\nWas kostet das?\nZehn Euro.";
        assert_eq!(interview_begins(&format!("{lead}{help}")), None);
        let report = "Wie geht es weiter?\n„Das weiß ich nicht“, sagt sie.";
        assert_eq!(interview_begins(&format!("{lead}{report}")), None);
    }
}
