"""The report on a year: the quarters beside it, what was changed, what was promised and what comes."""

from __future__ import annotations

import datetime as dt

import pytest

from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.models import Actiepunt, Ronde
from rapportage.blocks import Content, Heading, Table, Text
from rapportage.models import Soort
from rapportage.queries.opdrachten import compose
from tests.factories.adoptie import InterventieFactory
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import GOALS, case_figure, question_figure
from tests.factories.rapportage import opdracht
from tests.rapportage.conftest import LogIn


def report(gemeente: Gemeente) -> Content:
    """Return the report on 2011, of which the year has figures too."""
    for code, waarde in GOALS.items():
        case_figure(gemeente, code, "2011", waarde)
    return compose(opdracht(gemeente, Soort.JAARVERSLAG, "2011"))[0]


def titles(content: Content) -> list[str]:
    return [block.text for block in content.blocks if isinstance(block, Heading)]


def words(content: Content) -> str:
    texts = [block for block in content.blocks if isinstance(block, Text)]
    return " ".join(part for block in texts for part in (block.text, *block.items))


def told_ronde(gemeente: Gemeente) -> Ronde:
    """Make a round of this gemeente that ended in 2011 and has figures."""
    ronde = make_closed_ronde(1)
    ronde.traject.gemeente = gemeente
    ronde.traject.save()
    Ronde.objects.filter(pk=ronde.pk).update(
        naam="Nulmeting", opent_op="2011-05-01T09:00Z", sluit_op="2011-05-20T09:00Z"
    )
    ronde = Ronde.objects.get(pk=ronde.pk)
    question_figure(ronde, "werk:score", 60.0)
    return ronde


def promise(ronde: Ronde, wat: str, day: dt.date, status: str = "gepland") -> None:
    Actiepunt.objects.create(ronde=ronde, wat=wat, wie="ICT", wanneer=day, status=status)


def test_only_a_whole_year_is_told(gemeente: Gemeente) -> None:
    with pytest.raises(Refusal, match="gaat over een heel jaar"):
        compose(opdracht(gemeente, Soort.JAARVERSLAG, "2011-K4"))


def test_each_goal_has_its_quarters_and_the_year(gemeente: Gemeente) -> None:
    content = report(gemeente)

    table = next(b for b in content.blocks if isinstance(b, Table) and "de kwartalen en het jaar" in b.title)
    assert [row[0] for row in table.rows] == [
        "Eerste kwartaal van 2011",
        "Tweede kwartaal van 2011",
        "Derde kwartaal van 2011",
        "Vierde kwartaal van 2011",
        "2011",
    ]
    assert [row[1] for row in table.rows] == [0.6] * 5


def test_what_was_changed_in_the_year_has_its_line(gemeente: Gemeente) -> None:
    where = {"spoor__traject__gemeente": gemeente}
    InterventieFactory.create(
        naam="Loket", ingangsdatum=dt.date(2011, 5, 1), wat="Alles via de site.", **where
    )
    InterventieFactory.create(naam="Ouder", ingangsdatum=dt.date(2010, 5, 1), **where)
    InterventieFactory.create(naam="Later", ingangsdatum=dt.date(2012, 5, 1), **where)

    content = report(gemeente)

    assert "In 2011 begon 1 verandering" in titles(content)
    assert "Loket, sinds 1 mei 2011" in titles(content)
    assert "Alles via de site." in words(content)
    assert not any(name in " ".join(titles(content)) for name in ("Ouder", "Later"))


def test_promises_of_the_year_are_kept_or_not(gemeente: Gemeente) -> None:
    ronde = told_ronde(gemeente)
    promise(ronde, "Sneller inloggen", dt.date(2011, 9, 1), "klaar")
    promise(ronde, "Minder schermen", dt.date(2011, 11, 1))
    promise(ronde, "Nieuwe laptops", dt.date(2012, 3, 1))

    content = report(gemeente)

    assert "Van 2 beloften voor 2011 is er 1 gedaan" in titles(content)
    table = next(b for b in content.blocks if isinstance(b, Table) and b.anchor == "tabel-beloften")
    assert [(row[0], row[4]) for row in table.rows] == [
        ("Sneller inloggen", "gedaan"),
        ("Minder schermen", "niet gedaan"),
    ]
    assert "Na 2011 gaan we verder met 2 punten" in titles(content)
    assert "Nieuwe laptops (ICT, voor 1 maart 2012)" in words(content)
    assert "Van 2 beloften voor 2011 is er 1 gedaan." in content.summary


def test_promises_after_a_round_without_figures_are_not_told(gemeente: Gemeente) -> None:
    ronde = told_ronde(gemeente)
    promise(ronde, "Sneller inloggen", dt.date(2011, 9, 1))
    ronde.meetwaarden.all().delete()

    assert "Sneller inloggen" not in words(report(gemeente))


def test_year_without_anything_still_reads(gemeente: Gemeente) -> None:
    gemeente.meetwaarden.all().delete()

    content, figures = compose(opdracht(gemeente, Soort.JAARVERSLAG, "2011"))

    assert titles(content)[:2] == [
        "Over 2011 zijn er geen cijfers van aanvragen",
        "In 2011 begon er geen nieuwe verandering",
    ]
    assert figures == []


def test_last_year_that_is_over_is_asked_first(gemeente: Gemeente, log_in: LogIn) -> None:
    url = "/gemeente/hattem/rapporten/maken/jaarverslag/"
    assert log_in(gemeente).get(url).context["form"]["periode"].initial == 2011

    for code, waarde in GOALS.items():
        case_figure(gemeente, code, "2012-K1", waarde)
    assert log_in(gemeente).get(url).context["form"]["periode"].initial == 2011
    assert "gaat over een heel jaar" in log_in(gemeente).post(url, {"periode": "2011-K4"}).content.decode()
