//! What `preview` says around an article and its posts.

use super::Phrase;

phrases! {
    HEADLINE: "Überschrift  {0}", "Headline  {0}";
    DAY: "Datum        {0}", "Date      {0}";
    LINK: "Link         {0}", "Link      {0}";
    ARTICLE: "Meldung      {0} Wörter", "Article   {0} words";
    FOREIGN: "Sprache      {0}: wird mit den eigenen Worten erzählt", "Language  {0}: told in its own words";
    NONE: "keine", "none";
    NOTHING: "── {0}: nichts, was sich erzählen ließe", "── {0}: nothing that could be told";
    POST_ON_X: "── {0} ({1} von {2} Zeichen, wie X zählt)", "── {0} ({1} of {2} as X counts)";
    POST: "── {0} ({1} Zeichen)", "── {0} ({1} characters)";
    BY_RULES: "   Sätze der Meldung, ausgewählt nach festen Regeln", "   sentences of the article, chosen by fixed rules";
    WRITTEN: "   geschrieben: {0}", "   written {0}";
    OBJECTION: "   beanstandet: {0}", "   the gate objects: {0}";
}
