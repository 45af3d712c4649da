//! Hostile pages are refused, real-looking ones pass, and the parser sees no more than was counted.

use std::fmt::Write as _;

use proptest::prelude::*;
use scraper::Html;

use super::{DEPTH_LIMIT, Kind, NestingError, checked};

/// How deep the parser nests a page.
fn parsed_depth(html: &str) -> usize {
    let page = Html::parse_document(html);
    let mut deepest = 0;
    let mut depths = vec![(page.tree.root(), 0)];
    while let Some((node, depth)) = depths.pop() {
        deepest = deepest.max(depth);
        depths.extend(node.children().map(|child| (child, depth + 1)));
    }
    deepest
}

/// What passes must be as flat as it was counted to be; a `<tbody>` and a `<tr>` may be added to
/// each table, and the root, `<html>`, `<body>` and the text stand around and in it.
fn never_deep(html: &str) -> bool {
    checked(html).is_ok_and(|lean| parsed_depth(&lean) > 3 * DEPTH_LIMIT + 4)
}

#[test]
fn each_element_is_found_by_its_name_and_no_other() {
    assert!(Kind::all().count() > 100);
    assert!(Kind::all().all(|kind| Kind::of(kind.name()) == kind && kind != Kind::Other));
    for name in ["", "x", "abbr", "h7", "tables", "my-element", "über"] {
        assert_eq!(Kind::of(name), Kind::Other, "{name}");
    }
}

fn is_too_deep(html: &str) -> bool {
    matches!(checked(html), Err(NestingError::TooDeep { .. }))
}

#[test]
fn deep_pages_are_refused() {
    assert!(is_too_deep(&"<ul><li>".repeat(16_000)));
    assert!(is_too_deep(&"<div>".repeat(300)));
    assert!(is_too_deep(&"<div/>".repeat(300)));
    assert!(is_too_deep(&"<path/>".repeat(300)));
    assert!(is_too_deep(&"<DIV title='</div>'>".repeat(300)));
    assert!(is_too_deep(&"<!--><div>".repeat(300)));
    assert!(is_too_deep(&"<!-- --!><div><!-- -->".repeat(300)));
    assert!(is_too_deep(&"<div><table><tr><td></div></table>".repeat(300)));
    assert!(is_too_deep(&format!("<svg><style></style>{}", "<div>".repeat(300))));
    // The same name only for who takes every white space as the end of it.
    assert!(is_too_deep(&"<div\u{c}></div\u{a0}>".repeat(300)));
    // A quotation mark behind a `=` that is no assignment quotes nothing.
    assert!(is_too_deep(&format!("<p =\">{}\">", "<div>".repeat(300))));
    assert!(is_too_deep(&format!("<p a=b=\">{}\">", "<div>".repeat(300))));
}

#[test]
fn what_hides_depth_is_not_parsed() {
    for hostile in [
        "<<!-- -->div>",
        "<svg><style><div></style></svg>",
        "<div><svg><p><script></svg></div></script>",
        "<div><svg><![CDATA[</svg></div>]]>",
        "<svg><style><!-- </style><ul><li> --></svg>",
        "<script type='application/ld+json'><!--<script></script><div>",
        "<svg><script type='application/ld+json'><g><g><g></script>",
        "<svg><title><ul><li></title>",
        "<math><mi><p><div></math>",
        "<div\u{a0}></div>",
        "<tr><div></tr>",
        "<td><b></td>",
        "<form><table><tr><td></form></td></tr></table>",
        "<b><table><tr><td></b></td></tr></table>",
        "<b><b><b><b><div></b></b></b></b></div>",
        "<b><div><p><ul><li><dl><dd><div><div><div></b></div></div></div></dl></ul></div>",
        "<table><object><tr></tr></object></table><b><div></b></div>",
        "<select><div></select></div>",
        "<template><div></template></div>",
        "<frameset><div></frameset></div>",
        "<noscript><div></noscript></div>",
        "<plaintext></plaintext><div>",
    ] {
        assert!(!never_deep(&hostile.repeat(2_000)), "{hostile}");
        let started = format!("<table><tr><td>{}", hostile.repeat(2_000));
        assert!(!never_deep(&started), "{hostile} in a table");
    }
}

#[test]
fn long_flat_pages_pass() {
    for flat in [
        "<p>Text",
        "<p>Text<br><img src='a>b'>",
        "<h2>a</h3>",
        "<ul><li>a<li>b</ul>",
        "<dl><dt>a<dd>b</dl>",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<table><td>a<td><font>b</table>",
        "<p><b>fett<p>noch",
        "<script>'<div>'</script>",
        "<style>/* <div> */</style>",
        "<!-- <div> -->",
        "<!--><p>IE<!--<![endif]-->",
        "<svg viewBox='0 0'><g><path/><use/></g></svg>",
        "<select><option>a<option>b</select>",
        "<a href=x><b>fett</b></a>",
        "<a href=x>a <a href=y>b",
        "Anna <anna@verein.example>",
        "a < b </ > <3 < ",
    ] {
        checked(&flat.repeat(5_000)).unwrap_or_else(|error| panic!("{flat}: {error}"));
    }
}

#[test]
fn only_what_is_read_stays() {
    let page = "<!DOCTYPE html><title>A &amp; <B></title><script>var a = '<p>';</script><!-- x -->\
        <P Class=a ID='\"'>Text</p></div><!--><style>p{}</style><svg><path/></svg>\
        <script type='application/ld+json'>{\"a\": \"<b>\"}</script>5 < 6";
    let lean = "<!DOCTYPE html><title>A &amp; &lt;B></title>\
        <p class=\"a\" id=\"&quot;\">Text</p>\
        <script type=\"application/ld+json\">{\"a\": \"\\u003cb>\"}</script>5 &lt; 6";
    assert_eq!(checked(page).unwrap(), lean);
}

#[test]
fn the_parser_builds_the_same_tree_from_it() {
    for page in [
        "<p><a href=x>Titel<div>weiter</div></a>",
        "<p>eins<p>zwei<ul><li>a<li>b<ul><li>c</ul></ul>",
        "<p><b>fett</p><p>auch</p></b>dann",
        "<b>x<div>y</b>z</div>w",
        "<table><tr><td>a<td><p>b<tr><th>c</table>d",
        "<div><span>a</div>b</span>",
        "<div><a href=x><h3>a</a></h3>b</div>",
        "<dl><dt>a<dd>b<dt>c</dl><h2>d</h3>e",
    ] {
        let page = format!("<!DOCTYPE html>{page}");
        let lean = checked(&page).unwrap();
        assert_eq!(Html::parse_document(&lean).html(), Html::parse_document(&page).html());
    }
}

#[test]
fn reopened_formatting_and_endless_attributes_are_refused() {
    let fonts = "<b><i><u><em><tt><big><font><small><strong><s><code>".repeat(3);
    let reopened = checked(&format!("{fonts}{}", "<p>x</p>".repeat(20_000)));
    assert!(matches!(reopened, Err(NestingError::TooMuchReopened { .. })));
    let attributes = (0..5_000).fold(String::new(), |mut all, at| {
        let _ = write!(all, " a{at}");
        all
    });
    let refused = checked(&format!("<div{attributes}>"));
    assert!(matches!(refused, Err(NestingError::TooManyAttributes { .. })));
}

/// Elements for which parsers have rules of their own, and others.
const ELEMENTS: &str = "div p li ul dd span b a i font nobr table tr td th tbody caption col form \
    button select option svg math title style script textarea template object foreignobject desc \
    mi h1 h2 br hr input body html head frameset plaintext noscript iframe ruby rt marquee x-tag";

/// Pieces that parsers and their imitators read differently.
const ODD: [&str; 21] = [
    "x",
    " ",
    "<",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "</",
    "\"",
    "'",
    "=",
    "<p =\"",
    "<a b='",
    "/>",
    "<?",
    "<!x",
    "\0",
    "\u{a0}",
    "<script type=ld+json>",
];

fn piece() -> impl Strategy<Value = String> {
    let element = prop::sample::select(ELEMENTS.split_whitespace().collect::<Vec<_>>());
    let odd = prop::sample::select(&ODD[..]);
    prop_oneof![
        4 => element.clone().prop_map(|name| format!("<{name}>")),
        4 => element.prop_map(|name| format!("</{name}>")),
        1 => odd.prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), pieces in prop::collection::vec(piece(), 0..40)) {
        let _ = checked(&text);
        let _ = checked(&(pieces.concat() + &text));
    }

    #[test]
    fn what_passes_is_never_deep(pieces in prop::collection::vec(piece(), 1..14)) {
        let page = pieces.concat();
        prop_assert!(!never_deep(&page.repeat(900)), "{page}");
    }
}
