//! The only place that rolls dice: secrets, nonces, ids of attempts and the spread of waits.

use ring::rand::{SecureRandom, SystemRandom};

/// The operating system has no random numbers to give.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoChance;

/// Fills all of `bytes` with random ones, good enough for keys and secrets.
///
/// # Errors
/// The system gives none; `bytes` are then not to be used.
pub fn fill(bytes: &mut [u8]) -> Result<(), NoChance> {
    SystemRandom::new().fill(bytes).map_err(|_| NoChance)
}

/// 64 random bits; without a source of them, 0: an id is for reading, a spread for politeness.
fn bits() -> u64 {
    let mut bytes = [0; 8];
    match fill(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        Err(NoChance) => 0,
    }
}

/// A fresh id of an attempt.
pub fn id() -> String {
    format!("{:016x}", bits())
}

/// A number from 0 to 1.
pub fn fraction() -> f64 {
    f64::from(u32::try_from(bits() >> 32).unwrap_or(0)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{fill, fraction, id};

    #[test]
    fn no_two_rolls_are_alike() {
        let (mut first, mut second) = ([0; 32], [0; 32]);
        fill(&mut first).unwrap();
        fill(&mut second).unwrap();
        assert_ne!(first, second);
        assert_ne!(id(), id());
        assert_eq!(id().len(), 16);
    }

    #[test]
    fn a_fraction_lies_between_nothing_and_all() {
        assert!((0..1_000).map(|_| fraction()).all(|part| (0.0..=1.0).contains(&part)));
    }
}
