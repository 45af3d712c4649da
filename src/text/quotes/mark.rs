//! Reading one quotation mark or bracket in the light of its neighbours.

/// What a mark pairs with. German, English and typewriter marks of one level are mixed freely by
/// people (`„…"`, `,,…“`), so they are one family; guillemets keep to themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `„ “ ” " ,, ''`
    Double,
    /// `‚ ‘ ’ ' ,` and the accents used as apostrophes
    Single,
    /// `» «`
    Guillemet,
    /// `› ‹`
    SingleGuillemet,
    /// `( )`
    Round,
    /// `[ ]`
    Square,
}

/// How many families there are.
pub(super) const FAMILIES: usize = 6;

/// What a mark does at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Open,
    Close,
    /// Closes if one of its family is open, else opens.
    Either,
}

/// A mark as read at one place.
pub(super) struct Mark {
    pub(super) family: Family,
    pub(super) role: Role,
    pub(super) soft: bool,
    pub(super) len: usize,
}

/// Reads the mark that `rest` begins with, in the light of the character before it.
pub(super) fn read(before: Option<char>, first: char, rest: &str) -> Option<Mark> {
    let doubled = rest[first.len_utf8()..].starts_with(first);
    let double = doubled && matches!(first, ',' | '\'' | '‚' | '‘' | '’' | '`' | '´');
    let len = first.len_utf8() * if double { 2 } else { 1 };
    let after = rest[len..].chars().next();
    let opens = opens_here(before, after);
    let inside_word =
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    let hard = |family, role| Some(Mark { family, role, soft: false, len });
    let soft = |role| Some(Mark { family: Family::Single, role, soft: true, len });
    match first {
        '(' => hard(Family::Round, Role::Open),
        ')' => hard(Family::Round, Role::Close),
        '[' => hard(Family::Square, Role::Open),
        ']' => hard(Family::Square, Role::Close),
        '„' => hard(Family::Double, Role::Open),
        '“' | '”' | '"' if opens => hard(Family::Double, Role::Open),
        ',' | '‚' if double && after.is_some_and(|c| !c.is_whitespace()) => {
            hard(Family::Double, Role::Open)
        }
        '“' | '”' => hard(Family::Double, Role::Close),
        // Inches and seconds: `17"`.
        '"' if before.is_some_and(|c| c.is_ascii_digit()) => {
            Some(Mark { family: Family::Double, role: Role::Close, soft: true, len })
        }
        '"' => hard(Family::Double, Role::Either),
        '»' | '«' => hard(Family::Guillemet, Role::Either),
        '›' | '‹' => hard(Family::SingleGuillemet, Role::Either),
        '\'' | '‘' | '’' | '´' | '`' if double => {
            hard(Family::Double, if opens { Role::Open } else { Role::Close })
        }
        ',' if opens && after.is_some_and(char::is_alphanumeric) => soft(Role::Open),
        '\'' | '‘' | '’' | '´' | '`' if inside_word => None,
        '‚' | '‘' | '`' if opens => soft(Role::Open),
        '\'' | '´' if opens && !clipped(&rest[len..]) => soft(Role::Open),
        '\'' | '‘' | '’' | '´' | '`' => soft(Role::Close),
        _ => None,
    }
}

/// Whether a mark between these neighbours opens: nothing, a blank or an opening mark before it,
/// the beginning of a word behind it.
fn opens_here(before: Option<char>, after: Option<char>) -> bool {
    let clear = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '-' | '/' | '„' | '»' | '"' | '‚')
    });
    let word = after.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '„' | '»' | '‚' | ',' | '\'' | '(' | '[' | '#' | '…' | '.')
    });
    clear && word
}

/// Whether a word after an apostrophe is one clipped at its front: `'s`, `'ne`, `'nen`, `'89`.
fn clipped(rest: &str) -> bool {
    let word: String = rest.chars().take(5).take_while(|c| c.is_alphanumeric()).collect();
    matches!(word.as_str(), "s" | "n" | "ne" | "nen" | "nem" | "ner" | "rein" | "raus" | "rauf")
        || (word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()))
}
