//! The length of a domain's label in punycode (RFC 3492), which DNS limits to 63.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// The longest label that DNS carries, in ASCII characters.
pub(super) const MAX_LABEL: usize = 63;

/// How long a label is once encoded, `xn--` included; `None` beyond what DNS carries.
pub(super) fn encoded_len(label: &[char]) -> Option<usize> {
    // Each character takes at least one in the encoded form, so this also bounds the work below.
    if label.len() > MAX_LABEL {
        return None;
    }
    let basic = label.iter().filter(|c| c.is_ascii()).count();
    let length = if basic == label.len() {
        basic
    } else {
        "xn--".len() + basic + usize::from(basic > 0) + digits(label, basic)?
    };
    (length <= MAX_LABEL).then_some(length)
}

/// The number of digits that stand for the non-ASCII characters; `None` if they overflow.
fn digits(label: &[char], basic: usize) -> Option<usize> {
    let (mut n, mut delta, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut handled = u32::try_from(basic).ok()?;
    let mut first = true;
    let mut count = 0;
    while (handled as usize) < label.len() {
        let next = label.iter().map(|&c| u32::from(c)).filter(|&c| c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for c in label.iter().map(|&c| u32::from(c)) {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c == n {
                count += variable_len(delta, bias);
                bias = adapt(delta, handled + 1, first);
                first = false;
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(count)
}

/// Digits of one variable-length integer.
const fn variable_len(delta: u32, bias: u32) -> usize {
    let (mut q, mut k, mut count) = (delta, BASE, 1);
    loop {
        let t = if k <= bias + T_MIN {
            T_MIN
        } else if k >= bias + T_MAX {
            T_MAX
        } else {
            k - bias
        };
        if q < t {
            return count;
        }
        q = (q - t) / (BASE - t);
        k += BASE;
        count += 1;
    }
}

const fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_the_encoded_labels() {
        for (label, encoded) in [
            ("agsa", "agsa"),
            ("bücher", "xn--bcher-kva"),
            ("köln", "xn--kln-sna"),
            ("straße", "xn--strae-oqa"),
            ("中国", "xn--fiqs8s"),
            ("みんな", "xn--q9jyb4c"),
            ("рф", "xn--p1ai"),
        ] {
            let chars: Vec<char> = label.chars().collect();
            assert_eq!(encoded_len(&chars), Some(encoded.len()), "{label}");
        }
        assert_eq!(encoded_len(&['a'; 64]), None);
    }
}
