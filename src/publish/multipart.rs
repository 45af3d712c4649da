//! Multipart bodies (RFC 7578) with which pictures are uploaded to either network.

use super::media::Media;

/// The boundary between the parts. A text or a picture that holds it is refused, so that none can
/// add parts of its own.
const BOUNDARY: &str = "weitersagen-1c9f0f1d7c5e4b23a8d6b0c54f3e92a7";

/// The `Content-Type` of such a body.
pub(super) const CONTENT_TYPE: &str =
    "multipart/form-data; boundary=weitersagen-1c9f0f1d7c5e4b23a8d6b0c54f3e92a7";

/// Whether the boundary stands in the bytes, so that they cannot be sent as a part.
pub(super) fn holds_boundary(bytes: &[u8]) -> bool {
    bytes.windows(BOUNDARY.len()).any(|window| window == BOUNDARY.as_bytes())
}

/// A body with these fields, then a file of that name: the picture, or the piece `bytes` of it.
pub(super) fn body(
    fields: &[(&str, &str)],
    name: &str,
    (media, bytes): (&Media, &[u8]),
) -> Vec<u8> {
    let mut body = Vec::with_capacity(bytes.len() + 1024);
    for (name, value) in fields {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.extend([head.as_bytes(), b"\r\n\r\n", value.as_bytes(), b"\r\n"].concat());
    }
    let (kind, end) = (media.kind().media_type(), media.kind().extension());
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; \
         filename=\"bild.{end}\"\r\nContent-Type: {kind}\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_holds_the_boundary_is_told() {
        assert!(CONTENT_TYPE.ends_with(BOUNDARY));
        assert!(holds_boundary(format!("PNG{BOUNDARY}--").as_bytes()));
        assert!(!holds_boundary(b"PNG"));
    }
}
