//! Which of several groups on a page are its news: each rule by a page that it alone decides.

use url::Url;
use weitersagen::watch::listing;

const NEWS: [&str; 3] =
    ["Das Sommerfest im Hof", "Die Wahl des neuen Vorstands", "Der Sprachkurs beginnt bald"];

const OTHERS: [&str; 3] =
    ["Offener Treff für alle", "Wanderung durch die Heide", "Versammlung der Mitglieder"];

const TEXT: &str = "Alle Menschen aus der Nachbarschaft sind eingeladen und bringen etwas mit.";

/// Entries after a pattern of `{title}`, `{slug}`, `{day}` and `{text}`.
fn entries(pattern: &str, titles: [&str; 3]) -> String {
    let entry = |(at, title): (usize, &&str)| {
        let slug = title.to_lowercase().replace(' ', "-");
        let filled = pattern.replace("{title}", title).replace("{slug}", &slug);
        filled.replace("{day}", &format!("{}. Mai 2026", 19 - at)).replace("{text}", TEXT)
    };
    titles.iter().enumerate().map(entry).collect()
}

/// News as most sites have them: headline, day and teaser.
fn news() -> String {
    entries(
        "<div class='news-item'><h3><a href='/n/{slug}'>{title}</a></h3><p>{day}</p><p>{text}</p></div>",
        NEWS,
    )
}

fn titles_of(head: &str, body: &str) -> Vec<String> {
    let html = format!("<html><head>{head}</head><body>{body}</body></html>");
    let url = Url::parse("https://verein.example/aktuelles").unwrap();
    let found = listing::find(&html, &url).map(|found| found.items).unwrap_or_default();
    found.into_iter().map(|item| item.title.unwrap_or_default()).collect()
}

fn titles(body: &str) -> Vec<String> {
    titles_of("<title>Verein</title>", body)
}

const LINES: &str = "<li><h4><a href='/t/{slug}'>{title}</a></h4><p>{day}</p><p>{text}</p></li>";

#[test]
fn a_heading_beside_a_list_says_what_it_lists() {
    let (news, dates) = (news(), entries(LINES, OTHERS));
    let page = |heading: &str| {
        format!("<main><h1>Verein</h1><div>{news}</div><h2>{heading}</h2><ul>{dates}</ul></main>")
    };
    assert_eq!(titles(&page("Termine")), NEWS);
    assert_eq!(titles(&page("Weitere Meldungen")), [NEWS, OTHERS].concat());
}

#[test]
fn the_pages_own_headline_says_nothing_against_its_list() {
    let dates = entries(LINES, OTHERS);
    assert_eq!(titles(&format!("<main><h1>Termine</h1><ul>{dates}</ul></main>")), OTHERS);
}

#[test]
fn a_heading_over_another_list_says_nothing_of_the_next_one() {
    let links = "<li><a href='/a/satzung'>Satzung</a></li><li><a href='/a/haus'>Das Haus</a></li>";
    // Neither their class nor their addresses say that they are news.
    let news = news().replace("news-item", "kasten").replace('-', "");
    let body = format!("<main><h2>Links</h2><ul>{links}</ul><div>{news}</div></main>");
    assert_eq!(titles(&body), NEWS);
}

#[test]
fn boxes_without_days_are_no_news_beside_dated_ones() {
    let offers = entries(
        "<section class='angebot'><h4><a href='/a/{slug}'>{title}</a></h4><p>{text}</p></section>",
        OTHERS,
    );
    let body = format!("<main><div>{}</div><h3>Was wir bieten</h3>{offers}</main>", news());
    assert_eq!(titles(&body), NEWS);
    let alone = format!("<main><h3>Was wir bieten</h3>{offers}</main>");
    assert_eq!(titles(&alone), OTHERS, "alone they may be");
}

#[test]
fn what_looks_much_less_like_news_than_the_news_is_none() {
    let minutes = entries("<li><a href='/p/{slug}'>{title}</a> {day}</li>", OTHERS);
    let pictured = news().replace("<h3>", "<img src='/bilder/hof.jpg' alt=''><h3>");
    let body = format!("<main><div>{pictured}</div><h3>Aus dem Haus</h3><ul>{minutes}</ul></main>");
    assert_eq!(titles(&body), NEWS);
}

#[test]
fn what_stands_between_entries_and_is_none_is_left_out() {
    let more =
        "<div class='news-item'><a href='/n/aeltere'>Hier stehen die älteren Texte</a></div>";
    assert_eq!(titles(&format!("<main><div>{}{more}</div></main>", news())), NEWS);
}

#[test]
fn rows_of_several_entries_are_read_entry_by_entry() {
    let card = "<div><h3><a href='/n/{slug}'>{title}</a></h3><p>{day}</p><p>{text}</p></div>";
    let row = |titles| format!("<div class='news-row'>{}</div>", entries(card, titles));
    let body = format!("<main>{}{}</main>", row(NEWS), row(OTHERS));
    assert_eq!(titles(&body), [NEWS, OTHERS].concat());
}

#[test]
fn parts_beside_the_entries_that_are_headed_otherwise_are_none() {
    // Each has a class of its own, so that only their place makes them a group.
    let sections = entries(
        "<section class='{slug}'><h3><a href='/n/{slug}'>{title}</a></h3><p>{day}</p><p>{text}</p></section>",
        NEWS,
    );
    let about = format!(
        "<section class='haus'><h2>Über unser Haus</h2><p>19. Mai 2001</p><p>{TEXT}</p></section>"
    );
    assert_eq!(titles(&format!("<main>{sections}{about}</main>")), NEWS);
}

#[test]
fn sections_of_an_article_are_no_entries() {
    let sections = entries(
        "<h3>{title}</h3><p>{text} Mehr steht <a href='/a/{slug}'>beim Haus</a>.</p>\
         <p><a href='/p/{slug}'>Das Programm des Tages</a></p>",
        NEWS,
    );
    let body = format!("<main><h1>Ein langer Bericht</h1>{sections}</main>");
    assert_eq!(titles(&body), [""; 0]);
}

#[test]
fn parts_of_a_page_that_calls_itself_an_article_are_no_entries() {
    let parts = entries("<div class='entry'><h3>{title}</h3><p>{text} {text}</p></div>", NEWS);
    let body = format!("<main><h1>Ein langer Bericht</h1>{parts}</main>");
    let article = "<meta property='og:type' content='article'>";
    assert_eq!(titles_of(article, &body), [""; 0]);
    assert_eq!(titles_of("", &body), NEWS, "else they are");
}

#[test]
fn an_archive_by_months_is_no_list_of_news() {
    let months = ["Mai 2026 (12)", "April 2026 (9)", "März 2026 (14)"];
    for pattern in [
        "<li class='item'><a href='/archiv/{slug}'>{title}</a><p>{text}</p></li>",
        "<li class='item'><h3><a href='/archiv/{slug}'>{title}</a></h3><p>{text}</p></li>",
        "<li class='item'><p class='title'><a href='/archiv/{slug}'>{title}</a></p><p>{text}</p></li>",
    ] {
        let body = format!("<main><h1>Aktuelles</h1><ul>{}</ul></main>", entries(pattern, months));
        assert_eq!(titles(&body), [""; 0], "{pattern}");
        let named = entries(pattern, NEWS);
        assert_eq!(titles(&format!("<main><h1>Aktuelles</h1><ul>{named}</ul></main>")), NEWS);
    }
}
