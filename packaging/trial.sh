# What both trials of a package need: a small news site, and a look at the sandbox's timelines. To be
# sourced, with `site` (address), `site_folder`, `sandbox_port` and `log` (the daemon's log) set.
# shellcheck shell=bash disable=SC2154

say() { printf -- '-- %3d s  %s\n' "$SECONDS" "$*"; }
fails() { ! "$@"; }

# Waits until a command succeeds, at most that many seconds.
within() {
    local seconds=$1 tries
    shift
    for ((tries = 0; tries < seconds * 4; tries++)); do
        "$@" && return 0
        sleep 0.25
    done
    echo "not within $seconds s: $*" >&2
    tail -n 30 "$log" >&2
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
        "$title" "$title" "$1" "$1" >"$site_folder/$1.html"
    printf '<?xml version="1.0"?><rss version="2.0"><channel><title>Neues</title><link>%s</link>
<description>Neues</description>%s</channel></rss>' "$site" "$items" >"$site_folder.tmp"
    mv "$site_folder.tmp" "$site_folder/feed.xml"
}

# The home page with its „Folge uns“, and the first item, served from now on; `$!` is the server.
serve_site() {
    mkdir -p "$site_folder"
    printf '<!DOCTYPE html><html lang="de"><body><h2>Folge uns</h2>
<a href="https://www.facebook.com/begegnungshaus.elbe">Facebook</a>
<a href="https://x.com/begegnung_elbe">X</a></body></html>' >"$site_folder/index.html"
    publish 0
    python3 -m http.server --bind 127.0.0.1 --directory "$site_folder" "${site##*:}" \
        >/dev/null 2>&1 &
}

# The configuration of a trial; the argument is the kind of secret, such as `env` or `credential`, and
# how it is named is the second one's job.
trial_configuration() {
    local kind=$1 named=$2 api="http://127.0.0.1:$sandbox_port"
    secret() { printf '{ %s = "%s" }' "$kind" "$("$named" "$1")"; }
    cat <<TOML
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
token = $(secret FACEBOOK_PAGE_TOKEN)
[[accounts]]
name = "x"
network = "x"
api = "$api"
consumer_key = $(secret X_CONSUMER_KEY)
consumer_secret = $(secret X_CONSUMER_SECRET)
access_token = $(secret X_ACCESS_TOKEN)
access_secret = $(secret X_ACCESS_SECRET)
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
}
