//! Rules are used up in order, and a seed draws the same faults again.

use super::*;

fn draws(plan: &mut FaultPlan, count: usize) -> Vec<Option<Fault>> {
    (0..count).map(|_| plan.draw(Network::X, Operation::Create)).collect()
}

#[test]
fn a_rule_covers_its_requests_only_and_is_used_up() {
    let mut plan = FaultPlan::on_create(Network::X, Fault::Error503, 2);
    assert_eq!(plan.draw(Network::Facebook, Operation::Create), None);
    assert_eq!(plan.draw(Network::X, Operation::Read), None);
    assert_eq!(draws(&mut plan, 3), [Some(Fault::Error503), Some(Fault::Error503), None]);
    assert!(plan.rules().is_empty());
}

#[test]
fn a_rule_reads_as_it_is_written_in_json() {
    let text = r#"{"network":"any","operation":"me","fault":"rate_limit_429","times":3}"#;
    let rule: FaultRule = serde_json::from_str(text).unwrap();
    assert_eq!(rule.network, Scope::Any);
    assert_eq!(rule.operation, Scope::Only(Operation::Me));
    assert_eq!(rule.fault, Fault::RateLimit429);
    assert_eq!(serde_json::to_string(&rule).unwrap(), text);

    let short: FaultRule = serde_json::from_str(r#"{"fault":"slow"}"#).unwrap();
    assert_eq!((short.network, short.times), (Scope::Any, 1));
    assert!(serde_json::from_str::<FaultRule>(r#"{"fault":"flood"}"#).is_err());
    assert!(serde_json::from_str::<FaultRule>(r#"{"fault":"slow","often":1}"#).is_err());
}

#[test]
fn a_seed_draws_the_same_faults_again() {
    let first = draws(&mut FaultPlan::seeded(7, 0.5), 200);
    assert_eq!(first, draws(&mut FaultPlan::seeded(7, 0.5), 200));
    assert_ne!(first, draws(&mut FaultPlan::seeded(8, 0.5), 200));
}

#[test]
fn the_share_is_kept_and_every_passing_fault_comes_up() {
    let drawn = draws(&mut FaultPlan::seeded(42, 0.3), 4_000);
    let faults: Vec<Fault> = drawn.into_iter().flatten().collect();
    assert!((1_100..1_300).contains(&faults.len()), "{}", faults.len());
    for fault in Fault::RANDOM {
        assert!(faults.contains(&fault), "{fault:?}");
    }
    assert!(!faults.contains(&Fault::ExpiredToken));
    assert_eq!(draws(&mut FaultPlan::seeded(0, 0.0), 50), [None; 50]);
    assert!(draws(&mut FaultPlan::seeded(0, 1.1), 50).iter().all(Option::is_some));
}
