//! robots.txt (RFC 9309): which pages may be asked, and how often.

use std::borrow::Cow;
use std::time::Duration;

use url::Url;

/// The name under which robots.txt may address this program.
const PRODUCT: &str = "weitersagen";

/// A `Crawl-delay` is obeyed up to this long; a longer one would keep a round waiting for hours,
/// and the schedule already asks far more seldom than crawlers do.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What a robots.txt says to this program.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// Whether the pattern allows, and the pattern.
    paths: Vec<(bool, Box<str>)>,
    /// The time to leave between two requests (`Crawl-delay`, no part of the RFC).
    pub(super) pause: Option<Duration>,
}

impl Rules {
    /// Reads the rules of every group that names the product, or else of every group for `*`;
    /// empty patterns forbid nothing and are left out.
    pub(super) fn parse(robots: &str) -> Self {
        let mut own = Self::default();
        let mut general = Self::default();
        let mut named = false;
        let (mut in_own, mut in_general, mut in_names) = (false, false, false);
        let lines = robots.trim_start_matches('\u{FEFF}').split(['\n', '\r']);
        for (key, value) in lines.filter_map(line) {
            if key.eq_ignore_ascii_case("user-agent") {
                if !in_names {
                    (in_own, in_general) = (false, false);
                }
                in_names = true;
                in_general |= value == "*";
                in_own |= product_token(value).eq_ignore_ascii_case(PRODUCT);
                named |= in_own;
                continue;
            }
            let Some(rule) = Rule::read(key, value) else {
                continue;
            };
            in_names = false;
            if in_own {
                own.add(&rule);
            }
            if in_general {
                general.add(&rule);
            }
        }
        if named { own } else { general }
    }

    fn add(&mut self, rule: &Rule<'_>) {
        match rule {
            Rule::Path(_, "") => {}
            Rule::Path(allow, pattern) => {
                self.paths.push((*allow, normalise(pattern).into_owned().into_boxed_str()));
            }
            Rule::Pause(pause) => self.pause = self.pause.max(Some(*pause)),
        }
    }

    /// Whether an address may be asked. The longest matching pattern decides; of an `Allow` and a
    /// `Disallow` of the same length, the `Allow` does.
    pub(super) fn allow(&self, url: &Url) -> bool {
        let path = url.path();
        let target = url.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
        if target == "/robots.txt" {
            return true;
        }
        let target = normalise(&target);
        self.paths
            .iter()
            .filter(|(_, pattern)| matches(pattern, &target))
            .map(|(allow, pattern)| (pattern.len(), *allow))
            .max()
            .is_none_or(|(_, allow)| allow)
    }

    /// Bytes held.
    pub(super) fn size(&self) -> usize {
        let one = size_of::<(bool, Box<str>)>();
        self.paths.iter().map(|(_, pattern)| pattern.len() + one).sum()
    }
}

/// A line that says something to the agents named above it.
#[derive(Debug)]
enum Rule<'r> {
    Path(bool, &'r str),
    Pause(Duration),
}

impl<'r> Rule<'r> {
    fn read(key: &str, value: &'r str) -> Option<Self> {
        if key.eq_ignore_ascii_case("allow") {
            Some(Self::Path(true, value))
        } else if key.eq_ignore_ascii_case("disallow") {
            Some(Self::Path(false, value))
        } else if key.eq_ignore_ascii_case("crawl-delay") {
            let seconds = value.replace(',', ".").parse::<f64>().ok()?;
            let pause = seconds.clamp(0.0, LONGEST_PAUSE.as_secs_f64());
            Some(Self::Pause(Duration::try_from_secs_f64(pause).ok()?))
        } else {
            None
        }
    }
}

/// `key: value` without comment.
fn line(line: &str) -> Option<(&str, &str)> {
    let rule = line.split('#').next()?;
    let (key, value) = rule.split_once(':')?;
    Some((key.trim(), value.trim()))
}

/// `weitersagen/0.1` names `weitersagen`.
fn product_token(value: &str) -> &str {
    value
        .split(|c: char| !(c.is_ascii_alphabetic() || c == '-' || c == '_'))
        .next()
        .unwrap_or_default()
}

/// Percent-encodes what is not ASCII, decodes what needs no encoding, and writes the other escapes
/// in capital letters, so that the same path compares as the same (RFC 9309, section 2.2.2).
fn normalise(path: &str) -> Cow<'_, str> {
    if path.is_ascii() && !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut normal = String::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let escaped = (byte == b'%')
            .then(|| Some(value_of(ahead.next()?)? << 4 | value_of(ahead.next()?)?))
            .flatten();
        match escaped {
            Some(byte) => {
                bytes = ahead;
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                    normal.push(char::from(byte));
                } else {
                    escape(&mut normal, byte);
                }
            }
            None if byte.is_ascii() => normal.push(char::from(byte)),
            None => escape(&mut normal, byte),
        }
    }
    Cow::Owned(normal)
}

fn value_of(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

fn escape(text: &mut String, byte: u8) {
    text.push('%');
    text.push(hex(byte >> 4));
    text.push(hex(byte & 15));
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).map_or('0', |c| c.to_ascii_uppercase())
}

/// `*` stands for any text, `$` at the end for the end. Each part is taken at its first place,
/// which is enough for patterns without other wildcards and needs no going back.
fn matches(pattern: &str, target: &str) -> bool {
    let (pattern, anchored) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| target.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !anchored || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if anchored && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(robots: &str, path: &str) -> bool {
        let url = Url::parse("https://example.org").unwrap().join(path).unwrap();
        Rules::parse(robots).allow(&url)
    }

    #[test]
    fn the_longest_pattern_decides() {
        let robots = "User-agent: *\nDisallow: /\nAllow: /aktuelles/ # News\n\
                      Disallow: /aktuelles/intern\nDisallow: /*.pdf$\nDisallow: /*?print=\n";
        assert!(!allows(robots, "/"));
        assert!(allows(robots, "/aktuelles/news.html"));
        assert!(!allows(robots, "/aktuelles/intern/x"));
        assert!(allows("User-agent: *\nAllow: /a\nDisallow: /a\n", "/a"));
        let robots = "user-agent:*\ndisallow: /*.pdf$\ndisallow: /*?print=*&x\n";
        assert!(!allows(robots, "/a.pdf/b.pdf"));
        assert!(allows(robots, "/a.pdf/b"));
        assert!(!allows(robots, "/seite?print=1&x=2"));
        assert!(allows(robots, "/seite?print=1"));
    }

    #[test]
    fn a_group_by_name_replaces_the_general_one() {
        let robots = "User-agent: *\nDisallow: /\n\nUser-agent: other\n\
                      User-agent: Weitersagen/1.0\nDisallow: /geheim\n\n\
                      User-agent: third\nDisallow: /news\n\nUser-agent: weitersagen\nDisallow: /b";
        assert!(allows(robots, "/news"));
        assert!(!allows(robots, "/geheim/x"));
        assert!(!allows(robots, "/b"));
        assert!(allows("User-agent: *\nDisallow: /\nUser-agent: weitersagen\nDisallow:\n", "/"));
        assert!(allows("User-agent: weitersagener\nDisallow: /\n", "/"));
    }

    #[test]
    fn paths_compare_however_they_are_encoded() {
        assert!(!allows("User-agent: *\nDisallow: /über\n", "/%c3%bcber/uns"));
        assert!(!allows("User-agent: *\nDisallow: /%C3%BCber\n", "/über"));
        assert!(allows("", "/x"));
        assert!(allows("<html>no robots here</html>", "/x"));
        assert!(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
    }

    #[test]
    fn escapes_of_plain_letters_are_no_way_around() {
        assert!(!allows("User-agent: *\nDisallow: /intern\n", "/%69ntern/x"));
        assert!(!allows("User-agent: *\nDisallow: /%69ntern\n", "/intern/x"));
        assert!(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
        assert!(!allows("User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb"));
        assert!(allows("User-agent: *\nDisallow: /100%\n", "/10"));
    }

    #[test]
    fn the_pause_is_that_of_the_group_which_counts() {
        let pause = |robots: &str| Rules::parse(robots).pause.map(|pause| pause.as_secs_f64());
        assert_eq!(pause("User-agent: *\nCrawl-delay: 2.5\n"), Some(2.5));
        assert_eq!(pause("User-agent: *\rCrawl-Delay: 2,5\r"), Some(2.5));
        assert_eq!(pause("User-agent: *\nCrawl-delay: 86400\n"), Some(60.0));
        assert_eq!(pause("User-agent: other\nCrawl-delay: 5\n"), None);
        let both = "User-agent: *\nCrawl-delay: 5\nUser-agent: weitersagen\nCrawl-delay: 7\n";
        assert_eq!(pause(both), Some(7.0));
        for nonsense in ["", "soon", "-3", "NaN", "1e999"] {
            let robots = format!("User-agent: *\nCrawl-delay: {nonsense}\nDisallow: /a\n");
            assert!(!allows(&robots, "/a"), "{nonsense}");
            assert!(pause(&robots).is_none_or(|pause| (0.0..=60.0).contains(&pause)));
        }
    }
}
