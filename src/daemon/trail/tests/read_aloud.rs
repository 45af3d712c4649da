//! The snapshots: four ways, each in both languages.

use super::*;

#[test]
fn what_was_posted_after_a_second_try() {
    let [de, en] = posted();
    insta::assert_snapshot!(de, @r#"
    Meldung 1 von „Verein“: Fest der Nachbarschaft in Halle
    Zum ersten Mal gesehen am 22.11.2026, 13:00 Uhr.
    Sie ist aufgenommen: eine eigene Meldung.
    Auf der letzten Liste der Quelle steht sie nicht mehr.

    Auf „seite“ (Facebook): gesendet – das Netzwerk hat ihn bestätigt
      Nummer im Ausgang: 1.
      Zu sehen unter https://www.facebook.com/77
      Versuche bisher: 2.
      Der Beitrag erzählt 3 der 4 Sätze der Meldung:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Gewählt, weil sie am meisten von dem sagen, worum es nach Überschrift und Text geht, für sich verständlich sind und zusammen auf Facebook passen; der erste sagt die Nachricht.
      Die Prüfung gegen die Meldung hat nichts beanstandet.

    Was nacheinander geschah:
      22.11.2026, 13:00 Uhr  seite: eingeplant: neue Meldung
      22.11.2026, 13:20 Uhr  seite: wird gerade gesendet: Versuch a1
      22.11.2026, 13:20 Uhr  seite: wartet auf den nächsten Versuch: nicht gesendet: keine Verbindung
      22.11.2026, 13:22 Uhr  seite: wird gerade gesendet: Versuch a2
      22.11.2026, 13:22 Uhr  seite: gesendet: das Netzwerk hat ihn bestätigt
    "#);
    insta::assert_snapshot!(en, @r#"
    Item 1 of “Verein”: Fest der Nachbarschaft in Halle
    First seen on 22 November 2026, 13:00.
    It was taken up: a story of its own.
    It does not stand on the source's last list any more.

    On “seite” (Facebook): posted – the network confirmed it
      Number in the outbox: 1.
      To be seen at https://www.facebook.com/77
      Attempts so far: 2.
      The post tells 3 of the article's 4 sentences:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Chosen because they say most of what headline and text are about, can be understood by themselves, and fit together on Facebook; the first one says the news.
      The gate, which holds it against the article, objects to nothing.

    What happened, in order:
      22 November 2026, 13:00  seite: planned: a new item
      22 November 2026, 13:20  seite: being posted: attempt a1
      22 November 2026, 13:20  seite: waiting for the next try: not sent: keine Verbindung
      22 November 2026, 13:22  seite: being posted: attempt a2
      22 November 2026, 13:22  seite: posted: the network confirmed it
    "#);
}

#[test]
fn what_another_item_tells() {
    let [de, en] = suppressed();
    insta::assert_snapshot!(de, @r#"
    Meldung 1 von „Verein“: Fest der Nachbarschaft in Halle
    Zum ersten Mal gesehen am 22.11.2026, 13:00 Uhr.
    Sie gehört mit einer anderen zusammen: dieselbe Nachricht wie Meldung 2.
    Auf der letzten Liste der Quelle steht sie nicht mehr.
    Dieselbe Nachricht wie Meldung 2 („Nachbarschaft feiert in Halle“): 96 % ihres Textes stehen dort, 91 % von jenem hier.

    Auf „seite“ (Facebook): nicht gesendet – Meldung 2 erzählt dieselbe Nachricht
      Nummer im Ausgang: 1.
      Der Beitrag erzählt 3 der 4 Sätze der Meldung:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Gewählt, weil sie am meisten von dem sagen, worum es nach Überschrift und Text geht, für sich verständlich sind und zusammen auf Facebook passen; der erste sagt die Nachricht.
      Die Prüfung gegen die Meldung hat nichts beanstandet.

    Was nacheinander geschah:
      22.11.2026, 13:00 Uhr  seite: eingeplant: neue Meldung
      22.11.2026, 13:02 Uhr  seite: nicht gesendet: Meldung 2 erzählt dieselbe Nachricht
    "#);
    insta::assert_snapshot!(en, @r#"
    Item 1 of “Verein”: Fest der Nachbarschaft in Halle
    First seen on 22 November 2026, 13:00.
    It belongs together with another one: the same news as item 2.
    It does not stand on the source's last list any more.
    The same news as item 2 (“Nachbarschaft feiert in Halle”): 96 % of its text stands there, 91 % of that here.

    On “seite” (Facebook): not posted – item 2 tells the same news
      Number in the outbox: 1.
      The post tells 3 of the article's 4 sentences:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Chosen because they say most of what headline and text are about, can be understood by themselves, and fit together on Facebook; the first one says the news.
      The gate, which holds it against the article, objects to nothing.

    What happened, in order:
      22 November 2026, 13:00  seite: planned: a new item
      22 November 2026, 13:02  seite: not posted: item 2 tells the same news
    "#);
}

#[test]
fn what_came_too_late() {
    let [de, en] = expired();
    insta::assert_snapshot!(de, @r#"
    Meldung 1 von „Verein“: Fest der Nachbarschaft in Halle
    Zum ersten Mal gesehen am 22.11.2026, 13:00 Uhr.
    Sie ist aufgenommen: eine eigene Meldung.
    Auf der letzten Liste der Quelle steht sie nicht mehr.

    Auf „seite“ (Facebook): verfallen – der angekündigte Termin ist vorbei (seit 22.11.2026, 14:30 Uhr)
      Nummer im Ausgang: 1.
      Der Beitrag erzählt 3 der 4 Sätze der Meldung:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Gewählt, weil sie am meisten von dem sagen, worum es nach Überschrift und Text geht, für sich verständlich sind und zusammen auf Facebook passen; der erste sagt die Nachricht.
      Die Prüfung gegen die Meldung hat nichts beanstandet.

    Was nacheinander geschah:
      22.11.2026, 13:00 Uhr  seite: eingeplant: neue Meldung
      22.11.2026, 14:31 Uhr  seite: verfallen: der angekündigte Termin ist vorbei (seit 22.11.2026, 14:30 Uhr)
      22.11.2026, 14:32 Uhr  seite: queue_full: more than 50 waited
    "#);
    insta::assert_snapshot!(en, @r#"
    Item 1 of “Verein”: Fest der Nachbarschaft in Halle
    First seen on 22 November 2026, 13:00.
    It was taken up: a story of its own.
    It does not stand on the source's last list any more.

    On “seite” (Facebook): expired – the event that it announces is over (since 22 November 2026, 14:30)
      Number in the outbox: 1.
      The post tells 3 of the article's 4 sentences:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Chosen because they say most of what headline and text are about, can be understood by themselves, and fit together on Facebook; the first one says the news.
      The gate, which holds it against the article, objects to nothing.

    What happened, in order:
      22 November 2026, 13:00  seite: planned: a new item
      22 November 2026, 14:31  seite: expired: the event that it announces is over (since 22 November 2026, 14:30)
      22 November 2026, 14:32  seite: queue_full: more than 50 waited
    "#);
}

#[test]
fn what_waits_for_a_person() {
    let [de, en] = waiting();
    insta::assert_snapshot!(de, @r#"
    Meldung 1 von „Verein“: Fest der Nachbarschaft in Halle
    Zum ersten Mal gesehen am 22.11.2026, 13:00 Uhr.
    Sie ist aufgenommen: eine eigene Meldung.
    Auf der letzten Liste der Quelle steht sie nicht mehr.

    Auf „seite“ (Facebook): wartet auf Freigabe – die Prüfung beanstandet: Die Zahl „130“ steht nicht in der Meldung.
      Nummer im Ausgang: 1.
      Wie es weitergeht: ein Mensch entscheidet: `weitersagen queue approve 1` oder `reject`
      Der Beitrag erzählt 3 der 4 Sätze der Meldung:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Gewählt, weil sie am meisten von dem sagen, worum es nach Überschrift und Text geht, für sich verständlich sind und zusammen auf Facebook passen; der erste sagt die Nachricht.
      Die Prüfung gegen die Meldung beanstandet:
      Das steht nicht so in der Meldung. Nur wenn Sie es geprüft haben, geht es trotzdem:
        – Die Zahl „130“ steht nicht in der Meldung.

    Was nacheinander geschah:
      22.11.2026, 13:00 Uhr  seite: eingeplant: neue Meldung
      22.11.2026, 13:16 Uhr  seite: wartet auf Freigabe: die Prüfung beanstandet: Die Zahl „130“ steht nicht in der Meldung.
      22.11.2026, 13:30 Uhr  seite: verschoben: auf frühestens 23.11.2026, 13:00 Uhr (anna)
    "#);
    insta::assert_snapshot!(en, @r#"
    Item 1 of “Verein”: Fest der Nachbarschaft in Halle
    First seen on 22 November 2026, 13:00.
    It was taken up: a story of its own.
    It does not stand on the source's last list any more.

    On “seite” (Facebook): waiting for approval – the gate objects: The number “130” does not stand in the article.
      Number in the outbox: 1.
      How it goes on: a person decides: `weitersagen queue approve 1` or `reject`
      The post tells 3 of the article's 4 sentences:
        1. Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der Nachbarschaft.
        2. Erwartet werden 120 Gäste aus der ganzen Stadt.
        3. Dabei gibt es Suppe.
      Chosen because they say most of what headline and text are about, can be understood by themselves, and fit together on Facebook; the first one says the news.
      The gate, which holds it against the article, objects:
      The article does not say so. It goes all the same only if you have checked it:
        – The number “130” does not stand in the article.

    What happened, in order:
      22 November 2026, 13:00  seite: planned: a new item
      22 November 2026, 13:16  seite: waiting for approval: the gate objects: The number “130” does not stand in the article.
      22 November 2026, 13:30  seite: put off: to 23 November 2026, 13:00 at the earliest (anna)
    "#);
}
