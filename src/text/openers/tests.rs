//! What leans and what stands by itself.

use super::leans;

#[test]
fn what_refers_back_leans() {
    for sentence in [
        "Er kommentiert: „Gut sind drei Dinge: ein Thema, ein Witz.“",
        "Antworten darauf sucht der Verein seit Jahren.",
        "Die 17-Jährige lebt seit acht Jahren in Magdeburg.",
        "Dritter wurde Lok Altstadt.",
        "Er sprach.",
        "Hiermit soll den Familien geholfen werden.",
        "Dabei half er.",
        "Warum ist das so?",
        "Wie funktioniert das eigentlich?",
        "Diese Stadt.",
        "Und so kam es.",
        "Das ist gut.",
        "Das machten Delegierte auf der Konferenz deutlich.",
        "In diesem Haus tagte der Rat.",
        "„Das ist gut“, sagte sie.",
        "Besonders freue sie sich auf die Reihe „Küchentisch“.",
        "Das Geld solle, kündigte sie an, in einen zweiten Herd fließen.",
        "Wichtig bleibe die klare Botschaft der Aussage.",
        "Antworten gibt der neue Ratgeber.",
        "Nach der Feier fuhr er nach Halle.",
        "Das klingt recht vorsichtig.",
        "Das weiß ich, weil ich früher anders dachte.",
        "Zum Beispiel kamen drei Vereine.",
        "Ab diesem Zeitpunkt stand alles fest.",
        "Zu mehreren Kilo schweren Ballen gepresst heizen sie ordentlich ein.",
        "Woher er all sein Geld hat, ist nicht klar.",
        "Die Polizei nahm ihn vorläufig fest.",
        "Gegenüber dem Vorjahr entspricht dies einem Zuwachs von 19,4 Prozent.",
        "„Davon profitieren auch die Unternehmen“, so Lindner-Voss.",
        "In ihrer Rede erinnerte sie an die Anfänge.",
        "In seiner Rede erinnerte die Vorsitzende an ihn.",
        "In ihrer Stadt eröffnete die Ministerin ein Haus.",
        "Kurz darauf begann das Fest.",
        "„Das ist ein Kampf“, wie er sagte.",
        "Da fehlt noch viel.",
        "Da er krank war, fiel der Abend aus.",
        "Da diese Mittel fehlen, ruht der Bau.",
        "Da das Geld fehlt.",
        "Auch wenn das stimmt, bleibt der Rat vorsichtig.",
        "Auch die Stadt half.",
        "Es ist ein Zeichen dafür, dass alle helfen.",
        "Es ist ein Haus.",
        "Sie suchen ihre Kinder.",
        "Sie sagten: „Ihre Stimmen zählen.“",
        "Sie sagte, dass Sie kommen können.",
    ] {
        assert!(leans(sentence), "{sentence}");
    }
}

#[test]
fn what_says_who_and_what_stands() {
    for sentence in [
        "Hiermit laden wir Sie herzlich zu unserer Versammlung ein.",
        "Das Ministerium lud ein.",
        "Was ändert das neue Gesetz?",
        "Was ist das Besondere am Verein?",
        "Das weltweit größte Fest beginnt.",
        "Das mit 5.000 Euro dotierte Projekt läuft.",
        "Das seit 2019 bestehende Haus feiert.",
        "Die vierte Konferenz begann.",
        "„Das ist gut“, sagte Björn Malycha.",
        "Es gibt Neues.",
        "Darmstadt feiert.",
        "Mit einem längeren Prozess, sagte Malycha, sei zu rechnen.",
        "Die Frist sei zu kurz, erklärte der Verband.",
        "Wenn die Kinder kommen, wollen sie spielen.",
        "Die Vorsitzende begrüßte ihre Gäste.",
        "Arslan kündigte an, der Beirat werde öffentlich tagen.",
        "Melden Sie sich bis Freitag an.",
        "In ihrer Rede erinnerte die Vorsitzende Marlies Petersohn an die Anfänge.",
        "In ihrer Antwort auf eine Anfrage hat die Bundesregierung mehr Geld zugesagt.",
        "Auf seiner Sitzung am 3. Mai hat der Stadtrat den Haushalt beschlossen.",
        "Kurz vor Beginn des Festes kamen 300 Gäste.",
        "Da die Mieten weiter steigen, baut die Stadt neue Wohnungen.",
        "Da viele Gäste kommen, fährt der Bus öfter.",
        "Auch wenn die Zahlen sinken, bleibt der Rat vorsichtig.",
        "Es ist wichtig, dass alle mitreden.",
        "Er ist wieder da: der Interkulturelle Kalender!",
        "Antworten gibt ein neues Wörterbuch, das elf Sprachen kennt.",
        "Die 30-jährige Partnerschaft wird im Mai gefeiert.",
        "Dritter Ort des Austauschs war die Bibliothek in Halle.",
        "Sie suchen Hilfe und wissen nicht, wer Ihnen helfen kann?",
        "Der Autor führte einen „Kampf um Würde“, wie er in Halle sagte.",
        "",
    ] {
        assert!(!leans(sentence), "{sentence}");
    }
}
