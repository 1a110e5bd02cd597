"""Figures in one line: makers say over which changes it goes on, and it ends at what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from enquetes.queries.vergelijkbaarheid import Antwoorden, Oordeel, Verband
from metingen.queries.cijfers import Cijfer
from metingen.queries.lijnen import ANDERE_WOORDEN, OMGEZET, Lijnen

DAY = dt.date(2026, 1, 1)
FIGURE = Cijfer(
    code="werk",
    naam="Werk",
    eenheid="procent",
    richting="geen",
    klasse="personen",
    spoor="mentaal",
    definitie="",
    bron="",
    vraag_code="werk",
    vraag_tekst="Werk",
    vraag_hash="a",
    lengte="ronde",
    periode="2026",
    periode_naam="Ronde",
    begin=DAY,
    eind=DAY,
    groep="",
    categorie="",
    volgorde=0,
    n=20,
    waarde=0.5,
    laag=0.4,
    hoog=0.6,
    se=None,
    vlaggen=(),
    methode="ronde-3",
    bron_hash="",
    ronde_id=1,
    doelgroep="medewerkers",
    status="berekend",
    pk=1,
)
FIVE = ("nooit", "zelden", "soms", "vaak", "altijd")
TWO = ("weinig", "veel")
HALVED = Antwoorden(FIVE, dict(zip(FIVE, ("weinig", "weinig", "weinig", "veel", "veel"), strict=True)), TWO)


def said(
    van: str, naar: str, oordeel: Oordeel = Oordeel.GELIJK, answers: Antwoorden | None = None
) -> Verband:
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Verband("werk", van, "werk", naar, oordeel, answers or Antwoorden(), "Zo is het.", "Anna", now)


def asked(wording: str, ronde: int) -> Cijfer:
    begin = DAY + dt.timedelta(days=ronde)
    return replace(FIGURE, vraag_hash=wording, ronde_id=ronde, begin=begin, pk=ronde)


def wordings(figures: Sequence[Cijfer]) -> dict[int | None, str]:
    return {figure.ronde_id: figure.vraag_hash for figure in figures}


def test_line_goes_on_over_what_was_said_to_be_the_same() -> None:
    lijnen = Lijnen([said("a", "b"), said("b", "c"), said("c", "d", Oordeel.BREUK)])

    moved = lijnen.in_line([asked("a", 1), asked("b", 2), asked("c", 3), asked("d", 4)])

    assert wordings(moved) == {1: "c", 2: "c", 3: "c", 4: "d"}
    assert [figure.vlaggen for figure in moved] == [(ANDERE_WOORDEN,), (ANDERE_WOORDEN,), (), ()]


def test_words_that_stood_in_a_draft_only_change_nothing() -> None:
    lijnen = Lijnen([said("a", "b"), said("a", "draft")])

    assert wordings(lijnen.in_line([asked("a", 1), asked("a", 2)])) == {1: "a", 2: "a"}
    assert wordings(lijnen.in_line([asked("a", 1), asked("b", 2)])) == {1: "b", 2: "b"}


def test_version_that_nobody_answered_is_passed_over() -> None:
    lijnen = Lijnen([said("a", "b"), said("b", "c")])

    assert wordings(lijnen.in_line([asked("a", 1), asked("c", 3)])) == {1: "c", 3: "c"}


def test_words_that_were_changed_back_make_one_line() -> None:
    lijnen = Lijnen([said("a", "b"), said("b", "a")])

    moved = lijnen.in_line([asked("a", 1), asked("b", 2), asked("a", 3)])

    assert wordings(moved) == {1: "a", 2: "a", 3: "a"}


STEPS = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.booleans()), max_size=8)


@given(STEPS, st.lists(st.sampled_from("abcde"), min_size=1, max_size=6))
def test_every_figure_ends_at_words_that_were_asked(
    steps: list[tuple[str, str, bool]], words: list[str]
) -> None:
    lijnen = Lijnen([said(a, b, Oordeel.BREUK if broken else Oordeel.GELIJK) for a, b, broken in steps])
    figures = [asked(each, number) for number, each in enumerate(words, start=1)]

    moved = lijnen.in_line(figures)

    assert len(moved) == len(figures)
    assert {figure.vraag_hash for figure in moved} <= set(words)
    ends = {(before.vraag_hash, after.vraag_hash) for before, after in zip(figures, moved, strict=True)}
    assert len(ends) == len(set(words))


def distribution(counts: Sequence[int | None], ronde: int = 1) -> list[Cijfer]:
    total = sum(each or 0 for each in counts)
    return [
        replace(
            asked("a", ronde),
            categorie=name,
            volgorde=at,
            n=total,
            waarde=None if each is None else each / total,
        )
        for at, (name, each) in enumerate(zip(FIVE, counts, strict=True))
    ]


NOW = [replace(asked("b", 2), categorie=name, volgorde=at) for at, name in enumerate(TWO)]


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 0))
def test_recoded_figures_are_whole_or_not_there(counts: list[int]) -> None:
    lijnen = Lijnen([said("a", "b", Oordeel.OMGEZET, HALVED)])
    before = distribution(counts)

    moved = [each for each in lijnen.in_line([*before, *NOW]) if each.ronde_id == 1]

    if moved == before:
        assert sum(counts) < 5 or max(sum(counts[:3]), sum(counts[3:])) >= sum(counts) - 1
        return
    assert [round((each.waarde or 0) * (each.n or 0)) for each in moved] == [sum(counts[:3]), sum(counts[3:])]
    assert all(each.n == sum(counts) and each.vlaggen == (OMGEZET,) for each in moved)


def test_what_is_hidden_or_joined_is_never_recoded() -> None:
    lijnen = Lijnen([said("a", "b", Oordeel.OMGEZET, HALVED)])
    hidden = distribution([4, 4, 4, 4, None])
    joined = [replace(hidden[0], categorie="nooit of zelden"), *hidden[2:4]]

    for before in (hidden, joined):
        assert list(lijnen.in_line([*before, *NOW]))[: len(before)] == before


def test_line_goes_on_as_far_as_answers_can_be_recoded() -> None:
    lijnen = Lijnen([said("a", "b"), said("b", "c", Oordeel.OMGEZET, HALVED)])
    hidden = distribution([4, 4, 4, 4, None])
    second = [replace(figure, vraag_hash="b", ronde_id=2) for figure in hidden]
    newest = [replace(figure, vraag_hash="c", ronde_id=3) for figure in NOW]

    assert wordings(lijnen.in_line([*hidden, *second, *newest])) == {1: "b", 2: "b", 3: "c"}
    # Nobody was asked in the words in between.
    assert wordings(lijnen.in_line([*hidden, *newest])) == {1: "a", 3: "c"}
