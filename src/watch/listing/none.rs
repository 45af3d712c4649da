//! Pages without entries: what they look like instead.

use super::outline::Outline;
use crate::article::dom::{Page, fold};
use crate::text::nesting::NestingError;
use crate::wording::{Told, reading as say};

/// Pages that say so little are about nothing but their own state.
const SHORT: usize = 1_500;

/// Pages that say less than this show nothing but their frame.
const BARE: usize = 300;

/// Why a page has no entries. Never „no news“: each is a source failure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.told())]
pub enum NoNews {
    /// The site is being worked on.
    Maintenance,
    /// A login stands before the news.
    Login,
    /// An error in words, though the status said that all is well.
    Error,
    /// A check against robots, or a refusal in words.
    Refused,
    /// The list is put together in the browser.
    NeedsScript,
    /// Consent to cookies is asked first.
    CookieWall,
    /// A search form without results.
    Search,
    /// The list itself says that it is empty.
    Empty,
    /// The page is not given to the parser.
    Unreadable(#[from] NestingError),
    /// Nothing on it repeats as news do.
    NoList,
}

impl NoNews {
    /// The sentence, to be kept.
    pub fn told(&self) -> Told {
        let phrase = match self {
            Self::Maintenance => &say::MAINTENANCE,
            Self::Login => &say::LOGIN_WALL,
            Self::Error => &say::ERROR_TEXT,
            Self::Refused => &say::ROBOT_CHECK,
            Self::NeedsScript => &say::NEEDS_SCRIPT,
            Self::CookieWall => &say::COOKIE_WALL,
            Self::Search => &say::SEARCH_FORM,
            Self::Empty => &say::SAYS_EMPTY,
            Self::Unreadable(why) => return Told::from(why),
            Self::NoList => &say::NO_LIST,
        };
        phrase.told([])
    }
}

/// Whole phrases at the beginning of a title or headline, lower case.
const STATES: [(&str, NoNews); 38] = [
    ("wartung", NoNews::Maintenance),
    ("wartungsarbeiten", NoNews::Maintenance),
    ("wartungsmodus", NoNews::Maintenance),
    ("website im wartungsmodus", NoNews::Maintenance),
    ("webseite im wartungsmodus", NoNews::Maintenance),
    ("wegen wartungsarbeiten", NoNews::Maintenance),
    ("maintenance", NoNews::Maintenance),
    ("site maintenance", NoNews::Maintenance),
    ("under maintenance", NoNews::Maintenance),
    ("under construction", NoNews::Maintenance),
    ("im aufbau", NoNews::Maintenance),
    ("wir sind bald wieder", NoNews::Maintenance),
    ("bald wieder", NoNews::Maintenance),
    ("diese website ist vorübergehend nicht", NoNews::Maintenance),
    ("vorübergehend nicht erreichbar", NoNews::Maintenance),
    ("anmelden", NoNews::Login),
    ("login", NoNews::Login),
    ("log in", NoNews::Login),
    ("sign in", NoNews::Login),
    ("einloggen", NoNews::Login),
    ("bitte anmelden", NoNews::Login),
    ("seite nicht gefunden", NoNews::Error),
    ("die seite wurde nicht gefunden", NoNews::Error),
    ("page not found", NoNews::Error),
    ("not found", NoNews::Error),
    ("nichts gefunden", NoNews::Error),
    ("ein fehler ist aufgetreten", NoNews::Error),
    ("es ist ein fehler aufgetreten", NoNews::Error),
    ("interner serverfehler", NoNews::Error),
    ("internal server error", NoNews::Error),
    ("service unavailable", NoNews::Error),
    ("database error", NoNews::Error),
    ("zugriff verweigert", NoNews::Refused),
    ("access denied", NoNews::Refused),
    ("forbidden", NoNews::Refused),
    ("just a moment", NoNews::Refused),
    ("attention required", NoNews::Refused),
    ("checking your browser", NoNews::Refused),
];

/// Words in a short page that say what it is instead of a list; all of a row must occur.
const SIGNS: [(&[&str], NoNews); 25] = [
    (&["wartungsarbeiten"], NoNews::Maintenance),
    (&["under maintenance"], NoNews::Maintenance),
    (&["fatal error"], NoNews::Error),
    (&["error establishing a database"], NoNews::Error),
    (&["fehler", "datenbank"], NoNews::Error),
    (&["fehler", "aufgetreten"], NoNews::Error),
    (&["nicht gefunden"], NoNews::Error),
    (&["checking your browser"], NoNews::Refused),
    (&["kein roboter"], NoNews::Refused),
    (&["zugriff", "verweigert"], NoNews::Refused),
    (&["javascript", "aktivier"], NoNews::NeedsScript),
    (&["javascript", "erforderlich"], NoNews::NeedsScript),
    (&["javascript", "benötigt"], NoNews::NeedsScript),
    (&["javascript", "enable"], NoNews::NeedsScript),
    (&["javascript", "eingeschaltet"], NoNews::NeedsScript),
    (&["cookie", "zustimm"], NoNews::CookieWall),
    (&["cookie", "akzeptier"], NoNews::CookieWall),
    (&["cookie", "accept"], NoNews::CookieWall),
    (&["keine beiträge"], NoNews::Empty),
    (&["keine meldungen"], NoNews::Empty),
    (&["keine einträge"], NoNews::Empty),
    (&["keine nachrichten"], NoNews::Empty),
    (&["keine artikel"], NoNews::Empty),
    (&["keine aktuellen"], NoNews::Empty),
    (&["keine news"], NoNews::Empty),
];

/// What title and headline say of a page that is about itself; such a page has no news to offer,
/// whatever lists stand beside.
pub(super) fn declared(outline: &Outline<'_, '_>) -> Option<NoNews> {
    let page = outline.page;
    let title = page.below(0, "title").next().map(|node| page.line(node));
    // A headline that is a link, or stands in an entry, is news.
    let heading = page
        .below(0, "h1")
        .next()
        .filter(|&node| outline.links(&(node..page.end(node))).is_empty())
        .filter(|&node| !page.ancestors(node).any(|at| page.name(at) == "article"))
        .map(|node| page.line(node));
    title.iter().chain(&heading).find_map(|line| {
        let line = line.replace(" – ", "|").replace(" - ", "|");
        line.split('|').find_map(|part| state(part.trim()))
    })
}

/// What a title is about, if about the page's own state.
fn state(part: &str) -> Option<NoNews> {
    let part = part.to_lowercase();
    let words = part.split_whitespace().count();
    if words > 7 {
        return None;
    }
    if is_status(&part) {
        return Some(NoNews::Error);
    }
    let found = STATES.iter().find(|(phrase, _)| {
        part.strip_prefix(phrase).is_some_and(|rest| {
            // „Wartung der Orgel beginnt“ is news; „Wartungsarbeiten!“ is none.
            let more = phrase.split(' ').count() + 1;
            !rest.starts_with(char::is_alphanumeric)
                && (phrase.contains(' ') || words <= more || is_mostly_state(rest))
        })
    });
    found.map(|(_, state)| state.clone())
}

/// Whether what follows a phrase only goes on about the page: „an der Website“, „im Gange“.
fn is_mostly_state(rest: &str) -> bool {
    ["website", "webseite", "seite", "server", "portal", "zurzeit", "derzeit", "gange", "mode"]
        .iter()
        .any(|word| rest.contains(word))
}

/// `404`, `Fehler 404`, `Error 503: …`, `403 Forbidden`.
fn is_status(part: &str) -> bool {
    const STATUS: [&str; 8] = ["401", "403", "404", "410", "500", "502", "503", "504"];
    let mut words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    match (words.next(), words.next()) {
        (Some("fehler" | "error" | "status" | "http"), Some(next)) => STATUS.contains(&next),
        (Some("fehler" | "error"), None) => true,
        (Some(first), None) => STATUS.contains(&first),
        (Some(first), Some(next)) => {
            STATUS.contains(&first)
                && matches!(
                    next,
                    "fehler"
                        | "error"
                        | "not"
                        | "forbidden"
                        | "service"
                        | "internal"
                        | "bad"
                        | "gateway"
                        | "seite"
                        | "page"
                        | "unauthorized"
                        | "gone"
                        | "nicht"
                )
        }
        (None, _) => false,
    }
}

/// What a page looks like on which no entries were found; `html` is its whole markup, as what it
/// says to browsers without scripts is not parsed.
pub(super) fn reason(outline: &Outline<'_, '_>, html: &str) -> NoNews {
    let page = outline.page;
    let text = told(outline).to_lowercase();
    let chars = text.chars().count();
    // Many pages have a login somewhere; one that has little else is one.
    if chars <= SHORT && asks_for_password(page) {
        return NoNews::Login;
    }
    let found = SIGNS
        .iter()
        .filter(|(_, state)| chars <= SHORT || *state == NoNews::Empty)
        .find(|(words, _)| words.iter().all(|word| text.contains(word)));
    if let Some((_, state)) = found {
        return state.clone();
    }
    if chars <= BARE && without_scripts(html).contains("javascript") {
        return NoNews::NeedsScript;
    }
    let searches = page.below(0, "input").any(|at| {
        let name = page.attr(at, "name").unwrap_or_default();
        page.attr(at, "type") == Some("search") || matches!(name, "q" | "s" | "searchword")
    });
    let titled = page
        .below(0, "h1")
        .chain(page.below(0, "title"))
        .any(|node| page.line(node).to_lowercase().starts_with("such"));
    if searches && (titled || chars <= BARE) { NoNews::Search } else { NoNews::NoList }
}

/// What the page says outside its menus and footers.
fn told(outline: &Outline<'_, '_>) -> String {
    let page = outline.page;
    let body = page.below(0, "body").next().unwrap_or(0);
    let mut told = String::new();
    for node in body..page.end(body) {
        if let Some(text) = page.text(node).filter(|_| !outline.is_outside(node)) {
            told.push_str(text);
            told.push(' ');
        }
    }
    fold(&told)
}

/// What the page says to browsers without scripts, in small letters.
fn without_scripts(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    lower
        .split("<noscript")
        .skip(1)
        .filter_map(|part| part.split("</noscript").next())
        .collect::<Vec<_>>()
        .join(" ")
}

fn asks_for_password(page: &Page<'_>) -> bool {
    page.below(0, "input")
        .any(|at| page.attr(at, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("password")))
}
