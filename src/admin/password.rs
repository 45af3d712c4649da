//! Passwords: hashing one for the configuration, and holding one against its hash.

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{self, PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::config::PasswordHash;

/// What a check costs: memory in KiB, passes, lanes. OWASP's Password Storage Cheat Sheet names
/// 19 MiB and two passes as the least for Argon2id; a page with one user can afford more.
const COST: (u32, u32, u32) = (64 * 1024, 3, 1);

/// The longest password, in bytes.
pub(super) const LONGEST: usize = 1024;

/// The hash of a password as `[admin] password` takes it; `salt` is random.
///
/// # Errors
/// What the hash function says; none is known for these parameters.
pub fn hash(password: &str, salt: [u8; 16]) -> Result<String, password_hash::Error> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: Phc = argon2.hash_password_with_salt(password.as_bytes(), &salt)?;
    Ok(hash.to_string())
}

/// Whether a password is the one that was hashed; takes as long for a wrong one. Blocks.
pub(super) fn is_right(password: &str, hash: &PasswordHash) -> bool {
    let Ok(hash) = Phc::new(hash.as_str()) else {
        return false;
    };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_is_right() {
        let hash = hash("Sommer an der Elbe", [7; 16]).unwrap();
        let hash = PasswordHash::parse(&hash).unwrap();
        assert!(is_right("Sommer an der Elbe", &hash));
        assert!(!is_right("sommer an der Elbe", &hash));
        assert!(!is_right("", &hash));
    }
}
