//! The day of publication, source by source.

use jiff::civil::date;
use scraper::Html;

use super::*;

#[test]
fn addresses_of_weblogs_hold_the_day() {
    let url = Url::parse("https://verein.example/2019/09/26/konferenz/").unwrap();
    assert_eq!(in_path(&url), Some(date(2019, 9, 26)));
    let url = Url::parse("https://verein.example/aktuelles/1113-konferenz.html").unwrap();
    assert_eq!(in_path(&url), None);
}
