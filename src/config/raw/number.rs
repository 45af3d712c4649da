//! Numbers and switches of a table.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use crate::config::budget::MICRO;
use crate::config::faults::{Faults, Wrong};
use crate::config::raw::Section;
use crate::wording::config as say;

impl Section<'_> {
    /// A whole number within a range.
    pub(in crate::config) fn integer(
        &self,
        name: &str,
        range: RangeInclusive<u32>,
        faults: &mut Faults<'_>,
    ) -> Option<u32> {
        let value = self.value(name)?;
        let Some(integer) = value.get_ref().as_integer() else {
            not_a_number(name, value, faults);
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix());
        let in_range = number.ok().filter(|number| range.contains(number));
        if in_range.is_none() {
            out_of_range(name, value, [*range.start(), *range.end()], faults);
        }
        in_range
    }

    /// US dollars from 0 to `most`, in millionths. Read digit by digit: money is never a float.
    pub(in crate::config) fn money(
        &self,
        name: &str,
        most: u32,
        faults: &mut Faults<'_>,
    ) -> Option<u64> {
        let value = self.value(name)?;
        let digits = match value.get_ref() {
            DeValue::Float(float) => float.as_str(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            _ => {
                not_a_number(name, value, faults);
                return None;
            }
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if fraction.trim_end_matches('0').len() > 6 || digits.contains(['e', 'E']) {
            let wrong = Wrong::new(&say::MONEY_FORM, &[name, faults.raw(value.span())]);
            faults.add(Some(value.span()), wrong);
            return None;
        }
        let fraction = format!("{:0<6}", fraction.trim_end_matches('0'));
        let whole = whole.trim_start_matches('+').parse::<u64>().ok();
        let micro = whole
            .zip(fraction.parse::<u64>().ok())
            .and_then(|(whole, fraction)| whole.checked_mul(MICRO)?.checked_add(fraction))
            .filter(|micro| *micro <= u64::from(most) * MICRO);
        if micro.is_none() {
            out_of_range(name, value, [0, most], faults);
        }
        micro
    }

    /// `true` or `false`.
    pub(in crate::config) fn flag(&self, name: &str, faults: &mut Faults<'_>) -> Option<bool> {
        let value = self.value(name)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let mut wrong = Wrong::new(&say::EXPECTS_FLAG, &[name]);
            let meant = match value.get_ref().as_str().unwrap_or_default() {
                "true" | "yes" | "ja" | "on" => Some("true"),
                "false" | "no" | "nein" | "off" => Some("false"),
                _ => None,
            };
            if let Some(meant) = meant {
                wrong = wrong.help(&say::WRITE, &[&format!("{name} = {meant}")]);
            }
            faults.add(Some(value.span()), wrong);
        }
        flag
    }
}

fn not_a_number(name: &str, value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) {
    let mut wrong = Wrong::new(&say::EXPECTS_NUMBER, &[name]);
    let quoted = value.get_ref().as_str().unwrap_or_default().trim();
    if quoted.parse::<u32>().is_ok() {
        wrong = wrong.help(&say::WRITE, &[&format!("{name} = {quoted}")]);
    }
    faults.add(Some(value.span()), wrong);
}

fn out_of_range(
    name: &str,
    value: &Spanned<DeValue<'_>>,
    [least, most]: [u32; 2],
    faults: &mut Faults<'_>,
) {
    let (least, most) = (least.to_string(), most.to_string());
    let parts = [name, &least, &most, faults.raw(value.span())];
    let wrong = Wrong::new(&say::OUT_OF_RANGE, &parts);
    faults.add(Some(value.span()), wrong);
}
