//! The commands by which it is set up, checked and run.

use super::{Help, help};

pub(super) const HELP: &[Help] = &[
    help(
        "",
        [
            "Gibt die Neuigkeiten einer Organisation weiter: beobachtet Quellen, fasst zusammen, sendet einmal",
            "Passes an organisation's news on: watches sources, summarises in German, posts once",
        ],
        &[
            (
                "demo",
                [
                    "alles auf diesem Rechner, im Browser",
                    "the whole product on this machine, in a browser",
                ],
            ),
            (
                "init",
                [
                    "fünf Fragen, dann steht eine config.toml",
                    "five questions, then there is a config.toml",
                ],
            ),
            ("check", ["stimmt config.toml?", "is config.toml right?"]),
            (
                "doctor",
                ["was im Weg steht, und was zu tun ist", "what stands in the way, and what to do"],
            ),
            (
                "once --dry-run",
                [
                    "eine Runde, ohne zu senden und zu speichern",
                    "a full round that sends and stores nothing",
                ],
            ),
            ("run", ["der Dienst", "the daemon"]),
        ],
    ),
    help(
        "demo",
        [
            "Alles auf diesem Rechner, ohne Konto und ohne Internet",
            "The whole product on this machine, with no account and no internet",
        ],
        &[
            ("demo", ["im Browser zusehen, bis Strg+C", "watch in a browser until Ctrl-C"]),
            (
                "demo --once",
                [
                    "jede Meldung einmal senden und die Beiträge zeigen",
                    "post each story once and print the posts",
                ],
            ),
            (
                "demo --once --seed-faults 7",
                ["dasselbe mit Netzwerken, die stören", "the same with networks that misbehave"],
            ),
        ],
    ),
    help(
        "init",
        [
            "Fünf Fragen, ein Blick auf die Website, und eine erklärte config.toml",
            "Five questions, a look at the website, and a config.toml with every line explained",
        ],
        &[
            ("init", ["fragen", "ask"]),
            (
                "init --yes --name \"Verein e.V.\" --website https://www.example.org/",
                ["nichts fragen", "ask nothing"],
            ),
            ("--config probe.toml init", ["eine andere Datei schreiben", "write another file"]),
        ],
    ),
    help(
        "run",
        [
            "Der Dienst: sieht nach Plan nach und sendet, was an der Reihe ist",
            "The daemon: sources on their schedules, deliveries when due; SIGHUP reloads, SIGTERM ends",
        ],
        &[
            (
                "run",
                [
                    "läuft, bis Strg+C oder SIGTERM; eine geänderte Datei gilt von selbst",
                    "runs until Ctrl-C or SIGTERM; takes a changed file by itself",
                ],
            ),
            (
                "-v run",
                ["dasselbe mit mehr Einzelheiten im Protokoll", "the same with more in the log"],
            ),
        ],
    ),
    help(
        "once",
        [
            "Eine ganze Runde jetzt: nachsehen, planen, senden, was fällig ist",
            "One full round now: poll all sources, plan, send what is due, print what happened",
        ],
        &[
            (
                "once --dry-run",
                ["nur proben: nichts senden, nichts speichern", "rehearse: send and store nothing"],
            ),
            ("once --json", ["für Programme", "for programs"]),
        ],
    ),
    help(
        "check",
        [
            "Prüft die Konfiguration: jeder Fehler mit Zeile, Grund und Vorschlag",
            "The configuration: every error with line, column, reason and suggestion",
        ],
        &[
            (
                "check",
                ["die Datei prüfen und sagen, was gilt", "check the file and say what it means"],
            ),
            (
                "check --online",
                [
                    "auch Quellen, Konten und Dienste fragen",
                    "also ask sources, accounts and services",
                ],
            ),
            (
                "--config probe.toml check --json",
                ["eine andere Datei, für Programme", "another file, for programs"],
            ),
        ],
    ),
    help(
        "schema",
        [
            "Das JSON-Schema der Konfiguration, für Editoren",
            "The JSON schema of the configuration, for editors",
        ],
        &[(
            "schema",
            [
                "ausgeben; in eine Datei damit: > config.schema.json",
                "print it; into a file: > config.schema.json",
            ],
        )],
    ),
    help(
        "doctor",
        [
            "Alles, was im Weg stehen kann, mit dem nächsten Schritt",
            "Everything that may stand in the way, with the next step",
        ],
        &[
            (
                "doctor",
                ["Status 1, wenn etwas nicht in Ordnung ist", "status 1 where something is wrong"],
            ),
            ("doctor --json", ["für die Überwachung", "for monitoring"]),
        ],
    ),
];
