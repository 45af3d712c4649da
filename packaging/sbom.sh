#!/usr/bin/env bash
# Writes what the binary is made of, as CycloneDX (JSON): every crate with version, licence, hash and
# where it came from. Needs `cargo install cargo-cyclonedx --locked`.
#   packaging/sbom.sh [TARGET]      x86_64-unknown-linux-gnu where none is given
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-x86_64-unknown-linux-gnu}
command -v cargo-cyclonedx >/dev/null || {
    echo "cargo-cyclonedx is missing: cargo install cargo-cyclonedx --locked" >&2
    exit 1
}
# What only tests use is not in the binary.
cargo cyclonedx --format json --spec-version 1.5 --target "$target" --no-build-deps \
    --override-filename weitersagen.cdx
mkdir -p target/packaging
rm -f stages/weitersagen.cdx.json
mv weitersagen.cdx.json target/packaging/
printf 'target/packaging/weitersagen.cdx.json: crates: %s\n' \
    "$(grep -c '"scope": "required"' target/packaging/weitersagen.cdx.json)"
