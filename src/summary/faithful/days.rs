//! Relative days and periods: gone, because a follower reads the post on another day.

use super::{Context, Violation};
use crate::text::dates;

/// `heute`, `am Donnerstag`, `im vergangenen Jahr`, `01.05.20` are written out, outside quotations.
pub(super) fn days_are_written_out(context: &Context<'_>) -> Vec<Violation> {
    let told = context.parts.headline.into_iter().chain(context.parts.sentences());
    told.filter(|told| {
        let written = dates::write_out(told, context.article.date);
        written.as_deref() != Some(told)
    })
    .map(|told| Violation::new("relative-day", told))
    .collect()
}
