//! Reading a body with a limit on its decompressed size.

use super::transport::describe;
use super::types::FetchError;

/// A body grows as it arrives: what a header announces is not believed beyond this.
const FIRST: usize = 64 * 1024;

/// What happens to a body of more bytes, counted decompressed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    /// It is not read.
    Refuse(usize),
    /// The rest of it is not read.
    Cut(usize),
}

/// Reads the body, decompressed, and stops as soon as it grows over the limit, so that neither an
/// endless answer nor a compressed bomb fills the memory.
pub(super) async fn read(
    mut response: reqwest::Response,
    limit: Limit,
) -> Result<Vec<u8>, FetchError> {
    let (bytes, cut) = match limit {
        Limit::Refuse(bytes) => (bytes, false),
        Limit::Cut(bytes) => (bytes, true),
    };
    let announced =
        response.content_length().map(|length| usize::try_from(length).unwrap_or(usize::MAX));
    if !cut && announced.is_some_and(|length| length > bytes) {
        return Err(FetchError::TooLarge(bytes));
    }
    let mut body = Vec::with_capacity(announced.unwrap_or_default().min(FIRST));
    while let Some(chunk) =
        response.chunk().await.map_err(|error| FetchError::Lost(describe(error)))?
    {
        let room = bytes - body.len();
        if chunk.len() > room {
            if !cut {
                return Err(FetchError::TooLarge(bytes));
            }
            body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
            break;
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
