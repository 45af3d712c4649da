//! Reading a model's answer: JSON as asked for, or what it is instead.

use serde::Deserialize;

use super::violation;
use crate::summary::faithful::Violation;
use crate::text::hygiene;

/// More sentences than this are no answer, whatever was asked.
const SENTENCES_AT_MOST: usize = 20;
/// Bytes of an answer that are sent back to the model with what is wrong with it.
const SHOWN_AT_MOST: usize = 4_000;

/// What a model said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its own words, for the conversation to go on.
    pub said: String,
    /// The sentences, or what is wrong with the answer.
    pub sentences: Result<Vec<String>, Violation>,
}

/// The reply of a server, as far as it is read: <https://platform.openai.com/docs/api-reference/chat>.
#[derive(Deserialize)]
struct Reply {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
    refusal: Option<String>,
}

/// The JSON that was asked for, and nothing besides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    saetze: Vec<String>,
}

/// Why a body is no reply of such a server at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no chat completion.
    NoChat,
    /// It holds no choice.
    NoChoice,
}

/// Reads the body of a server's reply.
///
/// # Errors
/// See [`Unreadable`].
pub fn read(body: &[u8]) -> Result<Answer, Unreadable> {
    let reply: Reply = serde_json::from_slice(body).map_err(|_| Unreadable::NoChat)?;
    let choice = reply.choices.into_iter().next().ok_or(Unreadable::NoChoice)?;
    let said = choice.message.content.unwrap_or_default();
    let refused = choice.message.refusal.filter(|refusal| !refusal.trim().is_empty());
    let sentences = match (refused, choice.finish_reason.as_deref()) {
        (Some(refusal), _) => Err(violation("refused", short(&refusal))),
        (None, Some("content_filter")) => Err(violation("refused", "content_filter")),
        (None, Some("length")) => Err(violation("cut-off", short(&said))),
        _ => sentences(&said),
    };
    Ok(Answer { said: short(&said), sentences })
}

/// The sentences of the JSON, cleaned; a code fence around it and a train of thought before it are
/// tolerated.
fn sentences(said: &str) -> Result<Vec<String>, Violation> {
    let answer = said.rsplit_once("</think>").map_or(said, |(_, answer)| answer).trim();
    if answer.is_empty() {
        return Err(violation("empty", ""));
    }
    let inner = answer.strip_prefix("```json").or_else(|| answer.strip_prefix("```"));
    let inner = inner.and_then(|inner| inner.trim_end().strip_suffix("```")).unwrap_or(answer);
    let read: Sentences =
        serde_json::from_str(inner.trim()).map_err(|_| violation("no-json", short(answer)))?;
    if read.saetze.len() > SENTENCES_AT_MOST {
        return Err(violation("too-many-sentences", read.saetze.len().to_string()));
    }
    let cleaned: Vec<String> = read
        .saetze
        .iter()
        .map(|sentence| hygiene::clean(sentence).replace('\n', " "))
        .filter(|sentence| !sentence.is_empty())
        .collect();
    if cleaned.is_empty() { Err(violation("empty", "")) } else { Ok(cleaned) }
}

/// The beginning of a text, no longer than is worth showing.
fn short(text: &str) -> String {
    let end = (0..=SHOWN_AT_MOST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or_default()).unwrap_or_default().to_owned()
}
