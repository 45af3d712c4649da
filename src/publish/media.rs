//! A picture on its way to a network: told by its own bytes, and never without its alternative
//! text.

#[cfg(test)]
mod tests;

use jiff::Timestamp;

use crate::item::Network;
use crate::outbox::Refusal;
use crate::wording::{Told, networks as say};

/// The longest alternative text that the networks take, in characters.
const MAX_ALT: usize = 1_000;

/// What a picture is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
}

impl ImageKind {
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }

    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
        }
    }

    /// What these bytes begin, if it is a picture that a network takes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }
}

/// A picture that a network takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    bytes: Vec<u8>,
    kind: ImageKind,
    alt: String,
}

/// Why a picture is not sent, for the journal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// A screen reader could not describe it.
    #[error("{}", self.told())]
    NoAlt,
    /// Neither JPEG, PNG, GIF nor WebP.
    #[error("{}", self.told())]
    Kind,
    /// Too many bytes.
    #[error("{}", self.told())]
    Large(usize, &'static str, usize),
}

impl MediaError {
    /// The sentence.
    pub fn told(&self) -> Told {
        match self {
            Self::NoAlt => say::PICTURE_NO_ALT.told([]),
            Self::Kind => say::PICTURE_KIND.told([]),
            Self::Large(bytes, network, most) => {
                say::PICTURE_LARGE.told([(*bytes).into(), Told::said(network), (*most).into()])
            }
        }
    }
}

impl Media {
    /// Checks a picture for a network. White space in the alternative text is folded, and one
    /// that is too long ends with a whole word and „…“.
    ///
    /// # Errors
    /// See [`MediaError`].
    pub fn new(bytes: Vec<u8>, alt: &str, network: Network) -> Result<Self, MediaError> {
        let alt = shortened(&alt.split_whitespace().collect::<Vec<_>>().join(" "));
        if alt.is_empty() {
            return Err(MediaError::NoAlt);
        }
        let kind = ImageKind::of(&bytes).ok_or(MediaError::Kind)?;
        let most = max_bytes(network);
        if bytes.len() > most {
            return Err(MediaError::Large(bytes.len(), network.label(), most));
        }
        Ok(Self { bytes, kind, alt })
    }

    /// The picture.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What it is.
    pub const fn kind(&self) -> ImageKind {
        self.kind
    }

    /// The alternative text, 1 to 1,000 characters in one line.
    pub fn alt(&self) -> &str {
        &self.alt
    }
}

/// The largest picture a network takes, in bytes: X 5 MB, Facebook less than 4 MB.
pub const fn max_bytes(network: Network) -> usize {
    match network {
        Network::Facebook => 3_999_999,
        Network::X => 5_000_000,
    }
}

fn shortened(alt: &str) -> String {
    if alt.chars().count() <= MAX_ALT {
        return alt.to_owned();
    }
    let cut: String = alt.chars().take(MAX_ALT - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// An uploaded picture, by the network's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaId {
    /// The network's id.
    pub id: String,
    /// When the network forgets an upload that no post has used, where it says so.
    pub usable_to: Option<Timestamp>,
}

/// Why an upload failed. An upload is no post: it may be tried again without harm.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UploadError {
    /// It may pass, an unclear answer included. A sentence, and the earliest instant the
    /// network will listen again, where it says so.
    #[error("{0}")]
    Passing(Told, Option<Timestamp>),
    /// The account is refused: token or credits.
    #[error("{1}")]
    Account(Refusal, Told),
    /// This picture is not taken.
    #[error("{0}")]
    Picture(Told),
}
