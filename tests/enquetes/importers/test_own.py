"""A questionnaire that this program gave away, and files that only look like one."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from adoptie.refusal import Refusal
from enquetes.beelden import clean_picture
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
                Vraag(
                    "meer",
                    Soort.TEKST,
                    "Wat nog?",
                    relevantie="uren > 8",
                    lang=True,
                    concept="c1",
                    spoor="fysiek",
                ),
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


def pictured(*shas: str) -> Inhoud:
    """Return a questionnaire with so many of these pictures, one beside each question."""
    (page,) = INHOUD.paginas
    vragen = [
        replace(vraag, beeld=sha, beeld_alt="Een loket")
        for vraag, sha in zip(page.vragen, shas, strict=False)
    ]
    return replace(INHOUD, paginas=(replace(page, vragen=(*vragen, *page.vragen[len(shas) :])),))


def test_pictures_come_along_with_their_words(tmp_path: Path) -> None:
    plaatje = clean_picture(picture())
    inhoud = pictured(plaatje.sha, plaatje.sha)

    found = read_questionnaire(file(tmp_path, to_envelope(inhoud, {plaatje.sha: plaatje.inhoud})))

    assert found.inhoud == inhoud
    assert found.beelden == (plaatje,)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "zit niet in het bestand"),
        ([], "zit niet in het bestand"),
        ({"a" * 64: 5}, "zit niet in het bestand"),
        ({"a" * 64: "geen base64!"}, "is beschadigd"),
        ({"a" * 64: "é"}, "is beschadigd"),
        ({"a" * 64: b64encode(b"<svg onload='alert(1)'/>").decode()}, "geen afbeelding die we kunnen lezen"),
    ],
)
def test_picture_that_cannot_be_read_is_left_out_and_told(tmp_path: Path, sent: object, told: str) -> None:
    data = {**to_envelope(pictured("a" * 64)), "beelden": sent}

    found = read_questionnaire(file(tmp_path, data))

    assert [vraag.beeld + vraag.beeld_alt for vraag in found.inhoud.vragen()] == ["", "", ""]
    assert found.beelden == ()
    assert found.regels[0].gevolg == Gevolg.WEGGELATEN
    assert found.regels[0].wat == "Afbeelding bij vraag uren"
    assert told in found.regels[0].waarom


def test_only_what_a_picture_shows_is_taken(tmp_path: Path) -> None:
    hidden = picture() + b"<script>"
    found = read_questionnaire(file(tmp_path, to_envelope(pictured("b" * 64), {"b" * 64: hidden})))

    (plaatje,) = found.beelden
    assert b"<script>" not in plaatje.inhoud
    assert next(found.inhoud.vragen()).beeld == plaatje.sha


def test_picture_of_no_question_and_pictures_beyond_the_limit_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enquetes.importers.pictures.MOST", 1)
    sent = {name * 64: picture() for name in "abc"}

    found = read_questionnaire(file(tmp_path, to_envelope(pictured("a" * 64, "b" * 64), sent)))

    lost = {regel.wat: regel.waarom for regel in found.regels if regel.gevolg == Gevolg.WEGGELATEN}
    assert "hoogstens 1 afbeeldingen" in lost["Afbeelding bij vraag waar"]
    assert "bij geen vraag" in lost["Andere afbeeldingen"]


def test_file_stays_so_small_that_it_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enquetes.uitvoer._ROOM", 10)

    assert set(to_envelope(INHOUD, {"a": b"123456", "b": b"123456", "c": b"1234"})["beelden"]) == {"a", "c"}


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 10), "teal").save(out, "PNG")
    return out.getvalue()


def changed(**change: Any) -> dict[str, Any]:
    data = to_envelope(INHOUD)
    data["inhoud"]["paginas"][0]["vragen"][0].update(change)
    return data


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{", "geen goede JSON, bij regel 1"),
        ('{"soort": NaN}', "'NaN'"),
        ('{"soort": [' + "[]," * 1_000_000 + "[]]}", "te veel onderdelen"),
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
