#!/usr/bin/env bash
# Builds the program without any library of its own system, for a container or an old Linux: into
# target/x86_64-unknown-linux-musl/release. Needs rustup and `musl-gcc` (Debian: musl-tools).
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(uname -m)-unknown-linux-musl
rustup target add "$target"
variable=$(tr 'a-z-' 'A-Z_' <<<"$target")
export "CC_$(tr - _ <<<"$target")=musl-gcc" "CARGO_TARGET_${variable}_LINKER=musl-gcc"
cargo build --locked --release --target "$target"
