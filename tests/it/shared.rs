//! The measuring data beside the checkout, which is not part of the project.

use std::path::PathBuf;

/// The path of a measuring file, or `None` with a printed reason where the data is absent. With
/// `WEITERSAGEN_REQUIRE_DATA` set, as in `.ci/run`, absence is a failure.
pub(crate) fn data(path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    if file.exists() {
        return Some(file);
    }
    assert!(
        std::env::var_os("WEITERSAGEN_REQUIRE_DATA").is_none(),
        "{} is missing and WEITERSAGEN_REQUIRE_DATA is set",
        file.display()
    );
    println!("skipped: {} is not here", file.display());
    None
}
