# What a developer runs: `just check` is what `.ci/run` runs, less what only a server needs.

default: check

# Format, lints, tests, documentation.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
    if command -v cargo-deny >/dev/null; then cargo deny check; fi

# The whole product, in a browser.
demo:
    cargo run --release -- demo

# The figures of the README, measured on this machine.
figures:
    cargo build --release
    cargo bench --profile dev --bench figures
