//! Each rule by itself: what one of them alone keeps out of a list, or keeps in it.

use url::Url;
use weitersagen::watch::listing;

const NEWS: [&str; 3] =
    ["Das Sommerfest im Hof", "Die Wahl des neuen Vorstands", "Der Sprachkurs beginnt bald"];

fn entry(class: &str, folder: &str, title: &str, day: &str) -> String {
    let slug = title.to_lowercase().replace(' ', "-");
    format!(
        "<div class=\"{class}\"><h3><a href=\"/{folder}/{slug}\">{title}</a></h3>{day}\
         <p>Alle Menschen aus der Nachbarschaft sind eingeladen und bringen etwas mit.</p></div>"
    )
}

fn news() -> String {
    let day = |n: usize| format!("<time datetime=\"2026-05-0{n}\">{n}. Mai 2026</time>");
    let entries = NEWS.iter().enumerate();
    entries.map(|(at, title)| entry("news-item", "n", title, &day(9 - at))).collect()
}

/// Entries that look like news and are none.
fn decoys() -> String {
    let titles = ["Ganz etwas anderes hier", "Noch etwas anderes dort", "Und wieder etwas anderes"];
    titles.map(|title| entry("news-item", "n", title, A_DAY)).concat()
}

const A_DAY: &str = "<time datetime=\"2026-05-20\">20. Mai 2026</time>";

fn titles(body: &str) -> Vec<String> {
    let html = format!("<html><head><title>Verein</title></head><body>{body}</body></html>");
    let url = Url::parse("https://verein.example/aktuelles").unwrap();
    let found = listing::find(&html, &url).map(|found| found.items).unwrap_or_default();
    found.into_iter().map(|item| item.title.unwrap_or_default()).collect()
}

#[test]
fn what_stands_elsewhere_is_no_entry() {
    let (news, same) = (news(), decoys());
    for body in [
        format!("<main>{news}<div hidden>{same}</div></main>"),
        format!("<main>{news}<div role=\"complementary\">{same}</div></main>"),
        format!(
            "<main>{news}<div class=\"news-item\"><a href=\"/alle\">Alles lesen</a></div></main>"
        ),
    ] {
        assert_eq!(titles(&body), NEWS, "{body}");
    }
}

#[test]
fn the_list_itself_is_no_furniture_whatever_it_is_called() {
    let news = news();
    let unnamed = news.replace("news-item", "kachel");
    let long = news.replace("etwas mit.", &"etwas mit, das allen schmeckt. ".repeat(14));
    for body in [
        format!("<div class=\"sidebar\"><h1>Was es gibt</h1>{news}</div>"),
        format!("<div class=\"menu\">{long}</div>"),
        format!("<div class=\"no-sidebar\">{news}</div>"),
        // Who watches a page of dates to come wants them.
        format!("<main><h1>Termine</h1>{unnamed}</main>"),
        // That heading is another list's.
        format!(
            "<main><h2>Termine</h2><p><a href=\"/t/1\">Erster</a> <a href=\"/t/2\">Zweiter</a></p>\
             {unnamed}</main>"
        ),
    ] {
        assert_eq!(titles(&body), NEWS, "{body}");
    }
}

#[test]
fn links_alone_are_news_if_they_are_as_many_and_as_long_as_headlines() {
    let list = |links: &[(&str, &str)]| {
        let link = |(to, text): &(&str, &str)| format!("<li><a href=\"{to}\">{text}</a></li>");
        format!("<main><ul>{}</ul></main>", links.iter().map(link).collect::<String>())
    };
    let headlines = [
        ("/das-fest-im-hof", "Das Sommerfest im Hof war gut besucht"),
        ("/die-wahl-im-mai", "Die Wahl des Vorstands ist entschieden"),
        ("/der-kurs-beginnt", "Der Sprachkurs beginnt schon im Herbst"),
    ];
    assert_eq!(titles(&list(&headlines)).len(), 3);
    assert!(titles(&list(&headlines[..2])).is_empty(), "two are no list");
    let short = headlines.map(|(to, text)| (to, &text[..14]));
    assert!(titles(&list(&short)).is_empty(), "a menu");
    let at = ["/a", "/b", "/c"];
    let nowhere = [0, 1, 2].map(|n| (at[n], headlines[n].1));
    assert!(titles(&list(&nowhere)).is_empty(), "what they lead to are no articles");
}

#[test]
fn one_alone_must_lead_somewhere_and_say_something() {
    let text = "<p>Alle Menschen aus der Nachbarschaft sind eingeladen und bringen etwas zu essen \
                und zu trinken mit, so wie jedes Jahr.</p>";
    let with_link = format!(
        "<main><div class=\"news-item\"><h2><a href=\"/n/das-fest\">Das Sommerfest im Hof</a></h2>\
         {A_DAY}{text}</div></main>"
    );
    assert_eq!(titles(&with_link), [NEWS[0]]);
    for body in [
        format!("<main><div class=\"news-item\"><h2>Das Sommerfest</h2>{A_DAY}{text}</div></main>"),
        "<main><div class=\"item\"><a href=\"/intern\">Zum Mitgliederbereich</a></div></main>"
            .into(),
        // The page itself.
        format!(
            "<main><article><h1>Das Sommerfest</h1>{A_DAY}{text}<a href=\"/mehr\">Weiterlesen</a>\
             </article></main>"
        ),
    ] {
        assert!(titles(&body).is_empty(), "{body}: {:?}", titles(&body));
    }
}

#[test]
fn questions_that_unfold_are_no_news() {
    let question = |title: &str| {
        format!(
            "<div class=\"accordion-item\"><h3>{title}</h3><p>Das hängt davon ab, wie viele \
             Menschen kommen, was sie mitbringen und ob das Wetter an diesem Tag mitspielt.</p></div>"
        )
    };
    let all: String =
        ["Wann beginnt es?", "Was kostet es?", "Wer darf kommen?"].map(question).concat();
    assert!(titles(&format!("<main>{all}</main>")).is_empty());
}

#[test]
fn signs_that_nobody_sees_are_in_no_headline() {
    let hidden = news().replace("Sommerfest im", "Som&shy;mer&#8203;fest&#8238; im");
    assert_eq!(titles(&format!("<main>{hidden}</main>")), NEWS);
}
