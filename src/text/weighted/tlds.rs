//! The top-level domains that X knows.

use std::sync::LazyLock;

/// Their names in byte order; the file tells where they come from.
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("tlds.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// The longest name in characters.
pub(super) const LONGEST: usize = 18;

/// Whether a name, already in lower case, is a top-level domain.
pub(super) fn contains(name: &str) -> bool {
    NAMES.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_longest_name_known() {
        assert!(NAMES.is_sorted());
        assert_eq!(NAMES.iter().map(|name| name.chars().count()).max(), Some(LONGEST));
        assert!(contains("de") && contains("みんな") && !contains("html"));
    }
}
