//! The commands of every day, and those for the terminal and for programs.

use super::{Help, help};

pub(super) const HELP: &[Help] = &[
    help(
        "preview",
        [
            "Was aus einer Meldung würde: Artikel, Zusammenfassung, Beiträge; speichert nichts",
            "Article, summary and the post for each network; stores nothing",
        ],
        &[
            (
                "preview https://www.example.org/news/fest.html",
                ["eine Seite im Netz", "a page on the web"],
            ),
            (
                "preview fest.html --url https://www.example.org/news/fest.html",
                ["eine Datei, mit ihrer Adresse", "a file, with its address"],
            ),
        ],
    ),
    help(
        "discover",
        [
            "Die Konten, die eine Website unter „Folge uns“ verlinkt",
            "The accounts that a website's „Folge uns“ links name",
        ],
        &[(
            "discover https://www.example.org/",
            ["Netzwerk, Name und Adresse", "network, name and address"],
        )],
    ),
    help(
        "auth",
        [
            "Holt den Zugang zu einem Konto, Schritt für Schritt",
            "Gets and keeps the tokens of an account, step by step",
        ],
        &[
            ("auth facebook", ["das Token einer Seite", "the token of a page"]),
            ("auth x", ["Anmeldung bei X", "a login to X"]),
        ],
    ),
    help(
        "auth facebook",
        [
            "Das dauerhafte Token einer Facebook-Seite",
            "Gets the token of a Facebook page and keeps it in the file that the configuration names",
        ],
        &[(
            "auth facebook",
            ["fragt nach dem kurzlebigen Token", "asks for the short-lived token"],
        )],
    ),
    help(
        "auth x",
        [
            "Meldet bei X an und bewahrt die Token verschlüsselt auf",
            "Logs in to X with OAuth 2.0 and keeps the tokens encrypted",
        ],
        &[("auth x", ["nennt die Adresse, die zu öffnen ist", "prints the address to open"])],
    ),
    help(
        "status",
        [
            "Quellen, Konten, Geld und Ausgang auf einen Blick",
            "Sources, accounts, budget and outbox at a glance",
        ],
        &[
            ("status", ["wie es steht", "how things stand"]),
            (
                "status --accept agsa",
                [
                    "die umgebaute Liste dieser Quelle stimmt",
                    "the redesigned list of this source is right",
                ],
            ),
        ],
    ),
    help(
        "queue",
        ["Der Ausgang von Hand: ansehen, freigeben, ablehnen", "The outbox by hand"],
        &[
            (
                "queue",
                [
                    "was wartet, und was zuletzt entschieden wurde",
                    "what waits, and what was settled last",
                ],
            ),
            (
                "queue show 12",
                [
                    "der Beitrag und alles, was zu ihm entschieden wurde",
                    "a post and everything decided on it",
                ],
            ),
            (
                "queue approve 12",
                ["senden, sobald er an der Reihe ist", "send it when its turn comes"],
            ),
            ("queue reject 12 --reason \"doppelt\"", ["nicht senden", "do not send it"]),
        ],
    ),
    help(
        "why",
        [
            "Was zu einer Meldung entschieden wurde, und warum",
            "The decisions taken on an item, per account, with the reason of each",
        ],
        &[(
            "why https://www.example.org/news/fest.html",
            ["der ganze Weg dieser Meldung", "the whole trail of this item"],
        )],
    ),
    help(
        "forget",
        [
            "Löscht Texte und Adresse einer Meldung; ein Fingerabdruck bleibt, damit sie nicht noch einmal erscheint",
            "Erases an item's texts and address; a hash remains, so that it is not posted again",
        ],
        &[(
            "forget https://www.example.org/news/fest.html",
            [
                "wenn jemand die Löschung verlangt; Beiträge auf den Konten bleiben",
                "when somebody asks for erasure; posts on the accounts remain",
            ],
        )],
    ),
    help(
        "admin-link",
        [
            "Ein Link, der auf der Verwaltungsseite anmeldet: einmal und 15 Minuten lang",
            "A link that logs in at the admin page, once and within 15 minutes",
        ],
        &[("admin-link", ["im Browser öffnen", "open it in a browser"])],
    ),
    help(
        "admin-password",
        [
            "Die Zeile, mit der ein Passwort auf der Verwaltungsseite anmeldet; fragt nach dem Passwort",
            "The line with which a password logs in at the admin page; reads the password",
        ],
        &[("admin-password", ["die Zeile gehört unter [admin]", "the line belongs under [admin]"])],
    ),
    help(
        "backup",
        [
            "Sichert das Gedächtnis in eine Datei, auch bei laufendem Dienst",
            "Copies the state into a file, consistent while the daemon runs",
        ],
        &[("backup sicherung.db", ["eine ältere Datei wird ersetzt", "an older file is replaced"])],
    ),
    help(
        "restore",
        [
            "Spielt eine Sicherung zurück; vorher den Dienst anhalten",
            "Puts the state of a backup in the place of the present one; stop the daemon first",
        ],
        &[(
            "restore sicherung.db",
            [
                "liest vor dem nächsten Beitrag nach, was seither erschien",
                "reads the timelines since then before anything is posted",
            ],
        )],
    ),
    help(
        "sandbox",
        [
            "Nur die Probebühne: Server, die wie Facebook und X antworten",
            "The sandbox networks alone: they speak Facebook's and X's protocol and show the timeline",
        ],
        &[(
            "sandbox --facebook verein --x verein",
            ["mit den Namen Ihrer Konten", "with the names of your accounts"],
        )],
    ),
    help(
        "completions",
        ["Vervollständigung für die Shell", "Completions for the shell"],
        &[
            (
                "completions bash",
                [
                    "nach ~/.local/share/bash-completion/completions/weitersagen",
                    "into ~/.local/share/bash-completion/completions/weitersagen",
                ],
            ),
            (
                "completions fish",
                [
                    "nach ~/.config/fish/completions/weitersagen.fish",
                    "into ~/.config/fish/completions/weitersagen.fish",
                ],
            ),
        ],
    ),
    help(
        "man",
        ["Die Handbuchseiten für man", "The manual pages"],
        &[
            (
                "man",
                [
                    "die Seite des Programms ausgeben; lesen mit: weitersagen man | man -l -",
                    "print the program's page; read it with: weitersagen man | man -l -",
                ],
            ),
            (
                "man /usr/local/share/man/man1",
                ["eine Seite für jeden Befehl schreiben", "write a page for each command"],
            ),
        ],
    ),
    help(
        "lab",
        [
            "Ein Teil für sich, zum Messen: eine JSON-Zeile hinein, eine heraus",
            "One part by itself, for measuring it: JSON lines in, JSON lines out",
        ],
        &[("lab sentences", ["liest {\"text\": \"…\"}", "reads {\"text\": \"…\"}"])],
    ),
];
