//! Links as identity: what of an address names the article, and what is decoration.

use std::fmt::Write as _;

use url::{Url, form_urlencoded};

use super::session;

/// Parameters that follow readers about and name no article; compared in lower case.
const TRACKING: [&str; 30] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "at_campaign",
    "at_medium",
    "cmpid",
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "oly_anon_id",
    "oly_enc_id",
    "s_cid",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wt_mc",
    "wt_zmc",
    "yclid",
];
const TRACKING_PREFIXES: [&str; 5] = ["utm_", "mtm_", "pk_", "piwik_", "hsa_"];

/// The link as a name: `host/path?query`. Host and path decide; scheme, `www.`, the default
/// port, a slash at the end, fragment, tracking and the order of parameters do not.
pub(super) fn canonical(link: &Url) -> String {
    let link = &session::without(link);
    let mut text = host(link);
    if let Some(port) = link.port() {
        // Default ports are left out by `Url` already; the other scheme's default is one, too.
        if !matches!(port, 80 | 443) {
            let _ = write!(text, ":{port}");
        }
    }
    text.push_str(&path(link.path()));
    let mut query: Vec<(String, String)> = link
        .query_pairs()
        .filter(|(name, _)| !is_tracking(name))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if !query.is_empty() {
        query.sort();
        text.push('?');
        let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        text.push_str(&encoded);
    }
    // Only pages put together in the browser name an article after the `#`.
    if let Some(route) = link.fragment().filter(|f| f.starts_with(['!', '/'])) {
        let _ = write!(text, "#{route}");
    }
    text
}

/// The link as the name of an item: with its fragment where that numbers a place on a page of
/// many (`list.html#item3`). A word (`#mehr`, `#comments`) is decoration.
pub(super) fn anchored(link: &Url) -> String {
    let page = canonical(link);
    match link.fragment().filter(|fragment| names_a_place(fragment)) {
        Some(place) => format!("{page}#{place}"),
        None => page,
    }
}

/// Whether a fragment tells one entry of a page from the others.
pub(super) fn names_a_place(fragment: &str) -> bool {
    !fragment.starts_with(['!', '/']) && fragment.bytes().any(|byte| byte.is_ascii_digit())
}

/// Parameters that turn the pages of a list.
const PAGING: [&str; 6] = ["limitstart", "offset", "page", "paged", "seite", "start"];

/// Whether a link leads to the list itself, on whichever of its pages.
pub(super) fn is_on(link: &Url, list: &Url) -> bool {
    let bare = |url: &Url| {
        let mut bare = url.clone();
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(name, value)| {
                let turns = PAGING.contains(&name.to_lowercase().as_str());
                !(turns && value.bytes().all(|byte| byte.is_ascii_digit()))
            })
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        bare.query_pairs_mut().clear().extend_pairs(kept);
        bare.set_fragment(url.fragment().filter(|fragment| fragment.starts_with(['!', '/'])));
        canonical(&bare)
    };
    // A front page is the list of whatever it links to: its address alone names nothing.
    let list_name = bare(list);
    list_name.contains('/') && bare(link) == list_name
}

/// The words of the last part of the path, without number and ending; none where they are too few
/// to name one story.
pub(super) fn slug(link: &Url) -> Option<String> {
    const WORDS: usize = 3;
    let canonical = path(link.path());
    let last = canonical.rsplit('/').next()?;
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem).to_lowercase();
    let words = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    (words.split('-').filter(|word| word.len() > 1).count() >= WORDS).then(|| words.to_owned())
}

/// Whether a link can be the name of one article: a site's front page cannot, though feeds link
/// it where an entry has no page.
pub(super) fn names_an_article(link: &Url) -> bool {
    let canonical = canonical(link);
    let path = canonical.split_once('/').map(|(_, path)| path);
    canonical.contains(['?', '#'])
        || path.is_some_and(|path| !matches!(path, "index.html" | "index.php" | "index.htm"))
}

/// Sections whose pages are numbered apart from the articles.
const OTHER_NUMBERS: [&str; 12] = [
    "category",
    "contact",
    "event",
    "events",
    "kalender",
    "kontakt",
    "location",
    "locations",
    "person",
    "tag",
    "termine",
    "veranstaltungen",
];
/// What headlines count. `/news/100-jahre-….html` is a slug that begins with a number, and two
/// such headlines must not become one article.
const COUNTED: [&str; 32] = [
    "besucher",
    "euro",
    "familien",
    "frauen",
    "gaeste",
    "gebote",
    "grad",
    "jahr",
    "jahre",
    "jahren",
    "jugendliche",
    "kilometer",
    "kinder",
    "km",
    "laender",
    "maenner",
    "menschen",
    "mio",
    "millionen",
    "monate",
    "personen",
    "plaetze",
    "projekte",
    "prozent",
    "schueler",
    "seiten",
    "stunden",
    "tage",
    "tagen",
    "teilnehmende",
    "vereine",
    "wochen",
];

/// The article number of a system such as Joomla, with its host: `example.org#1113` for
/// `/aktuelles/rueckblick/1113-slug.html`. It stays when slug and menu change. Taking two
/// articles for one would swallow news, so much is asked of it: the last segment is
/// `digits-slug.html` with three digits or more (without `.html`, four), the number is no date,
/// and the slug does not begin with something counted.
pub(super) fn article_number(link: &Url) -> Option<String> {
    let last = link.path_segments()?.rfind(|segment| !segment.is_empty())?;
    let (digits, slug) = last.split_once('-')?;
    let (slug, digits_asked) = match slug.strip_suffix(".html").or(slug.strip_suffix(".htm")) {
        Some(slug) => (slug, 3),
        None => (slug, 4),
    };
    let is_number =
        (digits_asked..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let first_word = slug.split('-').next().unwrap_or_default();
    if !is_number
        || looks_like_a_date(digits)
        || !first_word.starts_with(|c: char| c.is_alphabetic() || c == '%')
        || COUNTED.contains(&first_word.to_lowercase().as_str())
    {
        return None;
    }
    let section =
        link.path_segments()?.find(|segment| OTHER_NUMBERS.contains(segment)).unwrap_or_default();
    let number = digits.trim_start_matches('0');
    Some(format!("{}{section}#{number}", host(link)))
}

/// `2019-rueckblick`, `190926-titel`, `20190926-titel`.
fn looks_like_a_date(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>| -> u32 {
        digits.get(range).and_then(|d| d.parse().ok()).unwrap_or(0)
    };
    let is_day = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    match digits.len() {
        4 => (1900..=2099).contains(&part(0..4)),
        6 => is_day(part(2..4), part(4..6)),
        8 => (1900..=2099).contains(&part(0..4)) && is_day(part(4..6), part(6..8)),
        _ => false,
    }
}

fn host(link: &Url) -> String {
    let host = link.host_str().unwrap_or_default().to_lowercase();
    let host = host.trim_end_matches('.');
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str())
        || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Escapes of letters that need none are undone, the others written in capitals; slashes at the
/// end go.
fn path(path: &str) -> String {
    let mut normal = String::with_capacity(path.len());
    let mut pieces = path.split('%');
    normal.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let escape = piece.split_at_checked(2).and_then(|(digits, rest)| {
            let value = u8::from_str_radix(digits, 16).ok()?;
            Some((value, rest))
        });
        let Some((value, rest)) = escape else {
            normal.push('%');
            normal.push_str(piece);
            continue;
        };
        if value.is_ascii_alphanumeric() || b"-._~".contains(&value) {
            normal.push(char::from(value));
        } else {
            let _ = write!(normal, "%{value:02X}");
        }
        normal.push_str(rest);
    }
    normal.trim_end_matches('/').to_owned()
}
