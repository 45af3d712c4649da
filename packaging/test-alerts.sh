#!/usr/bin/env bash
# Checks the rules for Prometheus and plays the troubles that they are for. Where `promtool` is not
# installed, it is taken out of Debian's package, which is downloaded (19 MB) but not installed.
set -euo pipefail
cd "$(dirname "$0")/.."

promtool=$(command -v promtool || true)
if [ -z "$promtool" ]; then
    folder=target/packaging/promtool
    mkdir -p "$folder"
    if [ ! -x "$folder/usr/bin/promtool" ]; then
        (cd "$folder" && apt-get download -qq prometheus && dpkg-deb -x prometheus_*.deb .)
    fi
    promtool=$folder/usr/bin/promtool
fi
"$promtool" check rules packaging/prometheus/alerts.yml
"$promtool" test rules packaging/prometheus/alerts_test.yml
