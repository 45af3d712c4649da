//! An element's attributes, whichever tree it stands in.

use html5ever::Attribute;

/// An element's attributes, from either tree.
#[derive(Clone, Copy, Default)]
pub(super) enum Attributes<'h> {
    #[default]
    None,
    Parsed(&'h [Attribute]),
    Selectable(&'h scraper::node::Element),
}

impl<'h> Attributes<'h> {
    /// Every attribute with its value.
    fn each(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let (parsed, selectable) = match self {
            Self::None => (None, None),
            Self::Parsed(attributes) => (Some(attributes), None),
            Self::Selectable(element) => (None, Some(element.attrs())),
        };
        let parsed = parsed.into_iter().flatten();
        let parsed = parsed.map(|attribute| (&*attribute.name.local, &*attribute.value));
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

    /// Compared as text: to make an atom of the wanted name costs more than the few comparisons.
    pub(super) fn get(self, wanted: &str) -> Option<&'h str> {
        match self {
            Self::None => None,
            Self::Parsed(attributes) => {
                debug_assert!(is_read(wanted), "`{wanted}` is left out of parsed pages");
                attributes
                    .iter()
                    .find(|attribute| &*attribute.name.local == wanted)
                    .map(|attribute| &*attribute.value)
            }
            Self::Selectable(element) => {
                element.attrs().find(|(name, _)| *name == wanted).map(|(_, value)| value)
            }
        }
    }
}

/// Whether an attribute is read of an article's page. All others are left out before it is parsed:
/// on most pages that is a good part of the markup.
pub fn is_read(name: &str) -> bool {
    matches!(
        name,
        "alt"
            | "aria-hidden"
            | "class"
            | "content"
            | "data-component"
            | "data-lazy"
            | "data-lazy-src"
            | "data-lazy-srcset"
            | "data-original"
            | "data-src"
            | "data-srcset"
            | "datetime"
            | "height"
            | "hidden"
            | "href"
            | "http-equiv"
            | "id"
            | "itemprop"
            | "itemtype"
            | "lang"
            | "name"
            | "property"
            | "rel"
            | "role"
            | "src"
            | "srcset"
            | "style"
            | "title"
            | "type"
            | "width"
    )
}
