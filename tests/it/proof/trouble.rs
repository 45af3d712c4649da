//! How the process or its disk ends a step of the simulation: crashes, a full disk, others who
//! write.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::Notify;
use weitersagen::clock;
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::state::Store;
use weitersagen::state::backup::backup;

use super::seeds::Dice;

/// A daemon that waits this long for another process does so in vain.
pub(super) const BUSY: Duration = Duration::from_millis(1);

/// How long another process writes that a daemon waits for.
const WRITES: Duration = Duration::from_millis(3);

/// What happens in one step, if anything does; numbers count operations.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trouble {
    None,
    /// A crash at this operation.
    Crash(usize),
    /// A crash where a send or the proof of one is half done.
    HalfDone(CrashPoint),
    /// The disk takes this transaction and the next few not.
    Full(usize, usize),
    /// The disk takes no T2, however often it is asked.
    NoT2,
    /// Another process holds the database from this operation on, and during the next few.
    Locked(usize, usize),
    /// Another process writes just then, and is waited for.
    Writer(usize),
    /// `backup` and `status` run in between; the latter is still reading when the step ends.
    Readers(usize),
}

/// Where something has happened that is not written down yet, or just was.
const HALF_DONE: [CrashPoint; 5] = [
    CrashPoint::AfterT1,
    CrashPoint::Answered,
    CrashPoint::BeforeT2,
    CrashPoint::AfterT2,
    CrashPoint::AfterTimeline,
];

/// How often which trouble struck.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) crashes: AtomicUsize,
    pub(super) clocks: AtomicUsize,
    pub(super) full: AtomicUsize,
    pub(super) locked: AtomicUsize,
    pub(super) beside: AtomicUsize,
}

fn one_more(count: &AtomicUsize) {
    count.fetch_add(1, Ordering::Relaxed);
}

impl Trouble {
    pub(super) fn of(dice: &mut Dice) -> Self {
        let mut number = |sides| usize::try_from(dice.roll(sides)).unwrap();
        match number(14) {
            0 | 1 => Self::Crash(number(90)),
            2 => Self::HalfDone(HALF_DONE[number(5)]),
            3 => Self::Full(number(90), 1 + number(6)),
            4 => Self::NoT2,
            5 => Self::Locked(number(90), 1 + number(6)),
            6 => Self::Writer(number(90)),
            7 => Self::Readers(number(90)),
            _ => Self::None,
        }
    }

    /// Whether a daemon gives up soon where another process holds its database.
    pub(super) fn is_impatient(self) -> bool {
        matches!(self, Self::Locked(..))
    }

    /// The hook that makes it happen, over the state in `dir`.
    pub(super) fn failpoints(
        self,
        dir: PathBuf,
        stop: Arc<Notify>,
        tally: Arc<Tally>,
    ) -> Failpoints {
        let operations = AtomicUsize::new(0);
        let before_t2 = AtomicUsize::new(0);
        let others: Mutex<Option<Connection>> = Mutex::default();
        Failpoints::new(move |point| {
            let operation =
                matches!(point, CrashPoint::Transaction | CrashPoint::Request | CrashPoint::Answer);
            let n = operations.fetch_add(usize::from(operation), Ordering::SeqCst);
            match self {
                Self::Crash(at) if operation && n == at => {
                    one_more(&tally.crashes);
                    stop.notify_one();
                    return Verdict::Stop;
                }
                Self::HalfDone(at) if point == at => {
                    one_more(&tally.crashes);
                    stop.notify_one();
                    return Verdict::Stop;
                }
                Self::NoT2 if point == CrashPoint::BeforeT2 => before_t2.store(4, Ordering::SeqCst),
                Self::Locked(at, many) if operation => {
                    let mut others = others.lock().unwrap();
                    if !(at..at + many).contains(&n) {
                        *others = None;
                    } else if others.is_none() {
                        *others = writer(&dir);
                    }
                    if others.is_some() && point == CrashPoint::Transaction {
                        one_more(&tally.locked);
                    }
                }
                Self::Writer(at) if operation && n == at => {
                    one_more(&tally.beside);
                    let writer = writer(&dir);
                    tokio::spawn(async move {
                        clock::sleep(WRITES).await;
                        drop(writer);
                    });
                }
                Self::Readers(at) if operation && n == at => {
                    one_more(&tally.beside);
                    *others.lock().unwrap() = Some(readers(&dir));
                }
                _ => {}
            }
            let refused = match self {
                Self::Full(at, many) => (at..at + many).contains(&n),
                Self::NoT2 => {
                    let less = |left: usize| left.checked_sub(1);
                    let transaction = point == CrashPoint::Transaction;
                    let (set, order) = (&before_t2, Ordering::SeqCst);
                    transaction && set.fetch_update(order, order, less).is_ok()
                }
                _ => false,
            };
            if refused && point == CrashPoint::Transaction {
                one_more(&tally.full);
                return Verdict::Fail;
            }
            Verdict::Go
        })
    }
}

/// Another process that has begun to write; it gives up when it is dropped.
fn writer(dir: &std::path::Path) -> Option<Connection> {
    let connection = Connection::open(dir.join("weitersagen.db")).unwrap();
    // What the daemon wrote last may still be under way.
    connection.execute_batch("BEGIN IMMEDIATE").ok().map(|()| connection)
}

/// A backup beside the daemon, which must be whole; then a reader that does not come to its end.
fn readers(dir: &std::path::Path) -> Connection {
    let copy = dir.join("beside");
    std::fs::create_dir_all(&copy).unwrap();
    backup(dir, &copy.join("weitersagen.db")).unwrap();
    Store::open(&copy).unwrap();
    let reader = Connection::open(dir.join("weitersagen.db")).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    reader.query_row("SELECT count(*) FROM journal", [], |row| row.get::<_, i64>(0)).unwrap();
    reader
}
