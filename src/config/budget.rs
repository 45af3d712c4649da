//! What X may cost: prices, the month's limit, and what happens when it is reached.

use super::faults::Faults;
use super::keys::Table;
use super::raw::Section;
use super::values;

/// Millionths of a US dollar in one.
pub const MICRO: u64 = 1_000_000;

/// The largest limit that may be set, in US dollars.
pub(super) const MOST_PER_MONTH: u32 = 100_000;
/// The largest price that may be set, in US dollars.
pub(super) const MOST_PER_OPERATION: u32 = 100;

/// What X charges for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// A post without anything that X links.
    Post,
    /// A post that holds a link.
    PostWithLink,
    /// Taking a post back.
    Delete,
    /// The alternative text of a picture.
    MediaMetadata,
    /// One post of the account's own timeline, read back. Others' posts are never read.
    OwnRead,
}

impl Operation {
    /// Every operation with its price in millionths of a US dollar, as X's list had it in autumn
    /// 2026 (pay per use).
    pub const ALL: [(Self, u64); 5] = [
        (Self::Post, 15_000),
        (Self::PostWithLink, 200_000),
        (Self::Delete, 10_000),
        (Self::MediaMetadata, 5_000),
        (Self::OwnRead, 1_000),
    ];

    /// The name in the database and in the configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::PostWithLink => "post_with_link",
            Self::Delete => "delete",
            Self::MediaMetadata => "media_metadata",
            Self::OwnRead => "own_read",
        }
    }
}

/// What happens to a post that the month's budget does not cover.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnBudget {
    /// It waits for the next month.
    #[default]
    Hold,
    /// It goes without its link, which is cheaper, as long as the budget covers that.
    WithoutLink,
    /// It is left out.
    Skip,
}

impl OnBudget {
    /// The name in the configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::WithoutLink => "without_link",
            Self::Skip => "skip",
        }
    }
}

/// What X may cost. Money is whole millionths of a US dollar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// In a month of the organisation's calendar, all accounts on X together.
    pub x_per_month: u64,
    /// What happens to a post beyond that.
    pub on_budget: OnBudget,
    prices: [u64; Operation::ALL.len()],
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            x_per_month: 10 * MICRO,
            on_budget: OnBudget::Hold,
            prices: Operation::ALL.map(|(_, price)| price),
        }
    }
}

impl Budget {
    /// What an operation costs, in millionths of a US dollar.
    pub fn price(&self, operation: Operation) -> u64 {
        let place = Operation::ALL.iter().position(|(one, _)| *one == operation);
        place.and_then(|place| self.prices.get(place)).copied().unwrap_or_default()
    }
}

/// Dollars as people write them, with cents at least: `0.20`, `0.015`.
pub fn dollars(micro: u64) -> String {
    let fraction = format!("{:06}", micro % MICRO);
    let cents = fraction.get(..2).unwrap_or_default();
    let rest = fraction.get(2..).unwrap_or_default().trim_end_matches('0');
    format!("{}.{cents}{rest}", micro / MICRO)
}

pub(super) const CHOICES: [(&str, OnBudget); 3] = [
    (OnBudget::Hold.as_str(), OnBudget::Hold),
    (OnBudget::WithoutLink.as_str(), OnBudget::WithoutLink),
    (OnBudget::Skip.as_str(), OnBudget::Skip),
];
const SYNONYMS: [(&str, &str); 6] = [
    ("warten", "hold"),
    ("wait", "hold"),
    ("ohne link", "without_link"),
    ("ohne_link", "without_link"),
    ("auslassen", "skip"),
    ("drop", "skip"),
];

/// Reads `[budget]`.
pub(super) fn read(root: &Section<'_>, faults: &mut Faults<'_>) -> Budget {
    let mut budget = Budget::default();
    let section = root.optional("budget", Table::Budget, faults);
    if let Some(limit) = section.money("x_usd_per_month", MOST_PER_MONTH, faults) {
        budget.x_per_month = limit;
    }
    let choice = section
        .parse("on_budget", faults, |text| values::one_of("on_budget", text, &CHOICES, &SYNONYMS));
    budget.on_budget = choice.unwrap_or_default();
    let prices = section.optional("x_prices", Table::Prices, faults);
    for ((operation, _), price) in Operation::ALL.iter().zip(&mut budget.prices) {
        if let Some(set) = prices.money(operation.as_str(), MOST_PER_OPERATION, faults) {
            *price = set;
        }
    }
    budget
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_are_written_with_cents_at_least() {
        for (micro, written) in [
            (0, "0.00"),
            (200_000, "0.20"),
            (15_000, "0.015"),
            (1_000, "0.001"),
            (10 * MICRO, "10.00"),
            (1_234_567, "1.234567"),
        ] {
            assert_eq!(dollars(micro), written);
        }
    }

    #[test]
    fn every_operation_has_its_price() {
        let budget = Budget::default();
        for (operation, price) in Operation::ALL {
            assert_eq!(budget.price(operation), price, "{operation:?}");
        }
    }
}
