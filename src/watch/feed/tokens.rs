//! A tolerant tokenizer for the markup of feeds: it never fails and never goes back, so that the
//! worst document costs no more than its length.

/// A piece of markup, as it stands in the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'d> {
    /// Text with its entities.
    Text(&'d str),
    /// The inside of a CDATA section.
    Cdata(&'d str),
    /// A start tag.
    Start(Tag<'d>),
    /// An end tag: its name, and the whole of it.
    End(&'d str, &'d str),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'d> {
    pub(super) name: &'d str,
    pub(super) attributes: Vec<(&'d str, &'d str)>,
    /// Whether it ends in `/>`.
    pub(super) empty: bool,
    /// The whole tag.
    pub(super) raw: &'d str,
}

impl<'d> Tag<'d> {
    /// The value of an attribute, its entities untouched.
    pub(super) fn attribute(&self, name: &str) -> Option<&'d str> {
        self.attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }
}

/// Goes through a document; comments, declarations and processing instructions are left out.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'d> {
    rest: &'d str,
    /// Quotation marks of which no more follow: asked once, not for every tag.
    exhausted: Vec<char>,
}

impl<'d> Tokens<'d> {
    pub(super) const fn new(document: &'d str) -> Self {
        Self { rest: document, exhausted: Vec::new() }
    }

    /// Takes `length` bytes off the rest.
    fn take(&mut self, length: usize) -> &'d str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// What stands before `end`, which is taken off too; all of the rest where there is no `end`.
    fn take_until(&mut self, end: &str) -> &'d str {
        let (before, after) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = after;
        before
    }

    /// A declaration, its internal subset included: no entity of a document's own is ever used.
    fn skip_declaration(&mut self) {
        let end = self.rest.find(['[', '>']).unwrap_or(self.rest.len());
        let has_subset = self.rest.get(end..).is_some_and(|rest| rest.starts_with('['));
        self.take(end);
        if has_subset {
            self.take_until("]");
        }
        self.take_until(">");
    }

    fn end_tag(&mut self) -> Token<'d> {
        let length = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
        let raw = self.take(length);
        let name = raw.trim_start_matches("</").trim_end_matches('>').trim();
        let name = name.split_whitespace().next().unwrap_or_default();
        Token::End(name, raw)
    }

    fn start_tag(&mut self) -> Token<'d> {
        let document = self.rest;
        self.take(1);
        let length = self
            .rest
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<'))
            .unwrap_or(self.rest.len());
        let name = self.take(length);
        let mut attributes = Vec::new();
        let mut empty = false;
        let closed = loop {
            self.rest = self.rest.trim_start();
            match self.rest.chars().next() {
                Some('>') => {
                    self.take(1);
                    break true;
                }
                Some('/') => {
                    self.take(1);
                    empty = self.rest.starts_with('>');
                }
                Some('<') | None => break false,
                Some('=' | '"' | '\'') => {
                    self.take(1);
                }
                Some(_) => attributes.push(self.attribute()),
            }
        };
        let raw = document.get(..document.len() - self.rest.len()).unwrap_or(document);
        if !closed {
            return Token::Text(raw);
        }
        Token::Start(Tag { name, attributes, empty, raw })
    }

    fn attribute(&mut self) -> (&'d str, &'d str) {
        let stop = |c: char| c.is_whitespace() || matches!(c, '=' | '/' | '>' | '<' | '"' | '\'');
        let length = self.rest.find(stop).unwrap_or(self.rest.len());
        let name = self.take(length);
        let Some(value) = self.rest.trim_start().strip_prefix('=') else {
            return (name, name);
        };
        self.rest = value.trim_start();
        for quote in ['"', '\''] {
            let Some(value) = self.rest.strip_prefix(quote) else {
                continue;
            };
            if self.exhausted.contains(&quote) {
                self.rest = value;
                break;
            }
            if let Some((value, rest)) = value.split_once(quote) {
                self.rest = rest;
                return (name, value);
            }
            self.exhausted.push(quote);
            self.rest = value;
            break;
        }
        let stop = |c: char| c.is_whitespace() || matches!(c, '>' | '<');
        let length = self.rest.find(stop).unwrap_or(self.rest.len());
        let value = self.take(length);
        match value.strip_suffix('/') {
            Some(value) if self.rest.starts_with('>') => (name, value),
            _ => (name, value),
        }
    }
}

impl<'d> Iterator for Tokens<'d> {
    type Item = Token<'d>;

    fn next(&mut self) -> Option<Token<'d>> {
        loop {
            let mut ahead = self.rest.chars();
            match (ahead.next()?, ahead.next()) {
                ('<', Some('!')) if self.rest.starts_with("<!--") => {
                    self.take(4);
                    self.take_until("-->");
                }
                ('<', Some('!')) if self.rest.starts_with("<![CDATA[") => {
                    self.take(9);
                    return Some(Token::Cdata(self.take_until("]]>")));
                }
                ('<', Some('!')) => self.skip_declaration(),
                ('<', Some('?')) => {
                    self.take_until(">");
                }
                ('<', Some('/')) => return Some(self.end_tag()),
                ('<', Some(c)) if c.is_alphabetic() || c == '_' => return Some(self.start_tag()),
                (first, _) => {
                    let from = first.len_utf8();
                    let length = self
                        .rest
                        .get(from..)
                        .and_then(|rest| rest.find('<'))
                        .map_or(self.rest.len(), |end| from + end);
                    return Some(Token::Text(self.take(length)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(document: &str) -> (String, Vec<(String, String)>, bool) {
        match Tokens::new(document).next() {
            Some(Token::Start(tag)) => (
                tag.name.to_owned(),
                tag.attributes
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                    .collect(),
                tag.empty,
            ),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tags_are_read_however_they_are_written() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            start("<a href = 'x>y' b=\"1\"c=2 d/>"),
            (
                "a".to_owned(),
                vec![pair("href", "x>y"), pair("b", "1"), pair("c", "2"), pair("d", "d")],
                true
            )
        );
        assert_eq!(start("<a b=c/d/>").1, [pair("b", "c/d")]);
        assert_eq!(start("<a b=\"c>text"), ("a".to_owned(), vec![pair("b", "c")], false));
    }

    #[test]
    fn what_is_no_markup_is_text() {
        let tokens: Vec<_> = Tokens::new("a < b <c <d>e</d ><!-- <f> --><![CDATA[<g>]]>").collect();
        assert_eq!(tokens.len(), 7, "{tokens:?}");
        assert_eq!(tokens[0], Token::Text("a "));
        assert_eq!(tokens[1], Token::Text("< b "));
        assert_eq!(tokens[2], Token::Text("<c "));
        assert_eq!(tokens[5], Token::End("d", "</d >"));
        assert_eq!(tokens[6], Token::Cdata("<g>"));
    }

    #[test]
    fn declarations_vanish_with_their_entities() {
        let document = "<!DOCTYPE rss [<!ENTITY a \"b\">\n<!ENTITY c SYSTEM 'd'>]><?php x ?><r>";
        assert_eq!(Tokens::new(document).count(), 1);
    }

    #[test]
    fn hostile_markup_costs_no_more_than_its_length() {
        for piece in ["<a b=\"", "<a '", "<!--", "<![CDATA[", "<!x[", "</", "<a <", "<?"] {
            let _ = Tokens::new(&piece.repeat(200_000)).count();
        }
    }
}
