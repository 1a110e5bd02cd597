"""Groups and statements in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from adoptie import dutch
from rapportage.blocks import Bars, BeforeAfter, Dots, Hidden, Likert, Point, Unit
from rapportage.charts.alt_parts import MOST_NAMES, NOTHING, Write, stretches, withheld, writer
from rapportage.charts.words import between, in_words


def bars_words(data: Bars, unit: Unit) -> str:
    write = writer(unit)
    sentences = []
    for start, end, apart in stretches(data.breaks, [point.x for point in data.points]):
        part = data.points[start:end]
        shown = [(in_words(point.x), point.value) for point in part if point.value is not None]
        sentences += [*apart, *_ends(shown, write)]
    hidden = [(in_words(point.x), point.reason) for point in data.points if point.value is None]
    if len(hidden) == len(data.points):
        sentences.append(NOTHING)
    return " ".join([*sentences, *withheld(hidden)])


def _ends(shown: Sequence[tuple[str, float]], write: Write) -> list[str]:
    if len(shown) <= MOST_NAMES:
        return [f"{dutch.listing([f'{name}: {write(value)}' for name, value in shown])}."] if shown else []
    highest, lowest = max(shown, key=itemgetter(1)), min(shown, key=itemgetter(1))
    top = f"Hoogste van {len(shown)}: {highest[0]}, {write(highest[1])}."
    return [top, f"Laagste: {lowest[0]}, {write(lowest[1])}."]


def dots_words(data: Dots, unit: Unit) -> str:
    """Say where the own group stands, and between which groups all lie."""
    own = [point for point in data.points if point.x == data.own and point.value is not None]
    few = sum(point.value is not None for point in data.points) <= MOST_NAMES
    # Where each is named, the own group was named already.
    others = tuple(point for point in data.points if not (few and point in own))
    rest = [bars_words(Bars(others), unit)] if others or not own else []
    if few and own and any(point.value is not None for point in others):
        rest = ["De andere:", *rest]
    return " ".join([*(_doubted(point, unit) for point in own), *rest])


def before_after_words(data: BeforeAfter, unit: Unit) -> str:
    happened = [f"Daartussen: {data.between}."] if data.between else []
    return " ".join([_doubted(data.before, unit), *happened, _doubted(data.after, unit)])


def _doubted(point: Point, unit: Unit) -> str:
    """Return a figure with the values between which it lies, or why it is not there."""
    words = in_words(point.x)
    name = f"{words[:1].upper()}{words[1:]}"
    if point.value is None:
        return f"{name}: niet getoond ({point.reason or Hidden().reason})."
    known = point.low is not None or point.high is not None
    doubt = f"; waarschijnlijk ligt het tussen {between(point.low, point.high, unit)}" if known else ""
    still = ", nog niet compleet" if point.open else ""
    return f"{name}: {writer(unit)(point.value)}{still}{doubt}."


def likert_words(data: Likert) -> str:
    half = len(data.answers) // 2
    sentences = [f"Aandeel dat {_listed(data.answers[-half:])} antwoordt."]
    for start, end, apart in stretches(data.breaks, [label for label, _, _ in data.rows]):
        part = data.rows[start:end]
        shown = [(label, sum(shares[-half:])) for label, shares, _ in part if shares is not None]
        sentences += [*apart, *_ranked(shown)]
    hidden = [(label, "") for label, shares, _ in data.rows if shares is None]
    if len(hidden) == len(data.rows):
        sentences = [NOTHING]
    return " ".join([*sentences, *withheld(hidden)])


def _listed(answers: Sequence[str]) -> str:
    if len(answers) <= MOST_NAMES:
        return " of ".join(f"'{answer}'" for answer in answers)
    return f"'{answers[0]}' tot en met '{answers[-1]}'"


def _ranked(shown: Sequence[tuple[str, float]]) -> list[str]:
    ranked = sorted(shown, key=lambda pair: -pair[1])
    kept = ranked if len(ranked) <= MOST_NAMES else [ranked[0], ranked[-1]]
    parts = dutch.listing([f"{label}: {dutch.percentage(share)}" for label, share in kept])
    limits = "" if kept is ranked else f"Hoogste en laagste van {len(ranked)}: "
    return [f"{limits}{parts}."] if shown else []
