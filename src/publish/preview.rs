//! Preview: nothing leaves; what would be sent is written down.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::PathBuf;

use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use crate::item::{Image, Post};

/// Writes one JSON line per post to `preview.jsonl` in the state folder.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The file.
    pub path: PathBuf,
}

#[derive(Serialize)]
struct Line<'a> {
    at: Timestamp,
    account: &'a str,
    text: &'a str,
    link: &'a Url,
    image: Option<&'a Image>,
    #[serde(skip_serializing_if = "<[Image]>::is_empty")]
    more_images: &'a [Image],
}

impl Preview {
    /// Appends a post. The file is made where there is none.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, account: &str, post: &Post, now: Timestamp) -> io::Result<()> {
        let image = post.image.as_ref();
        let more_images = post.more_images.as_slice();
        let line =
            Line { at: now, account, text: &post.text, link: &post.link, image, more_images };
        let mut line = serde_json::to_vec(&line)?;
        line.push(b'\n');
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        // One write, so that two lines never mix.
        OpenOptions::new().create(true).append(true).open(&self.path)?.write_all(&line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_post_is_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let preview = Preview { path: folder.path().join("state/preview.jsonl") };
        let link = Url::parse("https://www.agsa.de/news/fest.html").unwrap();
        let text = "Ein „Fest“ im Hof.\n\nhttps://www.agsa.de/news/fest.html".to_owned();
        let post = Post { text, link, image: None, more_images: Vec::new() };
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        preview.write("facebook", &post, now).unwrap();
        preview.write("x", &post, now).unwrap();
        insta::assert_snapshot!(fs::read_to_string(&preview.path).unwrap(), @r#"
        {"at":"2026-11-22T12:00:00Z","account":"facebook","text":"Ein „Fest“ im Hof.\n\nhttps://www.agsa.de/news/fest.html","link":"https://www.agsa.de/news/fest.html","image":null}
        {"at":"2026-11-22T12:00:00Z","account":"x","text":"Ein „Fest“ im Hof.\n\nhttps://www.agsa.de/news/fest.html","link":"https://www.agsa.de/news/fest.html","image":null}
        "#);
    }
}
