//! Changing and deleting a page's own posts. Both may be repeated.

use url::form_urlencoded::Serializer;

use super::super::wire::{address, json, succeeded, unanswered_question};
use super::super::{AskError, Deletion, Edited};
use super::{Facebook, VERSION, answer, heed};
use crate::item::Network;
use crate::net::{ApiReply, ApiRequest};

impl Facebook {
    /// `POST /{post}` with another `message`.
    pub(in crate::publish) async fn edit(
        &self,
        remote_id: &str,
        text: &str,
    ) -> Result<Edited, AskError> {
        let form = Serializer::new(String::new()).append_pair("message", text).finish();
        let reply = self.change("POST", remote_id, Some(form)).await?;
        Ok(if self.is_done(&reply)? { Edited::Changed } else { Edited::Gone })
    }

    /// `DELETE /{post}`.
    pub(in crate::publish) async fn delete(&self, remote_id: &str) -> Result<Deletion, AskError> {
        let reply = self.change("DELETE", remote_id, None).await?;
        Ok(if self.is_done(&reply)? { Deletion::Deleted } else { Deletion::WasGone })
    }

    async fn change(
        &self,
        method: &'static str,
        remote_id: &str,
        form: Option<String>,
    ) -> Result<ApiReply, AskError> {
        let url = address(&self.api, &[VERSION, remote_id], &[]);
        let body = form.map(|form| ("application/x-www-form-urlencoded", form.into_bytes()));
        let authorization = Some(self.authorization());
        let reply = self.client.api(ApiRequest { method, url, authorization, body }).await;
        reply.inspect(heed).map_err(|error| unanswered_question(Network::Facebook, &error))
    }

    /// Whether it was done; `false` where the post is not there (code 100, subcode 33).
    fn is_done(&self, reply: &ApiReply) -> Result<bool, AskError> {
        let body = json(reply).unwrap_or_default();
        if succeeded(reply) {
            let unread = "Facebook bestätigte die Änderung nicht lesbar.";
            let done = body.get("success").and_then(serde_json::Value::as_bool) == Some(true);
            return if done { Ok(true) } else { Err(AskError::Passing(unread.to_owned())) };
        }
        let code = |name| body.pointer(name).and_then(serde_json::Value::as_i64);
        let gone = (code("/error/code"), code("/error/error_subcode")) == (Some(100), Some(33));
        if gone && (400..500).contains(&reply.status) {
            return Ok(false);
        }
        Err(answer::refused(reply, &self.token))
    }
}
