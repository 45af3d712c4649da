//! An element's attributes, whichever tree it stands in.

use super::document::Span;

/// An attribute of a parsed page.
#[derive(Clone, Copy)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    /// Where its value stands among the page's strings.
    pub(super) value: Span,
}

/// An element's attributes, from either tree.
#[derive(Clone, Copy, Default)]
pub(super) enum Attributes<'h> {
    #[default]
    None,
    /// With the page's strings.
    Parsed(&'h [Attribute], &'h str),
    Selectable(&'h scraper::node::Element),
}

impl<'h> Attributes<'h> {
    /// Every attribute with its value.
    pub(super) fn each(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let (parsed, strings, selectable) = match self {
            Self::None => (&[][..], "", None),
            Self::Parsed(attributes, strings) => (attributes, strings, None),
            Self::Selectable(element) => (&[][..], "", Some(element.attrs())),
        };
        let parsed = parsed.iter().map(|attribute| (attribute.name, attribute.of(strings)));
        parsed.chain(selectable.into_iter().flatten())
    }

    /// The values of class, id, role and property names, found in one walk.
    pub(super) fn names(self) -> [Option<&'h str>; 5] {
        let mut names = [None; 5];
        for (name, value) in self.each() {
            let place = match name {
                "class" => 0,
                "id" => 1,
                "role" => 2,
                "itemprop" => 3,
                "data-component" => 4,
                _ => continue,
            };
            if let Some(slot @ None) = names.get_mut(place) {
                *slot = Some(value);
            }
        }
        names
    }

    /// Compared as text: an element has few attributes.
    pub(super) fn get(self, wanted: &str) -> Option<&'h str> {
        match self {
            Self::None => None,
            Self::Parsed(attributes, strings) => {
                debug_assert!(
                    read_name(wanted).is_some(),
                    "`{wanted}` is left out of parsed pages"
                );
                let found = attributes.iter().find(|attribute| attribute.name == wanted);
                found.map(|attribute| attribute.of(strings))
            }
            Self::Selectable(element) => {
                element.attrs().find(|(name, _)| *name == wanted).map(|(_, value)| value)
            }
        }
    }
}

impl Attribute {
    fn of(self, strings: &str) -> &str {
        strings.get(self.value.0..self.value.1).unwrap_or_default()
    }
}

/// The attributes that are read of an article's page, by the length of their names. All others are left
/// out when it is parsed: on most pages that is a good part of the markup.
const READ: [&[&str]; 17] = [
    &[],
    &[],
    &["id"],
    &["alt", "rel", "src"],
    &["href", "lang", "name", "role", "type"],
    &["class", "style", "title", "width"],
    &["height", "hidden", "srcset"],
    &["content"],
    &["data-src", "datetime", "itemprop", "itemtype", "property"],
    &["data-lazy"],
    &["http-equiv"],
    &["aria-hidden", "data-srcset"],
    &[],
    &["data-lazy-src", "data-original"],
    &["data-component"],
    &[],
    &["data-lazy-srcset"],
];

/// The name, if such an attribute is read.
pub(super) fn read_name(name: &str) -> Option<&'static str> {
    READ.get(name.len())?.iter().copied().find(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use super::READ;

    #[test]
    fn each_name_stands_below_its_length() {
        for (length, names) in READ.iter().enumerate() {
            assert!(names.iter().all(|name| name.len() == length), "{names:?}");
        }
    }
}
