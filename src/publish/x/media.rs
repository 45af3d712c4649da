//! Uploading a picture with its alternative text; nobody sees it before a post names it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use url::Url;

use super::super::AskError;
use super::super::media::{Media, MediaId, UploadError};
use super::super::multipart;
use super::super::wire::{address, id, json as object, succeeded, unanswered_question};
use super::limits::Window;
use super::problem::complaint;
use super::{X, auth};
use crate::clock;
use crate::item::Network;
use crate::net::{ApiReply, ApiRequest};
use crate::wording::networks as say;

/// Pictures up to this size go in one request, in bytes; larger ones piece by piece, so that no
/// single request takes long.
const ONE_REQUEST: usize = 1_000_000;

/// How often X is asked whether it has finished with a picture, and how long between at most.
const MAX_POLLS: u32 = 6;
const LONGEST_POLL: Duration = Duration::from_secs(5);

/// How long X keeps an upload where it does not say: a day (`expires_after_secs`).
const KEPT_SECS: i64 = 24 * 60 * 60;

/// An upload this near its end is not used any more.
const MARGIN_SECS: i64 = 10 * 60;

/// The shape of an upload's request.
type Body = Option<(&'static str, Vec<u8>)>;

impl X {
    /// `POST /2/media/upload`, or initialize, append and finalize for a larger picture; then
    /// `POST /2/media/metadata` with the alternative text. Without that the picture is not used.
    pub(in crate::publish) async fn upload(
        &self,
        media: &Media,
        now: Timestamp,
    ) -> Result<MediaId, UploadError> {
        if multipart::holds_boundary(media.bytes()) {
            return Err(UploadError::Picture(say::PICTURE_BOUNDARY.told([])));
        }
        let answer = if media.bytes().len() <= ONE_REQUEST {
            self.ask_media(
                "POST",
                &["upload"],
                &[],
                Some((multipart::CONTENT_TYPE, whole(media))),
                now,
            )
            .await?
        } else {
            self.upload_in_pieces(media, now).await?
        };
        let number = media_id(&answer)?;
        self.wait_for(&number, &answer, now).await?;
        let metadata = json!({ "id": number, "metadata": { "alt_text": { "text": media.alt() } } });
        let body = Some(("application/json", metadata.to_string().into_bytes()));
        let described = self.ask_media("POST", &["metadata"], &[], body, now).await?;
        media_id(&described)?;
        Ok(MediaId { usable_to: Some(usable_to(&answer, now)), id: number })
    }

    async fn upload_in_pieces(&self, media: &Media, now: Timestamp) -> Result<Value, UploadError> {
        let wanted = json!({
            "media_category": "tweet_image",
            "media_type": media.kind().media_type(),
            "total_bytes": media.bytes().len(),
        });
        let body = Some(("application/json", wanted.to_string().into_bytes()));
        let begun = self.ask_media("POST", &["upload", "initialize"], &[], body, now).await?;
        let number = media_id(&begun)?;
        for (index, piece) in media.bytes().chunks(ONE_REQUEST).enumerate() {
            let body = Some((multipart::CONTENT_TYPE, segment(media, index, piece)));
            self.ask_media("POST", &["upload", &number, "append"], &[], body, now).await?;
        }
        self.ask_media("POST", &["upload", &number, "finalize"], &[], None, now).await
    }

    /// Asks until X has finished with the picture; as a rule it has at once.
    async fn wait_for(
        &self,
        number: &str,
        answer: &Value,
        now: Timestamp,
    ) -> Result<(), UploadError> {
        let mut progress = answer.clone();
        for _ in 0..MAX_POLLS {
            let info = progress.pointer("/data/processing_info");
            let state = info.and_then(|info| info.get("state")).and_then(Value::as_str);
            match state {
                None | Some("succeeded") => return Ok(()),
                Some("failed") => {
                    return Err(UploadError::Picture(say::X_PICTURE_BROKEN.told([])));
                }
                Some(_) => {}
            }
            let wait = info.and_then(|info| info.get("check_after_secs")).and_then(Value::as_u64);
            clock::sleep(Duration::from_secs(wait.unwrap_or(1)).min(LONGEST_POLL)).await;
            let query = [("media_id", number), ("command", "STATUS")];
            progress = self.ask_media("GET", &["upload"], &query, None, now).await?;
        }
        Err(UploadError::Passing(say::X_PICTURE_SLOW.told([]), None))
    }

    async fn ask_media(
        &self,
        method: &'static str,
        path: &[&str],
        query: &[(&str, &str)],
        body: Body,
        now: Timestamp,
    ) -> Result<Value, UploadError> {
        let url = address(&self.api, &[&["2", "media"], path].concat(), query);
        let request = self.media_request(method, url, body)?;
        let reply = self.client.api(request).await.map_err(|error| {
            let (AskError::Passing(reason) | AskError::Token(reason)) =
                unanswered_question(Network::X, &error);
            UploadError::Passing(reason, None)
        })?;
        self.limits.note(Window::Media, &reply, now);
        self.heed(&reply);
        read(self, &reply, now)
    }

    fn media_request(
        &self,
        method: &'static str,
        url: Url,
        body: Body,
    ) -> Result<ApiRequest, UploadError> {
        let nonce = auth::nonce().map_err(|reason| UploadError::Passing(reason, None))?;
        let authorization = Some(self.auth.authorization(method, &url, &nonce, clock::now()));
        Ok(ApiRequest { method, url, authorization, body })
    }
}

fn read(x: &X, reply: &ApiReply, now: Timestamp) -> Result<Value, UploadError> {
    if !succeeded(reply) {
        return Err(complaint(reply, &x.secrets(), now).on_upload());
    }
    // An append may be answered with an empty body.
    Ok(object(reply).unwrap_or_default())
}

fn media_id(answer: &Value) -> Result<String, UploadError> {
    let number = answer.pointer("/data/id").and_then(id).filter(|id| !id.contains('_'));
    number.ok_or_else(|| UploadError::Passing(say::X_PICTURE_NO_ID.told([]), None))
}

fn usable_to(answer: &Value, now: Timestamp) -> Timestamp {
    let said = answer.pointer("/data/expires_after_secs").and_then(Value::as_i64);
    let kept = said.unwrap_or(KEPT_SECS).clamp(0, KEPT_SECS) - MARGIN_SECS;
    now.checked_add(SignedDuration::from_secs(kept)).unwrap_or(now)
}

/// The whole picture as a multipart body.
fn whole(media: &Media) -> Vec<u8> {
    multipart::body(&[("media_category", "tweet_image")], "media", (media, media.bytes()))
}

fn segment(media: &Media, index: usize, piece: &[u8]) -> Vec<u8> {
    multipart::body(&[("segment_index", &index.to_string())], "media", (media, piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_is_used_until_shortly_before_x_forgets_it() {
        let now = Timestamp::UNIX_EPOCH;
        let until = |secs: Value| {
            usable_to(&json!({ "data": { "expires_after_secs": secs } }), now).as_second()
        };
        assert_eq!(until(json!(3_600)), 3_000);
        assert_eq!(until(Value::Null), 85_800);
        assert_eq!(until(json!(i64::MAX)), 85_800);
        assert!(until(json!(-5)) < 0);
    }
}
