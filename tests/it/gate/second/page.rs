//! What a page has besides its news, and what a network would act upon.

use weitersagen::item::Article;

use super::{Read, letters};

pub(super) fn furniture(read: &Read<'_>, _: &Article) -> Option<String> {
    let phrases = [
        "foto:",
        "fotos:",
        "bild:",
        "©",
        "(c)",
        "weiterlesen",
        "mehr erfahren",
        "tel.:",
        "telefon:",
        "fax:",
        "e-mail:",
        "startseite",
        "cookie",
        "addtext",
        " » ",
        " > ",
        "(dpa)",
        "(epd)",
        "(ots)",
        "javascript",
        "newsletter abonnieren",
        "alle rechte vorbehalten",
    ];
    let glued = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        chars.windows(4).any(|four| {
            four[0].is_ascii_digit()
                && four[1].is_uppercase()
                && four[2].is_lowercase()
                && four[3].is_lowercase()
        })
    };
    let found = |line: &&&str| {
        let small = line.to_lowercase();
        // In French, blanks stand inside the marks of a quotation.
        let quoted = |phrase: &str| phrase == " » " && small.contains("« ");
        phrases.iter().any(|phrase| small.contains(phrase) && !quoted(phrase)) || glued(line)
    };
    read.body.iter().find(found).map(ToString::to_string)
}

pub(super) fn hidden(read: &Read<'_>, _: &Article) -> Option<String> {
    let text = &read.post.text;
    let sign = text.chars().find(|&c| {
        c != '\n' && c.is_control()
            || "\u{AD}\u{61C}\u{FEFF}".contains(c)
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
    });
    let entity = read.told.iter().any(|line| {
        line.match_indices('&').any(|(at, _)| {
            let name = line[at + 1..].split(';').next().unwrap_or_default();
            let ended = line[at + 1..].contains(';');
            ended
                && (2..8).contains(&name.len())
                && name.chars().all(|c| c.is_alphanumeric() || c == '#')
        })
    });
    let markup = ["</", "<p", "<b>", "<br", "<a ", "<i>", "<strong", "**", "]("];
    let marked = read.told.iter().any(|line| markup.iter().any(|mark| line.contains(mark)));
    sign.map(|c| format!("U+{:04X}", u32::from(c)))
        .or_else(|| (entity || marked).then(|| read.told.join(" ")))
}

pub(super) fn hashtags(read: &Read<'_>, article: &Article) -> Option<String> {
    let tags: Vec<&str> = read.tags.iter().flat_map(|line| line.split_whitespace()).collect();
    let source = letters(&format!("{} {}", read.title, article.text));
    let wrong = tags.iter().find(|tag| {
        let name = tag.trim_start_matches('#');
        name.starts_with(char::is_lowercase) || !source.contains(&letters(name))
    });
    let inside = read.told.iter().find(|line| {
        line.match_indices('#').any(|(at, _)| line[at + 1..].starts_with(char::is_alphabetic))
    });
    let last = read.post.text.lines().rfind(|line| !line.is_empty()).unwrap_or_default();
    let at_the_end =
        read.tags.is_empty() || last.starts_with('#') || last.contains(article.link().as_str());
    (tags.len() > 2 || !at_the_end)
        .then(|| tags.join(" "))
        .or_else(|| wrong.or(inside).map(ToString::to_string))
}
