//! What was spent: a row for each operation that costs, in millionths of a US dollar.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{StoreError, millis};
use crate::config::Operation;
use crate::outbox::State;

/// An operation to be written down.
#[derive(Debug, Clone, Copy)]
pub struct Charge<'a> {
    /// The account it is made on.
    pub account: &'a str,
    /// The delivery it is made for, if any.
    pub delivery: Option<i64>,
    /// What is done.
    pub operation: Operation,
    /// How often, such as posts read.
    pub units: u32,
    /// What one costs, in millionths of a US dollar.
    pub price: u64,
}

/// Writes an operation down. Returns the row's number.
pub fn charge(db: &Connection, charge: &Charge<'_>, now: Timestamp) -> Result<i64, StoreError> {
    db.prepare_cached(
        "INSERT INTO ledger (at, account, delivery, operation, units, micro_usd)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        millis(now),
        charge.account,
        charge.delivery,
        charge.operation.as_str(),
        charge.units,
        total(charge.price, charge.units)
    ])?;
    Ok(db.last_insert_rowid())
}

/// Corrects how often an operation was made that had been written down before.
pub fn correct(db: &Connection, id: i64, units: u32, price: u64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE ledger SET units = ?2, micro_usd = ?3 WHERE id = ?1")?
        .execute(params![id, units, total(price, units)])?;
    Ok(())
}

/// What a delivery's move says about its post: one that is provably not on the timeline costs
/// nothing. One that is unclear, or that a person gave up, counts on.
pub fn moved(db: &Connection, delivery: i64, from: State, to: State) -> Result<(), StoreError> {
    if !from.may_be_public() || !matches!(to, State::RetryWait | State::Failed) {
        return Ok(());
    }
    db.prepare_cached(
        "UPDATE ledger SET void = 1
         WHERE delivery = ?1 AND action IS NULL AND operation IN ('post', 'post_with_link')",
    )?
    .execute([delivery])?;
    Ok(())
}

/// Says which change of a post a row is about.
pub fn belongs_to(db: &Connection, row: i64, action: i64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE ledger SET action = ?2 WHERE id = ?1")?
        .execute(params![row, action])?;
    Ok(())
}

/// What a move of a change says about its cost: what was provably not done costs nothing.
pub fn change_moved(
    db: &Connection,
    action: i64,
    from: State,
    to: State,
) -> Result<(), StoreError> {
    if !from.may_be_public() || !matches!(to, State::RetryWait | State::Failed) {
        return Ok(());
    }
    db.prepare_cached(
        "UPDATE ledger SET void = 1
         WHERE action = ?1 AND operation IN ('post', 'post_with_link', 'delete')",
    )?
    .execute([action])?;
    Ok(())
}

/// What was spent from `first` on and before `end`, on all accounts.
pub fn spent(db: &Connection, first: Timestamp, end: Timestamp) -> Result<u64, StoreError> {
    let sql =
        "SELECT coalesce(sum(micro_usd), 0) FROM ledger WHERE at >= ?1 AND at < ?2 AND void = 0";
    let sum: i64 =
        db.prepare_cached(sql)?.query_row(params![millis(first), millis(end)], |row| row.get(0))?;
    Ok(u64::try_from(sum).unwrap_or_default())
}

/// What a delivery has cost so far; none if nothing was ever charged for it.
pub fn of_delivery(db: &Connection, delivery: i64) -> Result<Option<u64>, StoreError> {
    let sql = "SELECT sum(micro_usd) FROM ledger WHERE delivery = ?1 AND void = 0";
    let sum: Option<i64> = db.prepare_cached(sql)?.query_row([delivery], |row| row.get(0))?;
    Ok(sum.map(|sum| u64::try_from(sum).unwrap_or_default()))
}

/// As the database keeps it.
fn total(price: u64, units: u32) -> i64 {
    i64::try_from(price.saturating_mul(u64::from(units))).unwrap_or(i64::MAX)
}
