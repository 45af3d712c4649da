# What a developer runs: `just check` is what `.ci/run` runs, less what only a server needs.

default: check

# Format, lints, tests, documentation.
check:
    cargo fmt --all --check
    cargo clippy --all-targets -- -D warnings
    cargo test
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
    if command -v cargo-deny >/dev/null; then cargo deny check; fi

# The whole product, in a browser.
demo:
    cargo run --release -- demo

# Every figure of docs/performance.md, measured on this machine; `just figures sources` prints one
# group of them (daemon, latency, path, growth, sources).
figures *groups:
    cargo build --release
    cargo bench --profile dev --bench figures -- {{groups}}

# The same work done by trafilatura, sumy and feedparser: needs Python and its package registry.
side-by-side:
    cargo build --release
    python3 benches/side_by_side.py
