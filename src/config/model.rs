//! Reading `[model]` and `foreign`: who writes German sentences, and what becomes of other ones.

use std::time::Duration;

use url::Url;

use super::accounts::{self, Context};
use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::raw::Section;
use super::{SecretRef, values};
use crate::wording::config as say;

/// How long a model may take unless told otherwise.
const TIMEOUT: Duration = Duration::from_secs(60);
/// What may be set: other accounts and sources wait meanwhile.
const TIMEOUTS: std::ops::RangeInclusive<Duration> =
    Duration::from_secs(1)..=Duration::from_secs(600);

pub(super) const FOREIGN: [(&str, Foreign); 2] =
    [("headline", Foreign::Headline), ("ask", Foreign::Ask)];
const FOREIGN_SYNONYMS: [(&str, &str); 5] = [
    ("überschrift", "headline"),
    ("titel", "headline"),
    ("title", "headline"),
    ("fragen", "ask"),
    ("person", "ask"),
];

/// A model that writes the sentences of posts, behind any server that speaks `OpenAI`'s protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelConfig {
    /// Where its API begins, such as `http://127.0.0.1:11434/v1`; no slash at its end.
    pub base_url: Url,
    /// Its name, as the server knows it.
    pub name: String,
    /// What the server wants to see, if it does.
    pub key: Option<SecretRef>,
    /// How long one post may take, the second try included (default 60 s).
    pub timeout: Duration,
    /// Whether its posts say that a model wrote them (default false).
    pub disclose: bool,
}

/// What becomes of an article that is not in German.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Foreign {
    /// Its headline and its own first sentences are posted.
    #[default]
    Headline,
    /// A person is asked.
    Ask,
}

/// Reads `[model]`. Without an address, a name and a key it is switched off, whatever else it says.
pub(super) fn read(
    root: &Section<'_>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<ModelConfig> {
    let section = root.optional("model", Table::Model, faults);
    let timeout = section.parse("timeout", faults, |text| {
        let timeout = values::length(text)?;
        let wrong = || Wrong::new(&say::MODEL_TIMEOUT, &[text]);
        if TIMEOUTS.contains(&timeout) { Ok(timeout) } else { Err(wrong()) }
    });
    let disclose = section.flag("disclose", faults);
    let base_url =
        section.parse("base_url", faults, |text| context.address(text, &say::MODEL_PLAIN));
    let name = section.parse("name", faults, values::name);
    let key = accounts::model_key(&section, context.folder, faults);
    if ["base_url", "name", "key"].iter().all(|name| section.value(name).is_none()) {
        return None;
    }
    section.require("base_url", "base_url = \"http://127.0.0.1:11434/v1\"", faults);
    section.require("name", "name = \"gemma3:12b\"", faults);
    Some(ModelConfig {
        base_url: base_url?,
        name: name?,
        key,
        timeout: timeout.unwrap_or(TIMEOUT),
        disclose: disclose.unwrap_or_default(),
    })
}

/// Reads `foreign`.
pub(super) fn foreign(root: &Section<'_>, faults: &mut Faults<'_>) -> Foreign {
    let read = |text: &str| values::one_of("foreign", text, &FOREIGN, &FOREIGN_SYNONYMS);
    root.parse("foreign", faults, read).unwrap_or_default()
}
