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
    pub(super) fn is_empty(self) -> bool {
        match self {
            Self::None => true,
            Self::Parsed(attributes) => attributes.is_empty(),
            Self::Selectable(element) => element.attrs.is_empty(),
        }
    }

    /// Compared as text: to make an atom of the wanted name costs more than the few comparisons.
    pub(super) fn get(self, wanted: &str) -> Option<&'h str> {
        match self {
            Self::None => None,
            Self::Parsed(attributes) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == wanted)
                .map(|attribute| &*attribute.value),
            Self::Selectable(element) => {
                element.attrs().find(|(name, _)| *name == wanted).map(|(_, value)| value)
            }
        }
    }
}
