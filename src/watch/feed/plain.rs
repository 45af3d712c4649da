//! The text of a piece of HTML, for titles and teasers.

use std::borrow::Cow;

use super::entities::Entities;
use super::tokens::{Token, Tokens};
use crate::text::hygiene;

/// Elements that do not part words.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
];

/// Plain text on one line: tags, scripts and styles go, entities are decoded. `None` if nothing
/// is left.
pub(super) fn plain(html: &str) -> Option<String> {
    let mut entities = Entities::default();
    let mut text = String::with_capacity(html.len());
    let mut hidden: Option<String> = None;
    for token in Tokens::new(html) {
        match token {
            Token::Start(tag) => {
                let name = tag.name.to_ascii_lowercase();
                part_words(&mut text, &name);
                if hidden.is_none() && !tag.empty && matches!(&*name, "script" | "style") {
                    hidden = Some(name);
                }
            }
            Token::End(name, _) => {
                let name = name.to_ascii_lowercase();
                part_words(&mut text, &name);
                if hidden.as_deref() == Some(&name) {
                    hidden = None;
                }
            }
            Token::Text(markup) if hidden.is_none() => text.push_str(&entities.decode(markup)),
            Token::Cdata(inside) if hidden.is_none() => text.push_str(inside),
            Token::Text(_) | Token::Cdata(_) => {}
        }
    }
    one_line(&text)
}

/// HTML that was escaped once too often, as it was meant: it has no tags, but ends of such as text.
pub(super) fn unescaped(html: &str) -> Cow<'_, str> {
    const ENDS: [&str; 6] =
        ["&lt;/p&gt;", "&lt;/div&gt;", "&lt;/a&gt;", "&lt;/strong&gt;", "&lt;/li&gt;", "&lt;br"];
    if !html.contains('<') && ENDS.iter().any(|end| html.contains(end)) {
        Cow::Owned(Entities::default().decode(html))
    } else {
        Cow::Borrowed(html)
    }
}

/// Whether a text has tags, and not only signs such as in `5 < 6`.
pub(super) fn has_tags(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

/// Text that is no HTML, on one line.
pub(super) fn one_line(text: &str) -> Option<String> {
    let cleaned = hygiene::clean(text);
    let line = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn part_words(text: &mut String, element: &str) {
    if !INLINE.contains(&element) {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_one_line() {
        let html = "<p>Die <b>vierte</b>&nbsp;Konferenz<br/>in Halle</p>\n<script>x < y</script>\
                    <ul><li>Eins</li><li>Z<span>wei</span></li></ul>";
        assert_eq!(plain(html).unwrap(), "Die vierte Konferenz in Halle Eins Zwei");
        assert_eq!(plain("3 < 5 & 7 > 2").unwrap(), "3 < 5 & 7 > 2");
        assert_eq!(plain(" <img src=x> \n"), None);
    }
}
