"""The report on one round: who answered, what was found page by page, and what may not be said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from adoptie.periods import period_of
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from rapportage.blocks import Block, Content, Heading, Hidden, KeyFigure, Note, Table, Text
from rapportage.models import Soort
from rapportage.queries.opdrachten import compose
from tests.factories.enquetes import CONTENT, make_closed_ronde, make_ronde
from tests.factories.metingen import question_figure, scale_figures
from tests.factories.rapportage import opdracht

pytestmark = pytest.mark.django_db


def report(ronde: Ronde) -> Content:
    period = period_of(ronde.sluit_op.date(), "jaar")
    return compose(opdracht(ronde.gemeente, Soort.ENQUETE, period.code, ronde=ronde.pk))[0]


def chapters(content: Content) -> dict[str, list[Block]]:
    """Return the blocks under each chapter title."""
    found: dict[str, list[Block]] = {}
    for block in content.blocks:
        if isinstance(block, Heading) and block.level == 1:
            found[block.text] = []
        else:
            found[list(found)[-1]].append(block)
    return found


def table_of(content: Content, title: str) -> Table:
    return next(block for block in content.blocks if isinstance(block, Table) and title in block.title)


@pytest.fixture
def ronde() -> Ronde:
    return make_closed_ronde(2)


def earlier(ronde: Ronde, doelgroep: str = "open") -> Ronde:
    """Make a round a year before another one."""
    before = make_ronde(traject=ronde.traject, naam="Eerder", inhoud=replace(CONTENT, titel="Eerder"))
    year = dt.timedelta(days=365)
    times = {name: getattr(ronde, name) - year for name in ("opent_op", "sluit_op", "verzegel_op")}
    Ronde.objects.filter(pk=before.pk).update(doelgroep=doelgroep, **times)
    Ronde.objects.filter(pk=before.pk).update(status="open")
    before.refresh_from_db()
    return before


def test_chapter_says_in_its_title_what_was_found_on_the_page(ronde: Ronde) -> None:
    scale_figures(ronde)

    titles = list(chapters(report(ronde)))

    page = ronde.versie.content.paginas[0].titel
    assert titles[0] == "2 mensen vulden 'Nulmeting 2011' in"
    assert titles[1] == f"{page or 'Bladzijde 1'}: score 60 van 100"
    assert titles[-1] == "Checklist voor peilingen: zo is gevraagd"


def test_what_changed_is_told_first_and_its_cause_is_not(ronde: Ronde) -> None:
    question_figure(earlier(ronde), "werk:score", 40.0, laag=36.0, hoog=44.0, se=2.0)
    question_figure(ronde, "werk:score", 60.0, laag=56.0, hoog=64.0, se=2.0)

    content = report(ronde)

    assert content.summary[0].startswith(
        "Het verschil tussen de rondes is meer dan toeval. Beter: 'Mijn werk"
    )
    assert content.summary[1].startswith("Waardoor het veranderde, is hiermee niet te zeggen")
    card = next(block for block in content.blocks if isinstance(block, KeyFigure))
    assert card.verdict == "Beter: gestegen van 40 naar 60 punten; dat is meer dan toeval."
    assert any("bij de vraag beter" in title for title in chapters(content))


def test_groups_stand_beside_the_whole_with_their_margins(ronde: Ronde) -> None:
    scale_figures(ronde)
    question_figure(ronde, "werk:score", 72.0, groep="Ruimte", laag=60.0, hoog=84.0, n=12)
    question_figure(ronde, "werk:score", None, groep="Samenleving", vlaggen=["te_weinig"], n=None)

    rows = table_of(report(ronde), "Per groep").rows

    assert [row[1] for row in rows] == ["Iedereen samen", "Ruimte", "Samenleving"]
    assert rows[1][2] == 72.0
    assert isinstance(rows[2][2], Hidden)


def test_hidden_answers_read_alike_everywhere_and_for_any_reason(ronde: Ronde) -> None:
    scale_figures(ronde)
    for groep, flag in (("Ruimte", "te_weinig"), ("Samenleving", "afgerond")):
        question_figure(ronde, "werk:score", None, groep=groep, vlaggen=[flag], n=None)

    content = report(ronde)

    tables = [block for block in content.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row if isinstance(cell, Hidden)]
    assert {cell.reason for cell in cells} == {"te weinig antwoorden"}
    assert table_of(content, "Waar (deels) geen cijfer staat").rows[0][2] == "te weinig antwoorden"


def test_round_of_which_nothing_can_be_shown_still_says_so_and_why(ronde: Ronde) -> None:
    for order, words in enumerate(("nooit", "soms", "vaak")):
        question_figure(ronde, "werk", None, categorie=words, volgorde=order, vlaggen=["te_weinig"])
    question_figure(ronde, "werk:score", None, vlaggen=["te_weinig"])

    content = report(ronde)

    assert content.summary[0] == "Er waren te weinig antwoorden om uitkomsten te laten zien."
    assert any(title.endswith("te weinig antwoorden om te laten zien") for title in chapters(content))
    assert any(isinstance(block, Note) and block.kind == "verborgen" for block in content.blocks)
    told = {row[0]: str(row[1]) for row in table_of(content, "Checklist").rows}
    assert told["Wat is niet getoond?"].startswith("Te zien: 0 van de 4 cijfers")


def test_round_without_an_earlier_one_says_that_there_is_nothing_to_compare(ronde: Ronde) -> None:
    scale_figures(ronde)

    assert any(
        isinstance(block, Text) and block.text.startswith("Er is geen eerdere ronde")
        for block in report(ronde).blocks
    )


def test_other_people_are_left_out(ronde: Ronde) -> None:
    question_figure(earlier(ronde, "panel"), "werk:score", 40.0, laag=36.0, hoog=44.0, se=2.0)
    question_figure(ronde, "werk:score", 60.0, laag=56.0, hoog=64.0, se=2.0)

    content = report(ronde)

    assert not any(isinstance(block, KeyFigure) for block in content.blocks)
    assert "Eerder" not in str(content)


def test_questions_are_told_as_they_were_asked(ronde: Ronde) -> None:
    scale_figures(ronde)

    asked = chapters(report(ronde))["Zo zijn de vragen gesteld"]

    told = str(asked)
    for vraag in ronde.versie.content.asked():
        assert vraag.tekst in told
        assert all(option.tekst in told for option in vraag.opties)


def test_round_must_end_in_the_period(ronde: Ronde) -> None:
    scale_figures(ronde)
    wrong = opdracht(ronde.gemeente, Soort.ENQUETE, "1999", ronde=ronde.pk)

    with pytest.raises(Refusal, match="Kies een periode waar die dag in valt"):
        compose(wrong)


def test_round_of_another_gemeente_is_refused(ronde: Ronde) -> None:
    other = make_closed_ronde(1)
    period = period_of(other.sluit_op.date(), "jaar").code

    with pytest.raises(Refusal, match="van deze gemeente"):
        compose(opdracht(ronde.gemeente, Soort.ENQUETE, period, ronde=other.pk))
    with pytest.raises(Refusal, match="waar cijfers van zijn"):
        compose(opdracht(other.gemeente, Soort.ENQUETE, period, ronde=other.pk))
