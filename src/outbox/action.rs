//! What is done to a post that stands on a timeline.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::wording::{Words, trail};

/// A change to a post, or one step of it: each is a row of its own, with the states of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It gets another text, in place.
    Edit,
    /// It is taken off the timeline for good.
    Delete,
    /// A correction is posted in reply to it.
    Reply,
    /// It is taken off the timeline, so that another post can stand in its place.
    TakeOff,
    /// The post that stands in its place.
    Repost,
}

/// Every action.
const ACTIONS: [Action; 5] =
    [Action::Edit, Action::Delete, Action::Reply, Action::TakeOff, Action::Repost];

impl Action {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Reply => "reply",
            Self::TakeOff => "take_off",
            Self::Repost => "repost",
        }
    }

    /// The name as people read it.
    pub fn words(self) -> Words {
        let phrase = match self {
            Self::Edit => trail::EDIT,
            Self::Delete => trail::DELETE,
            Self::Reply => trail::REPLY,
            Self::TakeOff => trail::TAKE_OFF,
            Self::Repost => trail::REPOST,
        };
        phrase.with(&[])
    }

    /// Whether it makes a post of its own. To make it twice would be two posts, so that an unclear
    /// answer is settled by the timeline alone, and never by doing it again.
    pub const fn makes_a_post(self) -> bool {
        matches!(self, Self::Reply | Self::Repost)
    }

    /// Whether it ends with a post that is not on the timeline any more.
    pub const fn removes(self) -> bool {
        matches!(self, Self::Delete | Self::TakeOff)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Action {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = ACTIONS.into_iter().find(|one| one.as_str() == name);
        found.ok_or_else(|| format!("`{name}` is nothing that is done to a post"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for action in ACTIONS {
            assert_eq!(action.as_str().parse(), Ok(action));
        }
        assert!("like".parse::<Action>().is_err());
    }
}
