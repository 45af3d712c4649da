//! Pages that are gone, or no article any more.

use super::stub::{Stub, watching};

/// One page that goes is an article withdrawn; several at once are a site that is broken.
#[tokio::test]
async fn pages_that_go_together_are_a_persons_decision_whatever_is_configured() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let app = watching(&stub, "/liste").await;
    let network = "network = \"";
    let delete = format!("withdraw = \"delete\"\n{network}");
    let mut app = app.reconfigure(|text| text.replace(network, &delete)).await;
    app.run_until_idle().await;
    stub.list(&[6, 5, 1, 2, 3, 4]);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (2, 2));
    stub.gone(5);
    stub.gone(6);
    for _ in 0..3 {
        app.pass(25 * 3_600);
        app.rehearsal.sandbox.set_time(app.daemon.now());
        app.run_until_idle().await;
    }
    assert_eq!(app.posted(), (2, 2));
}

/// A page of a few words, such as „Bitte warten“, is no article.
#[tokio::test]
async fn a_page_with_hardly_any_text_is_not_told() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[5, 1, 2, 3, 4]);
    stub.edit(5, |_| "Bitte warten.".to_owned());
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
}
