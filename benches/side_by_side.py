#!/usr/bin/env python3
"""weitersagen beside what one would otherwise run: trafilatura, sumy's LexRank, feedparser.

    cargo build --release && python3 benches/side_by_side.py

Installs the Python packages into target/side-by-side, runs both over the same pages and feeds of
../shared/data, and prints pages, texts and feeds a second of processor time on one core, the
ratios, and how well both did. weitersagen is measured as a process: its start, and the JSON in and
out, count against it. Of Python only the calls themselves are counted, after a first one that
loads what the packages load lazily; their start is left out.

sumy's own German tokenizer needs a model of NLTK that no registry has; the plain one below takes its
place. It does less than NLTK's, so it makes sumy faster, not slower.
"""

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
VENV = ROOT / "target" / "side-by-side"
PACKAGES = ["trafilatura==2.3.1", "sumy==0.13.0", "numpy==2.4.6", "feedparser==6.0.14"]

# Sentences of a summary, as of a teaser.
SENTENCES = 2
# The feeds are small and few: they are read so many times.
FEED_ROUNDS = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    binary = ROOT / "target" / "release" / "weitersagen"
    parser.add_argument("--binary", type=Path, default=binary, help="the release binary")
    parser.add_argument("--python-side", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.python_side:
        return python_side(options.python_side)
    if not DATA.is_dir():
        return skipped(f"the measuring data is not at {DATA}")
    if not options.binary.is_file():
        return skipped(f"{options.binary} is not there: cargo build --release")
    python = install()
    if python is None:
        return skipped("the Python packages could not be installed (the reason stands above)")
    keep_to_one_core()
    with tempfile.TemporaryDirectory() as folder:
        work = gather(Path(folder))
        ours = our_side(options.binary, work)
        job = Path(folder) / "work.json"
        job.write_text(json.dumps({**work, "our_teasers": ours["teasers"]}))
        subprocess.run([python, __file__, "--python-side", job], check=True)
        theirs = json.loads(job.with_suffix(".done").read_text())
    report(work, ours, theirs)
    return 0


def skipped(why):
    print(f"skipped: {why}")
    return 0


def install():
    """The virtual environment's interpreter; it is made when it is not there yet, or is older."""
    python = VENV / "bin" / "python"
    listed = VENV / "packages"
    if listed.is_file() and listed.read_text().split() == PACKAGES:
        return python
    print("installing " + ", ".join(PACKAGES), flush=True)
    venv.create(VENV, with_pip=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
    if subprocess.run(pip, check=False).returncode != 0:
        return None
    listed.write_text("\n".join(PACKAGES))
    return python


def keep_to_one_core():
    """Both sides run on the same core, one after the other; libraries start no threads."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")


def gather(folder):
    """Pages and feeds as files, and the texts whose editors wrote a teaser."""
    with tarfile.open(DATA / "extraction" / "pages.tar.gz") as archive:
        for member in archive.getmembers():
            if member.isfile():
                content = archive.extractfile(member).read()
                (folder / Path(member.name).name).write_bytes(content)
    expected = json.loads((DATA / "extraction" / "expected.json").read_text())
    pages = [
        {"url": url, "path": str(folder / about["file"]), **segments(about)}
        for url, about in sorted(expected.items())
    ]
    teasers = (DATA / "teasers" / "pairs.jsonl").read_text().splitlines()
    feeds = DATA / "feeds" / "translator"
    files = sorted(path for path in feeds.rglob("*") if path.suffix == ".xml")
    return {
        "pages": pages,
        "texts": [json.loads(line) for line in teasers],
        "feeds": [str(path) for path in files],
    }


def segments(about):
    return {key: [" ".join(text.split()) for text in about.get(key, [])] for key in ("with", "without")}


# One side of the comparison


def our_side(binary, work):
    def lab(part, inputs):
        lines = "".join(json.dumps(one) + "\n" for one in inputs).encode()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([binary, "lab", part], input=lines, stdout=subprocess.PIPE, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return [json.loads(line) for line in io.BytesIO(done.stdout)], took

    def summarise(texts):
        asked = [{"title": title, "text": text} for title, text in texts]
        told, took = lab("summarise", asked)
        return [one.get("summary", "") for one in told], took

    pages = [{"url": page["url"], "path": page["path"]} for page in work["pages"]]
    articles, extract = lab("extract", pages)
    extracted = [article.get("text") or "" for article in articles]
    _, summarised = summarise(
        (article.get("title"), text) for article, text in zip(articles, extracted) if text
    )
    teasers, _ = summarise((text["title"], text["body"]) for text in work["texts"])
    feeds = [{"path": path, "url": "https://example.org/"} for path in work["feeds"]]
    read, feed = lab("feed", feeds * FEED_ROUNDS)
    refused = sum("error" in one for one in read) // FEED_ROUNDS
    times = {"extract": extract, "summarise": summarised, "feed": feed}
    return {"texts": extracted, "teasers": teasers, "refused": refused, "times": times}


def python_side(job):
    """Runs inside the virtual environment."""
    import feedparser
    import trafilatura
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer

    work = json.loads(job.read_text())
    summarizer = LexRankSummarizer(Stemmer("german"))

    def extract(page):
        content = Path(page["path"]).read_bytes()
        options = {"include_comments": False, "include_tables": True}
        return trafilatura.extract(content, url=page["url"], **options) or ""

    def summarise(text):
        document = PlaintextParser.from_string(text, PlainTokenizer()).document
        return " ".join(str(sentence) for sentence in summarizer(document, SENTENCES))

    def feed(path):
        parsed = feedparser.parse(Path(path).read_bytes())
        return not parsed.version

    def timed(work, inputs):
        work(inputs[0])
        begun = time.process_time()
        done = [work(one) for one in inputs]
        return done, time.process_time() - begun

    texts, extract_took = timed(extract, work["pages"])
    _, summarise_took = timed(summarise, [text for text in texts if text])
    teasers, _ = timed(summarise, [text["body"] for text in work["texts"]])
    read, feed_took = timed(feed, work["feeds"] * FEED_ROUNDS)
    refused = sum(read) // FEED_ROUNDS
    times = {"extract": extract_took, "summarise": summarise_took, "feed": feed_took}
    stem = Stemmer("german")
    rouge = [rouge_1(stem, work["texts"], told) for told in (work["our_teasers"], teasers)]
    done = {"texts": texts, "refused": refused, "times": times, "rouge": rouge}
    job.with_suffix(".done").write_text(json.dumps(done))
    return 0


class PlainTokenizer:
    """Sentences end at a full stop, question or exclamation mark before a space and a capital."""

    language = "german"
    END = re.compile(r"(?<=[.!?…])\s+(?=[„«»\"A-ZÄÖÜ])")

    def to_sentences(self, paragraph):
        return tuple(part.strip() for part in self.END.split(paragraph) if part.strip())

    def to_words(self, sentence):
        return tuple(word for word in re.findall(r"\w+", sentence) if not word.isdigit())


# What came of it


def report(work, ours, theirs):
    pages, feeds = len(work["pages"]), len(work["feeds"]) * FEED_ROUNDS
    told = [sum(1 for text in side["texts"] if text) for side in (ours, theirs)]
    print(f"{pages} pages, {feeds // FEED_ROUNDS} feeds; a second of processor time on one core:\n")
    print(f"{'':24}{'weitersagen':>12}{'Python':>10}{'ratio':>9}   Python is")
    rows = [
        ("extract, pages", [pages, pages], "extract", "trafilatura 2.3.1"),
        ("summarise, texts", told, "summarise", "sumy 0.13.0, LexRank"),
        ("feeds", [feeds, feeds], "feed", "feedparser 6.0.14"),
    ]
    for name, counts, key, what in rows:
        line(name, [count / side["times"][key] for count, side in zip(counts, (ours, theirs))], what)
    both = [
        pages / (side["times"]["extract"] + side["times"]["summarise"]) for side in (ours, theirs)
    ]
    line("extract + summarise", both, "both")
    print()
    scores = [extraction(work, side) for side in (ours, theirs)]
    print(f"{'text of pages, F1':24}{scores[0]:>12.3f}{scores[1]:>10.3f}")
    scores = theirs["rouge"]
    print(f"{'teasers, ROUGE-1 F1':24}{scores[0]:>12.3f}{scores[1]:>10.3f}")
    print(f"{'feeds not understood':24}{ours['refused']:>12}{theirs['refused']:>10}")


def line(name, rates, what):
    ratio = rates[0] / rates[1]
    print(f"{name:24}{rates[0]:>12,.0f}{rates[1]:>10,.1f}{ratio:>8,.1f}×   {what}")


def extraction(work, side):
    """F1 over the segments that must, and must not, be found; as in docs/quality.md."""
    found = missed = wrong = 0
    for page, text in zip(work["pages"], side["texts"]):
        text = " ".join(text.split())
        present = sum(segment in text for segment in page["with"])
        found += present
        missed += len(page["with"]) - present
        wrong += sum(segment in text for segment in page["without"])
    return 2 * found / (2 * found + missed + wrong)


def rouge_1(stem, texts, told):
    """The mean F1 of stemmed words shared with the teaser that the page's editors wrote."""
    total = 0.0
    for text, summary in zip(texts, told):
        ours, theirs = (
            Counter(stem(word) for word in re.findall(r"\w+", one.lower()))
            for one in (summary, text["teaser"])
        )
        shared, words = sum((ours & theirs).values()), sum(ours.values()) + sum(theirs.values())
        total += 2 * shared / words if words else 0.0
    return total / len(texts)


if __name__ == "__main__":
    sys.exit(main())
