//! Splits German text into sentences by rules.
//!
//! One pass from left to right. Quotations and brackets are jumped over whole, so that a quotation
//! of several sentences stays with its speaker. Every decision looks at a bounded window, so the
//! time grows linearly with the text.

mod lexicon;
mod lines;
mod seams;
mod stops;
#[cfg(test)]
mod tests;
mod walk;
mod window;

/// The sentences of `text` in order, each exactly as it stands there, white space at its ends
/// trimmed. A paragraph's end (a blank line) always ends a sentence. A quotation of several
/// sentences together with its speaker is one.
pub fn split(text: &str) -> Vec<&str> {
    let mut sentences = Vec::with_capacity(text.len() / 96 + 1);
    for paragraph in lines::paragraphs(text) {
        walk::split_paragraph(paragraph, &mut sentences);
    }
    sentences
}

/// As [`split`], paragraph by paragraph, for whoever needs the first ones only.
pub fn each(text: &str) -> impl Iterator<Item = &str> {
    lines::paragraphs(text).flat_map(|paragraph| {
        let mut sentences = Vec::new();
        walk::split_paragraph(paragraph, &mut sentences);
        sentences
    })
}

/// Whether a capitalised word typically begins a sentence: `Die`, `Am`, `Gefördert`.
pub fn begins_sentences(word: &str) -> bool {
    lexicon::is_opener(word)
}

/// As [`has_verb`], the words in whatever case.
pub fn has_verb_in_any_case(text: &str) -> bool {
    window::has_verb_in_any_case(text)
}

/// Whether one of the words of a text is a frequent finite verb.
pub fn has_verb(text: &str) -> bool {
    window::has_verb(text)
}
