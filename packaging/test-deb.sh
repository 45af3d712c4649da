#!/usr/bin/env bash
# Installs, runs, upgrades, restores, removes and purges the package in a Debian root of its own.
# Needs root and `debootstrap`; no systemd runs in there, so the unit itself is not started.
#
#   packaging/test-deb.sh target/debian/weitersagen_0.1.0-1_amd64.deb
set -euo pipefail

deb=$(realpath "$1")
root=$(mktemp -d)
chmod 755 "$root"
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT

say() { printf -- '-- %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"; }
as_service() { inside runuser -u weitersagen -- weitersagen --config /etc/weitersagen/config.toml "$@"; }
fails() { ! "$@"; }

say "a clean root"
debootstrap --variant=minbase bookworm "$root" >/dev/null
mount -t proc proc "$root/proc"
install -m 644 "$deb" "$root/root/weitersagen.deb"

say "install"
inside apt-get update -qq
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    /root/weitersagen.deb >/dev/null
inside getent passwd weitersagen >/dev/null
[ "$(inside stat -c '%U %a' /var/lib/weitersagen)" = "weitersagen 700" ]
[ "$(inside stat -c '%U:%G %a' /etc/weitersagen/config.toml)" = "root:weitersagen 640" ]
inside test -f /lib/systemd/system/weitersagen.service || \
    inside test -f /usr/lib/systemd/system/weitersagen.service
inside test -f /lib/systemd/system/weitersagen.socket || \
    inside test -f /usr/lib/systemd/system/weitersagen.socket
fails inside test -e /etc/systemd/system/sockets.target.wants/weitersagen.socket
inside test -f /usr/share/man/man1/weitersagen.1.gz
inside test -f /usr/share/bash-completion/completions/weitersagen

say "the shipped configuration is right, and nothing leaves"
as_service check >/dev/null

say "a rehearsal: everything is posted once"
inside runuser -u weitersagen -- weitersagen demo --once >"$root/root/demo.txt"
grep -q . "$root/root/demo.txt"

say "a daemon over its state, backed up while it runs"
as_service run 2>"$root/root/run.log" &
daemon=$!
for _ in $(seq 100); do
    inside test -f /var/lib/weitersagen/weitersagen.db && break
    sleep 0.1
done
inside install -d -o weitersagen /tmp/kept
as_service backup /tmp/kept/copy.db >/dev/null

say "an upgrade beside the running daemon keeps configuration and state"
echo '# edited by the admin' >>"$root/etc/weitersagen/config.toml"
inside env DEBIAN_FRONTEND=noninteractive dpkg -i --force-confold /root/weitersagen.deb >/dev/null
grep -q 'edited by the admin' "$root/etc/weitersagen/config.toml"
as_service status >/dev/null
pkill -TERM -f 'weitersagen --config /etc/weitersagen/config.toml run' || true
wait "$daemon" || true

say "restore"
as_service restore /tmp/kept/copy.db >/dev/null
as_service status >/dev/null

say "remove keeps the state, purge takes it"
inside dpkg --remove weitersagen >/dev/null
fails inside test -e /usr/bin/weitersagen
inside test -f /var/lib/weitersagen/weitersagen.db
inside test -f /etc/weitersagen/config.toml
inside dpkg --purge weitersagen >/dev/null
fails inside test -e /var/lib/weitersagen
fails inside test -e /etc/weitersagen
fails inside getent passwd weitersagen >/dev/null
say "all of it holds"
