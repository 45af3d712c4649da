//! All dates and numbers of a text at once, the text cut into pieces a single time.

use jiff::civil::Date;

use super::DateMention;
use super::find::find_in;
use super::numbers::{Number, numbers_in};
use super::relative::implied;
use super::scan::Pieces;

/// The dates and numbers of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Every date mentioned, in order.
    pub dates: Vec<DateMention>,
    /// Every number that is not part of a date, in order.
    pub numbers: Vec<Number>,
    /// Every day, month and year that a relative word may mean, seen from the article's day. A year
    /// from `im vergangenen Jahr` is said without month and day.
    pub implied: Vec<DateMention>,
}

/// Finds the dates and numbers of a text, and from its article's day what its relative words mean.
pub fn survey(text: &str, article_date: Option<Date>) -> Survey {
    let pieces = Pieces::of(text);
    let dates = find_in(&pieces);
    let numbers = numbers_in(&pieces, &dates);
    let implied = article_date.map(|date| implied(text, &pieces, date)).unwrap_or_default();
    Survey { dates, numbers, implied }
}
