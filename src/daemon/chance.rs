//! The only place that rolls dice: ids of attempts and the spread of waits.

/// 64 random bits; without a source of them, 0: an id is for reading, a spread for politeness.
fn bits() -> u64 {
    let mut bytes = [0; 8];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        Err(_) => 0,
    }
}

/// A fresh id of an attempt.
pub(super) fn id() -> String {
    format!("{:016x}", bits())
}

/// A number from 0 to 1.
pub(super) fn fraction() -> f64 {
    f64::from(u32::try_from(bits() >> 32).unwrap_or(0)) / f64::from(u32::MAX)
}
