//! Faults on request: by rule, or drawn by a seed so that a run can be repeated.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::item::Network;

/// How an exchange goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The request is carried out, then the connection is reset without an answer.
    LostAnswerAfterPosting,
    /// The request is carried out, then answered with 500.
    #[serde(rename = "error_500_after_posting")]
    Error500AfterPosting,
    /// Nothing is done; 503.
    #[serde(rename = "error_503")]
    Error503,
    /// Nothing is done; the network's word for „too many requests“ (X: 429, Facebook: code 32).
    #[serde(rename = "rate_limit_429")]
    RateLimit429,
    /// Carried out and answered, but late.
    Slow,
    /// The request is carried out, then answered with success and a page that is no JSON.
    GarbageAfterPosting,
    /// Nothing is done; the token is refused as expired.
    ExpiredToken,
    /// Nothing is done; the account is held back for its behaviour (Facebook: code 368).
    #[serde(rename = "blocked_368")]
    Blocked368,
    /// Nothing is done; the connection is reset without an answer.
    CutBeforePosting,
}

impl Fault {
    /// Every fault, in the order shown to people.
    pub const ALL: [Self; 9] = [
        Self::LostAnswerAfterPosting,
        Self::Error500AfterPosting,
        Self::GarbageAfterPosting,
        Self::CutBeforePosting,
        Self::Error503,
        Self::RateLimit429,
        Self::Slow,
        Self::ExpiredToken,
        Self::Blocked368,
    ];

    /// What may be drawn at random: faults that pass without a person's help.
    const RANDOM: [Self; 7] = [
        Self::LostAnswerAfterPosting,
        Self::Error500AfterPosting,
        Self::GarbageAfterPosting,
        Self::CutBeforePosting,
        Self::Error503,
        Self::RateLimit429,
        Self::Slow,
    ];
}

/// What a request to a network asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// A new post.
    Create,
    /// A timeline, one post, or a token's particulars.
    Read,
    /// Another text, or made visible.
    Edit,
    /// A post withdrawn.
    Delete,
    /// Who the token is.
    Me,
    /// A login with OAuth 2.0: its page, and the exchange of tokens.
    Login,
    /// A picture, and what is said of it.
    Upload,
}

/// What a rule is about: one value, or `any`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope<T> {
    /// Every value.
    #[default]
    Any,
    /// This one only.
    #[serde(untagged)]
    Only(T),
}

impl<T: PartialEq> Scope<T> {
    fn covers(&self, value: &T) -> bool {
        match self {
            Self::Any => true,
            Self::Only(only) => only == value,
        }
    }
}

/// One fault, for the next `times` requests that it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// The network, or any.
    #[serde(default)]
    pub network: Scope<Network>,
    /// The operation, or any.
    #[serde(default)]
    pub operation: Scope<Operation>,
    /// What goes wrong.
    pub fault: Fault,
    /// For how many requests.
    #[serde(default = "once")]
    pub times: u32,
}

const fn once() -> u32 {
    1
}

/// The faults to come: rules first, then chance.
#[derive(Debug, Clone)]
pub struct FaultPlan {
    rules: Vec<FaultRule>,
    chance: Option<Chance>,
    /// How late a [`Fault::Slow`] answer is.
    pub delay: Duration,
    /// How soon the window named by [`Fault::RateLimit429`] ends; X's own lasts 15 minutes, which
    /// no rehearsal should have to wait.
    pub pause: Duration,
}

impl Default for FaultPlan {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl FaultPlan {
    /// These rules, tried in order.
    pub fn of(rules: Vec<FaultRule>) -> Self {
        Self { rules, chance: None, delay: Duration::from_secs(2), pause: Duration::from_secs(3) }
    }

    /// One fault for the next `times` creates on a network.
    pub fn on_create(network: Network, fault: Fault, times: u32) -> Self {
        Self::of(vec![FaultRule {
            network: Scope::Only(network),
            operation: Scope::Only(Operation::Create),
            fault,
            times,
        }])
    }

    /// A random fault in the given share of requests (0.0 to 1.0). The same seed draws the same
    /// faults for the same order of requests.
    pub fn seeded(seed: u64, share: f64) -> Self {
        Self { chance: Some(Chance { generator: XorShift::new(seed), share }), ..Self::default() }
    }

    /// The same plan with another delay for slow answers.
    #[must_use]
    pub fn with_delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// The same plan with another window for rate limits.
    #[must_use]
    pub fn with_pause(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// The rules still in force.
    pub fn rules(&self) -> &[FaultRule] {
        &self.rules
    }

    /// Replaces the rules, and leaves chance as it is.
    pub fn set_rules(&mut self, rules: Vec<FaultRule>) {
        self.rules = rules;
        self.rules.retain(|rule| rule.times > 0);
    }

    /// Whether faults are also drawn at random.
    pub fn is_random(&self) -> bool {
        self.chance.is_some()
    }

    /// Stops drawing at random.
    pub fn stop_chance(&mut self) {
        self.chance = None;
    }

    /// The fault that the next request meets, if any; uses it up.
    pub fn draw(&mut self, network: Network, operation: Operation) -> Option<Fault> {
        let hit = self.rules.iter().position(|rule| {
            rule.times > 0 && rule.network.covers(&network) && rule.operation.covers(&operation)
        });
        if let Some(rule) = hit.and_then(|index| self.rules.get_mut(index)) {
            let fault = rule.fault;
            rule.times -= 1;
            self.rules.retain(|rule| rule.times > 0);
            return Some(fault);
        }
        self.chance.as_mut().and_then(Chance::draw)
    }
}

/// Faults by lot.
#[derive(Debug, Clone)]
struct Chance {
    generator: XorShift,
    share: f64,
}

impl Chance {
    fn draw(&mut self) -> Option<Fault> {
        // Both numbers are drawn each time, so that the share does not shift the sequence.
        let lot = f64::from(self.generator.next()) / f64::from(u32::MAX);
        let index = self.generator.next() as usize % Fault::RANDOM.len();
        if lot >= self.share {
            return None;
        }
        Fault::RANDOM.get(index).copied()
    }
}

/// Marsaglia's xorshift with a multiplied output (xorshift64*): small, and the same everywhere.
#[derive(Debug, Clone)]
struct XorShift(u64);

impl XorShift {
    /// Zero would stay zero for ever, so the seed is stirred first (the golden ratio's bits).
    fn new(seed: u64) -> Self {
        let stirred = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        Self(if stirred == 0 { 1 } else { stirred })
    }

    /// The next number: the upper half, which is the better one.
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let [a, b, c, d, ..] = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D).to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }
}

#[cfg(test)]
mod tests;
