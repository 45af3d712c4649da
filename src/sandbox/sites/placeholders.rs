//! The words in braces of the sample files: dates counted from today, addresses, set pieces.

use anyhow::{Context as _, bail};
use jiff::SignedDuration;
use jiff::civil::Date;
use url::Url;

use super::german;

/// What the placeholders of every file stand for.
pub(super) struct Words {
    pub(super) today: Date,
    organisation: String,
    portal: String,
}

/// What Joomla writes in place of an address that it hides from address collectors.
const HIDDEN_ADDRESS: &str = "<span id=\"cloak7d1e\">Diese E-Mail-Adresse ist vor Spambots \
    geschützt! Zur Anzeige muss JavaScript eingeschaltet sein!</span>";

impl Words {
    pub(super) fn new(today: Date, organisation: &Url, portal: &Url) -> Self {
        let bare = |url: &Url| url.as_str().trim_end_matches('/').to_owned();
        Self { today, organisation: bare(organisation), portal: bare(portal) }
    }

    /// The day that lies `offset` days from today.
    pub(super) fn day(&self, offset: i16) -> Date {
        self.today.saturating_add(SignedDuration::from_hours(24 * i64::from(offset)))
    }

    /// Replaces every `{word}` of the text. `own` knows the words of one file; the dates, counted
    /// from `base` days after today, and the addresses are known everywhere.
    pub(super) fn expand(
        &self,
        text: &str,
        base: i16,
        own: impl Fn(&str) -> Option<String>,
    ) -> anyhow::Result<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (word, behind) = after.split_once('}').context("an opening brace is not closed")?;
            out.push_str(before);
            match own(word) {
                Some(value) => out.push_str(&value),
                None => out.push_str(&self.common(word, base)?),
            }
            rest = behind;
        }
        out.push_str(rest);
        Ok(out)
    }

    fn common(&self, word: &str, base: i16) -> anyhow::Result<String> {
        let split = word.find(['+', '-']).unwrap_or(word.len());
        let (name, offset) = word.split_at(split);
        let offset: i16 = if offset.is_empty() { 0 } else { offset.parse()? };
        let day = self.day(base.saturating_add(offset));
        Ok(match name {
            "day" => german::long(day),
            "date" => german::without_year(day),
            "dotted" => german::dotted(day),
            "short" => german::short(day),
            "weekday" => german::weekday(day).to_owned(),
            "month" => german::month(day).to_owned(),
            "year" => day.year().to_string(),
            "lastyear" => (day.year() - 1).to_string(),
            "nextyear" => (day.year() + 1).to_string(),
            "organisation" => self.organisation.clone(),
            "portal" => self.portal.clone(),
            "email" => HIDDEN_ADDRESS.to_owned(),
            _ => bail!("nothing is known by the name {{{word}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn words() -> Words {
        let url = |text: &str| Url::parse(text).unwrap();
        Words::new(date(2027, 1, 2), &url("http://127.0.0.1:1/"), &url("http://127.0.0.1:2/"))
    }

    #[test]
    fn dates_are_counted_from_the_articles_day() {
        let text = words().expand("{weekday-3}, {day-3}; {short}; {date+1}", -1, |_| None);
        assert_eq!(text.unwrap(), "Dienstag, 29. Dezember 2026; 01.01.27; 2. Januar");
    }

    #[test]
    fn a_word_nobody_knows_is_an_error() {
        assert!(words().expand("{tag}", 0, |_| None).is_err());
        assert!(words().expand("{day", 0, |_| None).is_err());
        assert_eq!(words().expand("{tag}", 0, |w| Some(w.to_uppercase())).unwrap(), "TAG");
    }
}
