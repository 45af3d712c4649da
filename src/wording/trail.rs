//! The trail of an item: the names of states and events, and the sentences of `why`.

use super::{Phrase, Words};

phrases! {
    // The states of a delivery, as in „ist jetzt …“.
    PLANNED: "eingeplant", "planned";
    AWAITING: "wartet auf Freigabe", "waiting for approval";
    APPROVED: "freigegeben", "approved";
    INTENT: "wird gerade gesendet", "being posted";
    POSTED: "gesendet", "posted";
    RETRY_WAIT: "wartet auf den nächsten Versuch", "waiting for the next try";
    FAILED: "vom Netzwerk abgelehnt", "refused by the network";
    AMBIGUOUS: "ungeklärt", "unclear";
    NEEDS_HUMAN: "ungeklärt: Ein Mensch muss nachsehen", "unclear: a person must look";
    REJECTED: "abgelehnt", "rejected";
    SUPPRESSED: "nicht gesendet", "not posted";
    EXPIRED: "verfallen", "expired";
    WITHDRAWN: "zurückgezogen", "withdrawn";

    // What is done to a post that stands on its timeline.
    EDIT: "Text ändern", "edit";
    DELETE: "löschen", "delete";
    REPLY: "Berichtigung als Antwort", "reply with a correction";
    TAKE_OFF: "entfernen, um ihn zu ersetzen", "take off, to replace it";
    REPOST: "an seiner Stelle neu senden", "post in its place";

    // Events of the journal that are no states.
    TOLD_EVENT: "zu erzählen", "to be told";
    JOINED_EVENT: "gehört zusammen", "belongs together";
    BASELINE_EVENT: "war schon da", "was there before";
    TOO_OLD_EVENT: "zu alt", "too old";
    NEW_EVENT: "entdeckt", "noticed";
    UNREADABLE_EVENT: "nicht lesbar", "unreadable";
    PAGE_UNREAD: "Seite nicht gelesen", "page not read";
    PAGE_GONE: "Seite weg", "page gone";
    PAGE_BACK: "Seite wieder da", "page back";
    WRITTEN: "geschrieben", "written";
    EDITED: "Text geändert", "text changed";
    TOLD_ANEW: "neu geschrieben", "told anew";
    CHANGED: "Meldung geändert", "article changed";
    POSTPONED: "verschoben", "put off";
    READ: "im Verlauf nachgesehen", "timeline read";
    DRAFT: "vorbereitet", "prepared";
    PICTURE: "Bild", "picture";
    EDIT_LEFT: "nichts geändert", "left as it is";
    RECOGNISED: "wiedererkannt", "recognised";
    SOURCE_FAILED: "nicht gelesen", "not read";
    SOURCE_DOWN: "gestört", "down";
    SOURCE_UP: "wieder in Ordnung", "all right again";
    SOURCE_QUARANTINED: "zurückgehalten", "held back";
    SOURCE_RELEASED: "wieder freigegeben", "released";
    SOURCE_MOVED: "umgezogen", "moved";
    SOURCE_SILENT: "still", "silent";
    SOURCE_SPEAKS: "meldet sich wieder", "speaks again";
    SOURCE_REPAIRED: "gelesen, mit Mängeln", "read, with faults";
    BROKE_OFF: "weitersagen ist abgebrochen, bei", "weitersagen broke off at";
}

/// The name of a journal's event; a change of a post is named by what is done and where it stands.
/// One that has no name is shown as it is kept.
pub(crate) fn event(name: &str) -> Words {
    let phrase = match name {
        "planned" => PLANNED,
        "awaiting_approval" => AWAITING,
        "approved" => APPROVED,
        "intent" => INTENT,
        "posted" => POSTED,
        "retry_wait" => RETRY_WAIT,
        "failed" => FAILED,
        "ambiguous" => AMBIGUOUS,
        "needs_human" => NEEDS_HUMAN,
        "rejected" => REJECTED,
        "suppressed" => SUPPRESSED,
        "expired" => EXPIRED,
        "withdrawn" => WITHDRAWN,
        "told" => TOLD_EVENT,
        "joined" => JOINED_EVENT,
        "baseline" => BASELINE_EVENT,
        "too_old" => TOO_OLD_EVENT,
        "new" => NEW_EVENT,
        "unreadable" => UNREADABLE_EVENT,
        "page_unread" => PAGE_UNREAD,
        "page_gone" => PAGE_GONE,
        "page_back" => PAGE_BACK,
        "written" => WRITTEN,
        "edited" => EDITED,
        "told_anew" => TOLD_ANEW,
        "changed" => CHANGED,
        "postponed" => POSTPONED,
        "read" => READ,
        "draft" => DRAFT,
        "picture" => PICTURE,
        "edit_left" => EDIT_LEFT,
        "recognised" => RECOGNISED,
        "source_failed" => SOURCE_FAILED,
        "source_down" => SOURCE_DOWN,
        "source_up" | "source_read" => SOURCE_UP,
        "source_quarantined" => SOURCE_QUARANTINED,
        "source_released" => SOURCE_RELEASED,
        "source_moved" => SOURCE_MOVED,
        "source_silent" => SOURCE_SILENT,
        "source_speaks" => SOURCE_SPEAKS,
        "broke_reading" | "broke_telling" | "broke_off" => BROKE_OFF,
        "source_repaired" => SOURCE_REPAIRED,
        _ => return change_event(name).unwrap_or_else(|| Words::same(name)),
    };
    phrase.with(&[])
}

/// `edit_posted`, `take_off_read`.
fn change_event(name: &str) -> Option<Words> {
    let actions = [("edit_", EDIT), ("delete_", DELETE), ("reply_", REPLY)];
    let actions = actions.into_iter().chain([("take_off_", TAKE_OFF), ("repost_", REPOST)]);
    let mut found = actions.filter_map(|(prefix, action)| {
        let state = name.strip_prefix(prefix)?;
        let (what, state) = (action.with(&[]), event(state));
        Some(Words {
            de: format!("{}, {}", what.de, state.de),
            en: format!("{}, {}", what.en, state.en),
        })
    });
    found.next()
}
