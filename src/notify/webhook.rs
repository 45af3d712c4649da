//! A webhook: plain JSON, or the shapes that ntfy and Matrix take.

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::Message;
use crate::net::{ApiRequest, Client};

/// How many bytes of a refusal are shown.
const SHOWN: usize = 200;

/// ntfy's priorities: 3 is the usual one, 4 makes the phone ring longer.
const USUAL: u8 = 3;
const HIGH: u8 = 4;

/// Who is spoken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Anything that takes the message as a JSON object by POST.
    Json,
    /// ntfy: the last part of the address is the topic (docs.ntfy.sh, „Publish as JSON“).
    Ntfy,
    /// A Matrix server; the message goes to this room (Client-Server API, `m.room.message`).
    Matrix {
        /// The room's id, such as `!abc:example.org`.
        room: String,
    },
}

/// Where a webhook is.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its address.
    pub url: Url,
    /// Who is spoken to there.
    pub shape: Shape,
}

impl Webhook {
    /// Sends one message.
    ///
    /// # Errors
    /// Why it was not taken, in a sentence; never the token.
    pub async fn send(
        &self,
        client: &Client,
        token: Option<&SecretString>,
        message: &Message,
    ) -> Result<(), String> {
        let host = self.url.host_str().unwrap_or_default().to_owned();
        let Some((method, url, body)) = self.request(message) else {
            return Err(format!("{host}: its address has no place for a message"));
        };
        let authorization =
            token.map(|token| SecretString::from(format!("Bearer {}", token.expose_secret())));
        let body = Some(("application/json", body.to_string().into_bytes()));
        let request = ApiRequest { method, url, authorization, body };
        let reply = client.api(request).await.map_err(|error| format!("{host}: {error}"))?;
        if (200..300).contains(&reply.status) {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&reply.body);
        let said: String = said.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
        Err(format!("{host} answered with status {}: {said}", reply.status))
    }

    fn request(&self, message: &Message) -> Option<(&'static str, Url, Value)> {
        match &self.shape {
            Shape::Json => Some(("POST", self.url.clone(), json!(message))),
            Shape::Ntfy => {
                let mut url = self.url.clone();
                let topic = url.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
                url.path_segments_mut().ok()?.pop_if_empty().pop().push("");
                let priority = if message.urgent { HIGH } else { USUAL };
                let body = json!({
                    "topic": topic,
                    "title": message.subject,
                    "message": message.body,
                    "priority": priority,
                });
                Some(("POST", url, body))
            }
            Shape::Matrix { room } => {
                let mut url = self.url.clone();
                let transaction = format!("weitersagen-{}-{}", message.id, message.at.as_second());
                // The server shows a message whose transaction it knows only once.
                let path = ["_matrix", "client", "v3", "rooms", room, "send", "m.room.message"];
                url.path_segments_mut().ok()?.pop_if_empty().extend(path).push(&transaction);
                let body = format!("{}\n\n{}", message.subject, message.body);
                Some(("PUT", url, json!({ "msgtype": "m.text", "body": body })))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            id: 7,
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
            kind: "problem".into(),
            key: "account_token:facebook".into(),
            subject: "Betreff".into(),
            body: "Text".into(),
            urgent: true,
        }
    }

    fn request(url: &str, shape: Shape) -> (&'static str, String, Value) {
        let webhook = Webhook { url: url.parse().unwrap(), shape };
        let (method, url, body) = webhook.request(&message()).unwrap();
        (method, url.to_string(), body)
    }

    #[test]
    fn ntfy_takes_the_topic_out_of_the_address() {
        let (method, url, body) = request("https://ntfy.example/agsa", Shape::Ntfy);
        assert_eq!((method, url.as_str()), ("POST", "https://ntfy.example/"));
        assert_eq!(body["topic"], "agsa");
        assert_eq!(body["title"], "Betreff");
        assert_eq!(body["priority"], 4);
        let (_, url, body) = request("https://example.org/ntfy/agsa/", Shape::Ntfy);
        assert_eq!(url, "https://example.org/ntfy/");
        assert_eq!(body["topic"], "agsa");
    }

    #[test]
    fn an_address_without_a_topic_is_no_ntfy_address() {
        let url = "https://ntfy.example/".parse().unwrap();
        assert!(Webhook { url, shape: Shape::Ntfy }.request(&message()).is_none());
    }

    #[test]
    fn matrix_gets_a_transaction_that_names_the_message() {
        let shape = Shape::Matrix { room: "!abc:example.org".into() };
        let (method, url, body) = request("https://matrix.example", shape);
        assert_eq!(method, "PUT");
        assert_eq!(
            url,
            "https://matrix.example/_matrix/client/v3/rooms/!abc:example.org/send/\
             m.room.message/weitersagen-7-1795334400"
        );
        assert_eq!(body, json!({ "msgtype": "m.text", "body": "Betreff\n\nText" }));
    }

    #[test]
    fn plain_json_is_the_message_itself() {
        let (_, url, body) = request("https://hook.example/x?y=1", Shape::Json);
        assert_eq!(url, "https://hook.example/x?y=1");
        assert_eq!(body["key"], "account_token:facebook");
        assert_eq!(body["urgent"], true);
    }
}
