//! What stands beside an entry's headline and is no part of it: kickers, days, authors, covers.

use url::Url;
use weitersagen::item::Item;
use weitersagen::watch::listing;

use super::{day, days, titles};

/// Word above the headline, headline, day and last part of the link.
const NEWS: [(&str, &str, &str, &str); 4] = [
    ("Verband", "Beirat fordert mehr Sprachkurse auf dem Land", "12.11.2026", "kurse"),
    ("Jugend", "Freizeit an der Ostsee ist schon ausgebucht", "03.02.2026", "freizeit"),
    ("Verband", "Zahl der Einbürgerungen steigt auf einen neuen Höchststand", "14.12.2025", "pass"),
    ("Kultur", "Neue Geschäftsstelle in der Brandenburger Straße", "09.03.2025", "umzug"),
];

const TEXT: &str = "Mehr als vierzig Gäste kamen am Abend in das Haus am Markt.";

/// The page with its entries after a pattern of `{kicker}`, `{headline}`, `{day}`, `{link}` and `{text}`.
fn found(pattern: &str) -> Vec<Item> {
    let entry = |(kicker, headline, day, slug): &(&str, &str, &str, &str)| {
        let filled = pattern.replace("{headline}", headline).replace("{day}", day);
        let filled = filled.replace("{kicker}", kicker).replace("{text}", TEXT);
        filled.replace("{link}", &format!("/news/{slug}"))
    };
    let entries: String = NEWS.iter().map(entry).collect();
    let title = "<title>Verein</title>";
    let html = format!("<html><head>{title}</head><body><h1>Aktuelles</h1>{entries}</body></html>");
    let url = Url::parse("https://verein.example/aktuelles").unwrap();
    listing::find(&html, &url).map(|found| found.items).unwrap_or_default()
}

/// That each entry has its headline and its day, and says no more than it should.
fn are_the_news(pattern: &str) -> Vec<Item> {
    let items = found(pattern);
    assert_eq!(titles(&items), NEWS.map(|news| Some(news.1)), "{pattern}");
    let wanted = ["2026-11-12", "2026-02-03", "2025-12-14", "2025-03-09"].map(day);
    assert_eq!(days(&items), wanted, "{pattern}");
    let said = pattern.contains("{text}").then_some(TEXT);
    for item in &items {
        assert_eq!(item.summary.as_deref(), said, "{pattern}");
    }
    items
}

/// That the entries lead to their articles, too.
fn lead_to_their_articles(pattern: &str) {
    for (item, (.., slug)) in are_the_news(pattern).iter().zip(NEWS) {
        assert_eq!(item.link.as_ref().map(Url::path), Some(&*format!("/news/{slug}")), "{pattern}");
    }
}

#[test]
fn a_word_in_a_heading_above_the_headline_is_no_headline() {
    for headings in [
        "<h4>{kicker}</h4><h3><a href='{link}'>{headline}</a></h3>",
        "<h5>{kicker}</h5><h2>{headline}</h2>",
        "<h3>{kicker}</h3><h3><a href='{link}'>{headline}</a></h3>",
        "<h4>{kicker}</h4><p>{day}</p><h3><a href='{link}'>{headline}</a></h3>",
    ] {
        let day = if headings.contains("{day}") { "" } else { "<p>{day}</p>" };
        lead_to_their_articles(&format!(
            "<div class='box'>{headings}{day}<p>{{text}}</p><a href='{{link}}'>weiterlesen</a></div>"
        ));
    }
}

/// A lower heading below the headline is none either, whether it leads somewhere or not.
#[test]
fn a_heading_below_the_headline_is_no_headline() {
    lead_to_their_articles(
        "<div class='box'><h3>{headline}</h3><h4><a href='{link}'>Zum ganzen Bericht</a></h4>\
         <p>{day}</p><p>{text}</p></div>",
    );
}

#[test]
fn a_day_behind_the_headline_is_the_entrys() {
    for entry in [
        "<li><a href='{link}'>{headline}</a> ({day})</li>",
        "<li><a href='{link}'>{headline}</a> – {day}</li>",
        "<li><a href='{link}'>{headline}</a>, {day}</li>",
        "<li><a href='{link}'>{headline}</a> vom {day}</li>",
        "<li><a href='{link}'>{headline} ({day})</a></li>",
        "<li><a href='{link}'><span>{day}</span> – {headline}</a></li>",
    ] {
        lead_to_their_articles(entry);
    }
    // What is announced for a day is not written on it.
    let announced = found("<li><a href='{link}'>{headline}</a> am {day}<p>{text}</p></li>");
    assert_eq!(days(&announced), [None; 4], "{announced:?}");
}

#[test]
fn a_bold_line_with_its_day_is_a_headline() {
    let items = are_the_news("<b>{headline}</b> ({day})<br>{text}<hr>");
    assert!(items.iter().all(|item| item.content.is_some()), "the list is all there is of them");
}

#[test]
fn a_link_without_words_that_covers_the_entry_is_its_own() {
    lead_to_their_articles(
        "<div class='card'><a class='stretched-link' href='{link}' aria-label='{headline}'></a>\
         <h5>{headline}</h5><small>{day}</small><p>{text}</p></div>",
    );
}

/// As Plone writes it: the headline is named by no heading, and the author is a link, too.
#[test]
fn a_link_that_makes_up_its_line_is_a_headline() {
    lead_to_their_articles(
        "<article class='entry'><header><span class='summary'><a href='{link}'>{headline}</a></span>\
         <div>erstellt von <a href='/author/kunze'>Jan Kunze</a> — <span>{day}</span></div></header>\
         <p>{text}</p></article>",
    );
}
