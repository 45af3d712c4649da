//! Secrets at rest: sealed with XChaCha20-Poly1305, bound to the account and kind they belong to.

use crate::wording::{Told, networks as say};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use sha2::{Digest, Sha256};

/// A nonce of this many random bytes never comes twice, however often the same key seals
/// (draft-irtf-cfrg-xchacha-03, section 2.1).
pub const NONCE_BYTES: usize = 24;

/// A shorter key text could be guessed: 32 characters of hexadecimal are 128 bits.
const SHORTEST_KEY: usize = 32;

/// Keeps keys made of the same text for another purpose apart from these.
const PURPOSE: &[u8] = b"weitersagen: tokens at rest, version 1\0";

/// Why something sealed cannot be made or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key's text could be guessed.
    #[error("{}", self.told())]
    ShortKey,
    /// Another key sealed it, or it was changed, or it belongs to another account.
    #[error("{}", self.told())]
    WrongKey,
}

impl SealError {
    /// What is wrong with the key, and what to do.
    pub fn told(self) -> Told {
        match self {
            Self::ShortKey => say::SEAL_SHORT.told([]),
            Self::WrongKey => say::SEAL_WRONG.told([]),
        }
    }
}

/// The key under which tokens are kept.
#[derive(Debug)]
pub struct SealKey(SecretBox<[u8; 32]>);

impl SealKey {
    /// Makes the key from the text that the configuration points at. The text is expected to be
    /// random, so that a plain hash of it is as hard to guess as itself.
    ///
    /// # Errors
    /// [`SealError::ShortKey`].
    pub fn from_text(text: &SecretString) -> Result<Self, SealError> {
        let text = text.expose_secret();
        if text.chars().count() < SHORTEST_KEY {
            return Err(SealError::ShortKey);
        }
        let hash: [u8; 32] =
            Sha256::new().chain_update(PURPOSE).chain_update(text).finalize().into();
        Ok(Self(SecretBox::new(Box::new(hash))))
    }

    /// Seals a secret for one account and kind of token. The nonce must be fresh and random; it
    /// stands before the ciphertext.
    ///
    /// # Errors
    /// [`SealError::WrongKey`] where the cipher refuses, which it does for texts of 256 GiB only.
    pub fn seal(
        &self,
        nonce: [u8; NONCE_BYTES],
        owner: Owner<'_>,
        secret: &SecretString,
    ) -> Result<Vec<u8>, SealError> {
        let (msg, aad) = (secret.expose_secret().as_bytes(), owner.bytes());
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), Payload { msg, aad: &aad });
        let sealed = sealed.map_err(|_| SealError::WrongKey)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for the same account and kind.
    ///
    /// # Errors
    /// [`SealError::WrongKey`].
    pub fn open(&self, owner: Owner<'_>, sealed: &[u8]) -> Result<SecretString, SealError> {
        let (nonce, msg) = sealed.split_first_chunk().ok_or(SealError::WrongKey)?;
        let payload = Payload { msg, aad: &owner.bytes() };
        let opened = self.cipher().decrypt(&XNonce::from(*nonce), payload);
        let text = opened.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.map(SecretString::from).ok_or(SealError::WrongKey)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.0.expose_secret().into())
    }
}

/// Whose token it is: a token that was moved to another row is not opened there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner<'a> {
    /// The account's name in the configuration.
    pub account: &'a str,
    /// The kind of token, as in the database.
    pub kind: &'a str,
}

impl Owner<'_> {
    /// The length stands in front, so that no two owners give the same bytes.
    fn bytes(self) -> Vec<u8> {
        let length = (self.account.len() as u64).to_be_bytes();
        [&length[..], self.account.as_bytes(), self.kind.as_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "0123456789abcdef0123456789abcdef";
    const OWNER: Owner<'_> = Owner { account: "x", kind: "oauth2" };

    fn key(text: &str) -> SealKey {
        SealKey::from_text(&text.into()).unwrap()
    }

    #[test]
    fn a_short_key_is_refused() {
        let short = SealKey::from_text(&TEXT[1..].into());
        assert_eq!(short.unwrap_err(), SealError::ShortKey);
    }

    #[test]
    fn another_key_another_owner_and_a_changed_byte_open_nothing() {
        let sealed = key(TEXT).seal([7; NONCE_BYTES], OWNER, &"CANARY".into()).unwrap();
        assert_eq!(key(TEXT).open(OWNER, &sealed).unwrap().expose_secret(), "CANARY");
        assert!(!String::from_utf8_lossy(&sealed).contains("CANARY"));
        let other = key(&format!("{TEXT}0")).open(OWNER, &sealed);
        assert_eq!(other.unwrap_err(), SealError::WrongKey);
        for owner in [Owner { account: "xo", kind: "auth2" }, Owner { kind: "page", ..OWNER }] {
            assert_eq!(key(TEXT).open(owner, &sealed).unwrap_err(), SealError::WrongKey);
        }
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert!(key(TEXT).open(OWNER, &changed).is_err(), "byte {index}");
        }
        assert!(key(TEXT).open(OWNER, &sealed[..10]).is_err());
    }

    #[test]
    fn the_key_does_not_print_itself() {
        assert!(!format!("{:?}", key(TEXT)).contains("[7"));
        assert!(format!("{:?}", key(TEXT)).contains("REDACTED"));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_again(secret: String, nonce: [u8; NONCE_BYTES], name in "\\PC*") {
            let owner = Owner { account: &name, kind: "oauth2" };
            let sealed = key(TEXT).seal(nonce, owner, &secret.clone().into()).unwrap();
            let opened = key(TEXT).open(owner, &sealed).unwrap();
            prop_assert_eq!(opened.expose_secret(), secret);
        }
    }
}
