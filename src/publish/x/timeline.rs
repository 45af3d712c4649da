//! Reading an account's own timeline on X, page by page; the calls themselves are made elsewhere.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::wire::{CLOCK_SLACK, bound_there, id, json, succeeded};
use super::super::{AskError, Lookback, Timeline};
use super::answer::{post_url, refused};
use super::problem::is_missing_post;
use crate::net::ApiReply;
use crate::outbox::TimelinePost;
use crate::wording::networks;

/// Pages of 100 posts that are read at most; reading costs money.
const MAX_PAGES: usize = 4;

/// The parameter that asks for the links behind t.co: its name since and before summer 2026, and
/// none, should both be refused one day.
const DIALECTS: [Option<&str>; 3] = [Some("post.fields"), Some("tweet.fields"), None];

/// X takes no earlier `start_time`: 6 November 2010.
const EARLIEST: i64 = 1_289_001_600;

/// Milliseconds since 1970 at which X's ids begin to count.
const ID_EPOCH: i64 = 1_288_834_974_657;

/// Short links are 23 characters long; none is looked for that is longer than this, in bytes.
const LONGEST_SHORT: usize = 64;

/// Ids below this one are older than the rule that an id gives its time (November 2010).
const FIRST_TIMED_ID: i64 = 29_700_000_000;

/// A timeline half read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    asked: Lookback<'a>,
    /// `since_id` or `start_time`.
    from: (&'static str, String),
    dialect: usize,
    /// Page tokens: of the page asked for now.
    token: Option<String>,
    pages: usize,
    /// A page without links, kept while another dialect is tried.
    fallback: Option<Page>,
    timeline: Timeline,
    done: bool,
}

/// One page.
#[derive(Debug)]
struct Page {
    posts: Vec<TimelinePost>,
    next: Option<String>,
    /// Whether every entry was readable and X complained of nothing.
    whole: bool,
    /// Whether a short link stands in a text and nothing says where it leads.
    blind: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(asked: Lookback<'a>) -> Self {
        let numbered = asked.since.filter(|id| {
            (1..=19).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit())
        });
        let from = match numbered {
            Some(id) => ("since_id", id.to_owned()),
            None => ("start_time", start_time(asked.not_before)),
        };
        Self {
            asked,
            from,
            dialect: 0,
            token: None,
            pages: 0,
            fallback: None,
            timeline: Timeline::default(),
            done: false,
        }
    }

    /// The parameters of the next call; `None` once enough is read.
    pub(super) fn next_query(&self) -> Option<Vec<(&'static str, String)>> {
        if self.done || self.pages == MAX_PAGES {
            return None;
        }
        let exclude = if self.asked.replies { "retweets" } else { "replies,retweets" };
        let mut query = vec![
            ("max_results", "100".to_owned()),
            ("exclude", exclude.to_owned()),
            (self.from.0, self.from.1.clone()),
        ];
        if let Some(name) = DIALECTS.get(self.dialect).copied().flatten() {
            query.push((name, "entities".to_owned()));
        }
        if let Some(token) = &self.token {
            query.push(("pagination_token", token.clone()));
        }
        Some(query)
    }

    /// Takes the answer in.
    ///
    /// # Errors
    /// X refuses to answer, or its answer is no timeline.
    pub(super) fn take(
        &mut self,
        reply: &ApiReply,
        secrets: &[&SecretString],
    ) -> Result<(), AskError> {
        if self.begins_too_late(reply) {
            return Ok(());
        }
        let can_ask_otherwise = self.dialect + 1 < DIALECTS.len();
        if reply.status == 400 && can_ask_otherwise {
            self.dialect += 1;
            return Ok(());
        }
        let page = if succeeded(reply) { Page::read(reply) } else { Err(refused(reply, secrets)) };
        match page {
            Ok(page) if page.blind && can_ask_otherwise && self.fallback.is_none() => {
                self.fallback = Some(page);
                self.dialect += 1;
            }
            Ok(page) => self.accept(page),
            Err(error) => match self.fallback.take() {
                Some(page) => self.accept(page),
                None => return Err(error),
            },
        }
        Ok(())
    }

    /// Where our clock is so far ahead of X's that the first question began too late, it is asked
    /// again with the beginning by X's own clock.
    fn begins_too_late(&mut self, reply: &ApiReply) -> bool {
        if self.pages > 0 || self.from.0 != "start_time" {
            return false;
        }
        let Some(there) = bound_there(&self.asked, reply) else {
            return false;
        };
        let begun = self.from.1.parse().unwrap_or(Timestamp::MIN);
        // Within the slack of an hour nothing is missed.
        if there >= begun {
            return false;
        }
        let earlier = start_time(there);
        // A server whose clock stands before X's first day would be asked for ever.
        if earlier == self.from.1 {
            return false;
        }
        self.from.1 = earlier;
        true
    }

    fn accept(&mut self, page: Page) {
        self.fallback = None;
        self.pages += 1;
        self.timeline.posts.extend(page.posts);
        // A token that comes again would lead round in a circle.
        let ends = page.next.is_none();
        self.done = !page.whole || ends || page.next == self.token;
        self.timeline.complete = page.whole && ends;
        self.token = page.next;
    }

    pub(super) fn finish(self) -> Timeline {
        self.timeline
    }
}

/// One post asked for by its number; none where it is gone.
pub(super) fn one(
    reply: &ApiReply,
    secrets: &[&SecretString],
) -> Result<Option<TimelinePost>, AskError> {
    let body = json(reply).unwrap_or_default();
    let post = body.get("data").filter(|_| succeeded(reply)).and_then(read_post);
    match post {
        Some((post, _)) => Ok(Some(post)),
        // X says so with 404, or with 200 and no data.
        None if is_missing_post(&body) => Ok(None),
        None => Err(refused(reply, secrets)),
    }
}

fn start_time(not_before: Timestamp) -> String {
    let second = not_before.as_second().saturating_sub(CLOCK_SLACK.as_secs()).max(EARLIEST);
    let at = Timestamp::from_second(second).unwrap_or(not_before);
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl Page {
    fn read(reply: &ApiReply) -> Result<Self, AskError> {
        let body = json(reply).unwrap_or_default();
        let entries = body.get("data").and_then(Value::as_array);
        // An empty timeline has no `data`, but always `meta`.
        if entries.is_none() && !body.get("meta").is_some_and(Value::is_object) {
            return Err(AskError::Passing(networks::X_TIMELINE_UNREADABLE.told([])));
        }
        let entries = entries.map_or(&[][..], Vec::as_slice);
        let read: Vec<(TimelinePost, bool)> = entries.iter().filter_map(read_post).collect();
        let unreadable = read.len() < entries.len();
        let complaints = body.get("errors").and_then(Value::as_array);
        let next = body.pointer("/meta/next_token").and_then(Value::as_str);
        Ok(Self {
            next: next.filter(|token| !token.is_empty()).map(str::to_owned),
            whole: !unreadable && complaints.is_none_or(Vec::is_empty),
            blind: read.iter().any(|(_, blind)| *blind),
            posts: read.into_iter().map(|(post, _)| post).collect(),
        })
    }
}

/// A post, and whether a short link in it leads nobody knows where.
fn read_post(entry: &Value) -> Option<(TimelinePost, bool)> {
    let remote_id = id(entry.get("id")?)?;
    let text = entry.get("text").and_then(Value::as_str)?;
    let (mut links, mut shortened) = (Vec::new(), HashMap::<&str, VecDeque<&str>>::new());
    let urls = entry.pointer("/entities/urls").and_then(Value::as_array);
    for url in urls.into_iter().flatten() {
        let part = |name| url.get(name).and_then(Value::as_str).filter(|part| !part.is_empty());
        let (Some(short), Some(expanded)) = (part("url"), part("expanded_url")) else {
            continue;
        };
        // X adds a link to each picture; nobody wrote it.
        let is_picture = part("display_url").is_some_and(|shown| shown.starts_with("pic."));
        shortened.entry(short).or_default().push_back(if is_picture { "" } else { expanded });
        if !is_picture {
            links.extend(Url::parse(expanded).ok());
        }
    }
    let mut text = written_out(text, shortened);
    let blind = text.contains("https://t.co/");
    if blind {
        let known = |word: &str| !word.contains("https://t.co/");
        text = text.split_inclusive(char::is_whitespace).filter(|word| known(word)).collect();
    }
    let text = unescape(text.trim());
    let created = created(entry, &remote_id);
    Some((
        TimelinePost { remote_url: post_url(&remote_id), remote_id, text, links, created },
        blind,
    ))
}

/// The text with its short links as what they stand for. X tells of each place by itself, so each
/// is written out once: however often a link comes, the text grows by no more than X sent.
fn written_out(text: &str, mut shortened: HashMap<&str, VecDeque<&str>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, here)) = rest.find("http").and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let mut lengths = (1..=here.len().min(LONGEST_SHORT)).rev();
        let link = lengths.find_map(|length| {
            let (short, behind) = here.split_at_checked(length)?;
            Some((shortened.get_mut(short)?.pop_front()?, behind))
        });
        rest = if let Some((link, behind)) = link {
            out.push_str(link);
            behind
        } else {
            let (sign, behind) = here.split_at_checked(1).unwrap_or((here, ""));
            out.push_str(sign);
            behind
        };
    }
    out + rest
}

/// X escapes these three characters in a post's text.
fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn created(entry: &Value, remote_id: &str) -> Option<Timestamp> {
    let said = entry.get("created_at").and_then(Value::as_str);
    said.and_then(|text| text.parse().ok()).or_else(|| time_of(remote_id))
}

/// When a post was made, told by its id.
fn time_of(remote_id: &str) -> Option<Timestamp> {
    let id: i64 = remote_id.parse().ok().filter(|id| *id >= FIRST_TIMED_ID)?;
    Timestamp::from_millisecond((id >> 22) + ID_EPOCH).ok()
}
