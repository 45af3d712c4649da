//! Public holidays of the German states, computed from their laws: no list that runs out.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A state („Bundesland“), by the code of ISO 3166-2:DE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the codes are the states' own; `name` writes them out")]
pub enum Land {
    Bb,
    Be,
    Bw,
    By,
    Hb,
    He,
    Hh,
    Mv,
    Ni,
    Nw,
    Rp,
    Sh,
    Sl,
    Sn,
    St,
    Th,
}

use Land::{Bb, Be, Bw, By, Hb, He, Hh, Mv, Ni, Nw, Rp, Sh, Sl, Sn, St, Th};

impl Land {
    /// Every state with its code and its name.
    pub const ALL: [(&'static str, Self, &'static str); 16] = [
        ("BB", Bb, "Brandenburg"),
        ("BE", Be, "Berlin"),
        ("BW", Bw, "Baden-Württemberg"),
        ("BY", By, "Bayern"),
        ("HB", Hb, "Bremen"),
        ("HE", He, "Hessen"),
        ("HH", Hh, "Hamburg"),
        ("MV", Mv, "Mecklenburg-Vorpommern"),
        ("NI", Ni, "Niedersachsen"),
        ("NW", Nw, "Nordrhein-Westfalen"),
        ("RP", Rp, "Rheinland-Pfalz"),
        ("SH", Sh, "Schleswig-Holstein"),
        ("SL", Sl, "Saarland"),
        ("SN", Sn, "Sachsen"),
        ("ST", St, "Sachsen-Anhalt"),
        ("TH", Th, "Thüringen"),
    ];

    /// The name in German.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, land, _)| *land == self).map_or("", |(_, _, name)| name)
    }
}

/// A day of the year, or one counted from Easter Sunday.
#[derive(Clone, Copy)]
enum Day {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i64),
    /// The Wednesday before 23 November.
    Repentance,
}

/// A holiday: its name, its day, the years in which it is one, and where (nowhere named: all).
struct Rule {
    name: &'static str,
    day: Day,
    from: i16,
    until: i16,
    lands: &'static [Land],
}

const fn rule(name: &'static str, day: Day, from: i16, lands: &'static [Land]) -> Rule {
    Rule { name, day, from, until: i16::MAX, lands }
}

/// The laws of the states as of 2026. Left out is what holds in some municipalities only: Mariä
/// Himmelfahrt in Bavaria, Fronleichnam in parts of Saxony and Thuringia, Augsburg's own day.
const RULES: [Rule; 23] = [
    rule("Neujahr", Day::Fixed(1, 1), 1949, &[]),
    rule("Heilige Drei Könige", Day::Fixed(1, 6), 1991, &[Bw, By, St]),
    rule("Frauentag", Day::Fixed(3, 8), 2019, &[Be]),
    rule("Frauentag", Day::Fixed(3, 8), 2023, &[Mv]),
    rule("Karfreitag", Day::Easter(-2), 1949, &[]),
    rule("Ostersonntag", Day::Easter(0), 1991, &[Bb]),
    rule("Ostermontag", Day::Easter(1), 1949, &[]),
    rule("Tag der Arbeit", Day::Fixed(5, 1), 1949, &[]),
    // Once, 80 years after the liberation, and 75 years after the uprising of 17 June.
    Rule {
        name: "Tag der Befreiung",
        day: Day::Fixed(5, 8),
        from: 2025,
        until: 2025,
        lands: &[Be],
    },
    Rule { name: "17. Juni", day: Day::Fixed(6, 17), from: 2028, until: 2028, lands: &[Be] },
    rule("Christi Himmelfahrt", Day::Easter(39), 1949, &[]),
    rule("Pfingstsonntag", Day::Easter(49), 1991, &[Bb]),
    rule("Pfingstmontag", Day::Easter(50), 1949, &[]),
    rule("Fronleichnam", Day::Easter(60), 1949, &[Bw, By, He, Nw, Rp, Sl]),
    rule("Mariä Himmelfahrt", Day::Fixed(8, 15), 1949, &[Sl]),
    rule("Weltkindertag", Day::Fixed(9, 20), 2019, &[Th]),
    rule("Tag der Deutschen Einheit", Day::Fixed(10, 3), 1990, &[]),
    rule("Reformationstag", Day::Fixed(10, 31), 1992, &[Bb, Mv, Sn, St, Th]),
    rule("Reformationstag", Day::Fixed(10, 31), 2018, &[Hb, Hh, Ni, Sh]),
    rule("Allerheiligen", Day::Fixed(11, 1), 1949, &[Bw, By, Nw, Rp, Sl]),
    rule("Buß- und Bettag", Day::Repentance, 1991, &[Sn]),
    rule("1. Weihnachtstag", Day::Fixed(12, 25), 1949, &[]),
    rule("2. Weihnachtstag", Day::Fixed(12, 26), 1949, &[]),
];

/// The name of the public holiday that a day is in a state, if it is one.
pub fn holiday(land: Land, date: Date) -> Option<&'static str> {
    let year = date.year();
    let holds = |rule: &&Rule| {
        (rule.from..=rule.until).contains(&year)
            && (rule.lands.is_empty() || rule.lands.contains(&land))
            && rule.day.is(date)
    };
    RULES.iter().find(holds).map(|rule| rule.name)
}

/// The public holidays of a year in a state, in order.
pub fn holidays(land: Land, year: i16) -> Vec<(Date, &'static str)> {
    let first = Date::new(year, 1, 1).into_iter();
    let days = first.flat_map(|first| first.series(1.day()).take_while(move |d| d.year() == year));
    days.filter_map(|day| Some((day, holiday(land, day)?))).collect()
}

impl Day {
    fn is(self, date: Date) -> bool {
        match self {
            Self::Fixed(month, day) => (date.month(), date.day()) == (month, day),
            Self::Easter(days) => easter(date.year())
                .and_then(|easter| easter.checked_add(days.days()).ok())
                .is_some_and(|day| day == date),
            Self::Repentance => {
                date.month() == 11
                    && (16..=22).contains(&date.day())
                    && date.weekday() == Weekday::Wednesday
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the „Meeus/Jones/Butcher“ form of Gauss's rule).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let moon_shift =
        (century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 19 * golden + 15)
            .rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon_shift - rest % 4).rem_euclid(7);
    let late = (golden + 11 * moon_shift + 22 * weekday) / 451;
    let days = moon_shift + weekday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_almanacs_have_it() {
        for (year, month, day) in [
            (1954, 4, 18),
            (1961, 4, 2),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
        }
    }

    fn days(land: Land, year: i16) -> Vec<(i8, i8)> {
        holidays(land, year).into_iter().map(|(day, _)| (day.month(), day.day())).collect()
    }

    #[test]
    fn the_holidays_of_sachsen_anhalt() {
        for (year, good_friday, moving) in [
            (2026, (4, 3), [(4, 6), (5, 14), (5, 25)]),
            (2027, (3, 26), [(3, 29), (5, 6), (5, 17)]),
            (2028, (4, 14), [(4, 17), (5, 25), (6, 5)]),
        ] {
            let [monday, ascension, whit_monday] = moving;
            let mut expected = vec![
                (1, 1),
                (1, 6),
                good_friday,
                monday,
                (5, 1),
                ascension,
                whit_monday,
                (10, 3),
                (10, 31),
                (12, 25),
                (12, 26),
            ];
            expected.sort_unstable();
            assert_eq!(days(St, year), expected, "{year}");
        }
        assert_eq!(holiday(St, date(2026, 10, 31)), Some("Reformationstag"));
        assert_eq!(holiday(St, date(2026, 11, 18)), None);
        assert_eq!(St.name(), "Sachsen-Anhalt");
    }

    /// How many public holidays each state has in 2027, and its own days of that year.
    #[test]
    fn every_state_by_its_own_law() {
        let common = days(Ni, 2027);
        assert_eq!(common.len(), 10);
        for (land, own) in [
            (Bb, &[(3, 28), (5, 16), (10, 31)][..]),
            (Be, &[(3, 8)]),
            (Bw, &[(1, 6), (5, 27), (11, 1)]),
            (By, &[(1, 6), (5, 27), (11, 1)]),
            (Hb, &[(10, 31)]),
            (He, &[(5, 27)]),
            (Hh, &[(10, 31)]),
            (Mv, &[(3, 8), (10, 31)]),
            (Ni, &[(10, 31)]),
            (Nw, &[(5, 27), (11, 1)]),
            (Rp, &[(5, 27), (11, 1)]),
            (Sh, &[(10, 31)]),
            (Sl, &[(5, 27), (8, 15), (11, 1)]),
            (Sn, &[(10, 31), (11, 17)]),
            (St, &[(1, 6), (10, 31)]),
            (Th, &[(9, 20), (10, 31)]),
        ] {
            let mut expected: Vec<(i8, i8)> =
                common.iter().copied().filter(|day| *day != (10, 31)).chain(own.to_vec()).collect();
            expected.sort_unstable();
            assert_eq!(days(land, 2027), expected, "{land:?}");
        }
    }

    #[test]
    fn laws_have_a_first_year_and_some_a_last() {
        assert_eq!(holiday(Be, date(2018, 3, 8)), None);
        assert_eq!(holiday(Be, date(2019, 3, 8)), Some("Frauentag"));
        assert_eq!(holiday(Mv, date(2022, 3, 8)), None);
        assert_eq!(holiday(Ni, date(2016, 10, 31)), None);
        assert_eq!(holiday(Be, date(2025, 5, 8)), Some("Tag der Befreiung"));
        assert_eq!(holiday(Be, date(2026, 5, 8)), None);
        assert_eq!(holiday(Be, date(2028, 6, 17)), Some("17. Juni"));
        for (year, day) in [(2022, 16), (2023, 22), (2024, 20), (2025, 19), (2026, 18), (2027, 17)]
        {
            assert_eq!(holiday(Sn, date(year, 11, day)), Some("Buß- und Bettag"), "{year}");
        }
    }
}
