//! `appsecret_proof`, checked with code of its own: wrong is refused, and missing where demanded.

use std::fmt::Write as _;

use ring::hmac;

use super::error::GraphError;
use crate::sandbox::config::FacebookAccount;

pub(super) fn check(
    page: &FacebookAccount,
    token: Option<&str>,
    proof: Option<&str>,
) -> Result<(), GraphError> {
    let Some(proof) = proof else {
        return if page.requires_proof {
            Err(GraphError::proof("API calls from the server require an appsecret_proof argument"))
        } else {
            Ok(())
        };
    };
    if proof == expected(&page.app_secret, token.unwrap_or_default()) {
        return Ok(());
    }
    Err(GraphError::proof("Invalid appsecret_proof provided in the API argument"))
}

fn expected(secret: &str, token: &str) -> String {
    let mut text = String::new();
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    for byte in hmac::sign(&key, token.as_bytes()).as_ref() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_rfc_4231() {
        let hash = expected("Jefe", "what do ya want for nothing?");
        assert_eq!(hash, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
