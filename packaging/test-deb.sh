#!/usr/bin/env bash
# Installs the package in a Debian root of its own, lets it post to the sandbox networks, upgrades,
# restores, removes and purges it. Needs root, `debootstrap` and `python3`, which serves a small news
# site. No systemd runs in there: the unit is not started, but its command is, with the tokens where
# `LoadCredential=` would put them.
#
#   packaging/test-deb.sh target/debian/weitersagen_0.1.0-1_amd64.deb
set -euo pipefail

deb=$(realpath "$1")
root=$(mktemp -d)
chmod 755 "$root"
sandbox_port=18990 site_port=18991
site="http://127.0.0.1:$site_port"
started=()

clean_up() {
    for job in "${started[@]}"; do kill "$job" 2>/dev/null || true; done
    stop_daemon 2>/dev/null || true
    wait
    umount "$root/proc" 2>/dev/null || true
    rm -rf "$root"
}
trap clean_up EXIT

say() { printf -- '-- %3d s  %s\n' "$SECONDS" "$*"; }
fails() { ! "$@"; }
# Lists, not functions: what is started in the background must be the process itself.
within_root=(chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root)
service=("${within_root[@]}" CREDENTIALS_DIRECTORY=/run/credentials/weitersagen.service
    setpriv --reuid weitersagen --regid weitersagen --clear-groups
    weitersagen --config /etc/weitersagen/config.toml)
inside() { "${within_root[@]}" "$@"; }
as_service() { "${service[@]}" "$@"; }
install_package() {
    inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 "$1" >>"$root/root/apt.log" 2>&1
}

# The daemon as the unit starts it.
start_daemon() {
    "${service[@]}" run 2>>"$root/root/run.log" &
    daemon=$!
}
stop_daemon() {
    [ -n "${daemon:-}" ] || return 0
    kill -TERM "$daemon"
    wait "$daemon"
    daemon=""
}

# Waits until a command succeeds, at most that many seconds.
within() {
    local seconds=$1 tries
    shift
    for ((tries = 0; tries < seconds * 4; tries++)); do
        "$@" && return 0
        sleep 0.25
    done
    echo "not within $seconds s: $*" >&2
    tail -n 30 "$root/root/run.log" >&2
    return 1
}

# Each of the items 1 to N stands once on both timelines, and nothing else does.
stands_once() {
    python3 - "$sandbox_port" "$1" <<'PYTHON'
import json, sys, urllib.request
port, items = sys.argv[1], int(sys.argv[2])
with urllib.request.urlopen(f"http://127.0.0.1:{port}/sandbox/timelines") as answer:
    timelines = json.load(answer)
for network in ("facebook", "x"):
    links = sorted(post["link"].rsplit("/", 1)[1] for post in timelines[network])
    if links != sorted(f"{item}.html" for item in range(1, items + 1)):
        sys.exit(1)
PYTHON
}

# Lists one more item in the feed, the newest first, and writes its page.
items=""
publish() {
    local title="Verein eröffnet Werkstatt $1 in Halberstadt" link="$site/$1.html"
    items="<item><title>$title</title><link>$link</link><guid>$link</guid>\
<pubDate>$(date -R)</pubDate></item>$items"
    printf '<!DOCTYPE html><html lang="de"><head><title>%s</title></head><body><main><article><h1>%s</h1>
<p>In Halberstadt öffnet Haus %s eine Werkstatt, Haus %s liegt am Domplatz.</p></article></main></body></html>' \
        "$title" "$title" "$1" "$1" >"$root/srv/site/$1.html"
    printf '<?xml version="1.0"?><rss version="2.0"><channel><title>Neues</title><link>%s</link>
<description>Neues</description>%s</channel></rss>' "$site" "$items" >"$root/srv/feed.tmp"
    mv "$root/srv/feed.tmp" "$root/srv/site/feed.xml"
}

say "a clean root"
debootstrap --variant=minbase bookworm "$root" >/dev/null
mount -t proc proc "$root/proc"
install -m 644 "$deb" "$root/root/weitersagen.deb"

say "install"
inside apt-get update -qq
install_package /root/weitersagen.deb
inside getent passwd weitersagen >/dev/null
[ "$(inside stat -c '%U %a' /var/lib/weitersagen)" = "weitersagen 700" ]
[ "$(inside stat -c '%U:%G %a' /etc/weitersagen/config.toml)" = "root:weitersagen 640" ]
for unit in service socket; do
    inside test -f /lib/systemd/system/weitersagen.$unit || \
        inside test -f /usr/lib/systemd/system/weitersagen.$unit
done
fails inside test -e /etc/systemd/system/sockets.target.wants/weitersagen.socket
inside test -f /usr/share/man/man1/weitersagen.1.gz
inside test -f /usr/share/bash-completion/completions/weitersagen

say "the shipped configuration is right"
as_service check >/dev/null

say "sandbox networks, their tokens in place, a site"
"${within_root[@]}" weitersagen sandbox --port "$sandbox_port" >"$root/root/sandbox.txt" &
started+=($!)
within 10 grep -q X_ACCESS_SECRET "$root/root/sandbox.txt"
credentials="$root/run/credentials/weitersagen.service"
mkdir -p "$credentials"
for name in FACEBOOK_PAGE_TOKEN X_CONSUMER_KEY X_CONSUMER_SECRET X_ACCESS_TOKEN X_ACCESS_SECRET; do
    file=$(tr 'A-Z_' 'a-z-' <<<"$name")
    sed -n "s/^  export $name=//p" "$root/root/sandbox.txt" | tr -d '\n' >"$credentials/$file"
    [ -s "$credentials/$file" ]
done
chmod 500 "$credentials"
chmod 400 "$credentials"/*
inside chown -R weitersagen /run/credentials/weitersagen.service

mkdir -p "$root/srv/site"
printf '<!DOCTYPE html><html lang="de"><body><h2>Folge uns</h2>
<a href="https://www.facebook.com/begegnungshaus.elbe">Facebook</a>
<a href="https://x.com/begegnung_elbe">X</a></body></html>' >"$root/srv/site/index.html"
publish 0
python3 -m http.server --bind 127.0.0.1 --directory "$root/srv/site" "$site_port" \
    >/dev/null 2>&1 &
started+=($!)
within 10 python3 -c "import urllib.request as web; web.urlopen('$site/feed.xml')" 2>/dev/null
api="http://127.0.0.1:$sandbox_port"
cat >"$root/etc/weitersagen/config.toml" <<TOML
mode = "publish"
[organisation]
name = "Begegnungshaus Elbe e.V."
website = "$site/"
[[sources]]
name = "haus"
url = "$site/feed.xml"
schedule = "@every 1s"
[[accounts]]
name = "facebook"
network = "facebook"
api = "$api"
token = { credential = "facebook-page-token" }
[[accounts]]
name = "x"
network = "x"
api = "$api"
consumer_key = { credential = "x-consumer-key" }
consumer_secret = { credential = "x-consumer-secret" }
access_token = { credential = "x-access-token" }
access_secret = { credential = "x-access-secret" }
[pacing]
quiet = []
holidays = "none"
spacing = "0s"
per_day = 1000
grace = "0s"
[budget]
x_usd_per_month = 100.0
[fetch]
allow_private = ["127.0.0.1"]
TOML
as_service check >/dev/null

say "start; what stands there is known, what comes is posted"
start_daemon
within 20 grep -q 'for the first time: 1 entries' "$root/root/run.log"
publish 1
within 30 stands_once 1

say "a backup while it runs"
publish 2
within 30 stands_once 2
inside install -d -o weitersagen /tmp/kept
as_service backup /tmp/kept/copy.db >/dev/null

say "an upgrade beside the running daemon keeps configuration and state"
dpkg-deb -R "$root/root/weitersagen.deb" "$root/root/newer"
sed -i 's/^Version: .*/&.1/' "$root/root/newer/DEBIAN/control"
# Packed fast, not small.
dpkg-deb --root-owner-group -Zgzip -z1 -b "$root/root/newer" "$root/root/newer.deb" >/dev/null
before=$(inside dpkg-query -W -f '${Version}' weitersagen)
install_package /root/newer.deb
[ "$(inside dpkg-query -W -f '${Version}' weitersagen)" = "$before.1" ]
grep -q "$site/feed.xml" "$root/etc/weitersagen/config.toml"
[ "$(inside stat -c '%U:%G %a' /etc/weitersagen/config.toml)" = "root:weitersagen 640" ]
stop_daemon
start_daemon
publish 3
within 30 stands_once 3

say "restore: what the backup does not know is read off the timelines and not posted again"
stop_daemon
as_service restore /tmp/kept/copy.db >/dev/null
start_daemon
publish 4
within 60 stands_once 4
as_service status >/dev/null
stop_daemon
fails grep -qi panicked "$root/root/run.log"

say "remove keeps the state, purge takes it"
inside dpkg --remove weitersagen >/dev/null 2>&1
fails inside test -e /usr/bin/weitersagen
inside test -f /var/lib/weitersagen/weitersagen.db
inside test -f /etc/weitersagen/config.toml
inside dpkg --purge weitersagen >/dev/null 2>&1
fails inside test -e /var/lib/weitersagen
fails inside test -e /etc/weitersagen
fails inside getent passwd weitersagen >/dev/null
say "all of it holds"
