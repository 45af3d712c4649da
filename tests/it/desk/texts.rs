//! A person writes the text of a post, and the gate says what it thinks of that.

use weitersagen::daemon::desk::judge::Weight;
use weitersagen::daemon::desk::{self, Choice};

use super::*;

/// What the program wrote for an account.
fn own(app: &TestApp, account: &str) -> String {
    card(app, account).preview.unwrap().text
}

fn edit(text: &str) -> Decision {
    Decision::Edit { text: text.into(), vouched: false, approve: false }
}

/// The text with the first sentence of its body left out.
fn shorter(text: &str) -> String {
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    assert!(paragraphs.len() > 2, "{text}");
    paragraphs.remove(1);
    paragraphs.join("\n\n")
}

#[tokio::test]
async fn a_persons_text_is_what_followers_read() {
    let mut app = asked().await;
    let text = shorter(&own(&app, "facebook"));
    // A browser ends its lines in its own way.
    let sent = text.replace('\n', "\r\n");
    let decided = decide(&app, "facebook", edit(&sent)).unwrap();
    assert_eq!(decided.state, State::AwaitingApproval);
    let shown = card(&app, "facebook");
    assert_eq!(shown.edited.unwrap().by, "anna");
    assert_eq!(shown.preview.unwrap().text, text);
    decide(&app, "facebook", YES).unwrap();
    app.run_until_idle().await;
    assert_eq!(app.rehearsal.sandbox.facebook_posts()[0].message, text);
    let trail = trail(&app, "facebook");
    let edited = trail.iter().find(|entry| entry.event == "edited").unwrap();
    assert_eq!(edited.who.as_deref(), Some("anna"));
}

#[tokio::test]
async fn a_number_that_the_article_does_not_have_is_refused() {
    let mut app = asked().await;
    let before = own(&app, "facebook");
    let text = before.replacen("\n\n", "\n\nGekommen sind 4711 Gäste.\n\n", 1);
    let refused = decide(&app, "facebook", edit(&text)).unwrap_err();
    let Refusal::Gate(verdict) = &refused else { panic!("{refused:?}") };
    assert!(verdict.of(Weight::Must).next().is_none());
    let told = in_german(&refused);
    assert!(told.contains("Das steht nicht so in der Meldung."), "{told}");
    assert!(told.contains("Die Zahl „4711") && told.contains("steht nicht in der Meldung."));
    assert_eq!(own(&app, "facebook"), before, "nothing was kept");
    assert!(card(&app, "facebook").edited.is_none());

    // Somebody who has checked it says so, and that is noted.
    let vouch = Decision::Edit { text: text.clone(), vouched: true, approve: true };
    assert_eq!(decide(&app, "facebook", vouch).unwrap().state, State::Approved);
    app.run_until_idle().await;
    assert_eq!(app.rehearsal.sandbox.facebook_posts()[0].message, text);
    let trail = trail(&app, "facebook");
    let edited = trail.iter().find(|entry| entry.event == "edited").unwrap();
    assert!(edited.detail.contains("vouches for it") && edited.detail.contains("4711"));
    assert_eq!(edited.who.as_deref(), Some("anna"));
}

#[tokio::test]
async fn what_the_network_refuses_cannot_be_vouched_for() {
    let app = asked().await;
    let before = own(&app, "x");
    let link = card(&app, "x").link.unwrap();
    let sentence = before.split("\n\n").next().unwrap();
    let long = format!("{}\n\n{link}", [sentence; 9].join(" "));
    for (text, told) in [
        (long.as_str(), "Der Text ist zu lang"),
        (sentence, "Der Link zur Meldung fehlt"),
        ("", "Der Link zur Meldung fehlt"),
    ] {
        let vouched = Decision::Edit { text: text.into(), vouched: true, approve: true };
        let refused = in_german(&decide(&app, "x", vouched).unwrap_err());
        assert!(refused.starts_with("So kann der Beitrag nicht hinaus:"), "{refused}");
        assert!(refused.contains(told), "{refused}");
    }
    assert_eq!(of(&app, "x").state, State::AwaitingApproval);
    assert_eq!(own(&app, "x"), before);
}

#[tokio::test]
async fn style_is_a_hint_and_stops_nobody() {
    let app = asked().await;
    let text = own(&app, "facebook").replacen(".\n\n", "\n\n", 1);
    let id = of(&app, "facebook").id;
    let config = &app.daemon.config;
    let judged =
        app.daemon.store.run_blocking(|tx| desk::judge(tx, config, id, &text)).unwrap().unwrap();
    assert!(judged.of(Weight::Vouch).next().is_none(), "{judged:?}");
    decide(&app, "facebook", edit(&text)).unwrap();
}

#[tokio::test]
async fn an_edit_of_an_approved_post_waits_for_a_yes_again() {
    let mut app = asked().await;
    decide(&app, "facebook", YES).unwrap();
    let text = shorter(&own(&app, "facebook"));
    assert_eq!(decide(&app, "facebook", edit(&text)).unwrap().state, State::AwaitingApproval);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    let refused =
        decide(&app, "x", Decision::Approve { vouched: false, choice: Some(Choice::New) });
    assert_eq!(refused.unwrap_err(), Refusal::NoChoice);
}
