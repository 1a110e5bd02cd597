"""A questionnaire that this program gave away, and files that only look like one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gevolg
from enquetes.uitvoer import to_envelope

INHOUD = Inhoud(
    "Werken",
    (
        Pagina(
            (
                Vraag("uren", Soort.GETAL, "Hoeveel uur?", minimum=0.0, maximum=60.0, heel=True),
                Vraag("waar", Soort.KEUZE, "Waar?", opties=(Optie("a", "Balie", namelijk=True),)),
                Vraag("meer", Soort.TEKST, "Wat nog?", relevantie="uren > 8", lang=True, concept="c1"),
            ),
            titel="Werk",
        ),
    ),
    inleiding="Dag",
    vertalingen={"en": {"titel": "Working"}},
)


def file(folder: Path, data: Any) -> Path:
    path = folder / "lijst.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_what_was_given_away_comes_back_as_it_was(tmp_path: Path) -> None:
    found = read_questionnaire(file(tmp_path, to_envelope(INHOUD)))

    assert found.inhoud == INHOUD
    assert found.totals == {"overgenomen": 3, "veranderd": 0, "weggelaten": 0}


def test_pictures_are_not_in_the_file(tmp_path: Path) -> None:
    page = INHOUD.paginas[0]
    seen = replace(page, vragen=(replace(page.vragen[0], beeld="a" * 64, beeld_alt="Een loket"),))

    found = read_questionnaire(file(tmp_path, to_envelope(replace(INHOUD, paginas=(seen,)))))

    assert [vraag.beeld for vraag in found.inhoud.vragen()] == [""]
    assert found.regels[0].gevolg == Gevolg.WEGGELATEN


def changed(**change: Any) -> dict[str, Any]:
    data = to_envelope(INHOUD)
    data["inhoud"]["paginas"][0]["vragen"][0].update(change)
    return data


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{", "geen goede JSON, bij regel 1"),
        ('{"soort": NaN}', "'NaN'"),
        ("{" + '"a":{' * 100_000, "geen JSON die te lezen is|geen goede JSON"),
        ({"soort": "iets"}, "'soort' is niet"),
        ({**to_envelope(INHOUD), "formaat": 99}, "andere versie"),
        ({**to_envelope(INHOUD), "inhoud": []}, "geen vragenlijst"),
        (changed(tekst=5), "'vragenlijst, paginas 1, vragen 1, tekst'"),
        (changed(tekst="x" * 30_000), "vragen 1, tekst"),
        (changed(heel="ja"), "vragen 1, heel"),
        (changed(soort="quiz"), "vragen 1, soort"),
        (changed(richting="omhoog"), "vragen 1, richting"),
        (changed(opties=[{"code": 1}]), "opties 1, code"),
        (changed(nieuw=1), "vragen 1, nieuw"),
        (changed(code="1 2"), "een code begint met een letter"),
        ({**to_envelope(INHOUD), "inhoud": {**INHOUD.to_json(), "taal": "Nederlands"}}, "code van een taal"),
        (changed(minimum=10**400), "vragen 1, minimum"),
        (json.dumps(changed(minimum=5)).replace("5", "1e999"), "vragen 1, minimum"),
        (changed(tekst="\ud800"), "geen JSON die te lezen is"),
        (changed(tekst="\0"), "een teken dat niet te lezen is"),
        ({**to_envelope(INHOUD), "inhoud": {**INHOUD.to_json(), "paginas": [{}]}}, "niet te lezen: .vragen."),
    ],
)
def test_file_that_only_looks_like_one_is_refused_with_the_place(
    tmp_path: Path, data: Any, told: str
) -> None:
    with pytest.raises(Refusal, match=told):
        read_questionnaire(file(tmp_path, data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["titel", "paginas", "vertalingen", "taal"]), JSON)
def test_whatever_stands_in_a_file_is_read_or_refused(tmp_path: Path, name: str, value: Any) -> None:
    data = to_envelope(INHOUD)
    data["inhoud"][name] = value
    try:
        found = read_questionnaire(file(tmp_path, data))
    except Refusal:
        return
    assert Inhoud.from_json(found.inhoud.to_json()) == found.inhoud
