//! Markup that is not given to the parser: the reasons as sentences that the state keeps.

use crate::article::ArticleError;
use crate::text::nesting::NestingError;
use crate::wording::{Told, reading as say};

impl From<&NestingError> for Told {
    fn from(why: &NestingError) -> Self {
        match *why {
            NestingError::TooDeep { depth, limit } => say::NESTS.told([depth.into(), limit.into()]),
            NestingError::TooMuchReopened { limit } => say::FORMATTING.told([limit.into()]),
            NestingError::TooManyAttributes { count, limit } => {
                say::ATTRIBUTES.told([count.into(), limit.into()])
            }
        }
    }
}

impl From<&ArticleError> for Told {
    fn from(why: &ArticleError) -> Self {
        let ArticleError::Nesting(why) = why;
        Self::from(why)
    }
}
