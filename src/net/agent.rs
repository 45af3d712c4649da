//! How the program introduces itself to the servers that it asks.

use url::Url;

/// Letters that have a plain spelling.
const SPELLINGS: [(char, &str); 12] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('Ä', "Ae"),
    ('Ö', "Oe"),
    ('Ü', "Ue"),
    ('ß', "ss"),
    ('ẞ', "SS"),
    ('é', "e"),
    ('è', "e"),
    ('á', "a"),
    ('ó', "o"),
];

/// A longer name of an organisation is cut: some servers refuse long headers.
const LONGEST_NAME: usize = 80;

/// The `User-Agent`: the project, where the organisation is found, and its name, so that whoever
/// reads the log knows whom to ask; in the ASCII that a comment of a header may hold (RFC 9110,
/// section 5.6.5).
pub fn user_agent(organisation: &str, website: &Url) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut name = String::new();
    for letter in organisation.chars() {
        match SPELLINGS.iter().find(|(special, _)| *special == letter) {
            Some((_, spelling)) => name.push_str(spelling),
            None if matches!(letter, '(' | ')' | '\\' | ';') => name.push(' '),
            None if letter.is_ascii_graphic() => name.push(letter),
            None if letter.is_whitespace() => name.push(' '),
            None => {}
        }
    }
    let mut name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.truncate(LONGEST_NAME);
    let name = name.trim_end();
    let mut website = website.clone();
    website.set_fragment(None);
    website.set_query(None);
    let website = website.as_str().replace(['(', ')', '\\'], "");
    match name {
        "" => format!("weitersagen/{version} (+{website})"),
        name => format!("weitersagen/{version} (+{website}; {name})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_project_and_organisation_in_what_a_header_carries() {
        let website = Url::parse("https://www.verein.example/?a=1#x").unwrap();
        let agent = |name: &str| user_agent(name, &website);
        let start =
            concat!("weitersagen/", env!("CARGO_PKG_VERSION"), " (+https://www.verein.example/");
        assert_eq!(
            agent("Gemeinnützige Gesellschaft (Süd)\r\nX: y e.\u{a0}V."),
            format!("{start}; Gemeinnuetzige Gesellschaft Sued X: y e. V.)")
        );
        assert_eq!(agent("„日本“"), format!("{start})"));
        assert!(agent(&"ä".repeat(500)).len() < 200);
        assert!(agent("Ünïcode\0").is_ascii());
    }
}
