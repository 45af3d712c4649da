#!/usr/bin/env python3
"""Writes src/text/words/frequencies.txt from the German word list of the package wordfreq.

Run from the project's root, in a virtual environment with `pip install wordfreq==3.1.1`:

    python3 tools/frequencies.py src/text/words/frequencies.txt

Each line holds a lower-case word, a tab, and its rarity in centibels, that is minus one hundred
times the decadic logarithm of its share of all German words: 150 is about `der`, 600 is one word
in a million. Lines are sorted by the bytes of the word, so that
a new list shows its changes.
"""

import re
import sys

from wordfreq import get_frequency_list

WORDS = 50_000
GERMAN = re.compile(r"[a-zäöüßéèáàâêîôûçñ]{2,}")


def main(path: str) -> None:
    rows: dict[str, int] = {}
    for centibels, words in enumerate(get_frequency_list("de", wordlist="best")):
        for word in words:
            if GERMAN.fullmatch(word):
                rows.setdefault(word, centibels)
        if len(rows) >= WORDS:
            break
    lines = sorted(rows.items(), key=lambda row: row[0].encode())
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{word}\t{centibels}\n" for word, centibels in lines)


if __name__ == "__main__":
    main(sys.argv[1])
