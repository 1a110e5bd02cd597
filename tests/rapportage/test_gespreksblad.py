"""The sheet for the talk in a team: one page, no more certain than its figures, and nothing of one person."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from pypdf import PdfReader

from adoptie.periods import period_of
from adoptie.refusal import Refusal
from enquetes.actions.terugkoppeling import Punt, save_actiepunten
from enquetes.models import Ronde
from metingen.models import Indicator, Meetwaarde
from metingen.queries.cijfers import read_cijfers
from rapportage.actions.rapport import publish_rapport
from rapportage.blocks import Content, Heading, Hidden, Note, Table, Text
from rapportage.models import Rapport, Soort
from rapportage.queries.gespreksblad import Groepsronde, read_groepsronde
from rapportage.queries.keuzes import groepen_to_tell, named_choices
from rapportage.queries.opdrachten import compose
from rapportage.renderers.pdf import render_pdf
from rapportage.reports import standout
from rapportage.reports.standout import Opvallend, standing_out
from tests.factories.rapportage import make_rapport, opdracht
from tests.factories.terugkoppeling import CANARY, make_told_ronde
from tests.rapportage.test_hidden_everywhere import make_hidden

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde() -> Ronde:
    return make_told_ronde()


def sheet(ronde: Ronde, groep: str = "Balie") -> Content:
    period = period_of(ronde.sluit_op.date(), "jaar")
    return compose(opdracht(ronde.gemeente, Soort.GESPREKSBLAD, period.code, ronde=ronde.pk, groep=groep))[0]


def facts(ronde: Ronde, groep: str = "Balie") -> Groepsronde:
    return read_groepsronde(ronde.gemeente, ronde.pk, groep, period_of(ronde.sluit_op.date(), "jaar"))


def words(content: Content) -> str:
    return str(content.blocks).replace("\xa0", " ")


def pages(content: Content) -> int:
    return len(PdfReader(io.BytesIO(render_pdf(content, {}))).pages)


def test_every_group_that_can_be_chosen_has_a_sheet(ronde: Ronde) -> None:
    """Beleid and Bouwen are seen together: each may have its sheet, and 'both together' is no group."""
    ((_, names),) = groepen_to_tell(ronde.gemeente)

    assert names == ("Balie", "Beleid", "Bouwen")
    assert [naam for naam, _ in named_choices(ronde.gemeente, "groep", ronde.pk)] == list(names)
    assert Meetwaarde.objects.filter(ronde=ronde, groep="Beleid en Bouwen samen").exists()
    for name in names:
        assert sheet(ronde, name).title == f"Gespreksblad voor {name}"


@pytest.mark.parametrize("groep", ["Beleid", "Bouwen"])
def test_sheet_does_not_say_which_of_two_merged_groups_fell_short(ronde: Ronde, groep: str) -> None:
    told = words(sheet(ronde, groep))

    assert "Soms waren er in minstens één groep te weinig antwoorden. Dan staat er: Beleid en Bouwen" in told
    assert f"{groep} had" not in told


def test_group_of_which_nothing_is_shown_cannot_be_chosen() -> None:
    ronde = make_hidden()

    ((_, names),) = groepen_to_tell(ronde.gemeente)

    shown = Meetwaarde.objects.filter(ronde=ronde, waarde__isnull=False).values_list("groep", flat=True)
    assert set(names) == set(shown) - {""}
    assert 0 < len(names) < len(ronde.groepen)


def test_sheet_has_what_a_team_talks_about(ronde: Ronde) -> None:
    content = sheet(ronde)

    titles = [block.text for block in content.blocks if isinstance(block, Heading)]
    assert titles[1:] == ["Dit gaan we doen", "Drie vragen om over te praten"]
    assert "Een cursus over het zaaksysteem. Wie: Team Opleiding, klaar voor 1 maart 2027." in words(content)
    assert "Niemand kan zien wie wat zei." in words(content)
    table = next(block for block in content.blocks if isinstance(block, Table))
    assert [column.name for column in table.columns] == ["Vraag", "Balie", "Ligt tussen", "Iedereen samen"]


def test_rule_by_which_things_were_chosen_is_told(ronde: Ronde) -> None:
    assert "Zo kozen we:" in words(sheet(ronde))


def test_group_that_lies_outside_its_margin_stands_out(ronde: Ronde) -> None:
    beeld = facts(ronde).beeld
    score = next(each for each in beeld.samen if each.code == "werk:score")
    own = next(each for each in beeld.per_groep if (each.code, each.groep) == ("werk:score", "Balie"))

    def outside(low: float) -> bool:
        near = replace(own, waarde=(score.waarde or 0) + 8, laag=low, hoog=(score.waarde or 0) + 16)
        groepen = tuple(near if each == own else each for each in beeld.per_groep)
        found = standing_out(replace(beeld, per_groep=groepen))
        return any("bij Balie" in each.sentence and each.code == "werk:score" for each in found)

    assert outside((score.waarde or 0) + 1)
    assert not outside((score.waarde or 0) - 1)


def test_clear_change_of_the_group_is_told_in_its_own_words(ronde: Ronde) -> None:
    beeld = facts(ronde).beeld
    own = next(each for each in beeld.in_lijn if each.code == "werk:score")
    before = replace(
        own,
        ronde_id=0,
        begin=own.begin - dt.timedelta(days=365),
        periode_naam="Eerder",
        waarde=(own.waarde or 0) - 40,
        laag=(own.laag or 0) - 40,
        hoog=(own.hoog or 0) - 40,
    )

    first = standing_out(replace(beeld, in_lijn=(before, *beeld.in_lijn)))[0]

    assert first.code == "werk:score"
    assert "dat is meer dan toeval." in first.sentence


def test_question_stands_out_once(ronde: Ronde) -> None:
    codes = [each.code for each in standing_out(facts(ronde).beeld) if each.code]

    assert len(codes) == len(set(codes))


def test_small_group_shows_nothing_of_itself(ronde: Ronde) -> None:
    content = sheet(ronde, "Bouwen")

    own = read_cijfers(ronde.gemeente, lengte="ronde", ronde=ronde.pk, groep="Bouwen")
    assert all(figure.hidden for figure in own)
    assert CANARY not in words(content)
    rows = next(block for block in content.blocks if isinstance(block, Table)).rows
    merged = {figure.groep for figure in facts(ronde, "Bouwen").enquete.groepen if "Bouwen" in figure.groep}
    hidden = all(isinstance(row[1], Hidden) for row in rows)
    assert hidden or any(name in words(content) for name in merged - {"Bouwen"})
    if hidden:
        assert any(isinstance(block, Note) and block.kind == "verborgen" for block in content.blocks)


def test_without_agreements_the_team_is_asked_for_them(ronde: Ronde) -> None:
    save_actiepunten(ronde=ronde, punten=[], by="test")

    assert any(isinstance(block, Text) and "Wat stelt u voor?" in block.text for block in sheet(ronde).blocks)


@pytest.mark.parametrize("groep", ["Balie", "Bouwen"])
def test_sheet_fits_on_one_page_whatever_was_asked_and_agreed(
    ronde: Ronde, groep: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = " en dat geldt ook voor alle andere collega's" * 3
    Indicator.objects.update(naam=Concat("naam", Value(long)))
    many = [Punt("Wij doen heel veel " * 10, "Team Opleiding en ook " * 3, dt.date(2027, 3, 1))] * 6
    save_actiepunten(ronde=ronde, punten=many, by="test")
    assert pages(sheet(ronde, groep)) == 1

    changed = "gestegen van 55,35 naar 70,57 procentpunten; dat is meer dan toeval."
    three = [
        Opvallend(code, f"'{long[:50]}', iedereen samen: slechter: {changed}") for code in ("", "b", "c")
    ]
    monkeypatch.setattr(standout, "standing_out", lambda _: tuple(three))
    assert pages(sheet(ronde, groep)) == 1


def test_group_must_be_one_of_the_round(ronde: Ronde) -> None:
    with pytest.raises(Refusal, match="'Balie', 'Beleid' of 'Bouwen'"):
        sheet(ronde, "Nergens")


def test_sheet_of_a_team_is_never_for_everybody(ronde: Ronde) -> None:
    settled = make_rapport(ronde.gemeente, soort=Soort.GESPREKSBLAD, status=Rapport.Status.VASTGESTELD)

    with pytest.raises(Refusal, match="voor een team"):
        publish_rapport(rapport=settled, by="test")
