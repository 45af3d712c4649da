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
site_folder="$root/srv/site" log="$root/root/run.log"
started=()
. "$(dirname "$0")/trial.sh"

clean_up() {
    for job in "${started[@]}"; do kill "$job" 2>/dev/null || true; done
    stop_daemon 2>/dev/null || true
    wait
    umount "$root/proc" 2>/dev/null || true
    rm -rf "$root"
}
trap clean_up EXIT

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
    "${service[@]}" run 2>>"$log" &
    daemon=$!
}
stop_daemon() {
    [ -n "${daemon:-}" ] || return 0
    kill -TERM "$daemon"
    wait "$daemon"
    daemon=""
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
credential() { tr 'A-Z_' 'a-z-' <<<"$1"; }
credentials="$root/run/credentials/weitersagen.service"
mkdir -p "$credentials"
for name in FACEBOOK_PAGE_TOKEN X_CONSUMER_KEY X_CONSUMER_SECRET X_ACCESS_TOKEN X_ACCESS_SECRET; do
    file=$(credential "$name")
    sed -n "s/^  export $name=//p" "$root/root/sandbox.txt" | tr -d '\n' >"$credentials/$file"
    [ -s "$credentials/$file" ]
done
chmod 500 "$credentials"
chmod 400 "$credentials"/*
inside chown -R weitersagen /run/credentials/weitersagen.service

serve_site
started+=($!)
within 10 python3 -c "import urllib.request as web; web.urlopen('$site/feed.xml')" 2>/dev/null
trial_configuration credential credential >"$root/etc/weitersagen/config.toml"
as_service check >/dev/null

say "start; what stands there is known, what comes is posted"
start_daemon
within 20 grep -q 'for the first time: 1 entries' "$log"
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
fails grep -qi panicked "$log"

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
