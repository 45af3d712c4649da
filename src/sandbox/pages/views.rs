//! Accounts and posts in the shape that the templates show.

use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use super::richtext::{self, Segment};
use super::times;
use crate::sandbox::{FacebookPost, XPost, addresses, x};

/// Who posts.
#[derive(Debug, Serialize)]
pub(super) struct AccountView {
    name: String,
    username: String,
    /// One or two capitals, in the place of a picture.
    initials: String,
}

/// One post on a timeline.
#[derive(Debug, Serialize)]
pub(super) struct PostView {
    id: String,
    pieces: Vec<Segment>,
    /// As timelines say it: „5 Min.“.
    ago: String,
    /// The whole date.
    full: String,
    /// For machines.
    machine: String,
    edited: bool,
    card: Option<Card>,
    /// What a screen reader says of each picture.
    pictures: Vec<String>,
}

/// The preview of a link.
#[derive(Debug, Serialize)]
struct Card {
    href: String,
    host: String,
    path: String,
}

pub(super) fn account(name: &str, username: &str) -> AccountView {
    let capitals = name.split_whitespace().filter_map(|word| word.chars().next());
    AccountView {
        name: name.to_owned(),
        username: username.to_owned(),
        initials: capitals.filter(|letter| letter.is_uppercase()).take(2).collect(),
    }
}

/// What followers see of the page: published posts only.
pub(super) fn facebook(posts: &[FacebookPost], now: Timestamp) -> Vec<PostView> {
    let visible = posts.iter().filter(|post| post.visible);
    visible
        .map(|post| {
            let ranges = addresses::web_links(&post.message);
            let first = ranges.first().and_then(|range| post.message.get(range.clone()));
            let pieces = richtext::segments(
                &post.message,
                &ranges,
                |link| (link.to_owned(), link.to_owned()),
                "https://www.facebook.com/hashtag/",
            );
            PostView {
                id: post.id.clone(),
                pieces,
                ago: times::ago(post.created, now),
                full: times::full(post.created),
                machine: post.created.to_string(),
                edited: post.edited.is_some(),
                // Pictures stand where the preview of a link would.
                card: post
                    .link
                    .as_deref()
                    .or(first)
                    .filter(|_| post.photos.is_empty())
                    .and_then(card),
                pictures: pictures(post.photos.iter().map(|photo| &photo.alt)),
            }
        })
        .collect()
}

/// What followers see of the account.
pub(super) fn x(posts: &[XPost], now: Timestamp) -> Vec<PostView> {
    let visible = posts.iter().filter(|post| post.visible);
    visible
        .map(|post| PostView {
            id: post.id.clone(),
            pieces: richtext::segments(
                &post.text,
                &x::links_in(&post.text),
                |link| (x::display(link), x::expanded(link)),
                "https://x.com/hashtag/",
            ),
            ago: times::ago(post.created, now),
            full: times::full(post.created),
            machine: post.created.to_string(),
            edited: false,
            card: post.link.as_deref().filter(|_| post.media.is_empty()).and_then(card),
            pictures: pictures(post.media.iter().map(|media| &media.alt)),
        })
        .collect()
}

fn pictures<'a>(texts: impl Iterator<Item = &'a Option<String>>) -> Vec<String> {
    texts.map(|text| text.clone().unwrap_or_else(|| "Bild ohne Alternativtext".into())).collect()
}

fn card(link: &str) -> Option<Card> {
    let href = addresses::web_address(link)?;
    let url = Url::parse(&href).ok()?;
    let host = url.host_str()?;
    Some(Card {
        host: host.strip_prefix("www.").unwrap_or(host).to_owned(),
        path: url.path().to_owned(),
        href,
    })
}
