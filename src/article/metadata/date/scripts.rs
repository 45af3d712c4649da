//! The day of publication in what a page gives to its scripts: the last resort.

use jiff::civil::Date;

use super::YEARS;
use super::written::iso;

/// What programs call the day of publication, without signs between the words.
const KEYS: [&str; 7] = [
    "datepublished",
    "publishedat",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "publishedtime",
    "pubdate",
];

/// Bytes between a key and its value: quotation marks, a colon, signs that escape them.
const BETWEEN: usize = 14;

/// The first day in a page's markup that its scripts call that of publication. The parsed page has
/// neither scripts nor the attributes that are for them.
pub(crate) fn find(html: &str) -> Option<Date> {
    let in_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let mut rest = html;
    while let Some(at) = rest.find("ub") {
        let word = rest.get(rest.get(..at)?.trim_end_matches(in_key).len()..)?;
        let end = word.find(|c: char| !in_key(c))?;
        let (key, behind) = word.split_at_checked(end)?;
        let key = key.replace(['_', '-'], "").to_ascii_lowercase();
        if KEYS.contains(&key.trim_start_matches("data"))
            && let Some(date) = value(behind)
        {
            return Some(date);
        }
        rest = rest.get(at + 2..)?;
    }
    None
}

/// The day at the beginning of what stands behind a key.
fn value(behind: &str) -> Option<Date> {
    let sign = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\' | ':' | '=');
    let value = behind.trim_start_matches("&quot;").trim_start_matches(sign);
    let value = value.trim_start_matches("&quot;");
    if behind.len() - value.len() > BETWEEN {
        return None;
    }
    let value: String = value.chars().take(10).collect();
    value.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    iso(&value).filter(|date| YEARS.contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_scripts_are_given_names_the_day() {
        let day = Some(date(2019, 3, 2));
        for script in [
            r#"var meta = {"product":{"published_at":"2019-03-02T06:22:28+01:00"}};"#,
            r#"x = "{\"datePublished\":\"2019-03-02\"}";"#,
            "dataLayer = [{ 'publishDate' : '2019-03-02' }]",
            r#"<p data-p="{&quot;published_at&quot;:&quot;2019-03-02T06:22:28&quot;}">"#,
            r#"<div data-publish-date="2019-03-02">"#,
            "„pub“ = 1; pubDate: '2019/03/02'",
        ] {
            assert_eq!(find(script), day, "{script}");
        }
        for script in [
            r#"{"unpublished_at":"2019-03-02"}"#,
            r#"{"published_at":null,"created_at":"2019-03-02"}"#,
            r#"{"publishedAt":1551504148}"#,
        ] {
            assert_eq!(find(script), None, "{script}");
        }
    }
}
