//! Facebook's error codes: which class each one is, and what the admin can do about it.

use super::super::wire::Class;
use crate::wording::{Phrase, networks as say};

/// An `error` object, reduced to what decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GraphError {
    pub(super) code: i64,
    /// `error_subcode`, 0 where there is none.
    pub(super) subcode: i64,
    pub(super) transient: bool,
    pub(super) message: String,
    /// `error_user_msg`, at times the only text that says what is wrong.
    pub(super) for_people: Option<String>,
}

impl GraphError {
    /// The class of a well-formed error that came with a 4xx.
    pub(super) fn class(&self) -> Class {
        match (self.code, self.subcode) {
            // „An unknown error“, „service temporarily unavailable“, duplicate: retrying these
            // blindly has put one photo on a page seven times.
            (1 | 2 | 506, _) => Class::Unclear,
            // No other token helps, but a person must act, and then the post may go.
            _ if self.names_development() => Class::Token,
            // Rate limits: of the app, the user, the page; 800xx are the business use cases.
            (4 | 17 | 32 | 341 | 613 | 80_000..=80_014, _) | (368, 1_390_008) => Class::Passing,
            // A policy block at times means that the same post stands there already.
            (368, _) if self.speaks_of_duplicates() => Class::Unclear,
            // The token is dead (190, 102, 2500) or may not (3, 10, 200 to 299).
            (190 | 102 | 2500 | 3 | 10 | 200..=299, _) => Class::Token,
            // The object, or the name of the page, does not exist or is not shown to this token.
            (100, 33) | (803, _) => Class::Gone,
            // Links that Facebook refuses; policy; anything else that is wrong with the post.
            (1_609_005 | 1_609_008 | 1500 | 368 | 100, _) => Class::Content,
            // Unknown to us, but Facebook says it may pass: only the timeline knows.
            _ if self.transient => Class::Unclear,
            _ => Class::Content,
        }
    }

    fn speaks_of_duplicates(&self) -> bool {
        let message = self.message.to_lowercase();
        ["duplicate", "identical", "already posted"].iter().any(|word| message.contains(word))
    }

    /// „… created by an app that is in development mode. It must be in public …“ (100/1885183),
    /// and whatever else names the mode.
    pub(super) fn names_development(&self) -> bool {
        let named = |text: &str| text.to_lowercase().contains("development mode");
        (self.code, self.subcode) == (100, 1_885_183)
            || named(&self.message)
            || self.for_people.as_deref().is_some_and(named)
    }

    /// What happened and what to do.
    pub(super) fn advice(&self) -> &'static Phrase {
        match (self.code, self.subcode) {
            (1 | 2, _) => Class::Unclear.in_doubt(),
            _ if self.names_development() => &say::FB_DEVELOPMENT,
            (190, 458) => &say::FB_APP_REMOVED,
            (190, 459 | 464) => &say::FB_CHECKPOINT,
            (190, 460) => &say::FB_PASSWORD,
            (190, 463) => &say::FB_EXPIRED,
            (190, 492) => &say::FB_NO_ROLE,
            (190 | 102 | 2500, _) => &say::FB_DEAD,
            (3 | 10 | 200..=299, _) => &say::FB_PERMISSION,
            (100, 33) | (803, _) => &say::FB_NO_PAGE,
            (1_609_005 | 1_609_008 | 1500, _) => &say::FB_LINK,
            (506, _) => &say::FB_REPEATED,
            (368, 1_390_008) => &say::FB_TOO_FAST,
            (368, _) => &say::FB_POLICY,
            _ => self.class().in_doubt(),
        }
    }
}

impl Class {
    /// What a class says by itself, whatever the code.
    pub(super) const fn in_doubt(self) -> &'static Phrase {
        match self {
            Self::Passing => &say::FB_NOT_NOW,
            Self::Unclear => &say::FB_UNCLEAR,
            Self::Token | Self::Payment | Self::Content | Self::Gone => &say::FB_NOT_TAKEN,
        }
    }
}
