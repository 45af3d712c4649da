//! What holds for a post in any language: word for word, and whole.

use super::{Context, Violation};
use crate::summary::foreign;
use crate::text::hygiene;

/// Each line of the body is the headline, or stands in the article as it is: nobody here can judge
/// what another word would mean.
pub(super) fn said_word_for_word(context: &Context<'_>) -> Vec<Violation> {
    let source = folded(&context.source.text);
    let strange = context.parts.body.iter().filter(|line| !source.contains(&folded(line)));
    strange.map(|line| Violation::new("not-word-for-word", *line)).collect()
}

/// Each line of the body ends as a sentence does in its script.
pub(super) fn lines_are_whole(context: &Context<'_>) -> Vec<Violation> {
    let cut = context.parts.body.iter().filter(|line| !foreign::ends_whole(line));
    cut.map(|line| Violation::new("ends-badly", *line)).collect()
}

/// Without signs that no follower sees, white space folded.
fn folded(text: &str) -> String {
    hygiene::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
