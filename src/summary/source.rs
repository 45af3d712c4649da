//! The other source that an article quotes at length.

/// Characters of the longest name that is believed.
const NAME_AT_MOST: usize = 80;

/// Words that announce another source's text, before `auf dem`, `im`, `vom`.
const ANNOUNCED: [&str; 8] = [
    "Rückblick",
    "Bericht",
    "Beitrag",
    "Meldung",
    "Artikel",
    "Nachbericht",
    "Pressemitteilung",
    "Text",
];

/// The name of a quoted source: `Landesintegrationsportal` in „Rückblick auf dem
/// Landesintegrationsportal unter https://…:“, what follows `>>` or `Quelle:` on a line.
pub(super) fn quoted(text: &str) -> Option<String> {
    text.lines().filter(|line| may_name(line.trim_start())).find_map(|line| {
        let line = line.replace(char::is_whitespace, " ");
        let line = line.trim();
        let name = announced(line).or_else(|| arrow(line)).or_else(|| named(line))?;
        let name = without_bracket(name)?;
        let name = name.trim_matches([' ', ':', '.', '„', '“', '"', '»', '«', ',']).trim();
        let sensible = name.chars().count() <= NAME_AT_MOST
            && name.starts_with(char::is_alphabetic)
            && !name.contains(['@', '/', '<', '>'])
            && name.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        sensible.then(|| crate::text::hygiene::clean(name))
    })
}

/// `House of Clio (Sony Music)` without its bracket; who took the picture is no source.
fn without_bracket(name: &str) -> Option<&str> {
    let Some((name, inner)) = name.split_once('(') else {
        return Some(name);
    };
    let credit =
        ["text", "bild", "foto", "stand"].iter().any(|word| inner.to_lowercase().contains(word));
    (!credit).then_some(name)
}

/// Whether a line begins as one that names a source.
fn may_name(line: &str) -> bool {
    line.starts_with(['>', '»', '(', 'Q']) || ANNOUNCED.iter().any(|word| line.starts_with(word))
}

fn announced(line: &str) -> Option<&str> {
    let rest = ANNOUNCED.iter().find_map(|word| line.strip_prefix(word))?;
    let rest = [
        " auf dem ",
        " auf der ",
        " auf den ",
        " auf ",
        " im ",
        " in der ",
        " vom ",
        " von der ",
        " des ",
        " der ",
    ]
    .iter()
    .find_map(|preposition| rest.strip_prefix(preposition))?;
    // Without an address or a colon at its end it is a sentence like any other.
    match [" unter http", " unter www.", " (http", " http"]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
    {
        Some(end) => rest.get(..end),
        None => rest.strip_suffix(':'),
    }
}

fn arrow(line: &str) -> Option<&str> {
    let name = line.strip_prefix(">>").or_else(|| line.strip_prefix("» "))?.trim();
    let points_on = ["weiter", "mehr", "zur", "zum", "hier", "download", "zurück", "alle"]
        .iter()
        .any(|word| name.to_lowercase().starts_with(word));
    let short = name.split_whitespace().count() <= 8 && !name.ends_with(['.', '!', '?']);
    (short && !points_on).then_some(name)
}

fn named(line: &str) -> Option<&str> {
    let name = line.strip_prefix("Quelle:").or_else(|| line.strip_prefix("(Quelle:"))?;
    let name = name.trim().trim_end_matches(')');
    let name = name.find(" http").map_or(name, |end| &name[..end]);
    (!name.contains("http") && !name.contains("www.") && !name.contains('©')).then_some(name)
}
