//! One news, however often and in whichever order it comes, is told once to each account.

use crate::daemon::tests::Desk;
use crate::outbox::State;

/// `count` words that nobody else uses.
fn words(from: usize, count: usize) -> String {
    let words: Vec<String> = (from..from + count).map(|n| format!("wort{n}")).collect();
    words.join(" ")
}

/// The portal's article, and the report that carries it between words of its own.
fn article() -> String {
    words(0, 120)
}

fn report() -> String {
    format!("{} {} {}", words(1000, 40), article(), words(1100, 20))
}

#[test]
fn the_report_tells_the_quoted_article_where_neither_was_told() {
    let mut desk = Desk::new();
    let quoted = desk.page("portal", &article());
    let report = desk.page("verein", &report());
    assert_eq!(desk.states(quoted), [State::Suppressed; 2]);
    assert_eq!(desk.states(report), [State::Planned; 2]);
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let mut desk = Desk::new();
    let report = desk.page("verein", &report());
    desk.set(report, "seite", State::Posted);
    desk.pass(9);
    let quoted = desk.page("portal", &article());
    assert_eq!(desk.states(quoted), [State::Suppressed; 2]);
}

#[test]
fn what_stands_on_one_account_only_is_told_on_the_other() {
    for (state, expected) in [
        (State::Posted, State::Suppressed),
        (State::Intent, State::Suppressed),
        (State::Ambiguous, State::Suppressed),
        (State::NeedsHuman, State::Suppressed),
        (State::Planned, State::Suppressed),
        (State::RetryWait, State::Suppressed),
        (State::AwaitingApproval, State::Suppressed),
        (State::Suppressed, State::Suppressed),
        (State::Rejected, State::AwaitingApproval),
        (State::Failed, State::Planned),
        (State::Expired, State::Planned),
        (State::Withdrawn, State::Planned),
    ] {
        let mut desk = Desk::new();
        let first = desk.page("portal", &article());
        desk.set(first, "seite", State::Failed);
        desk.set(first, "x", state);
        let same = desk.page("verein", &format!("{} {}", article(), words(2000, 9)));
        assert_eq!(desk.states(same), [State::Planned, expected], "{state}");
    }
}

#[test]
fn days_later_and_without_the_texts_it_is_still_known() {
    let mut desk = Desk::new();
    let quoted = desk.page("portal", &article());
    desk.set(quoted, "seite", State::Posted);
    desk.set(quoted, "x", State::Posted);
    desk.pass(40);
    let erase = |tx: &rusqlite::Transaction<'_>| crate::state::items::erase_articles(tx, desk.now);
    assert_eq!(desk.store.run_blocking(erase).unwrap(), 1);
    let report = desk.page("verein", &report());
    assert_eq!(desk.states(report), [State::Suppressed; 2]);
    desk.pass(25);
    let again = desk.page("verein", &article());
    assert_eq!(desk.states(again), [State::Suppressed; 2], "the report is not 60 days old");
}

#[test]
fn fingerprints_of_an_earlier_program_count() {
    let mut desk = Desk::new();
    let first = desk.page("portal", &article());
    desk.set(first, "seite", State::Posted);
    desk.set(first, "x", State::Posted);
    let forget = |tx: &rusqlite::Transaction<'_>| {
        tx.execute("DELETE FROM shingles", [])?;
        Ok(tx.execute("UPDATE fingerprints SET indexed = 0", [])?)
    };
    desk.store.run_blocking(forget).unwrap();
    let again = desk.page("verein", &article());
    assert_eq!(desk.states(again), [State::Suppressed; 2]);
}

#[test]
fn half_of_it_is_a_persons_decision() {
    let mut desk = Desk::new();
    desk.page("portal", &article());
    let half = desk.page("verein", &format!("{} {}", words(0, 60), words(3000, 60)));
    assert_eq!(desk.states(half), [State::AwaitingApproval; 2]);
}

#[test]
fn the_words_on_every_page_of_a_site_are_no_likeness() {
    let mut desk = Desk::new();
    let contact = words(9000, 60);
    for n in 0..6 {
        let page = format!("{} {contact}", words(n * 100 + 10_000, 45));
        let item = desk.page("verein", &page);
        // The first few share what is not yet known to be boilerplate.
        if n >= 5 {
            assert_eq!(desk.states(item), [State::Planned; 2], "page {n}");
        }
    }
    let first = words(50_000, 45);
    let told = desk.page("verein", &format!("{first} {contact}"));
    let again = desk.page("verein", &format!("{first} {contact}"));
    assert_eq!(desk.states(told), [State::Planned; 2]);
    assert_eq!(desk.states(again), [State::Suppressed; 2], "what is its own is the same");
}

#[test]
fn a_text_told_for_the_sixth_time_is_no_boilerplate() {
    let mut desk = Desk::new();
    let first = desk.page("verein", &article());
    for _ in 0..6 {
        let again = desk.page("verein", &article());
        assert_eq!(desk.states(again), [State::Suppressed; 2]);
    }
    assert_eq!(desk.states(first), [State::Planned; 2]);
}

#[test]
fn a_newsletter_neither_tells_nor_swallows_what_it_holds() {
    let part = |n: usize| words(n * 200, 60);
    let newsletter = (0..5).map(part).collect::<Vec<_>>().join(" ");
    let mut desk = Desk::new();
    let parts: Vec<i64> = (0..5).map(|n| desk.page("portal", &part(n))).collect();
    let collected = desk.page("verein", &newsletter);
    assert_eq!(desk.states(collected), [State::AwaitingApproval; 2]);
    for item in parts {
        assert_eq!(desk.states(item), [State::Planned; 2]);
    }
    // The other way round: none of the five is lost in it.
    let mut desk = Desk::new();
    desk.page("verein", &newsletter);
    let one = desk.page("portal", &part(3));
    assert_eq!(desk.states(one), [State::AwaitingApproval; 2]);
}

#[test]
fn a_paragraph_quoted_in_a_long_page_does_not_swallow_the_page() {
    let mut desk = Desk::new();
    let note = desk.page("portal", &words(0, 30));
    desk.set(note, "seite", State::Posted);
    desk.set(note, "x", State::Posted);
    let page = desk.page("verein", &format!("{} {}", words(1000, 200), words(0, 30)));
    assert_eq!(desk.states(page), [State::AwaitingApproval; 2]);
}

#[test]
fn two_reports_of_one_event_are_asked_about_and_its_announcement_is_not() {
    let report = "Am 20. November 2026 kamen Krzysztof Blau, Susi Möbbeck und die Trommelgruppe \
        Djembefola zum Lichterfest in den Moritzhof. Sie feierten bis in den Abend.";
    let other = "Trommelgruppe Djembefola war da, Susi Möbbeck und Krzysztof Blau sprachen: das \
        Lichterfest im Moritzhof am 20.11.2026 hatte viele Gäste.";
    let ahead = "Zum Lichterfest laden Krzysztof Blau und Susi Möbbeck am 20. November 2026 in den \
        Moritzhof ein, es spielt die Trommelgruppe Djembefola.";
    let mut desk = Desk::new();
    desk.pass(-10);
    let announced = desk.page("verein", ahead);
    desk.pass(10);
    let first = desk.page("verein", report);
    let second = desk.page("portal", other);
    assert_eq!(desk.states(announced), [State::Planned; 2]);
    assert_eq!(desk.states(first), [State::Planned; 2]);
    assert_eq!(desk.states(second), [State::AwaitingApproval; 2]);
}

#[test]
fn a_held_report_does_not_silence_what_may_be_told() {
    let mut desk = Desk::new();
    let quoted = desk.page("portal", &article());
    let held = desk.page("verein", &words(0, 60));
    assert_eq!(desk.states(held), [State::Suppressed; 2], "half of it, whole: it is quoted");
    assert_eq!(desk.states(quoted), [State::Planned; 2]);
}
