//! The keys of `config.toml`, table by table: what is not listed here is refused.

/// A table of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The top of the file, before the first header.
    Root,
    /// `[organisation]`
    Organisation,
    /// `[[sources]]`
    Source,
    /// `selectors` of a source.
    Selectors,
    /// `[[accounts]]`
    Account,
    /// Where a secret is kept: `{ env = "…" }`.
    Secret,
    /// `[pacing]`
    Pacing,
    /// `[outbox]`
    Outbox,
    /// `[budget]`
    Budget,
    /// `[budget.x_prices]`
    Prices,
    /// `[alerts]`
    Alerts,
    /// `[alerts.mail]`
    Mail,
    /// `[alerts.webhook]`
    Webhook,
    /// `[fetch]`
    Fetch,
    /// `[state]`
    State,
    /// `[admin]`
    Admin,
    /// `[model]`
    Model,
}

impl Table {
    /// How the admin writes it.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Root => "config.toml",
            Self::Organisation => "[organisation]",
            Self::Source => "[[sources]]",
            Self::Selectors => "selectors",
            Self::Account => "[[accounts]]",
            Self::Secret => "{ env = \"…\" }",
            Self::Pacing => "[pacing]",
            Self::Outbox => "[outbox]",
            Self::Budget => "[budget]",
            Self::Prices => "[budget.x_prices]",
            Self::Alerts => "[alerts]",
            Self::Mail => "[alerts.mail]",
            Self::Webhook => "[alerts.webhook]",
            Self::Fetch => "[fetch]",
            Self::State => "[state]",
            Self::Admin => "[admin]",
            Self::Model => "[model]",
        }
    }

    /// The keys this table may hold.
    pub fn keys(self) -> impl Iterator<Item = &'static Key> {
        KEYS.iter().filter(move |key| key.table == self)
    }
}

/// A key that may be set.
#[derive(Debug)]
pub struct Key {
    /// The table it belongs to.
    pub table: Table,
    /// Its name.
    pub name: &'static str,
    /// Words that people write when they mean it.
    also: &'static [&'static str],
}

const fn key(table: Table, name: &'static str, also: &'static [&'static str]) -> Key {
    Key { table, name, also }
}

/// Every key, in the order of the shipped file.
pub const KEYS: &[Key] = &[
    key(Table::Root, "language", &["sprache", "lang", "locale"]),
    key(Table::Root, "timezone", &["zeitzone", "zone", "tz"]),
    key(Table::Root, "mode", &["modus"]),
    key(Table::Root, "foreign", &["fremdsprachen", "fremdsprachig", "other_languages"]),
    key(Table::Root, "organisation", &["organization", "verein"]),
    key(Table::Root, "sources", &["quellen", "quelle", "feeds"]),
    key(Table::Root, "accounts", &["konten", "konto"]),
    key(Table::Root, "pacing", &["takt"]),
    key(Table::Root, "outbox", &["ausgang"]),
    key(Table::Root, "budget", &[]),
    key(Table::Root, "alerts", &["alarme", "meldungen", "notify"]),
    key(Table::Root, "fetch", &["http", "net"]),
    key(Table::Root, "state", &["database"]),
    key(Table::Root, "admin", &["web", "server"]),
    key(Table::Root, "model", &["modell", "llm", "ai", "ki"]),
    key(Table::Organisation, "name", &[]),
    key(Table::Organisation, "website", &["url", "homepage", "webseite", "site"]),
    key(Table::Source, "name", &[]),
    key(Table::Source, "label", &["title", "titel"]),
    key(Table::Source, "url", &["link", "feed", "address", "adresse"]),
    key(Table::Source, "schedule", &["cron", "interval", "zeitplan", "every"]),
    key(Table::Source, "backfill", &[]),
    key(Table::Source, "images", &["image", "bilder", "pictures"]),
    key(Table::Source, "max_age", &["age", "alter"]),
    key(Table::Source, "mode", &["modus"]),
    key(Table::Source, "selectors", &["selector"]),
    key(Table::Source, "accounts", &["account", "konten", "konto", "targets"]),
    key(Table::Selectors, "item", &["entry", "container"]),
    key(Table::Selectors, "link", &["url", "href"]),
    key(Table::Selectors, "title", &["headline", "titel"]),
    key(Table::Selectors, "date", &["datum", "published"]),
    key(Table::Selectors, "teaser", &["summary", "description"]),
    key(Table::Account, "name", &[]),
    key(Table::Account, "network", &["netzwerk", "type"]),
    key(Table::Account, "page", &["page_id", "seite"]),
    key(Table::Account, "token", &["page_token"]),
    key(Table::Account, "app_id", &[]),
    key(Table::Account, "app_secret", &[]),
    key(Table::Account, "two_step", &["two_steps", "zwei_schritte"]),
    key(Table::Account, "consumer_key", &["api_key"]),
    key(Table::Account, "consumer_secret", &["api_secret"]),
    key(Table::Account, "access_token", &["oauth_token"]),
    key(Table::Account, "access_secret", &["access_token_secret", "oauth_token_secret"]),
    key(Table::Account, "client_id", &[]),
    key(Table::Account, "client_secret", &[]),
    key(Table::Account, "api", &["base_url", "endpoint"]),
    key(Table::Account, "hashtags", &["tags"]),
    key(Table::Account, "template", &["vorlage", "layout", "format"]),
    key(Table::Account, "mode", &["modus"]),
    key(Table::Account, "withdraw", &["on_withdraw", "zurückziehen"]),
    key(Table::Account, "on_change", &["change", "änderung", "on_edit"]),
    key(Table::Account, "confirmed", &["confirm", "bestätigt"]),
    key(Table::Secret, "env", &["environment", "umgebung"]),
    key(Table::Secret, "file", &["datei", "path"]),
    key(Table::Secret, "credential", &["credentials"]),
    key(Table::Pacing, "quiet", &["quiet_hours", "ruhe"]),
    key(Table::Pacing, "quiet_days", &["quiet_weekdays", "ruhetage", "wochentage"]),
    key(Table::Pacing, "holidays", &["feiertage", "public_holidays", "land"]),
    key(Table::Pacing, "spacing", &["gap", "abstand"]),
    key(Table::Pacing, "per_hour", &["hourly", "max_per_hour"]),
    key(Table::Pacing, "per_day", &["daily", "max_per_day"]),
    key(Table::Pacing, "grace", &["delay", "wait"]),
    key(Table::Pacing, "max_waiting", &["max_queue", "queue"]),
    key(Table::Outbox, "retry", &["retries"]),
    key(Table::Outbox, "reconcile", &[]),
    key(Table::Outbox, "absence", &[]),
    key(Table::Budget, "x_usd_per_month", &["x", "usd_per_month"]),
    key(Table::Budget, "on_budget", &["when_spent"]),
    key(Table::Budget, "x_prices", &["prices", "preise"]),
    key(Table::Prices, "post", &[]),
    key(Table::Prices, "post_with_link", &["post_with_url", "link"]),
    key(Table::Prices, "delete", &[]),
    key(Table::Prices, "media_metadata", &["alt_text"]),
    key(Table::Prices, "own_read", &[]),
    key(Table::Alerts, "mail", &["email", "smtp"]),
    key(Table::Alerts, "webhook", &["hook"]),
    key(Table::Alerts, "file", &["datei"]),
    key(Table::Alerts, "repeat", &["again", "wiederholen"]),
    key(Table::Alerts, "quiet", &["quiet_hours", "ruhe"]),
    key(Table::Alerts, "digest", &["report", "bericht"]),
    key(Table::Alerts, "ping", &["heartbeat", "healthcheck"]),
    key(Table::Mail, "to", &["an", "recipients"]),
    key(Table::Mail, "from", &["von", "sender"]),
    key(Table::Mail, "server", &["host", "smtp"]),
    key(Table::Mail, "port", &[]),
    key(Table::Mail, "security", &["tls", "encryption", "verschlüsselung"]),
    key(Table::Mail, "user", &["username", "login", "benutzer"]),
    key(Table::Mail, "password", &["passwort", "pass"]),
    key(Table::Webhook, "url", &["address", "adresse"]),
    key(Table::Webhook, "shape", &["type", "format"]),
    key(Table::Webhook, "room", &["raum"]),
    key(Table::Webhook, "token", &["password"]),
    key(Table::Fetch, "allow_private", &[]),
    key(Table::State, "dir", &["directory", "path", "folder"]),
    key(Table::State, "key", &["secret", "password", "schluessel"]),
    key(Table::Admin, "listen", &["bind", "address", "port"]),
    key(Table::Admin, "hosts", &["host", "names", "namen", "domain"]),
    key(Table::Admin, "password", &["passwort", "password_hash", "pass"]),
    key(Table::Model, "base_url", &["url", "api", "endpoint", "adresse"]),
    key(Table::Model, "name", &["model", "modell"]),
    key(Table::Model, "key", &["api_key", "token", "secret", "schluessel"]),
    key(Table::Model, "timeout", &["deadline", "wait", "frist"]),
    key(Table::Model, "disclose", &["kennzeichnen", "mark", "label"]),
];

/// What an unknown key may have meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// Another key of the same table.
    Key(&'static str),
    /// The same key, but it belongs to another table.
    Elsewhere(Table),
    /// Nothing that is known.
    Nothing,
}

/// What `name`, which `table` does not know, may have meant.
pub(super) fn meant(table: Table, name: &str) -> Meant {
    let folded = name.to_lowercase().replace('-', "_");
    let synonym =
        table.keys().find(|key| key.name == folded || key.also.contains(&folded.as_str()));
    if let Some(key) = synonym {
        return Meant::Key(key.name);
    }
    // A secret's own table is never a place to move a key to.
    let elsewhere = KEYS.iter().find(|key| key.name == folded && key.table != Table::Secret);
    if let Some(key) = elsewhere {
        return Meant::Elsewhere(key.table);
    }
    nearest(&folded, table.keys().map(|key| key.name)).map_or(Meant::Nothing, Meant::Key)
}

/// Longer words are not compared: the cost grows with the product of the lengths.
const LONGEST_COMPARED: usize = 40;

/// The candidate that differs from `word` by a slip of the fingers, if there is one: at most one
/// edit in three characters.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    if length > LONGEST_COMPARED {
        return None;
    }
    let allowed = (length / 3).max(1);
    candidates
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_recognised() {
        assert_eq!(meant(Table::Source, "schedul"), Meant::Key("schedule"));
        assert_eq!(meant(Table::Source, "shcedule"), Meant::Key("schedule"));
        assert_eq!(meant(Table::Pacing, "per-day"), Meant::Key("per_day"));
    }

    #[test]
    fn a_key_of_another_table_is_sent_there() {
        let pacing = Meant::Elsewhere(Table::Pacing);
        assert_eq!(meant(Table::Root, "quiet"), pacing);
        assert_eq!(meant(Table::Admin, "mode"), Meant::Elsewhere(Table::Root));
    }

    #[test]
    fn a_synonym_of_the_same_table_comes_first() {
        assert_eq!(meant(Table::Organisation, "url"), Meant::Key("website"));
        assert_eq!(meant(Table::Source, "cron"), Meant::Key("schedule"));
    }

    #[test]
    fn a_strange_word_suggests_nothing() {
        assert_eq!(meant(Table::Pacing, "colour"), Meant::Nothing);
        assert_eq!(nearest("zz", ["de", "en"].into_iter()), None);
        assert_eq!(nearest(&"schedule".repeat(9), ["schedule"].into_iter()), None);
    }
}
