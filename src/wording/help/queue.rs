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
        "queue undo",
        [
            "Ein Ja zurücknehmen, solange der Beitrag nicht gesendet ist",
            "Take a yes back, for as long as the post was not sent",
        ],
        &[("queue undo 12", ["er wartet wieder auf Freigabe", "it waits for a yes again"])],
    ),
    help(
        "queue edit",
        [
            "Den Text eines Beitrags selbst schreiben; er wird an der Meldung geprüft",
            "Write the text of a post yourself; it is checked against the article",
        ],
        &[
            ("queue edit 12", ["im Editor ($VISUAL oder $EDITOR)", "in $VISUAL or $EDITOR"]),
            (
                "queue edit 12 --text \"Das Fest beginnt um 15 Uhr.\" --approve",
                ["und gleich freigeben", "and say yes to it at once"],
            ),
        ],
    ),
    help(
        "queue postpone",
        ["Einen Beitrag zurückstellen", "Put a post off"],
        &[
            ("queue postpone 12 2h", ["um zwei Stunden", "for two hours"]),
            ("queue postpone 12 2026-12-01T09:00", ["bis dahin", "until then"]),
        ],
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
