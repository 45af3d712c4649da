#!/usr/bin/env bash
# Puts a static program into the image that the Containerfile describes, and lets it post from there to
# the sandbox networks: as nobody in particular, on a root that is read only, with its state in a volume.
# Only the stage that compiles is left out, which needs an image from the network. Needs root, `podman`
# and `python3`. Where the usual runtime cannot start anything (it may not like how cgroups are mounted),
# RUNTIME=runc names another one.
#
#   packaging/build-static.sh
#   packaging/test-container.sh target/x86_64-unknown-linux-musl/release/weitersagen
set -euo pipefail

program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
sandbox_port=18992 site_port=18993
site="http://127.0.0.1:$site_port"
site_folder="$work/site" log="$work/run.log"
name="weitersagen-trial-$$"
started=()
: >"$log"
. "$here/trial.sh"

# No other storage works in every container and on every disk.
podman=(podman --root "$work/images" --runroot "$work/run" --storage-driver vfs --cgroup-manager cgroupfs
    ${RUNTIME:+--runtime "$RUNTIME"})

clean_up() {
    "${podman[@]}" rm -f "$name" >/dev/null 2>&1 || true
    for job in "${started[@]}"; do kill "$job" 2>/dev/null || true; done
    wait
    "${podman[@]}" system reset --force >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT

say "the program needs no library"
needs_a_library() { ldd "$program" 2>&1 | grep -q '=>'; }
fails needs_a_library

say "the image, as the Containerfile says"
install -D -m 755 "$program" "$work/build/out/weitersagen"
mkdir -p "$work/build/out/state"
install -D -m 644 /etc/ssl/certs/ca-certificates.crt \
    "$work/build/etc/ssl/certs/ca-certificates.crt"
"${podman[@]}" build --quiet --isolation chroot --build-context "build=$work/build" \
    -t weitersagen "$here/.." >/dev/null
user=$("${podman[@]}" image inspect --format '{{.Config.User}}' weitersagen)
[ "$user" = 65532:65532 ]
bytes=$("${podman[@]}" image inspect --format '{{.Size}}' weitersagen)
say "$((bytes / 1000)) kB"

say "sandbox networks, a site, the tokens in the environment"
"$program" sandbox --port "$sandbox_port" >"$work/sandbox.txt" &
started+=($!)
within 10 grep -q X_ACCESS_SECRET "$work/sandbox.txt"
sed -n 's/^  export //p' "$work/sandbox.txt" >"$work/tokens"
serve_site
started+=($!)
within 10 python3 -c "import urllib.request as web; web.urlopen('$site/feed.xml')" 2>/dev/null
same() { printf '%s' "$1"; }
trial_configuration env same >"$work/config.toml"
chmod 644 "$work/config.toml"

# Podman would raise these, which not even root may everywhere.
limits=(--ulimit nofile=1024:1024 --ulimit nproc=4096:4096)
container=("${podman[@]}" run --read-only --cap-drop all --security-opt no-new-privileges
    --network host "${limits[@]}" --env-file "$work/tokens"
    -v "$work/config.toml:/etc/weitersagen/config.toml:ro" -v "$name:/etc/weitersagen/state")
start_daemon() {
    "${container[@]}" --detach --replace --name "$name" weitersagen >/dev/null
    "${podman[@]}" logs --follow "$name" >>"$log" 2>&1 &
    started+=($!)
}

say "the configuration is right"
"${container[@]}" --rm weitersagen check >/dev/null

say "no shell, nobody's rights"
fails "${container[@]}" --rm --entrypoint /bin/sh weitersagen -c true 2>/dev/null

say "start; what stands there is known, what comes is posted"
start_daemon
within 20 grep -q 'for the first time: 1 entries' "$log"
publish 1
within 30 stands_once 1

say "stop within five seconds; the volume keeps what was told"
began=$SECONDS
"${podman[@]}" stop --time 10 "$name" >/dev/null
[ $((SECONDS - began)) -le 5 ]
[ "$("${podman[@]}" inspect --format '{{.State.ExitCode}}' "$name")" = 0 ]
start_daemon
publish 2
within 30 stands_once 2
fails grep -qi panicked "$log"
say "all of it holds"
