//! Work on the state for callers that must not block: one at a time, beside the async threads.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::Store;
use crate::failpoint::CrashPoint;
use crate::state::StoreError;

/// How often T2 is tried again on a disk that is full or busy; each try waits by itself.
const INSISTED: u32 = 3;

/// Work of one kind for the runtime, whatever it comes to: a kind for each place that asks for some
/// would be half a megabyte of program.
type Work = Box<dyn FnOnce() -> Result<(), StoreError> + Send>;
type InTransaction = Box<dyn FnOnce(&Transaction<'_>) -> Result<(), StoreError> + Send>;

/// Where work puts what it comes to; clones share it.
struct Slot<T>(Arc<Mutex<Option<T>>>);

impl<T> Slot<T> {
    fn pair() -> (Self, Self) {
        let slot = Arc::new(Mutex::new(None));
        (Self(Arc::clone(&slot)), Self(slot))
    }

    fn put(&self, done: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
    }

    fn take(&self) -> Result<T, StoreError> {
        let done = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        done.ok_or_else(|| StoreError::Row("the work came to nothing".to_owned()))
    }
}

impl Store {
    /// Runs one transaction off the async threads: committed if `work` succeeds, else undone.
    pub async fn run<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (slot, done) = Slot::pair();
        self.transact(Box::new(move |tx| {
            slot.put(work(tx)?);
            Ok(())
        }))
        .await?;
        done.take()
    }

    async fn transact(&self, work: InTransaction) -> Result<(), StoreError> {
        if self.failpoints.reach(CrashPoint::Transaction).await {
            return Err(StoreError::Full);
        }
        let store = self.clone();
        let done = self.beside(Box::new(move || store.run_blocking(work))).await;
        self.failpoints.reach(CrashPoint::Committed).await;
        done
    }

    /// Reads off the async threads, from one unchanging picture of the state. A writer is neither
    /// waited for nor kept waiting, and whatever `look` should write is undone.
    pub async fn look<T, E, F>(&self, look: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        let (slot, done) = Slot::pair();
        let store = self.clone();
        let read = move || {
            let mut connection = store.connection.lock().unwrap_or_else(PoisonError::into_inner);
            let tx = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            slot.put(look(&tx));
            Ok(())
        };
        self.beside(Box::new(read)).await?;
        done.take()?
    }

    /// As [`Store::run`], for work that may end with an error of its own: then nothing is changed.
    pub async fn attempt<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let refused = self
            .run(move |tx| match work(tx) {
                Ok(value) => Ok(Ok(value)),
                Err(error) => {
                    // The transaction around it goes on, empty.
                    tx.execute_batch("ROLLBACK; BEGIN")?;
                    Ok(Err(error))
                }
            })
            .await;
        refused?
    }

    /// As [`Store::run`] for what must not be lost, such as T2: on a full disk it gives the reserve
    /// up, on a busy one it waits again, a few times.
    pub async fn insist<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Clone + Send + 'static,
    {
        for _ in 0..INSISTED {
            match self.run(work.clone()).await {
                Err(StoreError::Full) => self.give_up_reserve(),
                Err(StoreError::Busy) => {}
                done => return done,
            }
        }
        self.run(work).await
    }

    /// Runs what needs the connection on the blocking pool, one at a time: a thread for each that
    /// waits would cost memory, and none of them could do anything.
    async fn beside(&self, work: Work) -> Result<(), StoreError> {
        // The semaphore is never closed; without a permit the connection's own lock does the waiting.
        let turn = Arc::clone(&self.turn).acquire_owned().await.ok();
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|error| StoreError::Row(format!("the work broke off: {error}")))?
    }
}
