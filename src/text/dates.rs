//! German dates, times and numbers as values: found, compared, and written out.

mod find;
mod names;
mod numbers;
mod relative;
mod scan;
mod survey;
mod tense;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

pub use find::find;
pub use names::month_name;
pub use numbers::{Number, Unit, numbers};
pub use relative::{referred, write_out, write_out_behind};
pub use survey::{Survey, implied, survey};

/// A date as a text mentions it; what is not said is not guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Byte range in the text.
    pub range: Range<usize>,
    /// Day of the month, where said.
    pub day: Option<i8>,
    /// Month, where said.
    pub month: Option<i8>,
    /// Year with four digits, where said (`20` in `01.05.20` is 2020).
    pub year: Option<i16>,
}

impl DateMention {
    /// The full date, if day, month and year are said and exist.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether everything this mention says is also said by the other.
    pub fn said_by(&self, other: &Self) -> bool {
        (self.day.is_none() || self.day == other.day)
            && (self.month.is_none() || self.month == other.month)
            && (self.year.is_none() || self.year == other.year)
    }
}

/// Reads one visible date, such as `Do, 26 Sep 2019`, `26. September 2019`, `01.05.20`.
pub fn parse(text: &str) -> Option<Date> {
    find(text).iter().find_map(DateMention::date)
}

/// `26. September 2019`.
pub fn german(date: Date) -> String {
    let month = month_name(date.month());
    format!("{}. {month} {}", date.day(), date.year())
}
