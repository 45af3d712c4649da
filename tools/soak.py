#!/usr/bin/env python3
"""Runs the daemon for an hour of real time under load, and fails if its memory grows.

Run from the project's root, with nothing but Python's own library, on loopback alone:

    cargo build --release
    python3 tools/soak.py --binary target/release/weitersagen --minutes 60

Twenty small news sites publish without pause, a network fails now and then, a site is out for
half a minute every ten, the configuration is saved anew every five, and the figures and the admin
page are asked for. Every ten seconds the resident memory of the daemon is read. The run fails if

- the mean of the last third lies more than `--tolerance` per cent above that of the first third,
  both after the warm-up;
- an item stands on a timeline twice, or is missing there when all is settled;
- the daemon ends early, or not within five seconds of SIGTERM.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SOURCES = 20
TO_X = 2  # X takes 100 posts in 15 minutes: only these sources are told there
TOLD = 8  # an account takes at most 1000 posts a day: what the other sources list waits for a yes
PER_DAY = 1000
LISTED = 30  # entries on a list
TOKENS = {
    "FACEBOOK_PAGE_TOKEN",
    "X_CONSUMER_KEY",
    "X_CONSUMER_SECRET",
    "X_ACCESS_TOKEN",
    "X_ACCESS_SECRET",
}
SAMPLE_SECS = 10
WARM_UP = 1 / 6  # of the run: connections, pages of SQLite and the allocator fill up first
PLACES = "Halberstadt Stendal Wernigerode Naumburg Quedlinburg Zerbst Salzwedel Merseburg".split()
THINGS = "Werkstatt Bibliothek Sprachschule Ausstellung Küche Theatergruppe Druckerei".split()
# Every five words in a row hold the number: no two items may be taken for the same news.
SENTENCES = (
    "In Haus {n} öffnet eine {thing}, Haus {n} liegt in {place}.",
    "Haus {n} lädt alle ein, Haus {n} bietet Tee an.",
    "Haus {n} braucht noch Geld, Haus {n} sucht auch Helfer.",
    "Haus {n} wurde lange gebaut, Haus {n} ist nun fertig.",
    "Haus {n} kostet keinen Eintritt, Haus {n} hat lange offen.",
    "Haus {n} zeigt alte Bilder, Haus {n} hat einen Garten.",
)
FAULTS = (  # one at a time, about once a minute
    ("facebook", "create", "error_503"),
    ("x", "create", "rate_limit_429"),
    ("facebook", "create", "lost_answer_after_posting"),
    ("facebook", "read", "slow"),
    ("x", "create", "error_500_after_posting"),
)


class Sites:
    """What the small sites list; one more item now and then."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.items: list[list[tuple[int, float]]] = [[] for _ in range(SOURCES)]
        self.published: list[tuple[int, int]] = []
        self.out_until = 0.0
        for source in range(SOURCES):
            for old in range(LISTED):
                self.items[source].append((source * LISTED + old, time.time() - 86_400))
        self.next = SOURCES * LISTED

    def publish(self) -> None:
        with self.lock:
            source = self.next % SOURCES
            self.items[source].append((self.next, time.time()))
            del self.items[source][:-LISTED]
            self.published.append((source, self.next))
            self.next += 1

    def listed(self, source: int) -> list[tuple[int, float]]:
        with self.lock:
            return list(reversed(self.items[source]))


def title_of(number: int) -> str:
    thing, place = THINGS[number % len(THINGS)], PLACES[number % len(PLACES)]
    return f"{thing} {number} in {place}"


def text_of(number: int) -> str:
    thing, place = THINGS[number % len(THINGS)], PLACES[number % len(PLACES)]
    return " ".join(one.format(n=number, thing=thing, place=place) for one in SENTENCES)


def page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="de"><head><title>{title}</title></head>'
        f"<body><main>{body}</main></body></html>"
    )


def handler(sites: Sites) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802
            found = self.answer()
            if found is None:
                return self.send(404, "text/plain", "gone")
            if time.time() < sites.out_until and self.path != "/":
                return self.send(503, "text/plain", "out of order")
            self.send(200, *found)

        def answer(self) -> tuple[str, str] | None:
            base = f"http://{self.headers['Host']}"
            if self.path == "/":
                links = (
                    '<h2>Folge uns</h2><a href="https://www.facebook.com/begegnungshaus.elbe">'
                    'Facebook</a> <a href="https://x.com/begegnung_elbe">X</a>'
                )
                return "text/html; charset=utf-8", page("Haus", links)
            if match := re.fullmatch(r"/feed/(\d+)\.xml", self.path):
                items = "".join(
                    f"<item><title>{title_of(n)}</title><link>{base}/news/{n}.html</link>"
                    f'<guid isPermaLink="false">soak-{n}</guid><description>{text_of(n)}'
                    f"</description><pubDate>{formatdate(at)}</pubDate></item>"
                    for n, at in sites.listed(int(match[1]))
                )
                rss = (
                    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
                    f"<title>Neues</title><link>{base}/</link><description>Neues</description>"
                    f"{items}</channel></rss>"
                )
                return "application/rss+xml; charset=utf-8", rss
            if match := re.fullmatch(r"/list/(\d+)", self.path):
                items = "".join(
                    f'<div class="item"><h2><a href="{base}/news/{n}.html">{title_of(n)}</a></h2>'
                    f'<time datetime="{day}">{day}</time></div>'
                    for n, at in sites.listed(int(match[1]))
                    for day in [time.strftime("%Y-%m-%d", time.gmtime(at))]
                )
                return "text/html; charset=utf-8", page(
                    "Aktuelles", f'<h1>Aktuelles</h1><div class="blog">{items}</div>'
                )
            if match := re.fullmatch(r"/news/(\d+)\.html", self.path):
                n = int(match[1])
                body = f"<article><h1>{title_of(n)}</h1><p>{text_of(n)}</p></article>"
                return "text/html; charset=utf-8", page(title_of(n), body)
            return None

        def send(self, status: int, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def serve(sites: Sites) -> list[int]:
    """Starts four hosts; returns their ports."""
    ports = []
    for _ in range(4):
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler(sites))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ports.append(server.server_address[1])
    return ports


def start_networks(binary: str) -> tuple[subprocess.Popen, str, dict[str, str]]:
    """The sandbox networks: the process, their address, the tokens that they know."""
    process = subprocess.Popen([binary, "sandbox", "--port", "0"], stdout=subprocess.PIPE, text=True)
    address, tokens = "", {}
    for line in process.stdout:
        if found := re.search(r"(http://127\.0\.0\.1:\d+)/", line):
            address = found[1]
        if found := re.search(r"export (\w+)=(\S+)", line):
            tokens[found[1]] = found[2]
        if address and TOKENS <= tokens.keys():
            break
    else:
        sys.exit("the sandbox networks ended without naming their address and their tokens")
    threading.Thread(target=process.stdout.read, daemon=True).start()
    return process, address, tokens


def config_text(ports: list[int], api: str, admin: int) -> str:
    sources = ""
    for n in range(SOURCES):
        path = f"list/{n}" if n % 5 == 4 else f"feed/{n}.xml"
        only = "" if n < TO_X else 'accounts = ["facebook"]\n'
        only += "" if n < TOLD else 'mode = "approve"\n'
        sources += (
            f'[[sources]]\nname = "quelle-{n}"\nurl = "http://127.0.0.1:{ports[n % 4]}/{path}"\n'
            f'schedule = "@every 2s"\n{only}'
        )
    return f"""mode = "publish"
[organisation]
name = "Begegnungshaus Elbe e.V."
website = "http://127.0.0.1:{ports[0]}/"
{sources}
[[accounts]]
name = "facebook"
network = "facebook"
api = "{api}"
token = {{ env = "FACEBOOK_PAGE_TOKEN" }}
[[accounts]]
name = "x"
network = "x"
api = "{api}"
consumer_key = {{ env = "X_CONSUMER_KEY" }}
consumer_secret = {{ env = "X_CONSUMER_SECRET" }}
access_token = {{ env = "X_ACCESS_TOKEN" }}
access_secret = {{ env = "X_ACCESS_SECRET" }}
[pacing]
quiet = []
holidays = "none"
spacing = "0s"
per_day = {PER_DAY}
grace = "0s"
max_waiting = 300
[outbox]
retry = ["1s", "2s", "5s", "10s"]
reconcile = ["1s", "2s", "5s", "10s", "20s"]
absence = "2s"
[budget]
x_usd_per_month = 1000.0
[fetch]
allow_private = ["127.0.0.1"]
[admin]
listen = "127.0.0.1:{admin}"
"""


def memory_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1])


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read()


def fault(api: str, rule: tuple[str, str, str]) -> None:
    network, operation, kind = rule
    body = [{"network": network, "operation": operation, "fault": kind, "times": 1}]
    request = urllib.request.Request(
        f"{api}/sandbox/faults",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=20).read()


def unsettled(admin: str) -> int:
    """Deliveries that still move, as the daemon's own figures have it."""
    moving = r'state="(?:planned|approved|intent|retry_wait|ambiguous)"\} ([\d.]+)'
    return int(sum(float(n) for n in re.findall(moving, get(f"{admin}/metrics").decode())))


def wrong_on_timelines(api: str, published: list[tuple[int, int]]) -> list[str]:
    timelines = json.loads(get(f"{api}/sandbox/timelines"))
    wrong = []
    for network, posts in timelines.items():
        told = Counter(re.search(r"/news/(\d+)\.html", post["link"])[1] for post in posts)
        due = {str(n) for source, n in published if source < (TOLD if network == "facebook" else TO_X)}
        wrong += [f"{network}: item {n} stands there {k} times" for n, k in told.items() if k > 1]
        wrong += [f"{network}: item {n} is missing" for n in sorted(due - told.keys())]
        wrong += [f"{network}: item {n} was never published" for n in sorted(told.keys() - due)]
        print(f"{network}: {len(posts)} posts for {len(due)} items")
    return wrong


def disturb(sites: Sites, api: str, config: Path, second: int) -> None:
    """What happens to the daemon in this second."""
    if second % 60 == 30:
        fault(api, FAULTS[second // 60 % len(FAULTS)])
    if second % 600 == 480:
        sites.out_until = time.time() + 30
    if second % 300 == 240:
        text = config.read_text().split("\n# saved", 1)[0]
        config.write_text(f"{text}\n# saved in second {second}\n")


def load(options, sites: Sites, daemon: subprocess.Popen, api: str, admin: str, config: Path):
    """Publishes and disturbs for as long as asked; returns seconds and kilobytes."""
    began, samples, done, published = time.monotonic(), [], -1, 0.0
    while (passed := time.monotonic() - began) < options.minutes * 60:
        if daemon.poll() is not None:
            sys.exit(f"the daemon ended after {passed:.0f} s with status {daemon.returncode}")
        while published <= passed:
            sites.publish()
            published += options.every
        for second in range(done + 1, int(passed) + 1):
            disturb(sites, api, config, second)
            if second % SAMPLE_SECS == 0:
                samples.append((second, memory_kb(daemon.pid)))
                get(f"{admin}/metrics")
                get(f"{admin}/login")
            if second % 300 == 0:
                print(f"{second:5} s: {samples[-1][1]} kB, {len(sites.published)} items", flush=True)
            done = second
        time.sleep(0.1)
    return samples


def mean(values: list[int]) -> float:
    return sum(values) / len(values)


def judge_memory(samples: list[tuple[int, int]], tolerance: float) -> list[str]:
    warm = [kb for _, kb in samples[int(len(samples) * WARM_UP):]]
    third = len(warm) // 3
    first, last = mean(warm[:third]), mean(warm[-third:])
    grown = (last / first - 1) * 100
    print(
        f"memory: {samples[0][1]} kB at first, mean of the first third {first:.0f} kB, "
        f"of the last {last:.0f} kB ({grown:+.1f} %), highest {max(kb for _, kb in samples)} kB"
    )
    return [f"memory grew by {grown:.1f} %"] if grown > tolerance else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--binary", default="target/release/weitersagen")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=1.5, help="least seconds between new items")
    parser.add_argument("--tolerance", type=float, default=5, help="per cent of growth")
    options = parser.parse_args()
    options.every = max(options.every, options.minutes * 60 * TOLD / SOURCES / (PER_DAY * 0.98))
    folder = Path(tempfile.mkdtemp(prefix="weitersagen-soak-"))
    sites = Sites()
    ports = serve(sites)
    networks, api, tokens = start_networks(options.binary)
    spare = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    admin_port = spare.server_address[1]
    spare.server_close()
    admin, config = f"http://127.0.0.1:{admin_port}", folder / "config.toml"
    config.write_text(config_text(ports, api, admin_port))
    log = folder / "log"
    command = [options.binary, "--config", str(config), "run"]
    daemon = subprocess.Popen(command, stderr=log.open("wb"), env={**os.environ, **tokens})
    try:
        time.sleep(10)  # the first look at each source: all of it is known
        samples = load(options, sites, daemon, api, admin, config)
        settling = time.monotonic()
        while time.monotonic() - settling < 180:
            time.sleep(5)
            if unsettled(admin) == 0:
                break
        print(f"settled {time.monotonic() - settling:.0f} s after the last item")
        wrong = judge_memory(samples, options.tolerance)
        wrong += wrong_on_timelines(api, sites.published)
        ending = time.monotonic()
        daemon.send_signal(signal.SIGTERM)
        status = daemon.wait(timeout=5)
        print(f"ended {time.monotonic() - ending:.1f} s after SIGTERM with status {status}")
        wrong += [f"it ended with status {status}"] if status else []
        size = sum(file.stat().st_size for file in (folder / "state").iterdir())
        print(f"state {size / 1e6:.1f} MB, log {log.stat().st_size / 1e6:.1f} MB, in {folder}")
    finally:
        for process in (daemon, networks):
            if process.poll() is None:
                process.kill()
    for one in wrong[:20]:
        print(f"WRONG: {one}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
