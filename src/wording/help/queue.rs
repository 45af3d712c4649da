//! The outbox by hand: what each action does.

use super::{Help, help};

pub(super) const HELP: &[Help] = &[
    help(
        "queue list",
        ["Was wartet, und was zuletzt entschieden wurde", "What waits, and what was settled last"],
        &[("queue list --json", ["für Programme", "for programs"])],
    ),
    help(
        "queue show",
        [
            "Ein Beitrag mit seinem Text und allem, was zu ihm entschieden wurde",
            "One delivery with its text and everything decided on it",
        ],
        &[("queue show 12", ["Nummer 12", "number 12"])],
    ),
    help(
        "queue approve",
        ["Ja zu einem Beitrag", "Say yes to a post"],
        &[(
            "queue approve 12",
            ["er wird gesendet, sobald er an der Reihe ist", "it is sent when its turn comes"],
        )],
    ),
    help(
        "queue reject",
        ["Nein zu einem Beitrag", "Say no to a post"],
        &[(
            "queue reject 12 --reason \"doppelt\"",
            ["mit einem Grund für das Journal", "with a reason for the journal"],
        )],
    ),
    help(
        "queue retry",
        ["Einen abgelehnten Beitrag noch einmal versuchen", "Try a failed post again"],
        &[(
            "queue retry 12",
            ["nachdem behoben ist, was ihn hinderte", "once what was in its way is mended"],
        )],
    ),
    help(
        "queue posted",
        ["Sie haben den Beitrag auf dem Konto gefunden", "You found the post on the timeline"],
        &[("queue posted 12 179539104387400", ["mit seiner Nummer dort", "with its number there"])],
    ),
    help(
        "queue absent",
        [
            "Sie haben nachgesehen, und der Beitrag fehlt: Er wird noch einmal gesendet",
            "You looked, and the post is not on the timeline: it will be sent again",
        ],
        &[("queue absent 12", ["nur, wenn Sie sicher sind", "only if you are sure"])],
    ),
    help(
        "queue allow",
        [
            "Ja zu einer Änderung an einem erschienenen Beitrag",
            "Say yes to a change of a post that stands on its timeline, or try a failed one again",
        ],
        &[(
            "queue allow 3",
            [
                "die Nummer der Änderung steht in `queue`",
                "the number of the change stands in `queue`",
            ],
        )],
    ),
    help(
        "queue refuse",
        [
            "Nein zu einer Änderung: Der Beitrag bleibt, wie er ist",
            "Say no to a change of a post: it stays as it is",
        ],
        &[(
            "queue refuse 3",
            [
                "die Nummer der Änderung steht in `queue`",
                "the number of the change stands in `queue`",
            ],
        )],
    ),
];
