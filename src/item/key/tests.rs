//! Identity holds through everything that a source may touch up, and no further.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::item::Published;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn keys(item: &Item) -> Vec<Alias> {
    aliases(item, &TimeZone::UTC)
}

fn kinds(item: &Item) -> Vec<AliasKind> {
    keys(item).iter().map(|alias| alias.kind).collect()
}

#[test]
fn decoration_is_not_identity() {
    let plain = "example.org/aktuelles/news/b%C3%BCcher?id=7&seite=2";
    for link in [
        "https://www.example.org/aktuelles/news/bücher?id=7&seite=2",
        "http://example.org:80/aktuelles/news/b%c3%bccher/?seite=2&id=7#mehr",
        "http://EXAMPLE.org:443/aktuelles/%6eews/b%C3%BCcher?utm_source=x&id=7&seite=2&fbclid=1",
        "https://example.org/aktuelles/news/bücher//?gclid=1&id=7&seite=2&mc_cid=2&UTM_Medium=y",
    ] {
        assert_eq!(canonical_link(&url(link)), plain, "{link}");
    }
    assert_eq!(canonical_link(&url("https://example.org/")), "example.org");
    assert_eq!(canonical_link(&url("https://example.org/100%")), "example.org/100%");
    assert_eq!(canonical_link(&url("https://example.org/#!/news/12")), "example.org#!/news/12");
    for other in [
        "https://example.org/aktuelles/news/bücher?id=8&seite=2",
        "https://example.org:8443/aktuelles/news/bücher?id=7&seite=2",
        "https://archiv.example.org/aktuelles/news/bücher?id=7&seite=2",
        "https://example.org/aktuelles/News/bücher?id=7&seite=2",
    ] {
        assert_ne!(canonical_link(&url(other)), plain, "{other}");
    }
}

#[test]
fn article_numbers_outlive_slug_and_menu() {
    let number = |link: &str| link::article_number(&url(link));
    assert_eq!(
        number("https://www.example.org/aktuelles/rueckblick/1113-konferenz-in-halle.html"),
        Some("example.org#1113".to_owned())
    );
    assert_eq!(
        number("http://example.org/1113-konferenz.html?start=90"),
        Some("example.org#1113".to_owned())
    );
    assert_eq!(
        number("https://example.org/location/100-rathaus.html"),
        Some("example.orglocation#100".to_owned())
    );
    for link in [
        "https://example.org/news/30-jahre-verein.html",
        "https://example.org/news/100-jahre-frauenwahlrecht.html",
        "https://example.org/news/2019-rueckblick-auf-das-jahr.html",
        "https://example.org/news/20190926-konferenz.html",
        "https://example.org/news/190926-konferenz.html",
        "https://example.org/news/2019-09-26-konferenz.html",
        "https://example.org/news-detail/13-ikoe-ideenwerkstatt",
        "https://example.org/news-detail/112-feuerwehr-informiert",
        "https://example.org/1113-konferenz/anmeldung.html",
        "https://example.org/",
    ] {
        assert_eq!(number(link), None, "{link}");
    }
}

#[test]
fn every_item_with_content_has_a_name() {
    let mut item = Item::default();
    assert_eq!(kinds(&item), []);
    item.content = Some("<p>Die <b>vierte</b> Konferenz</p>".into());
    assert_eq!(kinds(&item), [AliasKind::Text]);
    let touched_up = Item {
        summary: Some("Die   „vierte“\u{a0}Kon\u{ad}ferenz …".into()),
        ..Item::default()
    };
    assert_eq!(keys(&item), keys(&touched_up));
    item.guid = Some(" abc ".into());
    assert_eq!(kinds(&item), [AliasKind::Guid]);
    item.link = Some(url("https://example.org/news/1113-konferenz.html"));
    item.title = Some("Vierte Konferenz in Halle".into());
    item.published = Some(Published::Day(date(2019, 9, 26)));
    assert_eq!(
        kinds(&item),
        [AliasKind::Guid, AliasKind::Link, AliasKind::Number, AliasKind::TitleDay]
    );
    item.title = Some("Rückblick".into());
    assert!(!kinds(&item).contains(&AliasKind::TitleDay));
}

#[test]
fn a_front_page_names_no_article() {
    for link in ["https://example.org/", "https://www.example.org/index.php?utm_source=x#oben"] {
        let item = |title: &str| Item {
            title: Some(title.into()),
            link: Some(url(link)),
            ..Item::default()
        };
        assert_eq!(kinds(&item("Erste Meldung")), [AliasKind::Text]);
        assert_ne!(keys(&item("Erste Meldung")), keys(&item("Zweite Meldung")));
    }
    for link in ["https://example.org/?p=12", "https://example.org/news"] {
        let item = Item { link: Some(url(link)), ..Item::default() };
        assert_eq!(kinds(&item), [AliasKind::Link], "{link}");
    }
}

#[test]
fn a_guid_that_is_a_link_outlives_a_change_of_scheme() {
    let guid = |guid: &str| keys(&Item { guid: Some(guid.into()), ..Item::default() });
    assert_eq!(guid("http://www.example.org/?p=12"), guid("https://example.org/?p=12"));
    assert_ne!(guid("http://example.org/?p=12"), guid("http://example.org/?p=13"));
    assert_ne!(guid("http://example.org/n#12"), guid("http://example.org/n#13"));
    assert_ne!(guid("urn:x:A"), guid("urn:x:a"));
}

#[test]
fn keys_stay_as_they_are_for_ever() {
    let item = Item { guid: Some("abc".into()), ..Item::default() };
    // printf 'guid\0abc' | sha256sum | cut -c-32
    assert_eq!(keys(&item)[0].key.0, "cd34fde8ae56e58daf480b93083da315");
}

proptest! {
    #[test]
    fn white_space_and_case_do_not_make_a_new_item(
        words in prop::collection::vec("[A-Za-zäöüß]{4,9}", 3..8),
        gaps in prop::collection::vec("[ \t\n\u{a0}]{1,3}", 8),
    ) {
        let day = Some(Published::Day(date(2026, 11, 22)));
        let spaced: String = words.iter().zip(&gaps).flat_map(|(w, g)| [w.as_str(), g.as_str()]).collect();
        let one = Item { title: Some(words.join(" ")), published: day, ..Item::default() };
        let two = Item { title: Some(spaced), published: day, ..Item::default() };
        prop_assert_eq!(keys(&one), keys(&two));
    }

    #[test]
    fn tracking_does_not_make_a_new_item(
        path in "(/[a-z0-9-]{1,8}){0,3}/?",
        own in prop::collection::vec(("[a-z]{1,3}", "[a-z0-9]{0,4}"), 0..3),
        tracked in prop::collection::vec(
            (prop::sample::select(vec!["utm_source", "utm_x", "fbclid", "gclid", "mc_eid"]), "[a-z0-9]{0,4}"),
            0..3,
        ),
        fragment in proptest::option::of("[a-z]{1,5}"),
    ) {
        let mut plain = url("https://example.org");
        plain.set_path(&path);
        let mut decorated = plain.clone();
        decorated.set_fragment(fragment.as_deref());
        for (name, value) in &own {
            plain.query_pairs_mut().append_pair(name, value);
        }
        for (name, value) in tracked {
            decorated.query_pairs_mut().append_pair(name, &value);
        }
        for (name, value) in own.iter().rev() {
            decorated.query_pairs_mut().append_pair(name, value);
        }
        prop_assert_eq!(canonical_link(&plain), canonical_link(&decorated));
    }
}
