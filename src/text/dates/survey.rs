//! All dates and numbers of a text at once, the text cut into pieces a single time.

use jiff::civil::Date;

use super::DateMention;
use super::find::find_in;
use super::numbers::{Number, numbers_in};
use super::relative;
use super::scan::Pieces;

/// The dates and numbers of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Every date mentioned, in order.
    pub dates: Vec<DateMention>,
    /// Every number that is not part of a date, in order.
    pub numbers: Vec<Number>,
}

/// Finds the dates and numbers of a text.
pub fn survey(text: &str) -> Survey {
    let pieces = Pieces::of(text);
    let dates = find_in(&pieces);
    let numbers = numbers_in(&pieces, &dates);
    Survey { dates, numbers }
}

/// Every day, month and year that a relative word of a text may mean, seen from its article's day. A
/// year from `im vergangenen Jahr` is said without month and day.
pub fn implied(text: &str, article_date: Date) -> Vec<DateMention> {
    relative::implied(text, &Pieces::of(text), article_date)
}
