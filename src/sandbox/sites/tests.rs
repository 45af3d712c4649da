//! Checks of the sample files and of the handle's own acts; the sockets are in `tests/it/`.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;

fn sites() -> Sites {
    let url = |text: &str| Url::parse(text).unwrap();
    Sites::new(date(2026, 11, 22), url("http://127.0.0.1:8081/"), url("http://127.0.0.1:8082/"))
        .unwrap()
}

#[test]
fn articles_come_out_one_by_one() {
    let sites = sites();
    let visible = || sites.stories().iter().flat_map(|s| &s.tellings).filter(|t| t.visible).count();
    assert_eq!(visible(), 7);
    let first = sites.publish_next().unwrap();
    assert!(first.contains("Ein Dorf ist kein Wartesaal"), "{first}");
    assert_eq!(visible(), 8);
    assert_eq!(sites.publish_all().len(), 11);
    assert_eq!(visible(), 19);
    assert_eq!(sites.publish_next(), None);
}

#[test]
fn the_quoting_report_and_the_quoted_article_are_one_story() {
    let sites = sites();
    let stories = sites.stories();
    assert_eq!(stories.len(), 18);
    let told_twice: Vec<_> = stories.iter().filter(|story| story.tellings.len() > 1).collect();
    assert_eq!(told_twice.len(), 1);
    let at: Vec<Site> = told_twice[0].tellings.iter().map(|telling| telling.site).collect();
    assert_eq!(at, [Site::Portal, Site::Organisation]);

    let body = |slug: &str| sites.inner.articles.iter().find(|a| a.slug == slug).unwrap();
    let report = body("ankommen-wo-der-bus-zweimal-am-tag-faehrt");
    let portal = body("ein-dorf-ist-kein-wartesaal");
    assert!(report.body.contains(&portal.body) && report.body.contains(&portal.title));
    assert!(report.body.contains("<p>20. November 2026</p>"), "the quoted date is a paragraph");
}

#[test]
fn every_article_lies_within_the_fortnight_and_is_unique() {
    let sites = sites();
    let articles = &sites.inner.articles;
    let mut releases: Vec<u32> = articles.iter().map(|a| a.release).filter(|r| *r > 0).collect();
    releases.sort_unstable();
    assert_eq!(releases, (1..=12).collect::<Vec<u32>>());
    let slugs: BTreeSet<&str> = articles.iter().map(|article| article.slug.as_str()).collect();
    assert_eq!(slugs.len(), articles.len());
    for article in articles {
        assert!(article.date <= date(2026, 11, 22) && article.date > date(2026, 11, 8));
        // The association's own news carry yesterday's date at the latest, like a small office's.
        assert!(article.site == Site::Portal || article.date < date(2026, 11, 22));
    }
}

#[test]
fn the_texts_are_typed_as_people_type_them() {
    let sites = sites();
    let all: String = sites.inner.articles.iter().map(|article| article.body.as_str()).collect();
    let leads: Vec<&str> =
        sites.inner.articles.iter().filter_map(|article| article.lead.as_deref()).collect();
    assert!(leads.join(" ").contains("&shy;"));
    for peculiarity in [
        "&nbsp;", "  ", "*innen", ":innen", "_innen", "/-innen", "e. V.", "e.V.", "»", "‚", ",Mein",
    ] {
        let found = all.contains(peculiarity) || all.contains(&peculiarity.replace(' ', "&nbsp;"));
        assert!(found, "no text has {peculiarity:?}");
    }
    assert!(all.contains("ist.Oft"), "a space behind a full stop is missing somewhere");
    assert!(all.contains("alt=\"AddText 10 14 15.11.26\""), "glued date");
    let words = |article: &Article| article.body.split_whitespace().count();
    let lengths: Vec<usize> = sites.inner.articles.iter().map(words).collect();
    assert!(lengths.iter().any(|count| *count > 1200), "none is very long: {lengths:?}");
    assert!(lengths.iter().any(|count| *count < 40), "none is very short: {lengths:?}");
}
