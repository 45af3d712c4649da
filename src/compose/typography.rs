//! German typography, where it is safe: quotation marks, and spaces that do not break.

/// German quotation marks for straight ones, and spaces that do not break.
pub(super) fn typography(text: &str) -> String {
    // Marks that are German already, and what is none, need no look.
    let typed = text.contains(['"', '”']) || text.contains(",,");
    if typed {
        held_together(&english_marks(&german_marks(&straight_ends(&commas_to_marks(text)))))
    } else {
        held_together(text)
    }
}

/// Behind these a number stands on the same line.
const BEFORE_NUMBERS: [&str; 12] =
    ["§", "§§", "Abs.", "Art.", "Nr.", "Nrn.", "S.", "Bd.", "Kap.", "Ziff.", "Az.", "Kl."];
/// Behind these a name does.
const BEFORE_NAMES: [&str; 8] = ["Dr.", "Prof.", "Hr.", "Fr.", "St.", "Hl.", "Dipl.-Ing.", "PD"];
/// These stand on one line with the number before them.
const UNITS: [&str; 22] = [
    "%", "‰", "€", "$", "km", "m", "cm", "mm", "m²", "km²", "qm", "ha", "kg", "g", "t", "l", "°C",
    "MB", "GB", "kWh", "MW", "Mio.",
];

/// Puts a space that does not break where a line's end would tear apart what is read as one:
/// `z. B.`, `§ 16`, `Abs. 2`, `Dr. Muster`, `5 %`, `10 000`.
fn held_together(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(' ') {
        written.push_str(before);
        let left = written.rsplit([' ', '\u{A0}']).next().unwrap_or_default();
        let right = behind.split([' ', '\u{A0}']).next().unwrap_or_default();
        written.push(if belong_together(left, right) { '\u{A0}' } else { ' ' });
        rest = behind;
    }
    written.push_str(rest);
    written
}

fn belong_together(left: &str, right: &str) -> bool {
    // What holds on to something behind it has a full stop, or ends in a digit, `§` or a capital.
    let may = left.bytes().any(|byte| byte == b'.')
        || matches!(left.as_bytes().last(), Some(b'0'..=b'9' | 0xa7 | b'D'));
    if !may {
        return false;
    }
    let left = left.trim_start_matches(['(', '„', '‚', '"', '»', '«', '[']);
    let bare = right.trim_end_matches([',', ';', ':', ')', '!', '?', '“', '"', '‘', '»', '«', ']']);
    let letter = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some('.')
    };
    // `V.“.` is one, too: what stands behind is no part of it.
    let short = |word: &str| letter(word) && !word.chars().skip(2).any(char::is_alphanumeric);
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let of_era = matches!(left, "n." | "v.") && bare.starts_with("Chr.");
    let group = bare.trim_end_matches('.');
    (short(left) && short(bare))
        || of_era
        || (BEFORE_NUMBERS.contains(&left) && number(right))
        || (BEFORE_NAMES.contains(&left) && right.starts_with(char::is_uppercase))
        || (left.ends_with(|c: char| c.is_ascii_digit())
            && (UNITS.contains(&bare) || UNITS.contains(&group)))
        || (digits(left) && left.len() <= 3 && digits(group) && group.len() == 3)
}

/// `“…”` becomes `„…“` where the two alternate and no other double marks are about.
fn english_marks(text: &str) -> String {
    if text.contains(['„', '"', '»', '«']) || !text.contains('”') {
        return text.to_owned();
    }
    let mut written = String::with_capacity(text.len());
    let mut open = false;
    for c in text.chars() {
        match c {
            '“' if !open => written.push('„'),
            '”' if open => written.push('“'),
            '“' | '”' => return text.to_owned(),
            c => {
                written.push(c);
                continue;
            }
        }
        open = !open;
    }
    if open { text.to_owned() } else { written }
}

/// `,,…"` becomes `„…“` where every pair of commas finds its closing mark and no other marks are
/// about.
fn commas_to_marks(text: &str) -> String {
    if text.contains(['„', '»', '«']) {
        return text.to_owned();
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(",,") {
        let closing = behind.find(['"', '“', '”']);
        let Some((inner, after)) = closing.and_then(|at| behind.split_at_checked(at)) else {
            return text.to_owned();
        };
        let free =
            before.chars().next_back().is_none_or(|c| c.is_whitespace() || "(–-/".contains(c));
        if !free || !inner.starts_with(char::is_alphanumeric) || inner.contains(",,") {
            return text.to_owned();
        }
        written.push_str(before);
        written.push('„');
        written.push_str(inner);
        written.push('“');
        rest = after.strip_prefix(['"', '“', '”']).unwrap_or_default();
    }
    written.push_str(rest);
    written
}

/// `„…"` becomes `„…“` where every straight mark closes a German one that is open.
fn straight_ends(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 4);
    let mut open = 0_u32;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '„' => open += 1,
            '“' | '”' => open = open.saturating_sub(1),
            '"' if open == 0 || before.is_whitespace() => return text.to_owned(),
            '"' => {
                open -= 1;
                written.push('“');
                before = c;
                continue;
            }
            _ => {}
        }
        written.push(c);
        before = c;
    }
    written
}

/// `"…"` becomes `„…“` where the marks pair without doubt: an even number, each at a word's edge,
/// no other double marks about.
fn german_marks(text: &str) -> String {
    if !text.contains('"') || text.contains(['„', '“', '”', '»', '«']) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut written = String::with_capacity(text.len() + 8);
    let mut open = false;
    for (at, &c) in chars.iter().enumerate() {
        if c != '"' {
            written.push(c);
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        let behind = chars.get(at + 1);
        let opens = before.is_none_or(|c| c.is_whitespace() || "(–-/".contains(*c))
            && behind.is_some_and(|c| !c.is_whitespace());
        let closes = before.is_some_and(|c| !c.is_whitespace())
            && behind.is_none_or(|c| !c.is_alphanumeric());
        match (open, opens, closes) {
            (false, true, _) => written.push('„'),
            (true, _, true) => written.push('“'),
            _ => return text.to_owned(),
        }
        open = !open;
    }
    if open { text.to_owned() } else { written }
}

#[cfg(test)]
mod tests {
    use super::typography;
    use crate::compose::phrase::sentence as posted;

    #[test]
    fn typography_is_german_where_that_is_safe() {
        assert_eq!(
            posted("Das \"IKOE\"-Projekt lädt ein.").as_deref(),
            Some("Das „IKOE“-Projekt lädt ein.")
        );
        assert_eq!(
            posted("Es spielen ,,Zwei Ufer\" und ,,Kontrapunkt“.").as_deref(),
            Some("Es spielen „Zwei Ufer“ und „Kontrapunkt“.")
        );
        assert_eq!(
            posted("„Wort & Weg\" und „Eine Stunde genügt\", sagte sie.").as_deref(),
            Some("„Wort & Weg“ und „Eine Stunde genügt“, sagte sie.")
        );
        assert_eq!(posted("Ein 5\" Rohr \"da\".").as_deref(), Some("Ein 5\" Rohr \"da\"."));
        assert_eq!(
            posted("Nach § 16 z. B. hier.").as_deref(),
            Some("Nach §\u{A0}16 z.\u{A0}B. hier.")
        );
    }

    #[test]
    fn english_marks_become_german_ones() {
        assert_eq!(typography("“Ja” und “nein”, sagte sie."), "„Ja“ und „nein“, sagte sie.");
        for left in ["„Ja“ und “nein”.", "“Ja und “nein”.", "Ja” und “nein.", "»Ja« und “nein”."]
        {
            assert_eq!(typography(left), left);
        }
    }

    #[test]
    fn what_is_read_as_one_does_not_break() {
        for (typed, held) in [
            ("z. B. hier, d. h. dort, i. d. R. nie.", "z.~B. hier, d.~h. dort, i.~d.~R. nie."),
            ("Der Verein Miteinander e. V. lädt ein.", "Der Verein Miteinander e.~V. lädt ein."),
            ("Der „Begegnung e. V.“.", "Der „Begegnung e.~V.“."),
            ("Nach § 16 Abs. 2 Nr. 5 gilt das.", "Nach §~16 Abs.~2 Nr.~5 gilt das."),
            ("Nach Art. 3 und §§ 5 bis 7.", "Nach Art.~3 und §§~5 bis 7."),
            ("Prof. Dr. Eva Muster kam.", "Prof.~Dr.~Eva Muster kam."),
            ("Die Zahl stieg um 5 % auf 10 000.", "Die Zahl stieg um 5~% auf 10~000."),
            ("Es kostet 12,50 €, bei 3 km Weg.", "Es kostet 12,50~€, bei 3~km Weg."),
            ("Im Jahr 2019 100 Gäste", "Im Jahr 2019 100 Gäste"),
            ("Am 3. Mai um 15 Uhr", "Am 3. Mai um 15 Uhr"),
            ("So sei es. Er kam.", "So sei es. Er kam."),
        ] {
            assert_eq!(typography(typed).replace('\u{A0}', "~"), held);
        }
    }
}
