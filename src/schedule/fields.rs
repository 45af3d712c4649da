//! The five fields of crontab(5) as sets of values, with errors that name the field.

/// What a field may hold.
#[derive(Debug)]
pub(super) struct Spec {
    name: &'static str,
    least: u8,
    most: u8,
    /// Names for the values from `least` on.
    names: &'static [&'static str],
    example: &'static str,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// The fields in the order of the line.
pub(super) const SPECS: [Spec; 5] = [
    Spec { name: "minute", least: 0, most: 59, names: &[], example: "`0`, `0,30` or `*/20`" },
    Spec { name: "hour", least: 0, most: 23, names: &[], example: "`7`, `6-21` or `*/2`" },
    Spec {
        name: "day of the month",
        least: 1,
        most: 31,
        names: &[],
        example: "`1`, `1,15` or `*`",
    },
    Spec {
        name: "month",
        least: 1,
        most: 12,
        names: &MONTHS,
        example: "`1`, `jan`, `jan-mar` or `*`",
    },
    Spec {
        name: "day of the week",
        least: 0,
        most: 7,
        names: &DAYS,
        example: "`1` (Monday), `mon-fri`, `0` or `7` (both Sunday) or `*`",
    },
];

/// One parsed field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// The values, ascending, none twice.
    pub(super) values: Vec<u8>,
    /// Whether it begins with `*`: crontab(5) then takes it as not restricted.
    pub(super) starred: bool,
}

impl Spec {
    /// How many values it has.
    pub(super) const fn width(&self) -> u8 {
        self.most - self.least + 1
    }

    /// Parses a list of `*`, values and ranges, each with an optional `/step`.
    pub(super) fn parse(&self, text: &str) -> Result<Field, String> {
        let mut values = Vec::new();
        for part in text.split(',') {
            self.part(part, text, &mut values)?;
        }
        values.sort_unstable();
        values.dedup();
        Ok(Field { values, starred: text.starts_with('*') })
    }

    fn part(&self, part: &str, text: &str, values: &mut Vec<u8>) -> Result<(), String> {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, Some(step)),
            None => (part, None),
        };
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => (self.least, self.most),
            Some((first, last)) => (self.value(first, text)?, self.value(last, text)?),
            // `5/10` runs on to the end, as cronie has it; a bare `5` is itself.
            None if step.is_some() => (self.value(range, text)?, self.most),
            None => {
                let value = self.value(range, text)?;
                (value, value)
            }
        };
        let step = match step.map(str::parse::<u8>) {
            None => 1,
            Some(Ok(step)) if step > 0 => step,
            Some(_) => {
                return Err(self.wrong(text, "the step after `/` must be a whole number from 1"));
            }
        };
        // A week's range may run over Sunday: `sat-sun`, `fri-mon`.
        let is_week = self.most == 7;
        let last = match last {
            0..7 if is_week && last < first => last + 7,
            _ => last,
        };
        if last < first {
            return Err(self.wrong(text, "the range runs backwards"));
        }
        let found = (first..=last).step_by(usize::from(step));
        values.extend(found.map(|value| if is_week { value % 7 } else { value }));
        Ok(())
    }

    fn value(&self, text: &str, field: &str) -> Result<u8, String> {
        let lower = text.to_ascii_lowercase();
        if let Some(index) = self.names.iter().position(|name| *name == lower) {
            return Ok(self.least + u8::try_from(index).unwrap_or_default());
        }
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse::<u8>() {
            Ok(value) if digits && (self.least..=self.most).contains(&value) => Ok(value),
            _ => Err(self.wrong(field, &format!("`{text}` is no value for it"))),
        }
    }

    fn wrong(&self, text: &str, reason: &str) -> String {
        format!(
            "the {} `{text}` is wrong: {reason}; allowed is {} to {}, such as {}",
            self.name, self.least, self.most, self.example
        )
    }
}
