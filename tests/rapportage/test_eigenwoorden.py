"""The report tells how many wrote about what, and quotes what was released, in no order."""

from __future__ import annotations

import pytest

from enquetes.models import Ronde
from metingen.actions.teksten import judge_texts, release_texts, withdraw_text
from metingen.actions.themas import add_thema, code_texts
from metingen.models import Tekst
from metingen.oordeel import Indeling, Oordeel
from metingen.queries.ongelezen import read_texts
from rapportage.blocks import Block, Chart, Heading, Hidden, Table, Text
from rapportage.reports.eigenwoorden import MOST_QUOTED
from tests.metingen.teksten.worlds import reader_of, sealed_staff, sealed_with_texts
from tests.rapportage.test_enquete import chapters, report

pytestmark = pytest.mark.django_db


def released(ronde: Ronde, *, drukte: int, held: int = 0, rooster: int = 0) -> dict[str, str]:
    """Read, code and release all texts: the first ones are about being busy, the last about the roster."""
    reader = reader_of(ronde)
    texts = read_texts(ronde, "open")
    busy = add_thema(ronde=ronde, kolom="open", naam="Drukte", by=reader)
    roster = add_thema(ronde=ronde, kolom="open", naam="Rooster", by=reader)
    put, said = [], []
    for at, nummer in enumerate(texts):
        themes = {busy.pk} if at < drukte else {roster.pk} if at >= len(texts) - rooster else set()
        put.append(Indeling(nummer, frozenset(themes), None))
        said.append(Oordeel(nummer, "dicht", "ander") if at < held else Oordeel(nummer, "vrij"))
    code_texts(ronde=ronde, kolom="open", indelingen=put, by=reader)
    judge_texts(ronde=ronde, kolom="open", oordelen=said, by=reader)
    release_texts(ronde=ronde, kolom="open", by=reader)
    return texts


def told(ronde: Ronde) -> tuple[str, list[Block]]:
    found = {title: blocks for title, blocks in chapters(report(ronde)).items() if "eigen woorden" in title}
    ((title, blocks),) = found.items()
    return title, blocks


def quotes(blocks: list[Block]) -> dict[str, tuple[str, ...]]:
    """Return the texts under each heading."""
    found, name = {}, ""
    for block in blocks:
        if isinstance(block, Heading):
            name = block.text
        elif isinstance(block, Text) and block.role == "eigen":
            found[name] = block.items
    return found


def test_what_most_wrote_about_is_the_title_and_stands_in_chart_table_and_words() -> None:
    ronde = sealed_with_texts(20)
    released(ronde, drukte=9, rooster=4)

    title, blocks = told(ronde)

    assert title == "In eigen woorden: 45\N{NO-BREAK SPACE}% schreef over 'Drukte'"
    assert f"{title}." in report(ronde).summary
    (chart,) = (block for block in blocks if isinstance(block, Chart))
    assert [(row[0], row[1]) for row in chart.table.rows] == [("Drukte", 0.45), ("Rooster", 0.2)]
    assert chart.table.columns[0].name == "Thema"
    assert "Drukte" in chart.alt
    assert "n = 20" in chart.source


def test_quotes_stand_by_theme_and_by_the_alphabet() -> None:
    ronde = sealed_with_texts(20)
    texts = released(ronde, drukte=3, rooster=4)

    _, blocks = told(ronde)

    found = quotes(blocks)
    quoted = [f"'{text}'" for text in texts.values()]
    assert found["Drukte"] == tuple(sorted(quoted[:3]))
    assert found["Rooster"] == tuple(sorted(quoted[16:]))
    assert found["Andere teksten"] == tuple(sorted(quoted[3:16][:MOST_QUOTED])), "the first that were drawn"
    assert any(isinstance(block, Text) and "8 van de 13" in block.text for block in blocks)


def test_what_was_held_back_or_taken_back_is_nowhere() -> None:
    ronde = sealed_with_texts(12)
    texts = list(released(ronde, drukte=5, held=2, rooster=3).values())
    gone = Tekst.objects.get(nummer=list(read_texts(ronde, "open"))[4])
    withdraw_text(tekst=gone, by=reader_of(ronde))

    content = str(report(ronde))

    shown = [f"'{text}'" in content for text in texts]
    assert shown == [False, False, True, True, False, *[True] * 7]
    assert "Van de 12 teksten zijn er 9 vrijgegeven." in content


def test_texts_of_a_hidden_theme_stand_among_the_others() -> None:
    """A heading with one text under it would say what the hidden cell does not."""
    ronde = sealed_with_texts(12)
    released(ronde, drukte=5, rooster=1)

    _, blocks = told(ronde)

    assert set(quotes(blocks)) == {"Drukte", "Andere teksten"}
    (chart,) = (block for block in blocks if isinstance(block, Chart))
    assert isinstance({row[0]: row[1] for row in chart.table.rows}["Rooster"], Hidden)


def test_group_stands_beside_a_text_only_where_ten_wrote() -> None:
    ronde = sealed_staff({"Balie": 14, "Beleid": 12})
    released(ronde, drukte=13, rooster=6)

    _, blocks = told(ronde)

    texts = [text for found in quotes(blocks).values() for text in found]
    assert {text.partition("' (")[2] for text in texts} == {"Balie)", "Beleid)"}
    assert all(text in {"'iets in Balie' (Balie)", "'iets in Beleid' (Beleid)"} for text in texts)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows][:3] == ["Iedereen samen", "Balie", "Beleid"]


def test_small_groups_are_not_named() -> None:
    ronde = sealed_staff({"Balie": 14, "Beleid": 7})
    released(ronde, drukte=9, rooster=6)

    _, blocks = told(ronde)

    assert not any("(" in text for found in quotes(blocks).values() for text in found)
    assert not any(isinstance(block, Table) for block in blocks)


def test_before_the_release_the_report_has_no_such_chapter() -> None:
    from metingen.actions.meetwaarden import measure_ronde

    ronde = sealed_with_texts(12)
    measure_ronde(ronde=ronde, by="test")
    reader = reader_of(ronde)
    said = [Oordeel(nummer, "vrij") for nummer in read_texts(ronde, "open")]
    judge_texts(ronde=ronde, kolom="open", oordelen=said, by=reader)

    content = report(ronde)

    assert "van iemand" not in str(content)
    assert not any("eigen woorden" in title for title in chapters(content))
