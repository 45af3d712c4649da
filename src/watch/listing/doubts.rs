//! What about a list makes one doubt that it was read well; for the admin who looks at it.

use crate::item::Item;
use crate::wording::{Words, doctor as say};

/// Something that is seldom so on a news page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No entry shows a day: old items that come up again cannot be told by their age.
    NoDays,
    /// Most entries have no headline.
    FewHeadlines,
    /// Most entries have no page of their own: their text is all they are known by.
    FewLinks,
    /// There is one entry only.
    OnlyOne,
    /// The days do not run from the newest to the oldest: perhaps dates to come.
    OldestFirst,
}

impl Doubt {
    /// In a sentence.
    pub fn words(self) -> Words {
        let phrase = match self {
            Self::NoDays => &say::DOUBT_NO_DAYS,
            Self::FewHeadlines => &say::DOUBT_FEW_HEADLINES,
            Self::FewLinks => &say::DOUBT_FEW_LINKS,
            Self::OnlyOne => &say::DOUBT_ONLY_ONE,
            Self::OldestFirst => &say::DOUBT_OLDEST_FIRST,
        };
        phrase.with(&[])
    }
}

/// What is doubtful about a list of entries.
pub fn doubts(items: &[Item]) -> Vec<Doubt> {
    let lacking = |has: fn(&Item) -> bool| items.iter().filter(|item| !has(item)).count();
    let most = |count: usize| count * 2 > items.len();
    let days: Vec<_> = items.iter().filter_map(|item| item.published).collect();
    let utc = jiff::tz::TimeZone::UTC;
    let rising = days.windows(2).filter(|pair| pair[0].day(&utc) < pair[1].day(&utc)).count();
    let signs = [
        (items.len() == 1, Doubt::OnlyOne),
        (days.is_empty(), Doubt::NoDays),
        (most(lacking(|item| item.title.is_some())), Doubt::FewHeadlines),
        (most(lacking(|item| item.link.is_some())), Doubt::FewLinks),
        (days.len() >= 3 && rising * 2 > days.len(), Doubt::OldestFirst),
    ];
    signs.into_iter().filter_map(|(sign, doubt)| sign.then_some(doubt)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::Published;

    fn item(day: i8) -> Item {
        Item {
            title: Some(format!("Meldung {day}")),
            link: format!("https://verein.example/{day}").parse().ok(),
            published: jiff::civil::Date::new(2026, 5, day).ok().map(Published::Day),
            ..Item::default()
        }
    }

    #[test]
    fn what_is_seldom_so_is_said() {
        let newest_first: Vec<Item> = [9, 7, 7, 3].map(item).into();
        assert_eq!(doubts(&newest_first), []);
        let oldest_first: Vec<Item> = newest_first.iter().rev().cloned().collect();
        assert_eq!(doubts(&oldest_first), []);
        assert_eq!(doubts(&[1, 2, 3, 4].map(item)), [Doubt::OldestFirst]);
        let undated = Item { published: None, ..item(1) };
        assert_eq!(doubts(&[undated]), [Doubt::OnlyOne, Doubt::NoDays]);
        let bare = Item { title: None, link: None, ..item(1) };
        assert_eq!(doubts(&[bare.clone(), bare]), [Doubt::FewHeadlines, Doubt::FewLinks]);
    }
}
