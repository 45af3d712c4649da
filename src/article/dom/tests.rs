//! Our tree is the one that html5ever builds of the same markup.

use std::fmt::Write as _;

use proptest::prelude::*;
use scraper::Html;

use super::attributes::read_name;
use super::{Document, Page, is_block, is_block_kind};
use crate::text::nesting::{self, Kind};

/// A page's tree, a line for each element and text.
fn shape(page: &Page<'_>) -> String {
    let mut shape = String::new();
    for node in 1..page.len() {
        let depth = page.ancestors(node).count();
        if let Some(text) = page.text(node) {
            let _ = writeln!(shape, "{depth} {text:?}");
        } else if !page.name(node).is_empty() {
            let _ = write!(shape, "{depth} {}", page.name(node));
            let mut attributes: Vec<(&str, &str)> = page.attributes(node).collect();
            attributes.retain(|(name, _)| read_name(name).is_some());
            attributes.sort_unstable();
            let _ = writeln!(shape, " {attributes:?}");
        }
    }
    shape
}

/// The tree of a page as read here, and as the other parser reads what `nesting` leaves of it; none
/// where the page is refused.
fn both(html: &str) -> Option<(String, String)> {
    let lean = nesting::checked(html).ok()?;
    let ours = Document::parse(html).unwrap();
    let theirs = Html::parse_document(&lean);
    Some((shape(&Page::of(&ours)), shape(&Page::new(&theirs))))
}

#[test]
fn what_stands_on_lines_of_its_own_is_told_by_kind_and_by_name() {
    assert!(Kind::all().all(|kind| is_block_kind(kind) == is_block(kind.name())));
    assert!(!is_block_kind(Kind::Other));
}

#[test]
fn only_attributes_that_are_read_are_kept() {
    let page = Document::parse("<p class='a \"b\"' onclick=x data-y id=c>Wort</p>").unwrap();
    let page = Page::of(&page);
    let p = page.below(0, "p").next().unwrap();
    let attributes: Vec<(&str, &str)> = page.attributes(p).collect();
    assert_eq!(attributes, [("class", "a \"b\""), ("id", "c")]);
}

#[test]
fn the_tree_is_that_of_browsers() {
    for html in [
        "",
        "Text",
        "\u{feff}<!doctype html><p>Text",
        " <!doctype html> <html lang=de> <head> <title> A &amp; B</title> </head> <body class=x>Text",
        "<link rel=a><p>x<link rel=b><body id=y><html lang=de>",
        "<head><meta name=a content='x \"y\" &uuml;'></head> <script type=ld+json>{\"<b>\": 1}</script>x",
        "<p><b class=x>fett<p>noch<div>und</b>hier</div>",
        "<a href=x>1<a href=y>2<div>3<a href=z>4</div>5",
        "<b><i><u><s><p>Text</b>mehr</p>Ende",
        "<b><p><i></b>x</i></p><em><div></em>y</div>",
        "<table>vor<tr><td>1<td>2<b>x</table>nach",
        "<table><caption>A<b>B</caption><tr><th>1</th></tr><tbody><td>2<table><tr><td>3</table></table>",
        "<table><div>a</div><a href=x>b</a><form><input type=hidden><input><tr><td></form>x</table>",
        "<table> <tbody> <tr> <td>x</td> y </tr></tbody></table>",
        "<ul><li>a<li>b<ul><li>c</ul><li>d</ul><dl><dt>e<dd>f<dt>g</dl>",
        "<h1>a<h2>b</h1>c<pre>\n\nText</pre><listing>\nx</listing>",
        "<form><div><form><p>a</form>b</div><button>x<button>y</button>",
        "<ruby>a<rb>b<rt>c<rp>d<rtc>e<rt>f</ruby><x-y>g<p>h</x-y>",
        "<nobr>a<nobr>b<p>c</nobr>d<image src=x><br><wbr><hr><p>x<hr>y",
        "<iframe src=https://www.facebook.com/plugins/x>y</iframe><p>&lt;&#8222;&copy",
        "<p>a\r\nb\rc\0d &am<!-- -->p; <a title='&copy=1&amp;\r\n'>e",
    ] {
        let (ours, theirs) = both(html).unwrap();
        assert_eq!(ours, theirs, "{html}");
    }
}

const PIECES: &str = "div p li ul ol dd dt dl span b a i font nobr em table tr td th tbody thead caption \
    form button pre listing title h1 h2 br hr input img body html head ruby rt rp rtc x-tag meta \
    link main address iframe image source dialog";

fn piece() -> impl Strategy<Value = String> {
    let element = prop::sample::select(PIECES.split_whitespace().collect::<Vec<_>>());
    let odd =
        prop::sample::select(&["x", " ", "\n", "&amp", "&#10;", "\0", "<", "<!doctype html>"][..]);
    let value =
        prop::sample::select(&["", " class=a", " class=b id=c", " type=hidden", " lang=de"][..]);
    prop_oneof![
        5 => (element.clone(), value).prop_map(|(name, value)| format!("<{name}{value}>")),
        4 => element.prop_map(|name| format!("</{name}>")),
        3 => odd.prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_markup_gives_the_same_tree(pieces in prop::collection::vec(piece(), 0..40)) {
        let page = pieces.concat();
        if let Some((ours, theirs)) = both(&page) {
            prop_assert_eq!(ours, theirs, "{}", page);
        }
    }
}
