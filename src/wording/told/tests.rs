//! Kept sentences: there and back, in both languages.

use std::collections::BTreeSet;

use super::*;

#[test]
fn a_sentence_comes_back_in_both_languages() {
    let at = "2026-11-22T13:20:00Z".parse().unwrap();
    let over = reasons::EVENT_OVER.told([super::at(at, &TimeZone::UTC)]);
    let over = Told::read(&over.kept()).words();
    assert!(over.de.contains("(seit 22.11.2026, 13:20 Uhr)"), "{over:?}");
    let inner = reasons::PAGE_GONE.told([404_u16.into()]);
    let told = reasons::NOT_WITHIN_WEEK_BECAUSE.told([inner]);
    let back = Told::read(&told.kept());
    assert_eq!(back, told);
    assert_eq!(back.code(), Some("NOT_WITHIN_WEEK_BECAUSE"));
    assert!(back.words().de.contains("nicht mehr da (Antwort 404)"), "{}", back.words().de);
    assert!(back.english().contains("its page is gone (status 404)"), "{back}");
}

#[test]
fn what_an_earlier_program_wrote_is_shown_as_it_stands() {
    for text in ["a new item", "", "{", "{\"told\":1}", "{\"told\":\"NO_SUCH\",\"with\":[]}", "[]"]
    {
        let told = Told::read(text);
        assert_eq!(told.words(), Words::same(text));
        assert_eq!(Told::read(&told.kept()).words(), Words::same(text));
    }
}

#[test]
fn what_a_network_said_is_no_sentence_of_ours() {
    let text = reasons::PAGE_GONE.told([404_u16.into()]).kept();
    let told = Told::said(&text);
    assert_eq!(Told::read(&told.kept()).words().de, text);
}

#[test]
fn what_was_put_into_words_stays_in_both_languages() {
    let words = Words { de: "die Variable fehlt".into(), en: "the variable is unset".into() };
    let told = networks::TOKEN_REFUSED.told([words.clone().into()]);
    let back = Told::read(&told.kept()).words();
    assert!(back.de.ends_with("die Variable fehlt"), "{back:?}");
    assert!(back.en.ends_with("the variable is unset"), "{back:?}");
    assert_eq!(Told::read(&Told::from(words.clone()).kept()).words(), words);
}

#[test]
fn every_code_is_one_sentence() {
    let codes: BTreeSet<_> = kept().map(|phrase| phrase.code).collect();
    assert_eq!(codes.len(), kept().count());
}
