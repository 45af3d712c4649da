//! Fills the templates of both sites: pages, feeds, and what stands in for a failing site.

use anyhow::Context as _;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use url::Url;

use super::respond::Answer;
use super::view::{self, Snapshot};
use super::{Failure, Site};

/// Every template by its name; the ending decides how values are escaped.
const TEMPLATES: &[(&str, &str)] = &[
    ("organisation.html", include_str!("templates/organisation.html")),
    ("organisation-relaunch.html", include_str!("templates/organisation-relaunch.html")),
    ("portal.html", include_str!("templates/portal.html")),
    ("portal-relaunch.html", include_str!("templates/portal-relaunch.html")),
    ("feed.xml", include_str!("templates/feed.xml")),
    ("maintenance.html", include_str!("templates/maintenance.html")),
    ("login.html", include_str!("templates/login.html")),
];

/// The environment with all templates; a name that a page does not give is an error.
pub(super) fn templates() -> anyhow::Result<Environment<'static>> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    for (name, source) in TEMPLATES {
        templates.add_template(name, source).with_context(|| format!("in {name}"))?;
    }
    Ok(templates)
}

/// Entries in the portal's box „Meistgelesen“.
const MOST_READ: usize = 3;

impl Snapshot<'_> {
    /// One page in the site's present design. `kind` is `front`, `list`, `article` or `page`.
    pub(super) fn show(
        &self,
        kind: &str,
        title: &str,
        path: &str,
        values: Value,
    ) -> anyhow::Result<Answer> {
        let template = match (self.site, self.stage.relaunched) {
            (Site::Organisation, false) => "organisation.html",
            (Site::Organisation, true) => "organisation-relaunch.html",
            (Site::Portal, false) => "portal.html",
            (Site::Portal, true) => "portal-relaunch.html",
        };
        // People have read the oldest ones most: they had the most time to.
        let mut most_read = self.entries();
        most_read.reverse();
        most_read.truncate(MOST_READ);
        let base = self.base();
        let base = base.as_str().trim_end_matches('/');
        let frame = context! { kind, title, base, path, most_read };
        self.fill(template, context! { ..values, ..frame }).map(Answer::Html)
    }

    /// The page beside the news that stands at the path.
    pub(super) fn page_beside(&self, path: &str) -> anyhow::Result<Answer> {
        let mut pages = self.inner.pages.iter();
        match pages.find(|page| page.site == self.site && page.path == path) {
            Some(page) => {
                let values = context! { body_html => page.body.as_str() };
                self.show("page", &page.title, path, values)
            }
            None => Ok(Answer::Missing),
        }
    }

    /// The site's feed, served at the given path and query.
    pub(super) fn feed(&self, path: &str, values: Value) -> anyhow::Result<Answer> {
        let title = self.name();
        let home = self.base();
        let feed = home.join(path)?;
        let frame = context! { title, home => home.as_str(), feed => feed.as_str() };
        self.fill("feed.xml", context! { ..values, ..frame }).map(Answer::Rss)
    }

    /// What the site shows at every path while it fails with an answer of status 200.
    pub(super) fn stand_in(&self) -> Option<anyhow::Result<Answer>> {
        let template = match self.stage.failure {
            Failure::Maintenance => "maintenance.html",
            Failure::Login => "login.html",
            Failure::None | Failure::Empty | Failure::Error500 | Failure::CutOff => return None,
        };
        Some(self.fill(template, context! { site => self.name() }).map(Answer::Html))
    }

    fn fill(&self, name: &str, values: Value) -> anyhow::Result<String> {
        let template = self.inner.templates.get_template(name)?;
        template.render(values).with_context(|| format!("filling {name}"))
    }

    fn base(&self) -> Url {
        view::base(self.inner, self.site, self.stage)
    }

    fn name(&self) -> &'static str {
        match self.site {
            Site::Organisation => "Begegnungshaus Elbe e.V.",
            Site::Portal => "Landesportal Vielfalt Sachsen-Anhalt",
        }
    }
}
