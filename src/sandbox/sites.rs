//! Two sample news sites, an association's old Joomla site and a state's portal, to be served on
//! loopback for the demo and the tests.
//!
//! Association, portal, persons and news are invented. What is true to life is the markup: glued
//! alternative texts, entries without headline or link, quotations within quotations, a report
//! that carries a whole article of the portal.

mod catalogue;
mod german;
mod organisation;
mod picture;
mod placeholders;
mod portal;
mod render;
mod respond;
mod view;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Context as _;
use axum::Router;
use jiff::civil::Date;
use minijinja::Environment;
use url::Url;

use catalogue::{Article, StaticPage};

/// One of the two sample sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Site {
    /// The association's own site, built like an old Joomla.
    Organisation,
    /// The state's portal, built like a TYPO3 site.
    Portal,
}

/// What both sites answer instead of their pages. `robots.txt` and the pictures stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Failure {
    /// Nothing is wrong.
    #[default]
    None,
    /// Status 200 with a page that says the site is being worked on.
    Maintenance,
    /// Status 200, but every list and feed is empty.
    Empty,
    /// Status 200 with a login form in place of every page.
    Login,
    /// Status 500 with a short error text.
    Error500,
    /// Status 200, but every list and feed breaks off in the middle.
    CutOff,
}

/// What a relaunch of both sites changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relaunch {
    /// Other markup, other article paths and guids, and today's date on every article.
    Design,
    /// Canonical links, the links in feeds and the guids that are links turn from http to https.
    Https,
    /// Only the guids change, and every date is today's: a database was restored.
    Database,
}

/// One news that the sites tell, at one place or at both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleStory {
    /// The story's name in the sample's own files.
    pub id: String,
    /// Its tellings; the first one is the first to be released.
    pub tellings: Vec<Telling>,
}

/// A story as one of the sites tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Where it stands.
    pub site: Site,
    /// The headline; for an entry that has none on the site, its name in the sample's files.
    pub title: String,
    /// The article's canonical link, or the list's for an entry that has no link of its own.
    pub url: Url,
    /// Whether it has been released.
    pub visible: bool,
    /// Whether its list entry has neither headline nor link.
    pub untitled: bool,
}

/// A handle on both sites; clones share one state.
#[derive(Clone)]
pub struct Sites {
    inner: Arc<Inner>,
}

struct Inner {
    today: Date,
    organisation: Url,
    portal: Url,
    articles: Vec<Article>,
    pages: Vec<StaticPage>,
    templates: Environment<'static>,
    stage: RwLock<Stage>,
    corrections: RwLock<Vec<Correction>>,
}

/// What was done to the sites' pages after their release.
#[derive(Debug, Clone)]
enum Correction {
    /// These words became others, wherever they stand.
    Words(String, String),
    /// The page at this path is gone.
    Gone(String),
}

/// What changes while the sites are served.
#[derive(Debug, Clone, Copy, Default)]
struct Stage {
    /// Articles up to this release number are visible.
    released: u32,
    /// Counts the changes; `Last-Modified` grows with it.
    revision: u32,
    relaunched: bool,
    https: bool,
    restored: bool,
    failure: Failure,
}

impl Stage {
    /// Whether guids and dates are others than at first.
    const fn renamed(self) -> bool {
        self.relaunched || self.restored
    }
}

impl Sites {
    /// Both sites as of `today`: article dates are counted back from it. The base addresses are
    /// where the routers will be served; links between the sites, canonical links and feeds
    /// carry them. Fails only if a sample file of the crate itself is malformed.
    pub fn new(today: Date, organisation_base: Url, portal_base: Url) -> anyhow::Result<Self> {
        let words = placeholders::Words::new(today, &organisation_base, &portal_base);
        let inner = Inner {
            today,
            articles: catalogue::articles(&words).context("reading the sample articles")?,
            pages: catalogue::pages(&words).context("reading the sample pages")?,
            templates: render::templates().context("reading the sample sites' templates")?,
            organisation: organisation_base,
            portal: portal_base,
            stage: RwLock::default(),
            corrections: RwLock::default(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The association's site.
    pub fn organisation_router(&self) -> Router {
        respond::router(self.clone(), Site::Organisation)
    }

    /// The state's portal.
    pub fn portal_router(&self) -> Router {
        respond::router(self.clone(), Site::Portal)
    }

    /// Releases the next article that is held back, and gives its title; `None` if all are out.
    pub fn publish_next(&self) -> Option<String> {
        let mut stage = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
        let held_back = self.inner.articles.iter().filter(|a| a.release > stage.released);
        let next = held_back.min_by_key(|article| article.release)?;
        stage.released = next.release;
        stage.revision += 1;
        Some(next.title.clone())
    }

    /// Releases every article that is still held back, and gives their titles in order.
    pub fn publish_all(&self) -> Vec<String> {
        std::iter::from_fn(|| self.publish_next()).collect()
    }

    /// Every story of both sites, released or not. The report that quotes a whole article of the
    /// portal is one story with it; the announcement of an event and its review are two.
    pub fn stories(&self) -> Vec<SampleStory> {
        let stage = self.stage();
        let mut stories: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
        for article in &self.inner.articles {
            stories.entry(&article.story).or_default().push(article);
        }
        let told = |article: &&Article| Telling {
            site: article.site,
            title: article.title.clone(),
            url: view::url(&self.inner, article, stage),
            visible: article.release <= stage.released,
            untitled: article.untitled,
        };
        stories
            .into_iter()
            .map(|(id, mut articles)| {
                articles.sort_by_key(|article| article.release);
                let tellings = articles.iter().map(told).collect();
                SampleStory { id: id.to_owned(), tellings }
            })
            .collect()
    }

    /// Gives both sites a new design: other markup, other article paths and guids, and today's
    /// date on every article. The lists keep their addresses; old article paths redirect.
    pub fn relaunch(&self) {
        self.relaunch_as(Relaunch::Design);
    }

    /// Changes both sites in one of the ways of a relaunch; earlier ones stay.
    pub fn relaunch_as(&self, how: Relaunch) {
        self.change(|stage| match how {
            Relaunch::Design => stage.relaunched = true,
            Relaunch::Https => stage.https = true,
            Relaunch::Database => stage.restored = true,
        });
    }

    /// Makes both sites fail in the given way, or work again with [`Failure::None`].
    pub fn fail_with(&self, failure: Failure) {
        self.change(|stage| stage.failure = failure);
    }

    /// Corrects words on every page of both sites, lists and feeds included.
    pub fn correct(&self, from: &str, to: &str) {
        self.add(Correction::Words(from.to_owned(), to.to_owned()));
    }

    /// Takes the page at this address away: 404. The lists still name it.
    pub fn withdraw(&self, page: &Url) {
        self.add(Correction::Gone(page.path().to_owned()));
    }

    /// Puts every page back that was taken away, and undoes every correction.
    pub fn undo_corrections(&self) {
        self.corrections(Vec::clear);
    }

    fn add(&self, correction: Correction) {
        self.corrections(|corrections| corrections.push(correction));
    }

    fn corrections(&self, change: impl FnOnce(&mut Vec<Correction>)) {
        let corrections = &self.inner.corrections;
        change(&mut corrections.write().unwrap_or_else(PoisonError::into_inner));
        self.change(|_| {});
    }

    /// A page as it stands after the corrections; none if it is gone.
    fn corrected(&self, path: &str, page: String) -> Option<String> {
        let corrections = self.inner.corrections.read().unwrap_or_else(PoisonError::into_inner);
        corrections.iter().try_fold(page, |page, correction| match correction {
            Correction::Words(from, to) => Some(page.replace(from, to)),
            Correction::Gone(gone) => (gone != path).then_some(page),
        })
    }

    fn change(&self, change: impl FnOnce(&mut Stage)) {
        let mut stage = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut stage);
        stage.revision += 1;
    }

    fn stage(&self) -> Stage {
        *self.inner.stage.read().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
