"""Names and other traces are taken out of what people write, and words that look like names stay."""

from __future__ import annotations

import re
import string
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.personal import KnownNames, mask_written
from adoptie.personal.gewoon import GEWOON
from adoptie.personal.known import WORKPLACES, plain
from tests.adoptie.personal import corpus, corpus_last, corpus_later

KNOWN = KnownNames.of(corpus.STAFF, emails=corpus.EMAILS)
_PIECE = re.compile(r"\{([^}]*)\}")
_MASKED = re.compile(r"\[[a-zA-Z-]+\]")


def missed(text: str, known: KnownNames = KNOWN) -> list[str]:
    """Return which of the traces in a line are still to be read after masking."""
    shown = plain(mask_written(_PIECE.sub(r"\1", text), known))
    traces = [word for piece in _PIECE.findall(text) for word in re.findall(r"[\w@]{2,}", piece)]
    around = set(re.findall(r"\w+", plain(_PIECE.sub(" ", text)))) | {"van", "de", "den", "der", "el"}
    return [
        word for word in traces if plain(word) in re.findall(r"[\w@]+", shown) and plain(word) not in around
    ]


@pytest.mark.parametrize(("kind", "least"), [("NAMES", 0.97), ("NUMBERS", 1.0)])
def test_recall_on_the_invented_answers(kind: str, least: float) -> None:
    rows = corpus.lines(getattr(corpus, kind))
    left = {row: found for row in rows if (found := missed(row))}

    recall = 1 - len(left) / len(rows)

    assert recall >= least, left


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [(corpus_later, 0.97, 0.05), (corpus_last, 0.97, 0.05)],
    ids=["later", "last"],
)
def test_recall_and_false_alarms_on_what_was_written_without_looking(
    written: ModuleType, least: float, most: float
) -> None:
    known = KnownNames.of(written.STAFF, emails=written.EMAILS)
    rows = [*corpus.lines(written.NAMES), *corpus.lines(written.NUMBERS)]
    innocent = corpus.lines(written.INNOCENT)
    left = {row: found for row in rows if (found := missed(row, known))}
    hurt = {row: shown for row in innocent if (shown := mask_written(row, known)) != row}

    assert 1 - len(left) / len(rows) >= least, left
    assert len(hurt) / len(innocent) <= most, hurt


@pytest.mark.parametrize("text", corpus.lines(corpus.INNOCENT))
def test_ordinary_words_and_numbers_stay(text: str) -> None:
    assert mask_written(text, KNOWN) == text


@pytest.mark.parametrize("text", corpus.lines(corpus.NOT_CAUGHT))
def test_what_the_reviewer_is_there_for(text: str) -> None:
    assert mask_written(text, KNOWN) == text


def test_each_kind_of_trace_says_what_it_was() -> None:
    written = (
        "Anna, 123456782, a@b.example, 06-12345678, NL91ABNA0417164300, "
        "Kerkstraat 1, 4241 AB, AB-12-CD, k.jansen, zaak Z-12345, geboren 3 mei 1961, 10.0.12.33, x.com/kees"
    )

    assert mask_written(written, KNOWN) == (
        "[naam], [BSN], [e-mailadres], [telefoonnummer], [rekeningnummer], [adres], [postcode], [kenteken], "
        "[gebruikersnaam], zaak [nummer], geboren [geboortedatum], [ip-adres], [internetadres]"
    )


def test_accounts_and_mailboxes_that_are_nobodys_take_no_words_away() -> None:
    known = KnownNames.of(["Medewerker 12", "Programmaleider", "Servicedesk ICT", "Balie Noord", "Anna"])
    text = "De medewerker van de balie belt ICT, en de programmaleider van Noord vraagt"

    assert mask_written(f"{text} Anna.", known) == f"{text} [naam]."


def test_of_inhabitants_only_whole_names_are_known() -> None:
    known = KnownNames.of([], ["Jaap Peereboom"])

    assert mask_written("Peereboom is een mooi boek van jaap, zei jaap peereboom.", known) == (
        "Peereboom is een mooi boek van jaap, zei [naam]."
    )


_LETTERS = string.ascii_lowercase
_NAME = st.text(_LETTERS, min_size=4, max_size=12).filter(lambda name: name not in GEWOON | WORKPLACES)
_FRAMES = ("{}", "vraag {} maar", "Volgens {}.", "({})", "{} en ik", "het werk van {}, dus", "\n{}\n")


@given(first=_NAME, last=_NAME, frame=st.sampled_from(_FRAMES), form=st.integers(0, 5))
def test_a_name_on_the_list_is_never_to_be_read(first: str, last: str, frame: str, form: int) -> None:
    name = f"{first.title()} {last.title()}"
    forms = (name, name.lower(), name.upper(), last.title(), first, f"{first[0].upper()}. {last.title()}")

    shown = mask_written(frame.format(forms[form]), KnownNames.of([name]))

    own = set(re.findall(r"\w+", frame))
    assert not ({first, last} - own) & set(re.findall(r"\w+", shown.lower()))


_PARTS = st.sampled_from(
    [
        *"abeAKkj .,-'!?\n06123@[]",
        "Anna",
        "de Wit",
        " Bos ",
        "J.P. ",
        "jansen",
        "dhr. ",
        "straat 1",
        "12-AB-34",
    ]
)


@given(st.lists(_PARTS, max_size=40).map("".join))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_written(text, KNOWN)

    assert mask_written(once, KNOWN) == once


@given(st.text(max_size=200))
def test_any_text_can_be_masked_and_only_loses_words(text: str) -> None:
    """Whatever stands between the masks stood there before, in that order."""
    shown = mask_written(text, KNOWN)

    place = 0
    for part in _MASKED.split(shown):
        place = text.find(part, place)
        assert place >= 0
        place += len(part)


def test_long_answers_are_masked_at_once() -> None:
    assert "[naam]" in mask_written("woord " * 20_000 + "Anna" + " van de" * 20_000 + " J." * 20_000, KNOWN)
