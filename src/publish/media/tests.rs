//! Which pictures are taken, and what becomes of their alternative text.

use proptest::prelude::*;

use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";

fn media(bytes: &[u8], alt: &str) -> Result<Media, MediaError> {
    Media::new(bytes.to_vec(), alt, Network::X)
}

#[test]
fn the_kind_is_told_by_the_bytes_and_nothing_else() {
    for (bytes, kind) in [
        (&b"\xFF\xD8\xFF\xE0...."[..], ImageKind::Jpeg),
        (PNG, ImageKind::Png),
        (b"GIF89a..", ImageKind::Gif),
        (b"GIF87a..", ImageKind::Gif),
        (b"RIFF\x10\0\0\0WEBPVP8 ", ImageKind::Webp),
    ] {
        assert_eq!(media(bytes, "Ein Fest").unwrap().kind(), kind);
    }
    for bytes in [
        &b""[..],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM....",
        b"RIFF....WAVE",
        b"<!doctype html>",
    ] {
        assert_eq!(media(bytes, "Ein Fest"), Err(MediaError::Kind), "{bytes:?}");
    }
}

#[test]
fn nothing_goes_without_an_alternative_text() {
    for alt in ["", " \n\t"] {
        assert_eq!(media(PNG, alt), Err(MediaError::NoAlt));
    }
    assert_eq!(media(PNG, " Ein\n Fest ").unwrap().alt(), "Ein Fest");
}

#[test]
fn the_largest_picture_is_taken_and_one_byte_more_is_not() {
    for (network, most) in [(Network::X, 5_000_000), (Network::Facebook, 3_999_999)] {
        let mut bytes = vec![0; most];
        bytes[..PNG.len()].copy_from_slice(PNG);
        assert!(Media::new(bytes.clone(), "a", network).is_ok());
        bytes.push(0);
        let large = Media::new(bytes, "a", network).unwrap_err();
        assert_eq!(large, MediaError::Large(most + 1, network.label(), most));
    }
}

#[test]
fn a_long_text_ends_with_a_whole_word() {
    let alt = "Kinder tanzen, ".repeat(100);
    let media = media(PNG, &alt).unwrap();
    assert!(media.alt().ends_with("tanzen, Kinder…"), "{}", media.alt());
    assert!(media.alt().chars().count() <= 1_000);
}

proptest! {
    #[test]
    fn any_text_is_fit_or_refused(alt in "(?s).{0,1500}") {
        match media(PNG, &alt) {
            Ok(media) => {
                let length = media.alt().chars().count();
                prop_assert!((1..=1_000).contains(&length));
                prop_assert!(!media.alt().contains(['\n', '\t']));
            }
            Err(error) => prop_assert!(error == MediaError::NoAlt && alt.trim().is_empty()),
        }
    }
}
