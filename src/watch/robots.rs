//! robots.txt (RFC 9309): which pages may be asked.

use std::borrow::Cow;

use url::Url;

/// The name under which robots.txt may address this program.
const PRODUCT: &str = "weitersagen";

/// Whether the rules allow an address to be asked. The longest matching pattern decides; of an
/// `Allow` and a `Disallow` of the same length, the `Allow` does.
pub(super) fn allowed(robots: &str, url: &Url) -> bool {
    let path = url.path();
    let target = url.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    if target == "/robots.txt" {
        return true;
    }
    let target = normalise(&target);
    rules_for(robots, PRODUCT)
        .filter_map(|(allow, pattern)| {
            let pattern = normalise(pattern);
            matches(&pattern, &target).then_some((pattern.len(), allow))
        })
        .max()
        .is_none_or(|(_, allow)| allow)
}

/// The rules of every group that names the product, or else of every group for `*`; empty
/// patterns forbid nothing and are left out.
fn rules_for<'r>(robots: &'r str, product: &str) -> impl Iterator<Item = (bool, &'r str)> {
    let mut own = Vec::new();
    let mut general = Vec::new();
    let mut named = false;
    let (mut in_own, mut in_general, mut in_names) = (false, false, false);
    for (key, value) in robots.trim_start_matches('\u{FEFF}').lines().filter_map(line) {
        if key.eq_ignore_ascii_case("user-agent") {
            if !in_names {
                (in_own, in_general) = (false, false);
            }
            in_names = true;
            in_general |= value == "*";
            in_own |= product_token(value).eq_ignore_ascii_case(product);
            named |= in_own;
            continue;
        }
        let allow = key.eq_ignore_ascii_case("allow");
        if !allow && !key.eq_ignore_ascii_case("disallow") {
            continue;
        }
        in_names = false;
        if value.is_empty() {
            continue;
        }
        if in_own {
            own.push((allow, value));
        }
        if in_general {
            general.push((allow, value));
        }
    }
    if named { own } else { general }.into_iter()
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

/// Percent-encodes what is not ASCII, and writes escapes in capital letters, so that the same
/// path compares as the same.
fn normalise(path: &str) -> Cow<'_, str> {
    if path.is_ascii() && !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut normal = String::with_capacity(path.len());
    let mut capitals = 0;
    for byte in path.bytes() {
        if byte.is_ascii() {
            let letter = char::from(byte);
            normal.push(if capitals > 0 { letter.to_ascii_uppercase() } else { letter });
            capitals = if byte == b'%' { 2_u8 } else { capitals.saturating_sub(1) };
        } else {
            normal.push('%');
            normal.push(hex(byte >> 4));
            normal.push(hex(byte & 15));
        }
    }
    Cow::Owned(normal)
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
        allowed(robots, &url)
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
}
