//! A post as followers see it: its text with the links apart, its pictures, the card of its link.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::title;
use crate::admin::gate::Visit;
use crate::admin::shown;
use crate::admin::trouble::Trouble;
use crate::admin::{Admin, Look};
use crate::compose;
use crate::daemon::desk::{self, Card};
use crate::item::{Image, Network, Post};
use crate::publish::media;
use crate::wording::gate;

/// A post as followers see it.
#[derive(Serialize)]
pub(super) struct PostView {
    parts: Vec<Part>,
    pictures: Vec<PictureView>,
    /// Where the network makes a card of the link.
    card: Option<LinkCard>,
    length: String,
}

/// A piece of a text; links and hashtags look like it.
#[derive(Serialize)]
struct Part {
    text: String,
    is_link: bool,
}

/// A picture of a post. One without a description is not sent.
#[derive(Serialize)]
struct PictureView {
    /// Its address on this page.
    src: Option<String>,
    /// Its own address.
    url: Option<String>,
    alt: String,
}

/// What Facebook shows of a link, where no picture was sent with it.
#[derive(Serialize)]
struct LinkCard {
    host: String,
    title: String,
}

/// How followers of its account see a post of this card.
pub(super) fn followers_see(look: &Look<'_>, card: &Card, post: &Post) -> PostView {
    let label = card.network.map_or("", Network::label);
    let length = card.network.map(|on| {
        let counted = compose::length(on, &post.text).to_string();
        look.say(&gate::LENGTH, &[&counted, &compose::limit(on).to_string(), label])
    });
    let pictures: Vec<PictureView> =
        post.images().map(|image| picture_view(card.shown.delivery.id, image)).collect();
    let is_bare = pictures.iter().all(|picture| picture.src.is_none());
    let host = card.link.as_deref().and_then(|link| Url::parse(link).ok());
    let host = host.and_then(|link| link.host_str().map(str::to_owned));
    let carded = host.filter(|_| is_bare && card.network == Some(Network::Facebook));
    PostView {
        parts: parts(&post.text),
        card: carded.map(|host| LinkCard { host, title: title(look, card) }),
        pictures,
        length: length.unwrap_or_default(),
    }
}

fn picture_view(delivery: i64, image: &Image) -> PictureView {
    let alt = image.alt.as_deref().unwrap_or_default().trim().to_owned();
    let goes = !alt.is_empty();
    PictureView {
        src: goes.then(|| format!("/outbox/{delivery}/pictures/{}", key(&image.url))),
        url: shown::link(image.url.as_str()),
        alt,
    }
}

/// A name for a picture's address, so that no foreign address stands in one of the page's own.
fn key(url: &Url) -> String {
    let digest = Sha256::digest(url.as_str().as_bytes());
    let (parts, _) = digest.as_chunks::<8>();
    parts.first().map(|bytes| format!("{:016x}", u64::from_be_bytes(*bytes))).unwrap_or_default()
}

/// `GET /outbox/{id}/pictures/{key}`: a picture of this very post, and no other address.
pub(in crate::admin::pages) async fn picture(
    State(admin): State<Admin>,
    _visit: Visit,
    Path((id, wanted)): Path<(i64, String)>,
) -> Result<Response, Trouble> {
    let (url, most) = admin
        .look(move |look| {
            let card = desk::open(look.db, look.config, id, look.now)?.ok_or(Trouble::Missing)?;
            let mut images = card.preview.iter().chain(&card.anew).flat_map(Post::images);
            let image = images.find(|image| key(&image.url) == wanted).ok_or(Trouble::Missing)?;
            Ok::<_, Trouble>((image.url.clone(), card.network.map(media::max_bytes)))
        })
        .await?;
    let picture = admin.inner.pictures.get(&admin.client(), &url).await;
    // One that the network would not take is none.
    let fits = |size: usize| most.is_none_or(|most| size <= most);
    let picture = picture.filter(|picture| fits(picture.bytes.len())).ok_or(Trouble::Missing)?;
    let headers = [
        (CONTENT_TYPE, picture.kind.media_type()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (CACHE_CONTROL, "private, max-age=300"),
    ];
    Ok((headers, picture.bytes).into_response())
}

/// The text with its links and hashtags apart, every sign kept.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let is_link = ["http://", "https://", "#"].iter().any(|sign| word.starts_with(sign));
        let (word, space) = piece.split_at(if is_link { word.len() } else { piece.len() });
        match parts.last_mut().filter(|last| !last.is_link && !is_link) {
            Some(last) => last.text.push_str(word),
            None => parts.push(Part { text: word.to_owned(), is_link }),
        }
        if !space.is_empty() {
            parts.push(Part { text: space.to_owned(), is_link: false });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_taken_apart_is_the_text() {
        let text = "Ein Fest.\n\nMehr dazu: https://a.example/1\n\n#Halle #Fest";
        let taken = parts(text);
        assert_eq!(taken.iter().map(|part| part.text.as_str()).collect::<String>(), text);
        let links: Vec<&str> =
            taken.iter().filter(|part| part.is_link).map(|part| part.text.as_str()).collect();
        assert_eq!(links, ["https://a.example/1", "#Halle", "#Fest"]);
    }

    #[test]
    fn a_picture_without_a_description_is_not_sent_and_not_shown() {
        let url = Url::parse("https://a.example/1.jpg").unwrap();
        let view = |alt: Option<&str>| {
            picture_view(7, &Image { url: url.clone(), alt: alt.map(str::to_owned) })
        };
        assert_eq!(
            view(Some("Ein Fest")).src.unwrap(),
            format!("/outbox/7/pictures/{}", key(&url))
        );
        assert!(view(Some(" ")).src.is_none() && view(None).src.is_none());
    }
}
