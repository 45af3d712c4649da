//! Session numbers in addresses: of one visit, and none of them belongs into a name or a post.

use url::{Url, form_urlencoded};

/// Parameters that hold nothing else, in lower case.
const PARAMETERS: [&str; 7] =
    ["aspsessionid", "cfid", "cftoken", "jsessionid", "phpsessid", "session_id", "sessionid"];

/// Parameters that hold one or the number of something else, in lower case.
const AMBIGUOUS: [&str; 4] = ["oscsid", "s", "sid", "zenid"];

/// What stands behind a `;` in the path, in lower case.
const MATRIX: [&str; 3] = [";jsessionid=", ";phpsessid=", ";sid="];

/// A session's number has at least so many letters and digits; 26 is PHP's shortest.
const NUMBER_LEN: usize = 20;

/// The address without what belongs to one visit. Where there is nothing of that, it stays as it
/// is written.
pub(crate) fn without(link: &Url) -> Url {
    let path = stripped_path(link.path());
    let of_visit = |(name, value): &(String, String)| is_session(name, value);
    let pairs: Vec<(String, String)> = link.query_pairs().into_owned().collect();
    let mut bare = link.clone();
    if let Some(path) = path {
        bare.set_path(&path);
    }
    if pairs.iter().any(of_visit) {
        let kept: Vec<_> = pairs.iter().filter(|pair| !of_visit(pair)).collect();
        let coded = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept.iter().map(|(name, value)| (name, value)))
            .finish();
        bare.set_query((!coded.is_empty()).then_some(coded.as_str()));
    }
    bare
}

fn is_session(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    PARAMETERS.contains(&name.as_str())
        || name.starts_with("aspsessionid")
        || (AMBIGUOUS.contains(&name.as_str()) && is_number(value))
}

/// A number drawn by chance: long, and of letters and digits.
fn is_number(value: &str) -> bool {
    value.len() >= NUMBER_LEN
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && value.bytes().any(|byte| byte.is_ascii_digit())
}

/// The path without `;jsessionid=…` and without ASP.NET's `(S(…))`; none where it has neither.
fn stripped_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let kept: Vec<&str> =
        parts.iter().filter(|part| !is_asp(part)).map(|part| without_matrix(part)).collect();
    let stripped = kept.join("/");
    (stripped != path).then_some(stripped)
}

fn is_asp(part: &str) -> bool {
    let number = part.strip_prefix("(S(").and_then(|rest| rest.strip_suffix("))"));
    number.is_some_and(is_number)
}

/// A part of a path up to its session's number, which ends the part.
fn without_matrix(part: &str) -> &str {
    let lower = part.to_ascii_lowercase();
    let at = MATRIX.iter().filter_map(|name| lower.find(name)).min();
    at.and_then(|at| part.get(..at)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(link: &str) -> String {
        without(&Url::parse(link).unwrap()).to_string()
    }

    #[test]
    fn what_belongs_to_one_visit_goes() {
        let number = "0123456789abcdef0123456789abcdef";
        let article = "https://a.example/news/1.html";
        for link in [
            &format!("https://a.example/news/1.html;jsessionid={number}.node1"),
            &format!("https://a.example/news/1.html;JSESSIONID={number}"),
            "https://a.example/(S(a1b2c3d4e5f6g7h8i9j0k1l2))/news/1.html",
            &format!("{article}?PHPSESSID={number}"),
            &format!("{article}?phpsessid=kurz"),
            &format!("{article}?sid={number}"),
        ] {
            assert_eq!(bare(link), article, "{link}");
        }
        assert_eq!(bare(&format!("{article}?id=7&sid={number}#x")), format!("{article}?id=7#x"));
        assert_eq!(
            bare(&format!("https://a.example/a;jsessionid={number}/b?q=%C3%BC")),
            "https://a.example/a/b?q=%C3%BC"
        );
    }

    #[test]
    fn what_names_an_article_stays_as_it_is_written() {
        for link in [
            "https://a.example/news?sid=4711",
            "https://a.example/news?s=Integration+vor+Ort+und+anderswo",
            "https://a.example/news;2026/1.html?a=b&&c",
            "https://a.example/(Sommer)/1.html",
        ] {
            assert_eq!(bare(link), link);
        }
    }
}
