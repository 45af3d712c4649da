//! Templates: how an account's posts are laid out, in a language that can do nothing else.

mod check;
mod engine;
mod layout;
mod sample;
#[cfg(test)]
mod tests;

use crate::item::Network;

pub use check::{Fault, Unfit};
pub use engine::NAMES;
pub(super) use engine::Prepared;
pub(super) use layout::{Content, Laid};

/// Facebook's, unless the admin writes another.
const FACEBOOK: &str = "\
{{ headline }}

{{ sentences }}

Quelle: {{ source }}

Mehr dazu: {{ link }}

{{ hashtags }}";

/// X's, unless the admin writes another: the link ends the post, so that nothing runs into it.
const X: &str = "\
{% if needs_headline %}{{ headline }}{% endif %}

{{ sentences }}

{{ hashtags }}

{{ link }}";

/// A network's own template.
const fn own(network: Network) -> &'static str {
    match network {
        Network::Facebook => FACEBOOK,
        Network::X => X,
    }
}

/// The layout of an account's posts: text with places for the headline, the sentences, the source,
/// the link, the hashtags and the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    network: Network,
    source: String,
}

impl Template {
    /// The one that a network has unless the admin writes another.
    pub fn of(network: Network) -> Self {
        Self { network, source: own(network).to_owned() }
    }

    /// Reads a template for posts on a network and tries it on a sample article.
    ///
    /// # Errors
    /// What is wrong with it and where: see [`Unfit`].
    pub fn parse(source: &str, network: Network) -> Result<Self, Fault> {
        let template = Self { network, source: source.trim().to_owned() };
        check::check(&template).map_err(|mut fault| {
            // The admin counts from the text's own first line.
            let skipped = source.len() - source.trim_start().len();
            fault.at = fault.at.map(|at| at.start + skipped..at.end + skipped);
            fault
        })?;
        Ok(template)
    }

    /// As the admin writes it.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// What an article looks like in this template, for the admin to see; with a quoted source
    /// where there is room for its name.
    pub fn sample(&self) -> String {
        sample::post(self)
    }

    /// Whether the two could show followers of two networks the same text.
    pub fn may_equal(&self, other: &Self) -> bool {
        sample::shown(self).iter().any(|text| sample::shown(other).contains(text))
    }
}
