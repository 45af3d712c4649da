#!/usr/bin/env bash
# Builds the Debian package into target/debian/. Needs Rust, a C compiler and `cargo-deb`
# (`cargo install cargo-deb`). With BINARY=path an already built program is packed instead.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${BINARY:-}" ]; then
    cargo build --locked --release
    BINARY=target/release/weitersagen
fi
[ "$BINARY" = target/release/weitersagen ] || install -D -m 755 "$BINARY" target/release/weitersagen

made=target/packaging
mkdir -p "$made"
"$BINARY" man | gzip -9n > "$made/weitersagen.1.gz"
"$BINARY" completions bash > "$made/weitersagen.bash"
"$BINARY" completions zsh > "$made/_weitersagen"
"$BINARY" completions fish > "$made/weitersagen.fish"

cargo deb --locked --no-build --no-strip
