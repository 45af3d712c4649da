//! „It must show“: the sites are relaunched before the daemon's eyes, and nobody posts anything.

use weitersagen::sandbox::sites::{Failure, Relaunch};

use crate::app::{TestApp, at_once, networks};

/// Whether the sources are the sites' pages or their feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Pages,
    Feeds,
}

/// A daemon that has read both sites, and told one story.
async fn settled(by: By) -> TestApp {
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| match by {
        By::Pages => text,
        By::Feeds => text
            .replace("aktuelles/news.html\"", "aktuelles/news.html?format=feed&type=rss\"")
            .replace("/news\"\n", "/rss.xml\"\n"),
    })
    .await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "{by:?}");
    app
}

/// Polls a few times more.
async fn look(app: &mut TestApp) {
    for _ in 0..3 {
        app.pass(1);
        app.run_until_idle().await;
    }
}

/// The quoting report is no news; what follows it is.
async fn news_is_posted_once(app: &mut TestApp, case: &str) {
    for expected in [1, 2, 3] {
        app.rehearsal.sites.publish_next().unwrap();
        look(app).await;
        assert_eq!(app.posted(), (expected, expected), "{case}: {:#?}", app.outbox());
    }
}

#[tokio::test]
async fn pages_in_another_design_with_other_names_post_nothing_but_news() {
    let all: [&[Relaunch]; 5] = [
        &[Relaunch::Design],
        &[Relaunch::Https],
        &[Relaunch::Database],
        &[Relaunch::Design, Relaunch::Https],
        &[Relaunch::Database, Relaunch::Https, Relaunch::Design],
    ];
    for ways in all {
        let mut app = settled(By::Pages).await;
        for how in ways {
            app.rehearsal.sites.relaunch_as(*how);
            look(&mut app).await;
        }
        assert_eq!(app.posted(), (1, 1), "{ways:?}: {:#?}", app.outbox());
        news_is_posted_once(&mut app, &format!("{ways:?}")).await;
    }
}

#[tokio::test]
async fn feeds_with_other_names_post_nothing_but_news() {
    for how in [Relaunch::Design, Relaunch::Database] {
        let mut app = settled(By::Feeds).await;
        app.rehearsal.sites.relaunch_as(how);
        look(&mut app).await;
        assert_eq!(app.posted(), (1, 1), "{how:?}: {:#?}", app.outbox());
        news_is_posted_once(&mut app, &format!("{how:?}")).await;
    }
    // Nothing here serves TLS: an article that a feed links by https could not be read.
    let mut app = settled(By::Feeds).await;
    app.rehearsal.sites.relaunch_as(Relaunch::Https);
    look(&mut app).await;
    app.rehearsal.sites.relaunch_as(Relaunch::Design);
    look(&mut app).await;
    assert_eq!(app.posted(), (1, 1), "{:#?}", app.outbox());
}

#[tokio::test]
async fn what_comes_between_the_old_site_and_the_new_one_changes_nothing() {
    for failure in
        [Failure::Maintenance, Failure::Login, Failure::Empty, Failure::Error500, Failure::CutOff]
    {
        for by in [By::Pages, By::Feeds] {
            let mut app = settled(by).await;
            app.rehearsal.sites.fail_with(failure);
            look(&mut app).await;
            app.rehearsal.sites.relaunch();
            look(&mut app).await;
            app.rehearsal.sites.fail_with(Failure::None);
            look(&mut app).await;
            assert_eq!(app.posted(), (1, 1), "{failure:?} {by:?}: {:#?}", app.outbox());
            news_is_posted_once(&mut app, &format!("{failure:?} {by:?}")).await;
        }
    }
}
