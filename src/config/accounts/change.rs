//! `on_change`: what each network lets be done with a post whose article has changed.

use super::super::faults::{Faults, Wrong};
use super::super::raw::Section;
use super::super::{OnChange, values};
use crate::item::Network;
use crate::wording::config as say;

pub(in crate::config) const ALL: [(&str, OnChange); 4] = [
    ("leave", OnChange::Leave),
    ("edit", OnChange::Edit),
    ("reply", OnChange::Reply),
    ("replace", OnChange::Replace),
];
const SYNONYMS: [(&str, &str); 6] = [
    ("lassen", "leave"),
    ("nothing", "leave"),
    ("ändern", "edit"),
    ("antworten", "reply"),
    ("correct", "reply"),
    ("ersetzen", "replace"),
];

/// The key's value, or what the network has it by default. On Facebook a post is edited in place,
/// and on X no post can be: whatever is not possible there is a fault.
pub(super) fn read(section: &Section<'_>, network: Network, faults: &mut Faults<'_>) -> OnChange {
    let default = match network {
        Network::Facebook => OnChange::Edit,
        Network::X => OnChange::Leave,
    };
    let read = section.parse("on_change", faults, |text| {
        let wanted = values::one_of("on_change", text, &ALL, &SYNONYMS)?;
        match (network, wanted) {
            (Network::Facebook, OnChange::Reply | OnChange::Replace) => {
                let wrong = Wrong::new(&say::CHANGE_ON_FACEBOOK, &[text]);
                Err(wrong.help(&say::CHANGE_ON_FACEBOOK_HELP, &[]))
            }
            (Network::X, OnChange::Edit) => {
                let wrong = Wrong::new(&say::CHANGE_ON_X, &[]);
                Err(wrong.help(&say::CHANGE_ON_X_HELP, &[]))
            }
            _ => Ok(wanted),
        }
    });
    read.unwrap_or(default)
}
