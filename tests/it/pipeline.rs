//! The sample sites over real sockets: every link resolves, validators hold, news appear.

#[cfg(test)]
mod served;

use std::collections::BTreeSet;

use reqwest::{StatusCode, header};
use scraper::{Html, Selector};
use served::{Served, content_type, links, shingles};
use url::Url;
use weitersagen::sandbox::sites::Failure;

#[tokio::test]
async fn every_link_of_both_sites_resolves_before_and_after_all_is_out() {
    let served = Served::start().await;
    let before = served.crawl().await;
    served.sites.publish_all();
    let after = served.crawl().await;
    assert!(after.len() > before.len() + 10, "{} and {}", before.len(), after.len());
    for story in served.sites.stories() {
        for telling in story.tellings {
            assert!(after.contains_key(&telling.url), "nothing links to {}", telling.url);
        }
    }
    served.sites.relaunch();
    let relaunched = served.crawl().await;
    for telling in served.sites.stories().iter().flat_map(|story| &story.tellings) {
        assert!(relaunched.contains_key(&telling.url), "nothing links to {}", telling.url);
        assert!(telling.untitled || !after.contains_key(&telling.url), "{} is old", telling.url);
    }
}

#[tokio::test]
async fn validators_hold_until_something_is_published() {
    let served = Served::start().await;
    for url in served.lists() {
        let first = served.get(&url).await;
        let etag = first.headers()[header::ETAG].clone();
        let modified = first.headers()[header::LAST_MODIFIED].clone();
        let conditional = async |name, value: &header::HeaderValue| {
            let request = served.client.get(url.clone()).header(name, value);
            request.send().await.unwrap().status()
        };
        assert_eq!(conditional(header::IF_NONE_MATCH, &etag).await, StatusCode::NOT_MODIFIED);
        assert_eq!(
            conditional(header::IF_MODIFIED_SINCE, &modified).await,
            StatusCode::NOT_MODIFIED
        );
        // The first two held back are one at each site.
        served.sites.publish_next();
        served.sites.publish_next();
        assert_eq!(conditional(header::IF_NONE_MATCH, &etag).await, StatusCode::OK);
        assert_eq!(conditional(header::IF_MODIFIED_SINCE, &modified).await, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_held_back_article_appears_on_the_lists_when_released() {
    let served = Served::start().await;
    let missing = served.portal.join("/news-detail/ein-dorf-ist-kein-wartesaal").unwrap();
    assert_eq!(served.get(&missing).await.status(), StatusCode::NOT_FOUND);
    let title = served.sites.publish_next().unwrap();
    assert_eq!(served.get(&missing).await.status(), StatusCode::OK);
    for url in &served.lists()[1..] {
        assert!(served.text(url).await.contains(&title), "{url}");
    }
    served.sites.publish_all();
    let news = served.text(&served.news()).await;
    assert!(news.contains("25 Jahre Begegnungshaus Elbe"));
    assert!(news.contains("hundertstes Rad"), "the entry without headline is on the list");
    assert!(!news.contains("Fünfhundertstes Rad aus der Fahrradwerkstatt"), "it has no headline");
    assert!(news.contains("Weiterlesen: ") && news.contains("...</a>"));
}

#[tokio::test]
async fn feeds_are_well_formed_and_lead_to_the_articles() {
    let served = Served::start().await;
    served.sites.publish_all();
    let mut joomla = served.news();
    joomla.set_query(Some("format=feed&type=rss"));
    for (url, at_least) in [(joomla, 5), (served.portal.join("/rss.xml").unwrap(), 9)] {
        let answer = served.get(&url).await;
        assert_eq!(content_type(&answer), "application/rss+xml; charset=utf-8");
        let feed = feed_rs::parser::parse(&*answer.bytes().await.unwrap()).unwrap();
        assert!(feed.entries.len() >= at_least, "{url} has {}", feed.entries.len());
        for entry in feed.entries {
            assert!(entry.published.is_some());
            let link: Url = entry.links[0].href.parse().unwrap();
            let page = served.text(&link).await;
            let canonical = Selector::parse("link[rel=canonical]").unwrap();
            let html = Html::parse_document(&page);
            let named = html.select(&canonical).next().unwrap().attr("href").unwrap();
            assert_eq!(named, link.as_str());
        }
    }
    let list = served.text(&served.portal.join("/news").unwrap()).await;
    assert!(list.contains("type=\"application/rss+xml\"") && list.contains("href=\"/rss.xml\""));
}

#[tokio::test]
async fn the_follow_us_box_and_the_glued_words_are_there() {
    let served = Served::start().await;
    let front = served.text(&served.organisation).await;
    let found: BTreeSet<String> =
        links(&served.organisation, &front).into_iter().map(String::from).collect();
    assert!(found.contains("https://www.facebook.com/begegnungshaus.elbe"));
    assert!(found.contains("https://twitter.com/begegnung_elbe"));
    assert!(front.contains("alt=\"button-facebook-fanpage\""));
    assert!(front.contains("alt=\"button-folge-uns-bei-twitter\""));
    let contact = served.organisation.join("/location/100-begegnungshaus-elbe.html").unwrap();
    assert!(served.text(&contact).await.contains("vor Spambots"));

    let any_slug =
        served.organisation.join("/aktuelles/rueckblick/1107-so-hiess-es-einmal.html").unwrap();
    assert!(
        served
            .text(&any_slug)
            .await
            .contains("alt=\"IMG 2214 web\" width=\"480\" height=\"270\" />Rund")
    );
    let front = served.text(&served.portal).await;
    let at = |word: &str| front.find(word).unwrap_or_else(|| panic!("no {word}"));
    assert!(at("<h2>Aktuell</h2>") < at("<h2>Weitere Meldungen</h2>"));
}

#[tokio::test]
async fn the_report_contains_the_portals_article_and_has_words_of_its_own() {
    let served = Served::start().await;
    served.sites.publish_all();
    let stories = served.sites.stories();
    let story = stories.iter().find(|story| story.tellings.len() == 2).unwrap();
    let quoted = served.text(&story.tellings[0].url).await;
    let report = served.text(&story.tellings[1].url).await;
    let quoted = shingles(&quoted, ".lead p, .news-text-wrap p");
    let report = shingles(&report, ".item-page p");
    let shared = quoted.intersection(&report).count();
    assert_eq!(shared, quoted.len(), "every run of the quoted article stands in the report");
    assert!(shared * 10 < report.len() * 8, "{shared} of {} are quoted", report.len());
}

#[tokio::test]
async fn pictures_are_small_png_files_and_robots_may_look() {
    let served = Served::start().await;
    let picture = served.organisation.join("/images/lange-tafel.png").unwrap();
    let answer = served.get(&picture).await;
    assert_eq!(content_type(&answer), "image/png");
    assert!(answer.bytes().await.unwrap().len() < 70_000);
    let robots = served.text(&served.portal.join("/robots.txt").unwrap()).await;
    assert!(robots.starts_with("User-agent: *"));
}

#[tokio::test]
async fn failing_sites_fail_as_told_and_recover() {
    let served = Served::start().await;
    let [news, list, feed] = served.lists();
    let healthy = served.text(&list).await;
    for (failure, word) in [(Failure::Maintenance, "gewartet"), (Failure::Login, "Passwort")] {
        served.sites.fail_with(failure);
        for url in [&news, &list, &feed] {
            let answer = served.get(url).await;
            assert_eq!(answer.status(), StatusCode::OK);
            assert!(answer.text().await.unwrap().contains(word), "{url}");
        }
    }
    served.sites.fail_with(Failure::Error500);
    assert_eq!(served.get(&news).await.status(), StatusCode::INTERNAL_SERVER_ERROR);
    served.sites.fail_with(Failure::Empty);
    let empty = served.text(&list).await;
    assert!(empty.contains("Alle Meldungen") && !empty.contains("/news-detail/"));
    let feed = served.get(&feed).await.bytes().await.unwrap();
    assert_eq!(feed_rs::parser::parse(&*feed).unwrap().entries.len(), 0);
    served.sites.fail_with(Failure::None);
    assert_eq!(served.text(&list).await, healthy);
}

#[tokio::test]
async fn a_relaunch_changes_paths_guids_and_dates_and_redirects() {
    let served = Served::start().await;
    let [news, _, feed] = served.lists();
    let read = async || {
        let body = served.get(&feed).await.bytes().await.unwrap();
        feed_rs::parser::parse(&*body).unwrap().entries
    };
    let before = read().await;
    let old = served.portal.join("/news-detail/landesbeirat-fuer-vielfalt-neu-berufen").unwrap();
    served.sites.relaunch();
    let after = read().await;
    assert_eq!(before.len(), after.len());
    let titles = |entries: &[feed_rs::model::Entry]| -> BTreeSet<String> {
        entries.iter().filter_map(|entry| Some(entry.title.as_ref()?.content.clone())).collect()
    };
    assert_eq!(titles(&before), titles(&after));
    let ids: BTreeSet<&str> = before.iter().map(|entry| entry.id.as_str()).collect();
    assert!(after.iter().all(|entry| !ids.contains(entry.id.as_str())));
    let days: BTreeSet<_> = after.iter().map(|entry| entry.published.unwrap()).collect();
    assert_eq!(days.len(), 1, "every date was reset");
    let answer = served.get(&old).await;
    assert_eq!(answer.status(), StatusCode::MOVED_PERMANENTLY);
    let target = served.portal.join(answer.headers()[header::LOCATION].to_str().unwrap()).unwrap();
    assert_eq!(served.get(&target).await.status(), StatusCode::OK);
    assert!(
        served
            .text(&news)
            .await
            .contains("href=\"/news/tag-der-offenen-tuer-rund-400-gaeste.html\"")
    );
}
