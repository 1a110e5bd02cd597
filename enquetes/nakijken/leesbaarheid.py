"""Whether a text reads easily: the length of its sentences, Flesch-Douma, and words with an easier one.

A proxy for level B1, not the level itself: a text can keep all of this and still be hard to follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 25
AVERAGE = 15
# Flesch-Douma of texts that most adults read without effort.
EASY = 60
# A measure of fewer words than this says nothing.
_FEWEST_WORDS = 50

_PIPED = re.compile(r"\{[^{}]*\}")
_SHORTENED = re.compile(
    r"\b(?:bijv|bv|enz|evt|nr|tel|ca|dhr|mevr|o\.a|d\.w\.z|m\.b\.t|t\.a\.v|i\.v\.m|n\.v\.t|a\.u\.b)\.",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?…])[\"')]*\s+|\n+|;\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Two or three letters that sound as one; a letter with two dots begins a syllable of its own.
_SOUND = re.compile(r"aai|ooi|oei|eeu|ieu|[ëï]e|ëi|aa|ee|oo|uu|ie|ij|ei|ui|eu|oe|ou|au|[aeiouyáéíóúàèäëïöü]")


@dataclass(frozen=True, slots=True)
class Leesbaarheid:
    """What was measured of some texts; ``flesch`` is None where there are too few words."""

    zinnen: int
    woorden: int
    gemiddeld: float
    flesch: float | None


@dataclass(frozen=True, slots=True)
class Moeilijk:
    """A difficult word as it stands in the text, and what reads easier."""

    woord: str
    beter: str


def sentences(text: str) -> list[str]:
    """Split a text into sentences; a line of its own is one too."""
    plain = _SHORTENED.sub(lambda found: found[0].replace(".", ""), _PIPED.sub("iets", text))
    return [part.strip() for part in _END.split(plain) if _WORD.search(part)]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Count the syllables of a Dutch word.

    >>> [syllables(word) for word in ("vragenlijst", "beëindigen", "reactie", "sneeuw", "wc")]
    [3, 4, 3, 1, 1]
    """
    return len(_SOUND.findall(word.casefold())) or 1


def measure(texts: Iterable[str]) -> Leesbaarheid:
    """Measure some texts together, with the formula of Flesch as Douma fitted it to Dutch."""
    found = [words(sentence) for text in texts for sentence in sentences(text)]
    number = sum(map(len, found))
    if not number:
        return Leesbaarheid(0, 0, 0.0, None)
    average = number / len(found)
    sounds = sum(syllables(word) for sentence in found for word in sentence) / number
    flesch = 206.84 - 0.93 * average - 77 * sounds
    return Leesbaarheid(len(found), number, average, flesch if number >= _FEWEST_WORDS else None)


def too_long(text: str) -> list[str]:
    """Return the sentences that are too long to hold."""
    return [sentence for sentence in sentences(text) if len(words(sentence)) > LONGEST]


@lru_cache(maxsize=20_000)
def difficult(text: str) -> tuple[Moeilijk, ...]:
    """Return the difficult words and phrases of a text, each once, with an easier one."""
    known, pattern = _difficult()
    found = {match.casefold(): match for match in pattern.findall(text)}
    return tuple(Moeilijk(word, known[folded]) for folded, word in found.items())


@cache
def _difficult() -> tuple[dict[str, str], re.Pattern[str]]:
    lines = files("enquetes.nakijken").joinpath("moeilijk.txt").read_text(encoding="utf-8").splitlines()
    known = dict(line.split(": ", 1) for line in lines if line)
    # The longest first: "dient te" goes before a word that begins alike.
    forms = sorted((form for word in known for form in _forms(word)), key=len, reverse=True)
    whole = "|".join(map(re.escape, forms))
    return {form: better for word, better in known.items() for form in _forms(word)}, re.compile(
        rf"(?<![\w-])(?:{whole})(?![\w-])", re.IGNORECASE
    )


def _forms(word: str) -> Iterator[str]:
    """Yield a word as it stands in sentences; a verb in "eren" has more than its own."""
    yield word
    if word.endswith("eren") and " " not in word:
        stem = word.removesuffix("eren")
        dotted = {"i": "ï", "e": "ë"}.get(stem[0], stem[0])
        yield from (f"{stem}{ending}" for ending in ("eer", "eert", "eerde", "eerden"))
        yield f"ge{dotted}{stem[1:]}eerd"
    elif word[-1] not in "sn" and " " not in word:
        yield from (f"{word}e", f"{word}s", f"{word}en")
