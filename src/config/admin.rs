//! Reading `[admin]`: where the page listens, under which names, and who may log in.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::{ARGON2ID_IDENT, Params};

use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::raw::Section;
use super::values;
use crate::wording::config as say;

/// Where the admin page listens unless told otherwise.
const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8787);

/// A hash that wants more of the machine at each try would stop it: memory in KiB, and passes.
const MOST: (u32, u32) = (256 * 1024, 16);

/// The admin page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admin {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Further names under which it is reached, lower case, each with a port if wanted.
    pub hosts: Vec<String>,
    /// What a password is held against; without it only one-time links log in.
    pub password: Option<PasswordHash>,
}

/// An Argon2id hash of a password, as a PHC string that can be checked at a bearable cost.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Reads a hash such as `$argon2id$v=19$m=19456,t=2,p=1$…$…`.
    pub fn parse(text: &str) -> Option<Self> {
        let hash = Phc::new(text).ok()?;
        let params = Params::try_from(&hash).ok()?;
        let fits = hash.algorithm == ARGON2ID_IDENT
            && hash.hash.is_some()
            && hash.salt.is_some()
            && params.m_cost() <= MOST.0
            && params.t_cost() <= MOST.1
            && params.p_cost() <= MOST.1;
        fits.then(|| Self(text.to_owned()))
    }

    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A hash can be guessed at, so it is not shown.
impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

pub(super) fn read(root: &Section<'_>, faults: &mut Faults<'_>) -> Admin {
    let section = root.optional("admin", Table::Admin, faults);
    Admin {
        listen: section.parse("listen", faults, values::listen).unwrap_or(LISTEN),
        hosts: section.list("hosts", faults, values::host).unwrap_or_default(),
        password: section.parse("password", faults, |text| {
            let wrong = || Wrong::new(&say::BAD_PASSWORD_HASH, &[]).secret();
            PasswordHash::parse(text).ok_or_else(|| wrong().help(&say::BAD_PASSWORD_HASH_HELP, &[]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsenNhbHpzYWx6$\
                        cXvUYBgVTGRbbsmJtXYoHfjqv5UfRHWqLfDyvhvGmqw";

    #[test]
    fn only_bearable_argon2id_hashes_are_taken() {
        assert!(PasswordHash::parse(HASH).is_some());
        for wrong in [
            "geheim",
            "",
            &HASH.replace("argon2id", "argon2i"),
            &HASH.replace("m=19456", "m=4000000"),
            &HASH.replace("t=2", "t=9000"),
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsenNhbHpzYWx6",
            "$2b$12$abcdefghijklmnopqrstuvwxyz",
        ] {
            assert_eq!(PasswordHash::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_hash_is_not_shown() {
        assert!(!format!("{:?}", PasswordHash::parse(HASH)).contains("argon2"));
    }
}
