//! What the keys mean that stand inside braces, for the schema: it is German throughout.

/// The keys of `selectors` and of the place of a secret.
pub(crate) const INLINE: [(&str, &str); 8] = [
    ("item", "CSS-Selektor: eine Meldung der Liste."),
    ("link", "CSS-Selektor, innerhalb der Meldung: ihr Link. Ohne ihn gilt der erste."),
    ("title", "CSS-Selektor, innerhalb der Meldung: ihre Überschrift."),
    ("date", "CSS-Selektor, innerhalb der Meldung: ihr Datum."),
    ("teaser", "CSS-Selektor, innerhalb der Meldung: ihr Anreißer."),
    ("env", "Das Geheimnis steht in der Umgebungsvariablen dieses Namens."),
    ("file", "Das Geheimnis steht in dieser Datei, die nur der Dienst lesen darf."),
    ("credential", "Das Geheimnis kommt von systemd: LoadCredential=NAME:PFAD."),
];

/// The schema's own title.
pub(crate) const TITLE: &str = "Die Einstellungen von weitersagen (config.toml)";
