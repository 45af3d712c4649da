//! Uploading a picture with its alternative text; nobody sees it before a post names it.

use jiff::Timestamp;

use super::super::AskError;
use super::super::media::{Media, MediaId, UploadError};
use super::super::multipart;
use super::super::wire::unanswered_question;
use super::request::Body;
use super::{Facebook, answer};
use crate::item::Network;
use crate::wording::networks as say;

impl Facebook {
    /// `POST /{page}/photos` with `published=false`: `source` and `alt_text_custom`. A lost answer
    /// leaves a picture that nobody sees.
    pub(in crate::publish) async fn upload(
        &self,
        media: &Media,
        now: Timestamp,
    ) -> Result<MediaId, UploadError> {
        let texts = [media.alt().as_bytes(), media.bytes()];
        if texts.into_iter().any(multipart::holds_boundary) {
            return Err(UploadError::Picture(say::PICTURE_BOUNDARY.told([])));
        }
        let request = self.request("POST", &[self.target(), "photos"], Body::Photo(media));
        let reply = self.client.api(request).await.map_err(|error| {
            let (AskError::Passing(reason) | AskError::Token(reason)) =
                unanswered_question(Network::Facebook, &error);
            UploadError::Passing(reason, None)
        })?;
        self.rest.note(&reply, now);
        answer::uploaded(&reply, &self.secrets(), now)
    }
}

/// The body of the upload.
pub(super) fn parts(media: &Media, proof: Option<(&str, &str)>) -> Vec<u8> {
    let fields = [("published", "false"), ("alt_text_custom", media.alt())];
    let fields = [&fields, proof.as_slice()].concat();
    multipart::body(&fields, "source", (media, media.bytes()))
}
