//! The character classes of twitter-text: weights, domains, paths, queries.

/// Characters that count one; all others count the default weight (v3 configuration, `ranges`).
pub(super) const fn is_light(c: char) -> bool {
    matches!(c, '\0'..='\u{10FF}' | '\u{2000}'..='\u{200D}' | '\u{2010}'..='\u{201F}'
        | '\u{2032}'..='\u{2037}')
}

/// Characters that X refuses anywhere in a post.
pub(super) const fn is_invalid(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}')
}

/// Marks of writing direction, invisible, that may stand around a link.
const fn is_directional(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{061C}' | '\u{200E}' | '\u{200F}'
        | '\u{2066}'..='\u{2069}')
}

/// White space as twitter-text lists it.
const fn is_space(c: char) -> bool {
    matches!(c, '\u{9}'..='\u{D}' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{180E}'
        | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}'
        | '\u{3000}')
}

/// What may stand right before a link.
pub(super) const fn may_precede(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, '@' | '＠' | '$' | '#' | '＃') || is_invalid(c))
}

/// Right before a link without `http://`, these forbid it.
pub(super) const fn forbids_bare(c: char) -> bool {
    matches!(c, '-' | '_' | '.' | '/')
}

/// A character of a domain's label; `-` and `_` may stand between two of them.
pub(super) const fn is_domain(c: char) -> bool {
    let punctuation = matches!(
        c,
        '!' | '\''
            | '#'
            | '%'
            | '&'
            | '('
            | ')'
            | '*'
            | '+'
            | ','
            | '\\'
            | '-'
            | '.'
            | '/'
            | ':'
            | ';'
            | '<'
            | '='
            | '>'
            | '?'
            | '@'
            | '['
            | ']'
            | '^'
            | '_'
            | '{'
            | '|'
            | '}'
            | '~'
            | '$'
    );
    !(punctuation || is_space(c) || is_invalid(c) || is_directional(c))
}

/// A character of an ASCII domain, which is what a link without `http://` is cut down to.
pub(super) const fn is_ascii_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || is_latin_accent(c)
}

/// After a top-level domain, these would make it another word.
pub(super) const fn continues_tld(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '@' | '+' | '-')
}

const fn is_latin_accent(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{253}' | '\u{254}' | '\u{256}'
        | '\u{257}' | '\u{259}' | '\u{25B}' | '\u{263}' | '\u{268}' | '\u{26F}' | '\u{272}'
        | '\u{289}' | '\u{28B}' | '\u{2BB}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

const fn is_path_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_latin_accent(c) || matches!(c, '\u{400}'..='\u{4FF}')
}

/// A character inside a path; brackets `(…)` are told apart elsewhere.
pub(super) const fn is_path(c: char) -> bool {
    is_path_letter(c)
        || matches!(
            c,
            '!' | '*'
                | '\''
                | ';'
                | ':'
                | '='
                | '+'
                | ','
                | '.'
                | '$'
                | '/'
                | '%'
                | '#'
                | '['
                | ']'
                | '-'
                | '–'
                | '_'
                | '~'
                | '@'
                | '|'
                | '&'
        )
}

/// A character with which a path may end.
pub(super) const fn ends_path(c: char) -> bool {
    is_path_letter(c) || matches!(c, '+' | '-' | '=' | '_' | '#' | '/')
}

/// A character inside a query.
pub(super) const fn is_query(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '!' | '?'
                | '*'
                | '\''
                | '@'
                | '('
                | ')'
                | ';'
                | ':'
                | '&'
                | '='
                | '+'
                | '$'
                | '/'
                | '%'
                | '#'
                | '['
                | ']'
                | '-'
                | '_'
                | '.'
                | ','
                | '~'
                | '|'
        )
}

/// A character with which a query may end.
pub(super) const fn ends_query(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '&' | '=' | '#' | '/')
}
