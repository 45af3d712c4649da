//! Reading a body with a limit on its decompressed size.

use super::transport::describe;
use super::types::FetchError;

/// Reads the whole body, decompressed, and stops as soon as it grows over `limit` bytes, so that
/// neither an endless answer nor a compressed bomb fills the memory.
pub(super) async fn read(
    mut response: reqwest::Response,
    limit: usize,
) -> Result<Vec<u8>, FetchError> {
    let announced =
        response.content_length().map(|length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced.is_some_and(|length| length > limit) {
        return Err(FetchError::TooLarge(limit));
    }
    let mut body = Vec::with_capacity(announced.unwrap_or_default());
    while let Some(chunk) =
        response.chunk().await.map_err(|error| FetchError::Lost(describe(error)))?
    {
        if body.len() + chunk.len() > limit {
            return Err(FetchError::TooLarge(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
