"""The report on a period: where do we stand, what changed, how sure is that, what is open."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie import dutch
from adoptie.periods import add_months
from rapportage.blocks import Block, Column, Content, Heading, Note, Table, Text
from rapportage.charts.words import in_words, moment, with_article
from rapportage.queries.feiten import Feiten, Stand, Zaken
from rapportage.reports import accountability, checklist, goals, readiness, rondes
from rapportage.reports.words import capital, value_text

FICTIEF = "Dit is een voorbeeld. Alle cijfers zijn verzonnen."
_MONTHS = 12
_SMALL = "Minder dan 5 is een klein aantal: een verschil zegt dan weinig."


def build(feiten: Feiten) -> Content:
    """Return the content of the report; the same facts give the same content."""
    period = feiten.period
    return Content(
        title="Voortgang van digitaal werken",
        subtitle=capital(period.label),
        gemeente=feiten.gemeente,
        period=period.code,
        date=period.last_day,
        stand=feiten.stand,
        summary=tuple(_summary(feiten)),
        blocks=tuple(_blocks(feiten)),
        theme=feiten.thema,
    )


def _blocks(feiten: Feiten) -> Iterator[Block]:
    zaken = feiten.zaken
    yield Heading(1, title(zaken), "stand")
    if feiten.fictief:
        yield Note(FICTIEF, "fictief")
    yield Text(headline(zaken) or _instead(feiten), "lead")
    yield from map(goals.key_figure, zaken.standen)
    yield from late(feiten)
    for stand in zaken.standen:
        yield from goals.chapter(zaken, stand)
    yield from volumes(zaken)
    yield from rondes.chapters(feiten.onderzoek, feiten.period)
    yield from readiness.chapter(feiten.steps)
    yield from accountability.chapter(feiten)
    yield from checklist.chapter(feiten.gemeente, rondes.asked(feiten.onderzoek, feiten.period))


def late(feiten: Feiten) -> Iterator[Note]:
    """Warn where the sources told for the last time before the period was over."""
    if feiten.stand < feiten.period.last_day:
        yield Note(
            f"De bron leverde voor het laatst op {dutch.day(feiten.stand)}. "
            "Van wat daarna begon, weten we nog niets.",
            "waarschuwing",
        )


def _instead(feiten: Feiten) -> str:
    """Say what the report is about when it has no figures of cases."""
    count = len(rondes.of_period(feiten.onderzoek, feiten.period))
    if not count:
        return "Ook zijn er geen rondes afgesloten."
    return f"Dit rapport gaat over {dutch.counted(count, 'ronde', 'rondes')} met vragen aan mensen."


def headline(zaken: Zaken) -> str:
    """Return what happened with the goals, and what is not known; empty without figures.

    It is the first sentence of dashboard and report. What became worse is always in it.
    """
    if not zaken.standen:
        return ""
    first, *others = zaken.standen
    worse = [goals.subject(each) for each in others if goals.went(each) == "slechter"]
    bad = f" Slechter ging het met {dutch.listing(worse)}." if worse else ""
    return f"{capital(moment(zaken.period.code))} was {_now(first)}{bad}"


def _now(stand: Stand) -> str:
    sentence = f"{goals.subject(stand)} {value_text(stand.now)}"
    if not goals.may_judge(stand) or stand.change is None:
        return f"{sentence}."
    if not stand.change.clear:
        return f"{sentence}. Dat is geen duidelijk verschil met de periode ervoor."
    more = "meer" if (stand.change.difference.value or 0) > 0 else "minder"
    size = goals.amount_of_change(stand)
    return f"{sentence}, {size} {more} dan in de periode ervoor. Waardoor dat komt, zegt dit cijfer niet."


def title(zaken: Zaken) -> str:
    """Return the title of the first chapter: how many figures changed, and which way."""
    count = len(zaken.standen)
    if not count:
        return f"Over {with_article(zaken.period.code)} zijn er geen cijfers van aanvragen"
    if not any(map(goals.may_judge, zaken.standen)):
        return "Over deze cijfers geven we nog geen oordeel"
    ways = [goals.went(stand) for stand in zaken.standen]
    told = [f"{ways.count(way)} {way}" for way in ("slechter", "beter") if way in ways]
    if not told:
        return f"Van de {dutch.counted(count, 'cijfer', 'cijfers')} is er geen duidelijk veranderd"
    one = sum(way in {"slechter", "beter"} for way in ways) == 1
    return f"Van de {count} cijfers {'werd' if one else 'werden'} er {dutch.listing(told)}"


def volumes(zaken: Zaken) -> Iterator[Block]:
    """Yield the chapter on how many cases there are; nothing where that is not known of the period."""
    first = add_months(zaken.period.end, -_MONTHS)
    shown = [each for each in zaken.volumes if each.begin >= first]
    months: dict[str, dict[str, int]] = {}
    for figure in shown:
        months.setdefault(figure.periode, {})[figure.code] = int(figure.waarde or 0)
    inside = [
        each.waarde or 0
        for each in shown
        if each.code == "zaken-ontvangen" and zaken.period.contains(each.begin)
    ]
    if not inside:
        return
    came = dutch.counted(int(sum(inside)), "aanvraag", "aanvragen")
    yield Heading(1, f"{capital(moment(zaken.period.code))} begonnen {came}", "aantallen")
    columns = ("zaken-ontvangen", "zaken-afgehandeld", "zaken-open")
    still_open = sum(month.get("zaken-open", 0) for month in months.values())
    yield Text(
        f"Van de aanvragen in de tabel {_still(still_open)}."
        if still_open
        else "De aanvragen in de tabel zijn allemaal klaar.",
        "lead",
    )
    yield Table(
        "Aanvragen per maand",
        (
            Column("Begonnen in"),
            Column("Ontvangen", "aantal"),
            Column("Klaar", "aantal"),
            Column("Loopt nog", "aantal"),
        ),
        tuple(
            (in_words(code), *(found.get(column) for column in columns))
            for code, found in sorted(months.items())
        ),
        notes=(_SMALL,) if any("klein_aantal" in each.vlaggen for each in shown) else (),
        anchor="tabel-aantallen",
    )


def _still(count: int) -> str:
    return "loopt er nog 1" if count == 1 else f"lopen er nog {dutch.number(count)}"


def _summary(feiten: Feiten) -> Iterator[str]:
    """Yield the page "in het kort": every goal, what became worse before the rest."""
    if feiten.zaken.standen:
        yield headline(feiten.zaken)
        others = sorted(feiten.zaken.standen[1:], key=lambda stand: goals.went(stand) != "slechter")
        yield from map(goals.in_short, others)
    yield from _told(feiten)
    yield from readiness.summary(feiten.steps)


def _told(feiten: Feiten) -> Iterator[str]:
    return rondes.summary(feiten.onderzoek, feiten.period)
