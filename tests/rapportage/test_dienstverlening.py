"""Service in figures: the digital share is never told alone, and what to do follows from rules only."""

from __future__ import annotations

from typing import Any

from adoptie.models import Gemeente
from adoptie.periods import period_of
from enquetes.models import Ronde
from metingen.models import Meetwaarde
from rapportage.blocks import Bars, Block, Chart, Content, Heading, Hidden, Mix, Survival, Table, Text
from rapportage.models import Soort
from rapportage.queries.opdrachten import compose
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import case_figure, course_figures, question_figure
from tests.factories.rapportage import opdracht

Limits = tuple[float, float, float]
ALIKE: Limits = (40.0, 30.0, 50.0)
SLOW: Limits = (80.0, 74.0, 86.0)


def ways(gemeente: Gemeente, periode: str = "2011-K4", **figures: Limits | None) -> None:
    """Make the lead time of each way in one period."""
    for name, limits in figures.items():
        fields: dict[str, Any] = {"vlaggen": ["te_weinig"]}
        if limits is not None:
            _, low, high = limits
            fields = {"laag": low, "hoog": high, "se": (high - low) / 4}
        case_figure(gemeente, "doorlooptijd", periode, limits and limits[0], categorie=name, n=60, **fields)


def report(gemeente: Gemeente, periode: str = "2011-K4") -> Content:
    return compose(opdracht(gemeente, Soort.DIENSTVERLENING, periode))[0]


def to_do(content: Content) -> tuple[str, ...]:
    blocks = list(content.blocks)
    start = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.anchor == "doen")
    found = blocks[start + 1]
    assert isinstance(found, Text)
    return found.items


def test_digital_share_is_told_with_those_who_did_not_go_digital(gemeente: Gemeente) -> None:
    ways(gemeente, digitaal=(40.0, 38.0, 42.0), balie=SLOW)

    first = report(gemeente).summary[0].replace("\xa0", " ")

    assert "60 % digitaal" in first
    assert "digitaal 40,0 dagen, langs andere wegen 80,0 dagen" in first
    assert "Hoe tevreden mensen zijn, weten we niet" in first


def test_no_page_says_its_title_again(gemeente: Gemeente) -> None:
    ways(gemeente, digitaal=(40.0, 38.0, 42.0), balie=ALIKE)

    blocks = report(gemeente).blocks
    leads = [each.text for each in blocks if isinstance(each, Text) and each.role == "lead"]
    said = {each.text for each in blocks if isinstance(each, Heading)}
    said |= {each.title for each in blocks if isinstance(each, Chart)}

    assert len(leads) > 3
    assert not [lead for lead in leads if any(words.lower() in lead.lower() for words in said)]


def test_way_that_is_clearly_slower_is_something_to_look_into(gemeente: Gemeente) -> None:
    ways(gemeente, digitaal=(40.0, 38.0, 42.0), balie=SLOW, telefoon=ALIKE)

    first, *rest = to_do(report(gemeente))

    assert first.startswith(
        "Aan de balie duurt het langer dan digitaal, met een verschil dat meer is dan toeval"
    )
    assert not any("telefoon" in each for each in rest)


def test_without_a_clear_difference_we_do_not_know(gemeente: Gemeente) -> None:
    ways(gemeente, digitaal=(40.0, 38.0, 42.0), balie=ALIKE)

    assert to_do(report(gemeente))[0] == (
        "Welke weg sneller is, weten we niet: de verschillen in doorlooptijd kunnen toeval zijn."
    )


def test_hidden_or_absent_ways_give_no_conclusion(gemeente: Gemeente) -> None:
    ways(gemeente, digitaal=(40.0, 38.0, 42.0), balie=None)

    assert "te weinig cijfers" in to_do(report(gemeente))[0]


def test_use_is_drawn_over_time_and_names_each_way(gemeente: Gemeente) -> None:
    ways(gemeente, "2011-K3", digitaal=ALIKE, post=ALIKE)
    ways(gemeente, digitaal=ALIKE, balie=ALIKE)

    (chart,) = (
        block for block in report(gemeente).blocks if isinstance(block, Chart) and isinstance(block.data, Mix)
    )

    assert isinstance(chart.data, Mix)
    assert set(chart.data.parts) == {"digitaal", "balie", "post"}
    assert [sum(shares or ()) for _, shares, _ in chart.data.rows] == [1.0, 1.0]


def test_round_that_asked_about_service_is_told_and_has_its_checklist(db: None) -> None:
    ronde: Ronde = make_closed_ronde(2)
    question_figure(ronde, "cijfer:cijfer", 7.2, vraag="Welk cijfer geeft u?")
    question_figure(ronde, "anders:score", 50.0, vraag="Iets anders")
    period = period_of(ronde.sluit_op.date(), "kwartaal").code

    content = report(ronde.gemeente, period)

    assert "geen ronde vroeg dat per weg" in content.summary[0]
    told = str(content.blocks)
    assert "Welk cijfer geeft u?" in told
    assert "Iets anders" not in told
    assert "Checklist voor peilingen" in told


def round_on_service(per_way: dict[str, float | None]) -> tuple[Ronde, Content]:
    """Return a closed round that asked for a grade, and what the report on its quarter says."""
    ronde = make_closed_ronde(2)
    grade: dict[str, Any] = {"vraag": "Welk cijfer geeft u?"}
    question_figure(ronde, "cijfer:cijfer", 7.2, **grade)
    for name, value in per_way.items():
        question_figure(ronde, "cijfer:cijfer", value, groep=name, **grade)
    return ronde, report(ronde.gemeente, period_of(ronde.sluit_op.date(), "kwartaal").code)


def test_satisfaction_is_told_by_way_of_contact_where_that_was_asked(db: None) -> None:
    _, content = round_on_service({"balie": 7.8, "digitaal": 7.1, "post": None})

    assert "Welk cijfer geeft u? Digitaal 7,10 en balie 7,80." in content.summary[0]
    (chart,) = (each for each in content.blocks if isinstance(each, Chart) and isinstance(each.data, Bars))
    assert isinstance(chart.data, Bars)
    assert [(each.x, each.value) for each in chart.data.points] == [
        ("digitaal", 7.1),
        ("balie", 7.8),
        ("post", None),
    ]
    assert chart.title == "Welk cijfer geeft u? Digitaal 7,10 en balie 7,80"
    assert "zegt dus niet dat een weg beter is" in str(content.blocks)
    assert "Zo meet u dat" not in str(content.blocks)


def test_of_many_ways_the_lowest_and_the_highest_are_named(db: None) -> None:
    _, content = round_on_service({"balie": 7.8, "digitaal": 7.1, "telefoon": 6.5, "post": 7.0})

    assert "Welk cijfer geeft u? Van 6,50 (telefoon) tot 7,80 (balie)." in content.summary[0]


def test_what_few_people_said_by_way_is_not_told(db: None) -> None:
    _, content = round_on_service({"balie": None, "digitaal": None})

    assert "laten we niet zien: er zijn te weinig antwoorden" in content.summary[0]


def test_report_says_how_to_ask_what_nobody_asked(db: None) -> None:
    _, content = round_on_service({})

    assert "zet de vraag 'Manier van contact' uit de bibliotheek in de vragenlijst" in to_do(content)[-1]


def test_publishing_the_report_publishes_what_was_said_by_way(db: None) -> None:
    ronde, _ = round_on_service({"balie": 7.8, "digitaal": 7.1})
    period = period_of(ronde.sluit_op.date(), "kwartaal").code

    _, keys = compose(opdracht(ronde.gemeente, Soort.DIENSTVERLENING, period))

    assert set(Meetwaarde.objects.exclude(groep="").values_list("pk", flat=True)) <= set(keys)


def test_share_of_an_instrument_is_told_with_what_it_counts(db: None) -> None:
    ronde = make_closed_ronde(2)
    part = {"categorie": "tevreden of heel tevreden", "vraag": "Is tevreden"}
    question_figure(ronde, "instrument-tevredenheid:aandeel", 0.7, **part)

    content = report(ronde.gemeente, period_of(ronde.sluit_op.date(), "kwartaal").code)

    assert "Is tevreden (tevreden of heel tevreden)" in str(content.blocks)


def test_staff_rounds_have_no_place_in_it(gemeente: Gemeente) -> None:
    assert "Checklist voor peilingen" not in str(report(gemeente).blocks)


def course(gemeente: Gemeente, shares: dict[int, float | None], periode: str = "2011-K4") -> None:
    ways(gemeente, periode, digitaal=ALIKE)
    course_figures(gemeente, periode, shares)


def chapter_on_course(content: Content) -> list[Block]:
    blocks = list(content.blocks)
    start = next(
        (at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.anchor == "verloop-1"),
        len(blocks),
    )
    end = next(
        (at for at, each in enumerate(blocks) if at > start and isinstance(each, Heading)), len(blocks)
    )
    return blocks[start:end]


def words_of(block: Block) -> str:
    assert isinstance(block, Heading | Text)
    return block.text.replace("\xa0", " ")


def test_course_says_how_many_were_done_after_eight_weeks(gemeente: Gemeente) -> None:
    course(gemeente, {14: 0.8, 28: 0.6, 56: 0.37, 84: 0.1})

    head, lead, *_ = chapter_on_course(report(gemeente))

    assert words_of(head) == "Na 56 dagen was 63 % van de aanvragen klaar"
    assert words_of(lead) == "Hoe dat een jaar eerder was, weten we niet."


def test_course_is_drawn_from_the_days_that_are_published(gemeente: Gemeente) -> None:
    course(gemeente, {14: 0.8, 28: 0.6, 56: 0.0, 84: 0.0})

    (chart,) = (each for each in chapter_on_course(report(gemeente)) if isinstance(each, Chart))

    assert isinstance(chart.data, Survival)
    assert (chart.data.days, chart.data.open_share) == ((14.0, 28.0, 56.0), (0.8, 0.6, 0.0))
    assert (chart.data.median, chart.data.n) == (40.0, 100)


def test_course_stands_beside_that_of_a_year_before(gemeente: Gemeente) -> None:
    course_figures(gemeente, "2010-K4", {14: 0.9, 56: 0.5})
    course_figures(gemeente, "2011-K3", {14: 0.7, 56: 0.3})
    course(gemeente, {14: 0.8, 56: 0.37})

    _, lead, *rest = chapter_on_course(report(gemeente))

    assert words_of(lead) == "Een jaar eerder was na 56 dagen 50 % klaar."
    (table,) = (each for each in rest if isinstance(each, Table))
    assert [(row[0], row[1], row[3]) for row in table.rows] == [("14", 0.8, 0.9), ("56", 0.37, 0.5)]
    assert table.notes == (
        "Nu: vierde kwartaal van 2011, n = 100.",
        "Een jaar eerder: vierde kwartaal van 2010, n = 100.",
    )


def test_course_tells_the_last_day_that_open_cases_do_not_move(gemeente: Gemeente) -> None:
    course(gemeente, {14: 0.8, 28: 0.6})
    course_figures(gemeente, "2011-K4", {56: 0.4}, vlaggen=["veel_open"])
    course_figures(gemeente, "2011-K4", {84: None}, vlaggen=["te_weinig"])

    head, *_ = chapter_on_course(report(gemeente))

    assert words_of(head) == "Na 28 dagen was 40 % van de aanvragen klaar"


def test_course_that_may_not_be_shown_is_not_drawn(gemeente: Gemeente) -> None:
    course(gemeente, {14: None, 56: None})

    head, lead, *rest = chapter_on_course(report(gemeente))

    assert "weten we niet" in words_of(head)
    assert words_of(lead) == "Er zijn te weinig gegevens."
    assert not any(isinstance(each, Chart | Table) for each in rest)


def test_course_of_a_year_before_that_is_hidden_says_so(gemeente: Gemeente) -> None:
    course_figures(gemeente, "2010-K4", {14: 0.9, 56: None})
    course(gemeente, {14: 0.8, 56: 0.37})

    (table,) = (each for each in chapter_on_course(report(gemeente)) if isinstance(each, Table))

    assert isinstance(table.rows[1][3], Hidden)


def test_publishing_the_report_publishes_its_course(gemeente: Gemeente) -> None:
    course(gemeente, {14: 0.8, 56: 0.37})

    _, keys = compose(opdracht(gemeente, Soort.DIENSTVERLENING))

    of_course = Meetwaarde.objects.filter(indicator__code="doorlooptijd-verloop")
    assert {each.pk for each in of_course} <= set(keys)


def test_report_on_a_month_has_no_course(gemeente: Gemeente) -> None:
    course(gemeente, {14: 0.8, 56: 0.37})

    assert chapter_on_course(report(gemeente, "2011-12")) == []
