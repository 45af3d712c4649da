//! Uploading a picture with its alternative text; nobody sees it before a post names it.

use jiff::Timestamp;

use super::super::AskError;
use super::super::media::{Media, MediaId, UploadError};
use super::super::wire::unanswered_question;
use super::request::Body;
use super::{Facebook, answer};
use crate::item::Network;

/// The boundary between the parts of a multipart body. A picture that holds it is refused, so
/// that no picture can add parts of its own.
const BOUNDARY: &str = "weitersagen-1c9f0f1d7c5e4b23a8d6b0c54f3e92a7";
pub(super) const MULTIPART: &str =
    "multipart/form-data; boundary=weitersagen-1c9f0f1d7c5e4b23a8d6b0c54f3e92a7";

impl Facebook {
    /// `POST /{page}/photos` with `published=false`: `source` and `alt_text_custom`. A lost answer
    /// leaves a picture that nobody sees.
    pub(in crate::publish) async fn upload(
        &self,
        media: &Media,
        now: Timestamp,
    ) -> Result<MediaId, UploadError> {
        let texts = [media.alt().as_bytes(), media.bytes()];
        if texts.into_iter().any(holds_boundary) {
            let reason = "Das Bild enthält die Trennzeile, mit der Bilder verschickt werden.";
            return Err(UploadError::Picture(reason.to_owned()));
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

fn holds_boundary(bytes: &[u8]) -> bool {
    bytes.windows(BOUNDARY.len()).any(|window| window == BOUNDARY.as_bytes())
}

/// The body (RFC 7578).
pub(super) fn parts(media: &Media, proof: Option<(&str, &str)>) -> Vec<u8> {
    let fields = [("published", "false"), ("alt_text_custom", media.alt())];
    let mut body = Vec::new();
    for (name, value) in fields.into_iter().chain(proof) {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.extend([head.as_bytes(), b"\r\n\r\n", value.as_bytes(), b"\r\n"].concat());
    }
    let (kind, end) = (media.kind().media_type(), media.kind().extension());
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"source\"; \
         filename=\"bild.{end}\"\r\nContent-Type: {kind}\r\n\r\n"
    );
    let close = format!("\r\n--{BOUNDARY}--\r\n");
    body.extend([head.as_bytes(), media.bytes(), close.as_bytes()].concat());
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_holds_the_boundary_is_told() {
        assert!(MULTIPART.ends_with(BOUNDARY));
        assert!(holds_boundary(format!("PNG{BOUNDARY}--").as_bytes()));
        assert!(!holds_boundary(b"PNG"));
    }
}
