//! What the timeline proves about a delivery whose answer was unclear.

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::settle::after;
use super::{OutboxConfig, State, TimelinePost};
use crate::item::canonical_link;
use crate::text::hygiene;
use crate::wording::{Told, reasons};

/// The post as T1 froze it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The text as sent.
    pub text: String,
    /// The link as sent.
    pub link: Url,
    /// The attempt's start.
    pub at: Timestamp,
}

/// What one read of the timeline shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// It is there.
    Found {
        /// The network's id.
        remote_id: String,
        /// Where followers see it.
        remote_url: Option<Url>,
    },
    /// Every post since the marker was read, and it is not among them.
    Absent,
    /// Not all of it could be read.
    Incomplete,
}

/// The reads already made of one ambiguous delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reads {
    /// How many, this one not counted.
    pub made: u32,
    /// When a complete read first showed that it is not there.
    pub first_absent: Option<Timestamp>,
}

/// What follows from a read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The delivery leaves `ambiguous` with this evidence.
    Settled {
        /// `posted`, `retry_wait` or `needs_human`.
        state: State,
        /// Why, for the journal.
        reason: Told,
    },
    /// Read again.
    Again {
        /// When.
        at: Timestamp,
        /// What to remember.
        reads: Reads,
    },
}

/// Looks for the frozen post among those read. `taken` are ids that belong to other deliveries:
/// entries of agsa.de that share the list's address could otherwise be taken for one another.
pub fn evidence(
    frozen: &Frozen,
    posts: &[TimelinePost],
    complete: bool,
    taken: &[String],
) -> Evidence {
    let free = || posts.iter().filter(|post| !taken.contains(&post.remote_id));
    let wanted = comparable(&frozen.text);
    let link = canonical_link(&frozen.link);
    let by_text = free().find(|post| !wanted.is_empty() && comparable(&post.text) == wanted);
    let by_link = || {
        free().find(|post| {
            let alike = post.links.iter().any(|candidate| canonical_link(candidate) == link);
            alike && shares_words(&wanted, &comparable(&post.text))
        })
    };
    match by_text.or_else(by_link) {
        Some(post) => Evidence::Found {
            remote_id: post.remote_id.clone(),
            remote_url: post.remote_url.clone(),
        },
        None if complete => Evidence::Absent,
        None => Evidence::Incomplete,
    }
}

/// Finds the post that already tells a story, among posts that belong to no delivery: by one of
/// the story's own links, else by its words. A link that several stories share is no evidence and
/// must not be given.
pub fn recognise<'a>(
    posts: &'a [TimelinePost],
    links: &[Url],
    text: Option<&str>,
) -> Option<&'a TimelinePost> {
    let links: Vec<_> = links.iter().map(canonical_link).collect();
    let wanted = text.map(comparable).filter(|words| !words.is_empty());
    let by_link = |post: &&TimelinePost| {
        post.links.iter().any(|candidate| links.contains(&canonical_link(candidate)))
    };
    let by_text = |post: &&TimelinePost| {
        wanted.as_ref().is_some_and(|words| comparable(&post.text) == *words)
    };
    posts.iter().find(by_link).or_else(|| posts.iter().find(by_text))
}

/// Whether a post that was read back has these words: a network may have changed its white space and
/// its links.
pub fn same_words(one: &str, other: &str) -> bool {
    comparable(one) == comparable(other)
}

/// Decides what follows from one read; `None` where the timeline could not be read at all.
/// Absence takes two complete reads at least `policy.absence` apart; age alone proves nothing.
pub fn judge(
    seen: Option<&Evidence>,
    reads: Reads,
    policy: &OutboxConfig,
    now: Timestamp,
) -> Verdict {
    let made = reads.made.saturating_add(1);
    let again = |first_absent: Option<Timestamp>| {
        let index = usize::try_from(made).unwrap_or(usize::MAX);
        let planned = policy.reconcile.get(index).map(|wait| after(now, *wait));
        // The schedule of reads has ended, but a first absence still deserves its second read.
        let proof = first_absent.map(|first| after(first, policy.absence).max(now));
        planned.or(proof).map(|at| Verdict::Again { at, reads: Reads { made, first_absent } })
    };
    let gave_up = |why: Told| Verdict::Settled { state: State::NeedsHuman, reason: why };
    match seen {
        Some(Evidence::Found { remote_id, .. }) => Verdict::Settled {
            state: State::Posted,
            reason: reasons::FOUND.told([remote_id.into()]),
        },
        Some(Evidence::Absent) => match reads.first_absent {
            Some(first) if far_enough(first, now, policy) => {
                Verdict::Settled { state: State::RetryWait, reason: reasons::ABSENT.told([]) }
            }
            first => again(Some(first.unwrap_or(now)))
                .unwrap_or_else(|| gave_up(reasons::NO_SECOND_READ.told([]))),
        },
        Some(Evidence::Incomplete) | None => {
            let exhausted = usize::try_from(made).unwrap_or(usize::MAX) >= policy.reconcile.len();
            let next = if exhausted { None } else { again(reads.first_absent) };
            next.unwrap_or_else(|| gave_up(reasons::NEVER_READ_IN_FULL.told([])))
        }
    }
}

fn far_enough(first: Timestamp, now: Timestamp, policy: &OutboxConfig) -> bool {
    SignedDuration::try_from(policy.absence).is_ok_and(|gap| now.duration_since(first) >= gap)
}

/// The words of a text without its links, lower case, so that t.co, an ellipsis or another white
/// space cannot hide a post.
fn comparable(text: &str) -> Vec<String> {
    hygiene::clean(text)
        .split_whitespace()
        .filter(|word| !word.starts_with("http://") && !word.starts_with("https://"))
        .map(str::to_lowercase)
        .collect()
}

/// Whether at least half of the wanted words stand in the other text: the same link alone is not
/// the same post where several entries share their list's address.
fn shares_words(wanted: &[String], other: &[String]) -> bool {
    let shared = wanted.iter().filter(|word| other.contains(word)).count();
    2 * shared >= wanted.len()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn policy() -> OutboxConfig {
        OutboxConfig {
            retry: vec![],
            reconcile: [30, 120, 600, 3600].map(Duration::from_secs).to_vec(),
            absence: Duration::from_secs(600),
        }
    }

    fn frozen() -> Frozen {
        Frozen {
            text: "Die Konferenz fand statt.\n\nhttps://a.example/1".into(),
            link: Url::parse("https://a.example/1").unwrap(),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    fn post(id: &str, text: &str, link: &str) -> TimelinePost {
        TimelinePost {
            remote_id: id.into(),
            remote_url: None,
            text: text.into(),
            links: Url::parse(link).into_iter().collect(),
            created: None,
        }
    }

    fn second(at: i64) -> Timestamp {
        Timestamp::from_second(at).unwrap()
    }

    #[test]
    fn it_is_found_by_its_words_whatever_became_of_the_link() {
        let posts = [post("7", "Die Konferenz  fand statt. https://t.co/x", "https://t.co/x")];
        let seen = evidence(&frozen(), &posts, false, &[]);
        assert_eq!(seen, Evidence::Found { remote_id: "7".into(), remote_url: None });
    }

    #[test]
    fn it_is_found_by_its_link_where_the_network_changed_the_words() {
        let posts = [post("7", "Die Konferenz fand …", "https://a.example/1")];
        assert!(matches!(evidence(&frozen(), &posts, true, &[]), Evidence::Found { .. }));
    }

    #[test]
    fn another_entry_of_the_same_list_is_not_it() {
        let posts = [post("7", "Morgen öffnet das Café.", "https://a.example/1")];
        assert_eq!(evidence(&frozen(), &posts, true, &[]), Evidence::Absent);
        let same = [post("7", "Die Konferenz fand statt.", "https://a.example/1")];
        assert_eq!(evidence(&frozen(), &same, true, &["7".into()]), Evidence::Absent);
    }

    #[test]
    fn a_post_of_the_lost_days_is_recognised_by_its_link_or_its_words() {
        let posts = [
            post("7", "Ein neuer Text.", "https://a.example/1"),
            post("8", "Die Konferenz fand statt. https://t.co/x", "https://t.co/x"),
        ];
        let own = [Url::parse("https://a.example/1?utm_source=rss").unwrap()];
        let id = |found: Option<&TimelinePost>| found.map(|post| post.remote_id.clone());
        assert_eq!(id(recognise(&posts, &own, None)).as_deref(), Some("7"));
        let text = Some("Die Konferenz fand statt.\n\nhttps://a.example/2");
        assert_eq!(id(recognise(&posts, &[], text)).as_deref(), Some("8"));
        assert_eq!(recognise(&posts, &[], Some("https://a.example/1")), None);
        assert_eq!(recognise(&posts, &[], None), None);
    }

    #[test]
    fn an_incomplete_read_proves_nothing() {
        assert_eq!(evidence(&frozen(), &[], false, &[]), Evidence::Incomplete);
        let verdict = judge(Some(&Evidence::Incomplete), Reads::default(), &policy(), second(30));
        let reads = Reads { made: 1, first_absent: None };
        assert_eq!(verdict, Verdict::Again { at: second(150), reads });
    }

    #[test]
    fn absence_takes_two_complete_reads_far_enough_apart() {
        let mut reads = Reads::default();
        let mut now = second(30);
        let mut seen = 0;
        let state = loop {
            seen += 1;
            match judge(Some(&Evidence::Absent), reads, &policy(), now) {
                Verdict::Again { at, reads: next } => (now, reads) = (at, next),
                Verdict::Settled { state, .. } => break state,
            }
        };
        assert_eq!(state, State::RetryWait);
        assert_eq!(seen, 3, "reads at 30 s, 150 s and 750 s");
        assert_eq!(now, second(750));
    }

    #[test]
    fn a_timeline_that_stays_silent_goes_to_a_person() {
        let mut reads = Reads::default();
        let mut now = second(30);
        let state = loop {
            match judge(None, reads, &policy(), now) {
                Verdict::Again { at, reads: next } => (now, reads) = (at, next),
                Verdict::Settled { state, .. } => break state,
            }
        };
        assert_eq!(state, State::NeedsHuman);
        assert_eq!(reads.made, 3);
    }

    #[test]
    fn no_schedule_of_reads_leaves_ambiguity_without_evidence() {
        let none = OutboxConfig { reconcile: vec![], ..policy() };
        let verdict = judge(None, Reads::default(), &none, second(0));
        assert!(matches!(verdict, Verdict::Settled { state: State::NeedsHuman, .. }));
        let absent = judge(Some(&Evidence::Absent), Reads::default(), &none, second(0));
        assert!(matches!(absent, Verdict::Again { at, .. } if at == second(600)));
    }
}
