#!/usr/bin/env bash
# Builds the program without any library of its own system, for a container or an old Linux: into
# target/x86_64-unknown-linux-musl/release. Needs rustup and `musl-gcc` (Debian: musl-tools).
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(uname -m)-unknown-linux-musl
rustup target add "$target"
# For what is written in C. Rust links with its own start files and its own musl: those of `musl-gcc` do
# not go with a program that may be loaded anywhere, and it would end before it begins.
export "CC_$(tr - _ <<<"$target")=musl-gcc"
cargo build --locked --release --target "$target"
