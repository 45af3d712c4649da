//! The tokens of a login: opened when they are needed, refreshed before they end, and each refresh
//! token used once, whatever crashes.

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::page_token::seal_key;
use crate::chance;
use crate::config::{AccountConfig, Config};
use crate::net::Client;
use crate::publish::oauth2::{App, Exchange, Pair};
use crate::publish::{AskError, not_logged_in};
use crate::state::seal::{NONCE_BYTES, Owner, SealKey};
use crate::state::tokens::{self, Fresh, Kind, Standing};
use crate::state::{Store, StoreError};
use crate::wording::{Told, networks as say};

/// An access token this near its end is refreshed: a request under way must not outlive it.
const MARGIN: SignedDuration = SignedDuration::from_mins(10);

/// A pair that was stored this short a time ago is not refreshed because of a refusal: another
/// one would be refused as well.
const YOUNG: SignedDuration = SignedDuration::from_mins(5);

/// Why a refresh that was under way when the daemon ended is not tried again.
pub fn interrupted() -> Told {
    say::TOKEN_INTERRUPTED.told([])
}

/// What a question about a token comes to: an answer, or why there is none.
pub type Asked<T> = Result<Result<T, AskError>, StoreError>;

/// Keeps the tokens of one account.
#[derive(Debug)]
pub struct Keeper {
    store: Store,
    app: App,
    key: SealKey,
    account: String,
}

/// A pair as it is kept now.
#[derive(Debug)]
pub struct Held {
    /// Which of the account's pairs it is.
    pub generation: i64,
    /// Whether it was fetched with the last one's refresh token just now.
    refreshed: bool,
    pair: Pair,
    stored_at: Timestamp,
    expires_at: Option<Timestamp>,
}

impl Held {
    /// Whether it has just taken the place of the pair before; the person is the same.
    pub const fn is_refreshed(&self) -> bool {
        self.refreshed
    }

    /// The access token.
    pub fn access(&self) -> SecretString {
        self.pair.access.clone()
    }
}

impl Keeper {
    /// The keeper of an account's tokens; none for an account that signs in otherwise.
    ///
    /// # Errors
    /// Which secret is missing, or what is wrong with the key.
    pub fn of(
        config: &Config,
        account: &AccountConfig,
        (store, client): (&Store, &Client),
    ) -> Option<Result<Self, Told>> {
        let app = App::of(account, client)?;
        Some(app.and_then(|app| {
            let key = seal_key(config)?;
            Ok(Self { store: store.clone(), app, key, account: account.name.clone() })
        }))
    }

    /// The app that a person lets in.
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// Keeps the pair of a new login, before it is used.
    pub async fn log_in(&self, pair: &Pair, life: SignedDuration, now: Timestamp) -> Asked<()> {
        let sealed = match self.seal(pair) {
            Ok(sealed) => sealed,
            Err(why) => return Ok(Err(why)),
        };
        let (account, issuer) = (self.account.clone(), self.app.issuer().to_owned());
        let expires_at = now.checked_add(life).ok();
        self.store
            .run(move |tx| {
                let fresh = Fresh {
                    account: &account,
                    kind: Kind::OAuth2,
                    issuer: &issuer,
                    sealed: &sealed,
                    expires_at,
                };
                tokens::store(tx, &fresh, now).map(drop)
            })
            .await?;
        Ok(Ok(()))
    }

    /// A pair whose access token is good for a while: the one that is kept, or the next one.
    /// `refused` tells that the network has refused the present access token.
    pub async fn usable(&self, refused: bool, now: Timestamp) -> Asked<Held> {
        let held = match self.current().await? {
            Ok(held) => held,
            Err(why) => return Ok(Err(why)),
        };
        let young = now.duration_since(held.stored_at).abs() < YOUNG;
        if refused && young {
            return Ok(Err(AskError::Token(say::TOKEN_YOUNG.told([]))));
        }
        let ends = held.expires_at.is_some_and(|end| end.duration_since(now) < MARGIN);
        if !(refused || ends && !young) {
            return Ok(Ok(held));
        }
        if self.store.is_alone() {
            return self.refresh(held, now).await;
        }
        if !refused && held.expires_at.is_some_and(|end| end > now) {
            return Ok(Ok(held));
        }
        Ok(Err(AskError::Passing(say::TOKEN_OVER.told([]))))
    }

    /// Refreshes a pair: written down, asked once, settled.
    async fn refresh(&self, held: Held, now: Timestamp) -> Asked<Held> {
        if !self.begin(&held, now).await? {
            // A person has logged in meanwhile, or another refresh broke off.
            return self.current().await;
        }
        let answer = self.exchange(&held).await;
        self.settle(&held, answer, now).await
    }

    /// The pair as it is kept.
    pub async fn current(&self) -> Asked<Held> {
        let account = self.account.clone();
        let stored = self.store.run(move |tx| tokens::get(tx, &account, Kind::OAuth2)).await?;
        let person = |why: Told| Ok(Err(AskError::Token(why)));
        let Some(stored) = stored else {
            return person(not_logged_in(&self.account, "x"));
        };
        match stored.standing {
            Standing::Usable => {}
            Standing::Refreshing => return person(interrupted()),
            Standing::Lost => return person(stored.reason),
        }
        if stored.issuer != self.app.issuer() {
            let with = [&*stored.issuer, self.app.issuer(), "x"].map(Told::said);
            return person(say::TOKEN_OTHER_SERVER.told(with));
        }
        let text = match self.key.open(self.owner(), &stored.sealed) {
            Ok(text) => text,
            Err(why) => return person(why.told()),
        };
        let Some(pair) = Pair::from_text(&text) else {
            return person(say::TOKEN_UNREADABLE.told([]));
        };
        let (generation, stored_at) = (stored.generation, stored.stored_at);
        let expires_at = stored.expires_at;
        Ok(Ok(Held { generation, refreshed: false, pair, stored_at, expires_at }))
    }

    /// Before the request: writes down that this pair's refresh token is about to be used. Without
    /// a `true` from here no request may leave.
    pub async fn begin(&self, held: &Held, now: Timestamp) -> Result<bool, StoreError> {
        let (account, generation) = (self.account.clone(), held.generation);
        self.store.run(move |tx| tokens::begin_refresh(tx, &account, generation, now)).await
    }

    /// The one request.
    pub async fn exchange(&self, held: &Held) -> Exchange {
        self.app.refresh(&held.pair.refresh).await
    }

    /// After the answer: the next pair is kept before it is used; what provably did not happen is
    /// taken back; everything else needs a person.
    pub async fn settle(&self, held: &Held, answer: Exchange, now: Timestamp) -> Asked<Held> {
        let (account, generation) = (self.account.clone(), held.generation);
        let lose = async |why: Told| {
            let why = say::TOKEN_LOG_IN.told([why]);
            let (account, kept) = (account.clone(), why.clone());
            let lost = self.store.run(move |tx| tokens::lose(tx, &account, generation, &kept, now));
            lost.await.map(|()| Err(AskError::Token(why)))
        };
        let release = async |why: &Told| {
            let (account, kept) = (account.clone(), why.clone());
            self.store.run(move |tx| tokens::release(tx, &account, generation, &kept, now)).await
        };
        match answer {
            Exchange::Pair(pair, life) => match self.seal(&pair) {
                Ok(sealed) => self.renew(generation, (sealed, life), now).await,
                Err(why) => lose(why.into_told()).await,
            },
            Exchange::Unused(why) => {
                release(&why).await?;
                Ok(Err(AskError::Passing(why)))
            }
            Exchange::App(why) => {
                release(&why).await?;
                Ok(Err(AskError::Token(why)))
            }
            Exchange::Dead(why) | Exchange::Unclear(why) => lose(why).await,
        }
    }

    async fn renew(
        &self,
        generation: i64,
        (sealed, life): (Vec<u8>, SignedDuration),
        now: Timestamp,
    ) -> Asked<Held> {
        let account = self.account.clone();
        let expires_at = now.checked_add(life).ok();
        let kept = (sealed, expires_at);
        let refreshed = self
            .store
            .run(move |tx| tokens::renew(tx, &account, generation, (&kept.0, kept.1), now))
            .await?;
        // Read back: what is used is what is kept.
        Ok(self.current().await?.map(|held| Held { refreshed, ..held }))
    }

    fn seal(&self, pair: &Pair) -> Result<Vec<u8>, AskError> {
        let mut nonce = [0; NONCE_BYTES];
        chance::fill(&mut nonce).map_err(|error| {
            AskError::Passing(say::NO_CHANCE.told([Told::said(&error.to_string())]))
        })?;
        let sealed = self.key.seal(nonce, self.owner(), &pair.to_text());
        sealed.map_err(|error| AskError::Token(error.told()))
    }

    fn owner(&self) -> Owner<'_> {
        Owner { account: &self.account, kind: Kind::OAuth2.as_str() }
    }
}
