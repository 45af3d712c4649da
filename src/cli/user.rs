//! Who sits at the terminal, for the journal.

/// The name of the user who called the program: behind `sudo` the one who did that. It says who
/// decided among colleagues who trust each other, and proves nothing.
pub(super) fn name() -> String {
    let named = |key| std::env::var(key).ok().filter(|name| !name.trim().is_empty());
    ["SUDO_USER", "USER", "LOGNAME"].into_iter().find_map(named).unwrap_or_else(|| "?".into())
}
