//! Making pages: the templates, the words of each language, and the frame around every page.

use axum::response::{Html, IntoResponse as _, Redirect, Response};
use minijinja::value::{Rest, Serde, Value};
use minijinja::{Environment, Error, ErrorKind, HtmlEscape, UndefinedBehavior, context};
use serde::Serialize;

use super::gate::Visit;
use super::pages::{NAV, Nav};
use super::shown;
use super::trouble::Trouble;
use super::{Admin, Look};
use crate::wording::{Language, Phrase, Words, named};

/// What a handler comes to.
pub(super) type Answer = Result<Response, Trouble>;

/// The templates; names that end in `.html` are escaped wherever a value is put in.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("icons.html", include_str!("templates/icons.html")),
    ("parts.html", include_str!("templates/parts.html")),
    ("filter.html", include_str!("templates/filter.html")),
    ("frame.html", include_str!("templates/frame.html")),
    ("layout.html", include_str!("templates/layout.html")),
    ("login.html", include_str!("templates/login.html")),
    ("trouble.html", include_str!("templates/trouble.html")),
    ("start.html", include_str!("templates/start.html")),
    ("outbox.html", include_str!("templates/outbox.html")),
    ("post.html", include_str!("templates/post.html")),
    ("story.html", include_str!("templates/story.html")),
    ("sources.html", include_str!("templates/sources.html")),
    ("accounts.html", include_str!("templates/accounts.html")),
    ("journal.html", include_str!("templates/journal.html")),
    ("month.html", include_str!("templates/month.html")),
];

/// Work that one page may take; a long list takes a tenth of it.
const FUEL: u64 = 2_000_000;

/// The templates in both languages.
pub(super) struct Templates {
    de: Environment<'static>,
    en: Environment<'static>,
}

impl Templates {
    /// Reads all of them.
    ///
    /// # Errors
    /// Where one is malformed.
    pub(super) fn new() -> Result<Self, Error> {
        Ok(Self { de: environment(Language::De)?, en: environment(Language::En)? })
    }

    /// The page in one language.
    pub(super) fn render(
        &self,
        language: Language,
        name: &str,
        view: impl Serialize,
    ) -> Result<String, Error> {
        self.of(language).get_template(name)?.render(Serde(view))
    }

    fn of(&self, language: Language) -> &Environment<'static> {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}

fn environment(language: Language) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.add_function("t", move |name: &str, parts: Rest<Value>| {
        let missing = || Error::new(ErrorKind::InvalidOperation, format!("no phrase {name}"));
        let phrase = named(name).ok_or_else(missing)?;
        let parts: Vec<Words> = parts.iter().map(|part| Words::same(part.to_string())).collect();
        let parts: Vec<&Words> = parts.iter().collect();
        Ok::<_, Error>(phrase.telling(&parts).of(language).to_owned())
    });
    environment.add_filter("code", code);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// A sentence with what stands between backticks as code.
fn code(text: &str) -> Value {
    let (mut html, mut rest) = (String::new(), text);
    while let Some((before, (code, after))) =
        rest.split_once('`').and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    {
        let (before, code) = (HtmlEscape(before), HtmlEscape(code));
        html = format!("{html}{before}<code>{code}</code>");
        rest = after;
    }
    Value::from_safe_string(format!("{html}{}", HtmlEscape(rest)))
}

/// One page behind the login.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// Its template.
    pub(super) template: &'static str,
    /// Its title and main heading.
    pub(super) title: &'static Phrase,
    /// Where it stands in the navigation.
    pub(super) nav: Nav,
}

/// An entry of the navigation.
#[derive(Serialize)]
struct Entry {
    href: &'static str,
    icon: &'static str,
    name: String,
    is_current: bool,
    /// How many things wait behind it.
    waiting: usize,
}

/// What stands around every page behind the login.
#[derive(Serialize)]
struct Frame {
    lang: &'static str,
    title: String,
    organisation: String,
    website: String,
    mode: &'static str,
    nav: Vec<Entry>,
    csrf: String,
    /// What the last step came to.
    said: Option<String>,
    version: &'static str,
    now: shown::Moment,
}

impl Admin {
    /// A page behind the login: `view` reads what its template is filled with. The template sees
    /// it as `view`, and what stands around it as `frame`.
    pub(super) async fn page<V>(
        &self,
        visit: &Visit,
        page: Page,
        view: impl FnOnce(&Look<'_>) -> Result<V, Trouble> + Send + 'static,
    ) -> Answer
    where
        V: Serialize + Send + 'static,
    {
        let visit = visit.clone();
        let (frame, view, language) = self
            .look(move |look| {
                let view = view(look)?;
                Ok::<_, Trouble>((frame(look, &visit, page)?, view, look.config.language))
            })
            .await?;
        let template = self.inner.templates.of(language).get_template(page.template)?;
        let frame = Value::from(Serde(frame));
        let html =
            template.render(context! { frame => frame, view => Value::from(Serde(view)) })?;
        Ok(Html(html).into_response())
    }
}

fn frame(look: &Look<'_>, visit: &Visit, page: Page) -> Result<Frame, Trouble> {
    let config = look.config;
    let mut nav = Vec::new();
    for (place, href, icon, name) in NAV {
        nav.push(Entry {
            href,
            icon,
            name: look.say(name, &[]),
            is_current: *place == page.nav,
            waiting: super::pages::waiting(look, *place)?,
        });
    }
    // Only what the page itself says after a step: an address must not put words into it.
    let said = visit.said.as_deref().filter(|said| said.starts_with("SAID_")).and_then(named);
    Ok(Frame {
        lang: config.language.code(),
        title: look.say(page.title, &[]),
        organisation: config.organisation.name.clone(),
        website: config.organisation.website.to_string(),
        mode: shown::mode(config.mode),
        nav,
        csrf: visit.csrf.clone(),
        said: said.map(|phrase| look.say(phrase, &[])),
        version: env!("CARGO_PKG_VERSION"),
        now: look.moment(look.now),
    })
}

impl Look<'_> {
    /// A sentence in the page's language.
    pub(super) fn say(&self, phrase: &Phrase, parts: &[&str]) -> String {
        let parts: Vec<Words> = parts.iter().map(|part| Words::same(*part)).collect();
        let parts: Vec<&Words> = parts.iter().collect();
        phrase.telling(&parts).of(self.config.language).to_owned()
    }

    /// Words in the page's language.
    pub(super) fn words(&self, words: &Words) -> String {
        words.of(self.config.language).to_owned()
    }
}

/// Back to a page after a step, which says what the step came to.
pub(super) fn back(to: &str, said: &'static Phrase) -> Response {
    let and = if to.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{to}{and}said={}", said.code)).into_response()
}

#[cfg(test)]
mod tests;
