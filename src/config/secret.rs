//! Where a secret is kept: an environment variable, a file, or a systemd credential.

use std::ffi::OsString;
use std::fmt;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use crate::wording::Words;
use crate::wording::config as say;

/// No secret is longer, in bytes; a wrong path must not be read for ever.
const LONGEST: u64 = 64 * 1024;

/// A reference to a secret; the secret itself is read when it is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretRef {
    /// The name of an environment variable.
    Env(String),
    /// A file; white space at its end is left out.
    File(PathBuf),
    /// A file of this name in `$CREDENTIALS_DIRECTORY`.
    Credential(String),
}

impl SecretRef {
    /// Reads the secret; white space around it is left out.
    ///
    /// # Errors
    /// A German sentence that names the place and says what to do; never the value.
    pub fn resolve(&self) -> Result<SecretString, String> {
        self.read().map_err(|reason| reason.de)
    }

    /// As [`SecretRef::resolve`], with the sentence in each language.
    pub fn read(&self) -> Result<SecretString, Words> {
        self.read_with(|name| std::env::var_os(name))
    }

    /// A warning where the secret's file may be read by other users of the machine.
    pub fn loose_permissions(&self) -> Option<Words> {
        let Self::File(path) = self else { return None };
        is_loose(path).then(|| say::LOOSE.with(&[&path.display().to_string()]))
    }

    pub(super) fn read_with(
        &self,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Result<SecretString, Words> {
        match self {
            Self::Env(name) => {
                let value = env(name).ok_or_else(|| say::ENV_UNSET.with(&[name]))?;
                secret(value.to_str()).ok_or_else(|| say::ENV_EMPTY.with(&[name]))
            }
            Self::File(path) => from_file(path),
            Self::Credential(name) => {
                let folder = env("CREDENTIALS_DIRECTORY").filter(|folder| !folder.is_empty());
                let folder = folder.ok_or_else(|| say::NO_CREDENTIALS.with(&[name]))?;
                from_file(&Path::new(&folder).join(name))
            }
        }
    }
}

/// The place, never the value: `$NAME`, a path, or the credential's name.
impl fmt::Display for SecretRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Env(name) => write!(f, "${name}"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Credential(name) => write!(f, "credential {name}"),
        }
    }
}

fn from_file(path: &Path) -> Result<SecretString, Words> {
    let shown = path.display().to_string();
    let unreadable =
        |error: std::io::Error| say::FILE_UNREADABLE.with(&[&shown, &error.kind().to_string()]);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST) {
        return Err(say::FILE_LARGE.with(&[&shown]));
    }
    secret(std::str::from_utf8(&bytes).ok()).ok_or_else(|| say::FILE_EMPTY.with(&[&shown]))
}

fn secret(text: Option<&str>) -> Option<SecretString> {
    let text = text?.trim();
    (!text.is_empty()).then(|| SecretString::from(text))
}

#[cfg(unix)]
fn is_loose(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let others = 0o077;
    std::fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & others != 0)
}

#[cfg(not(unix))]
fn is_loose(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret as _;

    fn read(secret: &SecretRef, env: &[(&str, &str)]) -> Result<String, String> {
        let lookup = |name: &str| {
            let found = env.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let secret = secret.read_with(lookup).map_err(|reason| reason.en)?;
        Ok(secret.expose_secret().to_owned())
    }

    #[test]
    fn a_variable_is_read_and_trimmed() {
        let token = SecretRef::Env("TOKEN".to_owned());
        assert_eq!(read(&token, &[("TOKEN", " abc\n")]), Ok("abc".to_owned()));
        assert!(read(&token, &[]).unwrap_err().contains("TOKEN is not set"));
        assert!(read(&token, &[("TOKEN", " ")]).unwrap_err().contains("is empty"));
    }

    #[test]
    fn a_file_is_read_and_trimmed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        let token = SecretRef::File(path.clone());
        assert!(read(&token, &[]).unwrap_err().contains("cannot be read"));
        std::fs::write(&path, "abc\r\n").unwrap();
        assert_eq!(read(&token, &[]), Ok("abc".to_owned()));
        std::fs::write(&path, "\n").unwrap();
        assert!(read(&token, &[]).unwrap_err().contains("is empty"));
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(read(&token, &[]).unwrap_err().contains("holds no text"));
        std::fs::write(&path, "x".repeat(65 * 1024)).unwrap();
        assert!(read(&token, &[]).unwrap_err().contains("too large"));
    }

    #[test]
    fn a_credential_is_a_file_in_the_folder_of_systemd() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("x-token"), "abc\n").unwrap();
        let token = SecretRef::Credential("x-token".to_owned());
        let place = folder.path().to_str().unwrap();
        let env = [("CREDENTIALS_DIRECTORY", place)];
        assert_eq!(read(&token, &env), Ok("abc".to_owned()));
        assert!(read(&token, &[]).unwrap_err().contains("LoadCredential=x-token"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_noticed() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, "abc").unwrap();
        let token = SecretRef::File(path.clone());
        let mode = |mode| std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&path, mode(0o640)).unwrap();
        assert!(token.loose_permissions().is_some());
        std::fs::set_permissions(&path, mode(0o600)).unwrap();
        assert_eq!(token.loose_permissions(), None);
    }
}
