//! Templates that work, and what is said of those that cannot.

use super::{Content, Laid, Prepared, Template, Unfit, sample};
use crate::item::Network::{Facebook, X};

fn refused(source: &str, network: crate::item::Network) -> (Option<String>, Unfit) {
    let fault = Template::parse(source, network).unwrap_err();
    (fault.at.map(|at| source.get(at).unwrap_or("outside").to_owned()), fault.unfit)
}

fn laid(source: &str, content: &Content<'_>) -> Laid {
    let template = Template { network: X, source: source.to_owned() };
    Laid::of(&Prepared::new(&template).unwrap(), content).unwrap()
}

#[test]
fn the_networks_own_templates_pass_their_own_check() {
    for network in [Facebook, X] {
        let own = Template::of(network);
        assert_eq!(Template::parse(own.as_str(), network), Ok(own));
    }
    assert!(!Template::of(X).may_equal(&Template::of(Facebook)));
}

#[test]
fn the_networks_own_layouts_are_what_their_templates_say() {
    let tags = sample::hashtags();
    let nothing = Content { needs_headline: true, ..Content::default() };
    for network in [Facebook, X] {
        let template = Template::of(network);
        let own = Prepared::new(&template).unwrap();
        let engine = Prepared::parsed(&template).unwrap();
        for content in sample::contents().iter().chain([&sample::full(&tags), &nothing]) {
            assert_eq!(own.render(content).unwrap(), engine.render(content).unwrap());
        }
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let (at, unfit) = refused("{{ headline }}\n{{ link", X);
    assert!(matches!(unfit, Unfit::Syntax(_)), "{at:?} {unfit:?}");
    let (at, unfit) = refused("{{ headlin }}\n{{ link }}", X);
    assert_eq!((at.as_deref(), unfit), (Some("headlin"), Unfit::UnknownName("headlin".into())));
    for tool in [
        "{{ headline|shout }}",
        "{{ range(9) }}",
        "{% include 'a' %}",
        "{% extends 'a' %}",
        "{% import 'a' as b %}",
        "{{ headline.shout() }}",
    ] {
        let (_, unfit) = refused(&format!("{{{{ headline }}}} {{{{ link }}}} {tool}"), X);
        let known = matches!(unfit, Unfit::UnknownTool(_) | Unfit::UnknownName(_));
        assert!(known, "{tool}: {unfit:?}");
    }
}

#[test]
fn what_shows_nothing_or_no_link_is_refused() {
    assert_eq!(refused("{{ headline }}", X).1, Unfit::NoLink);
    assert_eq!(refused("{{ headline }} {{ link }}!", X).1, Unfit::NoLink);
    assert_eq!(refused("{{ headline }} {{ link }} {{ link }}", X).1, Unfit::NoLink);
    assert_eq!(refused("Neues! {{ link }}", X).1, Unfit::Silent);
    assert_eq!(refused("{{ hashtags }}\n{{ headline }}\n{{ link }}", X).1, Unfit::HashtagsFirst);
    assert_eq!(refused("{{ headline }}\n{{ link }}", Facebook).1, Unfit::NoSource);
}

#[test]
fn own_words_that_a_network_would_act_upon_are_refused() {
    for words in ["Von @agsa", "#News", "Siehe agsa.de", "https://agsa.de", "„Neu", "\u{202e}"] {
        let (_, unfit) = refused(&format!("{{{{ headline }}}}\n{words}\n{{{{ link }}}}"), X);
        assert_eq!(unfit, Unfit::OwnWords(words.to_owned()));
    }
    let hidden = "{{ headline }}\n{% if not source %}@agsa{% endif %}\n{{ link }}";
    assert_eq!(refused(hidden, X), (Some("@agsa".into()), Unfit::OwnWords("@agsa".into())));
}

#[test]
fn what_cannot_fit_is_refused() {
    let words = "Wort ".repeat(45);
    let source = format!("{words}\n{{{{ headline }}}}\n{{{{ link }}}}");
    assert_eq!(refused(&source, X).1, Unfit::TooLong(301, 280));
    let sentences = format!("{words}\n{{{{ sentences }}}}\n{{{{ link }}}}");
    assert!(matches!(refused(&sentences, X).1, Unfit::TooLong(..)));
    let facebook = format!("{source}\nQuelle: {{{{ source }}}}");
    assert!(Template::parse(&facebook, Facebook).is_ok());
    assert!(matches!(refused(&"a".repeat(5_000), X).1, Unfit::TooLong(5_000, 4_000)));
}

#[test]
fn what_runs_for_ever_is_refused() {
    let nested = "{% for a in sentences * 50000 %}{{ a }}{% endfor %}{{ headline }}\n{{ link }}";
    assert!(matches!(refused(nested, X).1, Unfit::Fails(_)));
    let large = "{{ headline * 100000000 }}\n{{ link }}";
    assert!(matches!(refused(large, X).1, Unfit::Fails(_)));
    let deep = format!(
        "{}{{{{ headline }}}}{}\n{{{{ link }}}}",
        "{% if link %}".repeat(400),
        "{% endif %}".repeat(400)
    );
    assert!(Template::parse(&deep, X).is_err());
}

#[test]
fn a_line_whose_places_stay_empty_is_left_out() {
    let [_, _, alone] = sample::contents();
    let source = "Neu: {{ headline }}\n\n{{ sentences }}\n\nQuelle: {{ source }}\nam {{ date }}\n\n👉 {{ link }}";
    let laid = laid(source, &alone);
    assert_eq!(laid.text, format!("Neu: {}\n\n👉 {}", sample::HEADLINE, sample::LINK));
    assert_eq!(laid.told, format!("{}\n\n{}", sample::HEADLINE, sample::LINK));
    assert_eq!(laid.own, ["Neu:", "👉"]);
}

#[test]
fn only_what_comes_from_the_article_is_told() {
    let tags = sample::hashtags();
    let source =
        "{{ headline }} – {{ sentences|first }}\n{{ source }}\n{{ hashtags|join(' ') }} {{ link }}";
    let laid = laid(source, &sample::full(&tags));
    assert_eq!(laid.own, ["–"]);
    let paragraphs: Vec<&str> = laid.told.split("\n\n").collect();
    assert_eq!(
        paragraphs,
        [
            sample::HEADLINE,
            sample::FIRST,
            "Quelle: Integrationsportal Sachsen-Anhalt",
            "#Magdeburg #Vielfalt",
            sample::LINK
        ]
    );
}

#[test]
fn two_accounts_that_would_show_the_same_are_found() {
    let plain = "{{ headline }}\n\n{{ sentences }}\n\n{{ source }}\n\n{{ link }}";
    let facebook = Template::parse(plain, Facebook).unwrap();
    assert!(facebook.may_equal(&Template::of(X)));
}

#[test]
fn the_sample_fits() {
    for network in [Facebook, X] {
        let sample = Template::of(network).sample();
        assert!(sample.contains(sample::FIRST) && sample.contains(sample::LINK), "{sample}");
    }
}
