//! Items whose texts have something to do with each other: word for word, or by their event.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, ToSql, params};

use super::super::StoreError;
use super::texts::{fingerprint, tidy_index};
use crate::story::{Comparison, Fingerprint, Happening, Relation, is_one_event};

/// A run of words on this many other pages of a site is its boilerplate.
const COMMON: usize = 4;

/// Items looked up for one run of words, the newest. What as many pages say, whosever they are, is
/// a turn of phrase; and where many sites say the same, no page costs more for it.
const HITS: usize = 64;

/// Items compared in full: those that share the most.
const COMPARED: usize = 48;

/// Two reports of one event lie at most this many days apart.
const EVENT_DAYS: i32 = 3;

/// Items looked at for one day, the newest.
const EVENTS: i64 = 300;

/// Another item with a text that has something to do with an item's.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// The other item.
    pub item: i64,
    /// How the item relates to the other, and what each holds of the other.
    pub comparison: Comparison,
}

/// Where the runs of words of a text stand.
struct Hits {
    /// The items that share something, those that share the most first, and how much of it is no
    /// boilerplate.
    items: Vec<(i64, usize)>,
    /// Hashes that stand on many pages of one site, or on very many at all.
    common: HashSet<u64>,
}

fn hits(db: &Connection, item: i64, own: &Fingerprint) -> Result<Hits, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT shingles.item, items.source FROM shingles JOIN items ON items.id = shingles.item
         WHERE hash = ?1 AND shingles.item <> ?2 ORDER BY shingles.item DESC LIMIT ?3",
    )?;
    let mut common = HashSet::new();
    let mut shared: HashMap<i64, (usize, usize)> = HashMap::new();
    for hash in &own.0 {
        let limit = i64::try_from(HITS).unwrap_or(i64::MAX);
        let rows = query.query_map(params![hash.cast_signed(), item, limit], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut by_source: HashMap<String, usize> = HashMap::new();
        let mut holders = Vec::new();
        for row in rows {
            let (other, source) = row?;
            *by_source.entry(source).or_default() += 1;
            holders.push(other);
        }
        let is_common = holders.len() >= HITS || by_source.values().any(|count| *count >= COMMON);
        if is_common {
            common.insert(*hash);
        }
        for other in holders {
            let (own, all) = shared.entry(other).or_default();
            *own += usize::from(!is_common);
            *all += 1;
        }
    }
    let mut items: Vec<(usize, usize, i64)> =
        shared.into_iter().map(|(item, (own, all))| (own, all, item)).collect();
    items.sort_unstable_by_key(|shared| std::cmp::Reverse(*shared));
    let most = items.into_iter().take(COMPARED);
    Ok(Hits { items: most.map(|(own, _, item)| (item, own)).collect(), common })
}

/// The hashes of a text that stand on many other pages, of its own site or at all.
fn common_at_home(
    db: &Connection,
    item: i64,
    text: &Fingerprint,
) -> Result<HashSet<u64>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT count(*), sum(items.source = (SELECT source FROM items WHERE id = ?2))
         FROM (SELECT item FROM shingles WHERE hash = ?1 AND item <> ?2
               ORDER BY item DESC LIMIT ?3) AS held
         JOIN items ON items.id = held.item",
    )?;
    let as_i64 = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut common = HashSet::new();
    for hash in &text.0 {
        let (pages, at_home): (i64, Option<i64>) = query
            .query_row(params![hash.cast_signed(), item, as_i64(HITS)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if pages >= as_i64(HITS) || at_home.unwrap_or(0) >= as_i64(COMMON) {
            common.insert(*hash);
        }
    }
    Ok(common)
}

/// The other items read since `since` whose texts have something to do with an item's: word for
/// word, boilerplate left aside, or by the event they tell of.
pub fn alike(db: &Connection, item: i64, since: Timestamp) -> Result<Vec<Alike>, StoreError> {
    tidy_index(db, since)?;
    let Some(own) = fingerprint(db, item)? else {
        return Ok(Vec::new());
    };
    let Hits { items, common } = hits(db, item, &own)?;
    let mut found = Vec::new();
    for (other, beyond) in items {
        let Some(theirs) = fingerprint(db, other)? else {
            continue;
        };
        if !own.may_relate(&theirs, beyond) {
            continue;
        }
        let mut said_by_both = common.clone();
        said_by_both.extend(common_at_home(db, other, &theirs)?);
        let comparison = match (own.without(&said_by_both), theirs.without(&said_by_both)) {
            (Some(own), Some(theirs)) => own.compare(&theirs),
            _ => own.compare(&theirs),
        };
        if comparison.relation != Relation::Different {
            found.push(Alike { item: other, comparison });
        }
    }
    for other in same_events(db, item)? {
        if !found.iter().any(|alike| alike.item == other) {
            let comparison = Comparison { relation: Relation::Related, containment: [0.0, 0.0] };
            found.push(Alike { item: other, comparison });
        }
    }
    Ok(found)
}

/// Of each item found the day and the event that it tells of.
fn tells(
    db: &Connection,
    sql: &str,
    params: &[&dyn ToSql],
) -> Result<Vec<(i64, i32, Happening)>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params, |row| {
        let (item, day): (i64, i32) = (row.get(0)?, row.get(1)?);
        Ok((item, day, row.get::<_, bool>(2)?, row.get::<_, Vec<u8>>(3)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (item, number, ahead, words) = row?;
        let day = jiff::Span::new().try_days(number).ok();
        let date = day.and_then(|day| Date::constant(1970, 1, 1).checked_add(day).ok());
        if let Some((date, words)) = date.zip(Fingerprint::from_bytes(&words)) {
            let (year, month, day) = (Some(date.year()), date.month(), date.day());
            found.push((item, number, Happening { year, month, day, ahead, words }));
        }
    }
    Ok(found)
}

/// The items that tell of an event that an item tells of, too: looked for among the newest of each
/// day around it.
fn same_events(db: &Connection, item: i64) -> Result<Vec<i64>, StoreError> {
    let own =
        tells(db, "SELECT item, day, ahead, words FROM happenings WHERE item = ?1", &[&item])?;
    let mut found = Vec::new();
    for (_, day, own) in own {
        for near in day - EVENT_DAYS..=day + EVENT_DAYS {
            let around = tells(
                db,
                "SELECT item, day, ahead, words FROM happenings
                 WHERE day = ?1 AND item <> ?2 ORDER BY item DESC LIMIT ?3",
                &[&near, &item, &EVENTS],
            )?;
            let others = around.iter().filter(|(_, _, one)| is_one_event(&own, one));
            found.extend(others.map(|(other, ..)| *other));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Notes how an item relates to another.
pub fn relate(db: &Connection, item: i64, alike: &Alike) -> Result<(), StoreError> {
    let [here, there] = alike.comparison.containment;
    let Some(relation) = name(alike.comparison.relation) else {
        return Ok(());
    };
    db.prepare_cached(
        "INSERT OR REPLACE INTO relations (item, other, relation, here, there)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![item, alike.item, relation, here, there])?;
    Ok(())
}

/// What was noted of an item's relations, the closest first.
pub fn related(db: &Connection, item: i64) -> Result<Vec<Alike>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT other, relation, here, there FROM relations WHERE item = ?1
         ORDER BY max(here, there) DESC",
    )?;
    let rows = query.query_map([item], |row| {
        let relation = match row.get::<_, String>(1)?.as_str() {
            "same" => Relation::Same,
            "quotes" => Relation::Quotes,
            "quoted_by" => Relation::QuotedBy,
            _ => Relation::Related,
        };
        let containment = [row.get(2)?, row.get(3)?];
        Ok(Alike { item: row.get(0)?, comparison: Comparison { relation, containment } })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const fn name(relation: Relation) -> Option<&'static str> {
    match relation {
        Relation::Same => Some("same"),
        Relation::Quotes => Some("quotes"),
        Relation::QuotedBy => Some("quoted_by"),
        Relation::Related => Some("related"),
        Relation::Different => None,
    }
}

#[cfg(test)]
mod tests;
