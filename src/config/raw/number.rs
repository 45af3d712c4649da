//! Numbers and switches of a table.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use crate::config::faults::{Faults, Wrong};
use crate::config::raw::Section;
use crate::config::words::phrases as say;

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

    /// A number with or without a decimal point, from 0 to `most`.
    pub(in crate::config) fn decimal(
        &self,
        name: &str,
        most: u32,
        faults: &mut Faults<'_>,
    ) -> Option<f64> {
        let value = self.value(name)?;
        let digits = match value.get_ref() {
            DeValue::Float(float) => float.as_str(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            _ => {
                not_a_number(name, value, faults);
                return None;
            }
        };
        let number = digits.parse::<f64>().ok();
        let in_range = number.filter(|number| (0.0..=f64::from(most)).contains(number));
        if in_range.is_none() {
            out_of_range(name, value, [0, most], faults);
        }
        in_range
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
