//! The day of publication, source by source, from pages of our own.

use jiff::civil::date;
use scraper::Html;

use super::*;

const TEXT: &str = "<p>Rund dreihundert Aktive aus dem ganzen Land haben sich am Wochenende in Halle \
                    getroffen, um über die Arbeit der nächsten Jahre zu beraten.</p>";

fn day(head: &str, body: &str) -> Option<Date> {
    let html = format!("<html lang=de><head>{head}</head><body>{body}</body></html>");
    let parsed = Html::parse_document(&html);
    let page = Page::new(&parsed);
    let root = page.below(0, "article").next().unwrap_or(0);
    let url = Url::parse("https://verein.example/aktuelles/12-konferenz.html").unwrap();
    crate::article::metadata::read(&page, root, &url).date
}

/// An article with that line between its headline and its text.
fn under_headline(line: &str) -> String {
    format!("<article><h1>Konferenz in Halle</h1>{line}{TEXT}</article>")
}

const MAY: Date = date(2020, 5, 1);

#[test]
fn addresses_of_weblogs_hold_the_day() {
    let url = Url::parse("https://verein.example/2019/09/26/konferenz/").unwrap();
    assert_eq!(in_path(&url), Some(date(2019, 9, 26)));
    for path in ["konferenz-01-05-2020", "01.05.2020-konferenz", "konferenz_20200501.html"] {
        let url = Url::parse(&format!("https://verein.example/aktuelles/{path}")).unwrap();
        assert_eq!(in_path(&url), Some(MAY), "{path}");
    }
    let url = Url::parse("https://verein.example/aktuelles/1113-konferenz.html").unwrap();
    assert_eq!(in_path(&url), None);
}

#[test]
fn every_written_form_under_the_headline_is_read() {
    for line in [
        "<p>01.05.20</p>",
        "<p>1. Mai 2020</p>",
        "<p>Freitag, 1. Mai 2020, 10:30 Uhr</p>",
        "<p>Von Erika Muster am 1.5.2020</p>",
        "<p>Stand: 01. 05. 2020</p>",
        "<p>Veröffentlicht am 01.05.2020</p>",
        "<p><b>Erstellt:</b> <span>01. Mai 2020</span></p>",
        "<p>Pressemitteilung 12/2020 vom 1. Mai 2020</p>",
        "<time>2020-05-01</time>",
        r#"<time datetime="2020-05-01T09:00:00+02:00" pubdate>am Freitag</time>"#,
        r#"<div class="datum"><span>1.</span> <span>Mai</span> <span>2020</span></div>"#,
        "<p>HALLE, 1. Mai 2020 –</p>",
        "<p>01 | 05 | 2020</p>",
        "<p>01-05-2020</p>",
        "<p>Mai 1, 2020 von Erika Muster</p>",
        "<p>14:30 Uhr, 01.05.2020</p>",
        "<p>Nr. 12/2020 - 01.05.2020</p>",
        "<div><span>01</span><span>Mai</span><span>2020</span></div>",
        "<div><span>Mai</span><span>01</span><span>2020</span></div>",
        r#"<div class="blatt"><div>01</div><div>Mai 2020</div></div>"#,
    ] {
        assert_eq!(day("", &under_headline(line)), Some(MAY), "{line}");
    }
}

#[test]
fn what_the_page_declares_is_read() {
    for head in [
        r#"<meta property="article:published_time" content="2020-05-01T08:00:00+02:00">"#,
        r#"<meta name="date" content="2020-05-01">"#,
        r#"<meta name="DC.date" content="2020-05-01">"#,
        r#"<meta name="dcterms.issued" content="01.05.2020">"#,
        r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-05-01"}</script>"#,
        r#"<script type="application/ld+json">{"@type":"Article","dateCreated":"2020-05-01"}</script>"#,
        r#"<script type="application/ld+json">{"@type":"Article","headline":"Die "Halle"",
           "datePublished":"2020-05-01",}</script>"#,
        r#"<script type="application/ld+json">//<![CDATA[
           {"@type":"Article","datePublished":"2020-05-01"}
           //]]></script>"#,
        r#"<meta name="citation_publication_date" content="2020/05/01">"#,
        r#"<meta name="bt:pubDate" content="Fri, 01 May 2020 10:00:00 GMT">"#,
        r#"<meta property="rnews:datePublished" content="2020-05-01">"#,
    ] {
        assert_eq!(day(head, &under_headline("")), Some(MAY), "{head}");
    }
}

#[test]
fn the_visible_day_beats_that_of_a_change() {
    let changed = r#"<meta name="date" content="2021-02-03">
                     <meta property="article:modified_time" content="2021-02-03">"#;
    assert_eq!(day(changed, &under_headline("<p>1. Mai 2020</p>")), Some(MAY));
    let both = "<p>1. Mai 2020, zuletzt aktualisiert am 3. Februar 2021</p>";
    assert_eq!(day("", &under_headline(both)), Some(MAY));
    let turned = "<p>Aktualisiert: 03.02.2021 | Veröffentlicht: 01.05.2020</p>";
    assert_eq!(day("", &under_headline(turned)), Some(MAY));
}

#[test]
fn midnight_in_greenwich_is_not_midnight_here() {
    let late = r#"<meta property="article:published_time" content="2020-04-30T22:04:00Z">"#;
    assert_eq!(day(late, &under_headline("<p>1. Mai 2020 00:04</p>")), Some(MAY));
    assert_eq!(day(late, &under_headline("")), Some(date(2020, 4, 30)));
}

#[test]
fn days_of_other_things_are_none() {
    for body in [
        "<p>Copyright © 01.05.2020 Verein</p>",
        "<footer><p>01.05.2020</p></footer>",
        r#"<div class="sidebar"><p>01.05.2020</p></div>"#,
        r#"<div class="related-posts"><p>1. Mai 2020</p></div>"#,
        "<p>Termin: 01.05.2020</p>",
        "<p>Das neue Haus in der Großen Straße wird nach langer Planung und viel Streit im Rat der \
         Stadt am 1. Mai 2020 eröffnet.</p>",
    ] {
        let body = format!("<article><h1>Konferenz in Halle</h1>{TEXT}</article>{TEXT}{body}");
        assert_eq!(day("", &body), None, "{body}");
    }
}

#[test]
fn days_of_other_articles_do_not_outweigh_the_own() {
    let body = format!(
        r#"<div class="teaser"><time datetime="2021-07-07">7. Juli</time></div>{}
           <div class="comments"><p>Veröffentlicht am 8.8.2021</p></div>"#,
        under_headline("<p>01.05.20</p>")
    );
    assert_eq!(day("", &body), Some(MAY));
}

#[test]
fn a_day_that_is_called_a_change_does_not_beat_the_declared_one() {
    let declared = r#"<meta name="date" content="2021-02-03">
                      <meta property="article:published_time" content="2020-05-01T08:00:00+02:00">"#;
    for line in [
        "<p>Stand: 3. Februar 2021</p>",
        "<p>Aktualisiert am 03.02.2021</p>",
        r#"<p class="date">Zuletzt geändert: <time datetime="2021-02-03">3.2.21</time></p>"#,
    ] {
        assert_eq!(day(declared, &under_headline(line)), Some(MAY), "{line}");
    }
    let corrected = "<p>Der Vorstand, 3. Februar 2021</p>";
    assert_eq!(day(declared, &under_headline(corrected)), Some(date(2021, 2, 3)));
}

#[test]
fn the_pages_own_entry_in_a_list_says_its_day() {
    let list = |address: &str| {
        format!(
            r#"{TEXT}<ul class="teaser"><li><a href="{address}"><span>01.05.2020</span>
               <b>Konferenz in Halle</b></a></li></ul>"#
        )
    };
    assert_eq!(day("", &list("12-konferenz.html")), Some(MAY));
    assert_eq!(day("", &list("13-anderes.html")), None);
}

#[test]
fn days_without_a_space_to_the_time_and_with_short_years_are_read() {
    for line in ["<p><span>01.05.20</span><span>12:44</span></p>", "<p>am 1/5/20, 03:48</p>"] {
        assert_eq!(day("", &under_headline(line)), Some(MAY), "{line}");
    }
}

#[test]
fn what_is_declared_of_other_days_is_none() {
    for head in [
        r#"<meta property="article:modified_time" content="2020-05-01">"#,
        r#"<meta name="dcterms.modified" content="2020-05-01">"#,
        r#"<meta name="expiration_date" content="2020-05-01">"#,
        r#"<script type="application/ld+json">{"@type":"Event","startDate":"2020-05-01"}</script>"#,
    ] {
        assert_eq!(day(head, &under_headline("")), None, "{head}");
    }
}

#[test]
fn days_below_a_heading_that_announces_events_are_none() {
    let list = |heading: &str| {
        let text = TEXT.repeat(8);
        format!(
            "<article><h1>Konferenz in Halle</h1>{text}</article>
             <div><h3>{heading}</h3><ul><li>01.05.2020</li></ul></div>"
        )
    };
    assert_eq!(day("", &list("Nächste Termine")), None);
    assert_eq!(day("", &list("Über uns")), Some(MAY));
}

#[test]
fn without_another_the_day_of_the_last_change_counts() {
    for foot in [
        "<p>Aktualisiert: 01.05.2020</p>",
        "<footer>Diese Seite wurde zuletzt am 1. Mai 2020 um 13:22 Uhr geändert.</footer>",
        "<footer>© 2019 Verein. Letzte Änderung: 01.05.2020</footer>",
    ] {
        assert_eq!(day("", &format!("{}{foot}", under_headline(""))), Some(MAY), "{foot}");
        let said = under_headline("<p>3. April 2019</p>");
        assert_eq!(day("", &format!("{said}{foot}")), Some(date(2019, 4, 3)), "{foot}");
    }
}

#[test]
fn a_day_in_a_sentence_is_none_of_publication() {
    let long = "<p>Seit 4. August 2014 gilt ein neues Gesetz, das die Rechte aller Beteiligten stärkt und das \
                nach langen Beratungen mit großer Mehrheit angenommen wurde.</p>";
    assert_eq!(day("", &under_headline(long)), None);
    let short = "<p>Das nächste Treffen findet am 5. Februar 2020 statt.</p>";
    assert_eq!(day("", &under_headline(short)), None);
}

#[test]
fn furniture_may_say_what_is_the_articles_own() {
    for line in [
        r#"<aside><time itemprop="datePublished" datetime="2020-05-01">Mai</time></aside>"#,
        "<aside><p>Veröffentlicht am 1. Mai 2020</p></aside>",
        r#"<div class="elementor-widget-post-info"><span>1. Mai 2020</span></div>"#,
    ] {
        assert_eq!(day("", &under_headline(line)), Some(MAY), "{line}");
    }
    let foot = format!("<article><h1>Konferenz</h1>{TEXT}<footer>Am 01.05.2020</footer></article>");
    assert_eq!(day("", &foot), Some(MAY));
    let ago = r#"<span class="date" title="2020-05-01 10:00">vor 3 Tagen</span>"#;
    assert_eq!(day("", &under_headline(ago)), Some(MAY));
}

#[test]
fn english_pages_of_some_countries_write_the_day_first() {
    for (host, first) in
        [("https://club.example.uk/a", true), ("https://club.example.com/a", false)]
    {
        assert_eq!(writes_day_first(&Url::parse(host).unwrap()), first, "{host}");
    }
}
