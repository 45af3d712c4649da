//! What can be seen without asking anybody: secrets, disk, database, budget, known problems.

use std::path::Path;

use super::{Finding, Sign};
use crate::clock;
use crate::config::{Config, Mode, SourceConfig, summary};
use crate::daemon::{budget, problems};
use crate::item::Network;
use crate::state::{Store, StoreError, examine};
use crate::wording::{Words, doctor as words};

/// Less free room than this, in MiB, and the database may soon not be written any more.
const ROOM_NEEDED: u64 = 50;

/// Less than this is worth a word: pictures and backups take room, too.
const ROOM_WANTED: u64 = 500;

/// The share of the month's budget from which on a word is due, in percent.
const BUDGET_NOTE: u64 = 80;

/// Everything that can be seen on this machine.
pub(in crate::cli) fn findings(config: &Config) -> Vec<Finding> {
    let mut found = secrets(config);
    let odd = schedules(config);
    if found.is_empty() {
        found.push(Finding::new(
            "secrets",
            &words::SECRETS,
            "",
            Sign::Ok,
            words::SECRETS_OK.with(&[]),
        ));
    }
    found.extend(odd);
    found.push(disk(&config.state_dir));
    let database = database(&config.state_dir);
    let is_whole = !database.is_failure();
    found.push(database);
    if is_whole {
        match known(config) {
            Ok(more) => found.extend(more),
            Err(error) => found.push(unreadable(&error)),
        }
    }
    found
}

/// Schedules that do not mean what they look like, with the times at which they fire.
pub(in crate::cli) fn schedules(config: &Config) -> Vec<Finding> {
    let odd = |source: &SourceConfig| {
        let step = source.schedule.idle_step()?;
        let next = summary::next_looks(source, &config.timezone, clock::now());
        let detail = words::IDLE_STEP.telling(&[&Words::same(step), &next]);
        let finding = Finding::new("source", &words::SOURCE, &source.name, Sign::Note, detail);
        Some(finding.todo(&words::IDLE_STEP_TODO, &[]))
    };
    config.sources.iter().filter_map(odd).collect()
}

/// Secrets that cannot be read, and those that others on this machine can read, too. In mode
/// `preview` none is needed, and posts are written without a model, too.
pub(in crate::cli) fn secrets(config: &Config) -> Vec<Finding> {
    let needed = if config.mode == Mode::Preview { Sign::Note } else { Sign::Fail };
    let found =
        |name: &str, sign, detail| Finding::new("secrets", &words::SECRET, name, sign, detail);
    let missing = config.missing_secrets().into_iter().map(|missing| {
        let name = format!("{}, {}", missing.account, missing.key);
        found(&name, needed, missing.reason)
    });
    let of_model = config.model.as_ref().and_then(|model| model.key.as_ref()?.read().err());
    let of_model = of_model.map(|reason| found("[model], key", Sign::Note, reason));
    let loose = config.loose_secrets().into_iter();
    let loose = loose.map(|loose| Finding::new("secrets", &words::SECRETS, "", Sign::Note, loose));
    missing.chain(of_model).chain(loose).collect()
}

/// The room on the disk of the state; of the nearest folder that exists, before the first run.
fn disk(dir: &Path) -> Finding {
    let found = |sign, detail| Finding::new("disk", &words::DISK, "", sign, detail);
    let there = dir.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let room = match rustix::fs::statvfs(there) {
        Ok(about) => about.f_bavail.saturating_mul(about.f_frsize) / (1024 * 1024),
        Err(error) => {
            return found(Sign::Note, words::DISK_UNKNOWN.with(&[&error.to_string()]));
        }
    };
    let (shown, folder) = (room.to_string(), dir.display().to_string());
    let detail = words::DISK_ROOM.with(&[&shown, &folder]);
    match room {
        ..ROOM_NEEDED => found(Sign::Fail, detail).todo(&words::DISK_TODO, &[]),
        ROOM_NEEDED..ROOM_WANTED => found(Sign::Note, detail).todo(&words::DISK_TODO, &[]),
        ROOM_WANTED.. => found(Sign::Ok, detail),
    }
}

fn database(dir: &Path) -> Finding {
    let found = |sign, detail| Finding::new("database", &words::DATABASE, "", sign, detail);
    let about = match examine(dir) {
        Ok(Some(about)) => about,
        Ok(None) => return found(Sign::Note, words::DATABASE_NONE.with(&[])),
        Err(error) => return unreadable(&error),
    };
    if let Some(damage) = about.damage {
        return found(Sign::Fail, words::DATABASE_DAMAGED.with(&[&damage]))
            .todo(&words::DATABASE_TODO, &[]);
    }
    let [schema, knows] = [about.schema, about.known].map(|number| number.to_string());
    if about.schema > about.known {
        return found(Sign::Fail, words::DATABASE_NEWER.with(&[&schema, &knows]))
            .todo(&words::DATABASE_NEWER_TODO, &[]);
    }
    let size = about.bytes.div_ceil(1024).to_string();
    found(Sign::Ok, words::DATABASE_WHOLE.with(&[&size, &schema]))
}

fn unreadable(error: &StoreError) -> Finding {
    let detail = error.told().words();
    Finding::new("database", &words::DATABASE, "", Sign::Fail, detail)
        .todo(&words::DATABASE_TODO, &[])
}

/// What the state tells: the month's budget, and whatever the daemon knows to stand in the way.
fn known(config: &Config) -> Result<Vec<Finding>, StoreError> {
    let store = Store::copy_of(&config.state_dir)?;
    let now = clock::now();
    store.run_blocking(|tx| {
        let mut found = Vec::new();
        if config.accounts.iter().any(|account| account.network() == Network::X) {
            let (spent, of) = (budget::spent(tx, config, now)?, config.budget.x_per_month);
            let [shown, limit] = [spent, of].map(problems::amount);
            let detail = words::BUDGET_SPENT.telling(&[&shown, &limit]);
            let near = spent.saturating_mul(100) >= of.saturating_mul(BUDGET_NOTE);
            let sign = if near { Sign::Note } else { Sign::Ok };
            let finding = Finding::new("budget", &words::BUDGET, "", sign, detail);
            found.push(if near { finding.todo(&words::BUDGET_TODO, &[]) } else { finding });
        }
        for problem in problems::current(tx, config, now)? {
            let sign = if problem.kind.is_urgent() { Sign::Fail } else { Sign::Note };
            let mut finding = Finding::new("problem", &words::KNOWN, "", sign, problem.what);
            finding.todo = Some(problem.todo);
            found.push(finding);
        }
        Ok(found)
    })
}
