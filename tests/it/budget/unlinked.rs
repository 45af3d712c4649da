//! Posts that leave without their link where the account has a layout of its own.

use weitersagen::text::weighted::measure;

use super::publish;
use crate::app::{TestApp, at_once, networks};

/// The journal's word on how posts went without their link.
fn unlinked(app: &TestApp) -> Vec<String> {
    let sql = "SELECT detail FROM journal WHERE event = 'without_link' ORDER BY at";
    let read = |tx: &rusqlite::Connection| {
        let mut query = tx.prepare(sql)?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    app.daemon.store.run_blocking(|tx| read(tx)).unwrap()
}

#[tokio::test]
async fn without_link_a_templated_post_takes_the_networks_own_layout_and_says_so() {
    let change = |text: String| {
        let lines = "x_usd_per_month = 0.23\non_budget = \"without_link\"";
        let template = "network = \"x\"\ntemplate = '''\nNeu im Haus: {{ headline }}\n\n\
                        {{ sentences }}\n\n{{ link }}\n'''";
        text.replace("x_usd_per_month = 1000.0", lines).replace("network = \"x\"", template)
    };
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    app.run_until_idle().await;
    publish(&mut app, 6).await;
    let mut posts = app.rehearsal.sandbox.x_posts();
    posts.reverse();
    assert_eq!(posts.len(), 3, "one with its link, two without: {:#?}", app.outbox());
    assert!(posts[0].text.starts_with("Neu im Haus: "), "{}", posts[0].text);
    for post in &posts[1..] {
        assert!(measure(&post.text).links.is_empty(), "{}", post.text);
        assert!(!post.text.contains("Neu im Haus"), "the gate knows no such words: {}", post.text);
        assert!(post.text.contains("\n\nQuelle: "), "{}", post.text);
    }
    let told = unlinked(&app);
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|how| how.contains("own layout")), "{told:?}");
}
