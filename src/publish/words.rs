//! What is asked of the networks' clients, and what they answer.

use jiff::Timestamp;

use crate::outbox::TimelinePost;
use crate::wording::Told;

/// Who a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The network's stable number.
    pub id: String,
    /// The page name or user name, without `@`.
    pub handle: String,
    /// The name as shown.
    pub name: String,
}

/// A page of the account's own timeline, newest first, read past a marker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The posts found.
    pub posts: Vec<TimelinePost>,
    /// Whether every post since the marker was read.
    pub complete: bool,
}

/// Which of the account's own posts are read back.
#[derive(Debug, Clone, Copy)]
pub struct Lookback<'a> {
    /// Only posts newer than this one, by its remote id.
    pub since: Option<&'a str>,
    /// Only posts from this instant on, by our clock.
    pub not_before: Timestamp,
    /// The present instant by our clock. The network's answer tells what it is by the network's,
    /// so that a clock that is wrong hides no post.
    pub now: Timestamp,
    /// Whether replies are wanted too.
    pub replies: bool,
}

/// Why an account could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The token is dead, lacks a permission or belongs to another account, or the credits are
    /// spent: a person must act. A sentence says what to do.
    #[error("{0}")]
    Token(Told),
    /// It may pass.
    #[error("{0}")]
    Passing(Told),
}

impl AskError {
    /// The sentence.
    pub fn into_told(self) -> Told {
        match self {
            Self::Token(told) | Self::Passing(told) => told,
        }
    }
}

/// What became of a post that was to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deletion {
    /// The network deleted it.
    Deleted,
    /// It was not there any more.
    WasGone,
}

/// What became of a post whose text was to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// It has the new text.
    Changed,
    /// It is not there any more.
    Gone,
}
