//! Templates of posts: what is refused when the file is read, and where.

use weitersagen::config::Language;

use super::support::{FACEBOOK, SMALL, X, problems, read, valid};

/// The file with a template for the account on X; its first line is line 18.
fn on_x(template: &str) -> String {
    format!("{SMALL}{X}template = '''\n{template}\n'''\n")
}

/// What is wrong, in short.
fn told(template: &str) -> Vec<String> {
    problems(&on_x(template))
}

#[test]
fn without_one_an_account_has_its_networks_own() {
    let config = valid(&format!("{SMALL}{FACEBOOK}{X}"));
    assert!(config.accounts[0].template.as_str().contains("Mehr dazu: {{ link }}"));
    assert!(config.accounts[1].template.as_str().ends_with("{{ link }}"));
}

#[test]
fn what_cannot_be_posted_is_refused_where_it_stands() {
    let long = "Neues aus dem Verein ".repeat(12);
    for (template, expected) in [
        ("{{ headline }}\n{{ link", "19:4 TEMPLATE_SYNTAX"),
        ("{{ headline }}\n  {{ lnik }}", "19:6 TEMPLATE_NAME | did you mean `link`?"),
        ("{{ headline|shout }}\n{{ link }}", "18:13 TEMPLATE_TOOL"),
        ("{{ headline }}\n{% include 'a' %}{{ link }}", "19:4 TEMPLATE_TOOL"),
        ("{{ headline }}", "17:12 TEMPLATE_NO_LINK"),
        ("Neu: {{ link }}", "17:12 TEMPLATE_SILENT"),
        ("{{ hashtags }} {{ headline }}\n{{ link }}", "17:12 TEMPLATE_HASHTAGS"),
        ("{{ headline }}\nvon @verein\n{{ link }}", "19:1 TEMPLATE_WORDS"),
        (&format!("{long}\n{{{{ headline }}}}\n{{{{ link }}}}"), "17:12 TEMPLATE_LONG"),
    ] {
        let found = told(template);
        assert_eq!(found.len(), 1, "{template}: {found:?}");
        assert!(found[0].starts_with(expected), "{template}: {found:?}");
    }
    assert_eq!(told("Neu: {{ headline }}\n\n{{ link }}"), [""; 0]);
}

#[test]
fn it_is_said_in_both_languages() {
    let report = read(&on_x("{{ headline }}\n{{ lnik }}")).unwrap_err();
    let problem = &report.problems[0];
    assert_eq!(
        problem.reason.of(Language::De),
        "In der Vorlage steht in Zeile 2, Spalte 4 `lnik`, das gibt es nicht"
    );
    assert_eq!(
        problem.reason.of(Language::En),
        "the template names `lnik` in line 2, column 4, which does not exist"
    );
}

#[test]
fn one_that_is_escaped_is_pointed_at_as_a_whole() {
    let file = format!("{SMALL}{X}template = \"{{{{ headline }}}}\\n{{{{ lnik }}}}\"\n");
    assert_eq!(problems(&file), ["17:12 TEMPLATE_NAME | did you mean `link`?"]);
}

#[test]
fn a_template_for_facebook_names_another_source() {
    let file = format!("{SMALL}{FACEBOOK}template = '{{{{ headline }}}} {{{{ link }}}}'\n");
    let found = problems(&file);
    assert!(found[0].contains("TEMPLATE_NO_SOURCE"), "{found:?}");
}

#[test]
fn two_networks_never_show_the_same() {
    let plain = "{{ headline }}\\n\\n{{ sentences }}\\n\\nQuelle: {{ source }}\\n\\n{{ link }}";
    let file = format!("{SMALL}{FACEBOOK}template = \"{plain}\"\n{X}");
    let found = problems(&file);
    assert!(found[0].contains("TEMPLATE_SAME"), "{found:?}");
    let other = plain.replace("{{ link }}", "Weiterlesen: {{ link }}");
    assert_eq!(problems(&format!("{SMALL}{FACEBOOK}template = \"{other}\"\n{X}")), [""; 0]);
}

#[test]
fn the_admin_sees_what_a_post_looks_like() {
    let config = valid(&on_x("Neu: {{ headline }}\n\n{{ link }}"));
    assert_eq!(
        config.accounts[0].template.sample(),
        "Neu: Interkulturelles Fest lockt Hunderte in den Nordpark\n\n\
         https://www.example.org/news/1204-fest.html"
    );
}
