//! What about a list makes one doubt that it was read well; for the admin who looks at it.

use crate::item::Item;

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
    /// In a German sentence.
    pub const fn german(self) -> &'static str {
        match self {
            Self::NoDays => {
                "Kein Eintrag zeigt ein Datum; ob ein Eintrag alt ist, sagt dann erst seine Seite."
            }
            Self::FewHeadlines => "Die meisten Einträge haben keine Überschrift.",
            Self::FewLinks => {
                "Die meisten Einträge haben keine eigene Seite; sie werden an ihrem Text erkannt."
            }
            Self::OnlyOne => "Nur ein Eintrag wurde gefunden.",
            Self::OldestFirst => {
                "Der älteste Eintrag steht oben; vielleicht sind es Termine, keine Meldungen."
            }
        }
    }

    /// In an English sentence.
    pub const fn english(self) -> &'static str {
        match self {
            Self::NoDays => {
                "No entry shows a date; only its page can then tell whether an entry is old."
            }
            Self::FewHeadlines => "Most entries have no headline.",
            Self::FewLinks => {
                "Most entries have no page of their own; they are known by their text."
            }
            Self::OnlyOne => "Only one entry was found.",
            Self::OldestFirst => "The oldest entry stands first; perhaps these are dates to come.",
        }
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
