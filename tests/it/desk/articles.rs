//! The article changes while its post waits for a person, or for its turn.

use weitersagen::daemon::desk::Choice;
use weitersagen::state::items;

use super::*;

/// A date as the waiting post tells it, and another.
fn dates(text: &str) -> (String, String) {
    let found = weitersagen::text::dates::find(text);
    let date = found.first().expect("the sample's post tells a date");
    let was = text[date.range.clone()].to_owned();
    let day: String = was.chars().take_while(char::is_ascii_digit).collect();
    let other = if day == "27" { "26" } else { "27" };
    (was.clone(), was.replacen(&day, other, 1))
}

fn text_of(app: &TestApp) -> String {
    card(app, "facebook").preview.unwrap().text
}

/// The author corrects a date, and an hour passes.
async fn corrected(app: &mut TestApp) -> (String, String) {
    let (was, is) = dates(&text_of(app));
    app.rehearsal.sites.correct(&was, &is);
    // On some days of the year the date that was lies on the weekend that the article speaks of.
    app.rehearsal.sites.correct("am Wochenende", "im Winter");
    pass(app, AN_HOUR);
    app.run_until_idle().await;
    (was, is)
}

/// Anna writes the text, and the sentence she leaves out is the sign of it.
fn edited(app: &TestApp, approve: bool) -> String {
    let text = text_of(app);
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    let (was, _) = dates(&text);
    let place = paragraphs.iter().rposition(|one| {
        !one.contains("http") && !one.starts_with('#') && !one.contains(was.as_str())
    });
    paragraphs.remove(place.expect("a paragraph without the date"));
    let text = paragraphs.join("\n\n");
    let edit = Decision::Edit { text: text.clone(), vouched: false, approve };
    decide(app, "facebook", edit).unwrap();
    text
}

#[tokio::test]
async fn the_programs_own_text_follows_the_article() {
    let mut app = asked().await;
    let (seen, before) = (card(&app, "facebook").version, text_of(&app));
    let (was, is) = corrected(&mut app).await;
    let now = text_of(&app);
    assert!(now.contains(&is) && !now.contains(&was) && now != before, "{now}");
    assert_eq!(
        of(&app, "facebook").reason,
        "the article has changed; the waiting text was told anew"
    );
    // Whoever still has the old one before their eyes does not approve the new one unseen.
    let refused = decide_on(&app, "facebook", YES, Some(seen)).unwrap_err();
    assert!(matches!(refused, Refusal::Stale(_)), "{refused:?}");
    decide(&app, "facebook", YES).unwrap();
    app.run_until_idle().await;
    assert_eq!(app.rehearsal.sandbox.facebook_posts()[0].message, now);
}

#[tokio::test]
async fn a_persons_text_stays_and_both_are_offered() {
    let mut app = asked().await;
    let text = edited(&app, false);
    let (was, is) = corrected(&mut app).await;
    let shown = card(&app, "facebook");
    assert_eq!(shown.preview.unwrap().text, text);
    let anew = shown.anew.unwrap().text;
    assert!(anew.contains(&is) && !anew.contains(&was), "{anew}");
    assert!(shown.shown.delivery.reason.contains("since a person wrote the text"));

    assert_eq!(decide(&app, "facebook", YES).unwrap_err(), Refusal::Choose);
    // Her own text says what the article no longer does.
    let own = |vouched| Decision::Approve { vouched, choice: Some(Choice::Own) };
    assert!(matches!(decide(&app, "facebook", own(false)), Err(Refusal::Gate(_))));
    let new = Decision::Approve { vouched: false, choice: Some(Choice::New) };
    decide(&app, "facebook", new).unwrap();
    app.run_until_idle().await;
    assert_eq!(app.rehearsal.sandbox.facebook_posts()[0].message, anew);
}

#[tokio::test]
async fn an_approved_text_of_a_person_goes_back_when_a_fact_changes() {
    let mut app = asked().await;
    let text = edited(&app, true);
    let (was, is) = dates(&text);
    app.rehearsal.sites.correct(&was, &is);
    pass(&app, AN_HOUR);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0), "nothing leaves that is wrong by now");
    let back = of(&app, "facebook");
    assert_eq!(back.state, State::AwaitingApproval);
    assert!(back.reason.contains("in substance since the yes"), "{}", back.reason);
    assert!(card(&app, "facebook").anew.unwrap().text.contains(&is));
}

#[tokio::test]
async fn a_cosmetic_change_leaves_an_approved_text_alone() {
    let mut app = asked().await;
    let text = edited(&app, true);
    app.rehearsal.sites.correct("</p>", " Der Eintritt ist frei.</p>");
    pass(&app, AN_HOUR);
    app.run_until_idle().await;
    assert_eq!(app.rehearsal.sandbox.facebook_posts()[0].message, text);
}

#[tokio::test]
async fn an_approved_post_whose_page_is_gone_does_not_leave() {
    let mut app = asked().await;
    decide(&app, "facebook", YES).unwrap();
    let item = of(&app, "facebook").item;
    let row = app.daemon.store.run_blocking(|tx| items::get(tx, item)).unwrap();
    app.rehearsal.sites.withdraw(&row.entry.link.unwrap());
    pass(&app, AN_HOUR);
    app.run_until_idle().await;
    assert_eq!(of(&app, "facebook").state, State::Approved, "one look proves nothing");
    assert_eq!(app.posted(), (0, 0));
    pass(&app, AN_HOUR);
    app.run_until_idle().await;
    assert_eq!(of(&app, "facebook").state, State::Withdrawn);
    assert_eq!(app.posted(), (0, 0));
}
