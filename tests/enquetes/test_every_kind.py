"""Every kind of question: asked, answered, sealed and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from adoptie.refusal import Refusal
from enquetes.actions.antwoord import save_page
from enquetes.actions.ronde import close_ronde
from enquetes.content import Answer, Inhoud, ItemSoort, Optie, Pagina, Soort, Vraag
from enquetes.forms.antwoord import PaginaForm
from enquetes.models import Inzending, Ronde
from enquetes.queries.links import Link
from enquetes.sealed import SealedRound, open_sealed, sealed_base
from enquetes.sealing import seal_ronde
from metingen.figures.ronde import round_figures
from tests.factories.enquetes import answer, make_open_ronde, open_links
from tests.factories.soorten import EVERY_ANSWER, EVERY_KIND

WITHOUT_CONTACT = Inhoud(
    "Alle soorten",
    tuple(
        Pagina(tuple(v for v in page.vragen if v.soort not in {Soort.EMAIL, Soort.TELEFOON}), page.titel)
        for page in EVERY_KIND.paginas
    ),
)
Filled = dict[str, str | list[str]]
# What a browser sends for EVERY_ANSWER.
FILLED: tuple[Filled, ...] = (
    {
        "v_werkplek": "anders",
        "v_werkplek__anders": "In de trein",
        "v_beroep": "ja",
        "v_hulp": ["1", "3"],
        "v_gemak": "6",
        "v_cijfer": "8",
    },
    {
        "v_lukt__r1": "ja",
        "v_lukt__r2": "nee",
        "v_taken__r1_a": "2",
        "v_taken__r1_b": "ja",
        "v_taken__r2_a": "3",
        "v_eerst": ["3", "1", "2"],
    },
    {
        "v_uren": "36",
        "v_sinds": "2019-03-01",
        "v_kort": "De rust",
        "v_lang__nvt": "on",
        "v_mail": "iemand@hattem.example",
        "v_bellen": "038-1234567",
        "v_mag": "on",
    },
)


# More may be chosen, and there is room for other words.
TOOLS = Vraag(
    "middel",
    Soort.MEERKEUZE,
    "Wat gebruikt u?",
    opties=(
        Optie("1", "Een bril"),
        Optie("2", "Een groot scherm"),
        Optie("anders", "Anders, namelijk", namelijk=True),
        Optie("geen", "Geen van deze", alleen=True),
    ),
    minste=2,
    meeste=2,
)


def vraag(code: str) -> Vraag:
    return next(each for each in (*EVERY_KIND.vragen(), TOOLS) if each.code == code)


def form_of(code: str, data: Filled) -> PaginaForm:
    return PaginaForm(Pagina((vraag(code),)), _posted(data), {})


def _posted(data: Mapping[str, str | list[str]]) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, value in data.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted


def sealed_file(ronde: Ronde) -> SealedRound:
    done = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    return open_sealed(sealed_base(done.gemeente.slug), done.sleutel, done.verzegeld_hash)


@pytest.fixture
def link() -> Link:
    return open_links(make_open_ronde(inhoud=WITHOUT_CONTACT), 1)[0]


def test_questionnaire_with_every_kind_is_stored_and_read() -> None:
    assert Inhoud.from_json(EVERY_KIND.to_json()) == EVERY_KIND
    assert {each.soort for each in EVERY_KIND.vragen()} == set(Soort)


@pytest.mark.django_db
def test_what_is_filled_in_is_kept_as_it_was_meant(client: Client, link: Link) -> None:
    for number, data in enumerate(FILLED, start=1):
        url = reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])
        assert client.get(url).status_code == 200
        kept = {name: value for name, value in data.items() if number < 3 or name != "v_kort"}
        client.post(url, {**kept, "actie": "vorige"})

    found = {code: given for code, given in link.draft()["antwoorden"].items() if given is not None}
    expected = {code: given for code, given in EVERY_ANSWER.items() if code not in {"mail", "bellen", "kort"}}
    assert found == expected


@pytest.mark.django_db
def test_every_kind_is_sealed_and_counted() -> None:
    ronde = make_open_ronde(inhoud=WITHOUT_CONTACT)
    links = open_links(ronde, 12)
    for number, one in enumerate(links):
        first: Answer = ["1", "2"] if number % 2 else ["3", "1", "2"]
        answer(one, **{**EVERY_ANSWER, "cijfer": str(5 + number % 5), "eerst": first, "uren": 30.0 + number})

    sealed = sealed_file(ronde)
    frame = sealed.answers()

    assert sorted(frame["over"]) == [float(19 + number) for number in range(12)]
    assert frame["eerst[1]"].value_counts().to_dict() == {1: 6, 2: 6}
    assert sealed.texts("werkplek[anders]")["tekst"].tolist() == ["In de trein"] * 12
    assert "kort" not in frame
    figures = {(each.definition.code, each.categorie): each for each in round_figures(sealed)}
    assert figures["cijfer:cijfer", ""].waarde == pytest.approx(6.75)
    assert figures["cijfer:zeven", ""].waarde == pytest.approx(6 / 12)
    assert figures["eerst", "Snelheid"].waarde == pytest.approx(0.5)
    assert figures["lang[nvt]", ""].vlaggen == ("te_weinig",)
    assert figures["mag", ""].waarde == 12
    assert figures["over", ""].waarde is not None


@pytest.mark.django_db
def test_page_of_every_kind_shows_what_was_answered(client: Client, link: Link) -> None:
    save_page(link=link, answers=EVERY_ANSWER)

    pages = [
        client.get(reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])).content.decode()
        for number in (1, 2, 3)
    ]

    assert 'value="In de trein"' in pages[0]
    assert pages[0].count(" checked") == 5
    assert " selected" in pages[0]
    assert "1. Hulp" in pages[1]
    assert 'value="2019-03-01"' in pages[2]
    assert "Uren vrij" not in pages[2]


@pytest.mark.parametrize(
    ("code", "data", "told"),
    [
        ("hulp", {"v_hulp": ["1", "geen"]}, "alleen als niets anders past"),
        ("hulp", {"v_hulp": ["1", "2", "3"]}, "hoogstens 2."),
        ("middel", {"v_middel": ["geen"], "v_middel__anders": "Een loep"}, "alleen als niets anders past"),
        ("middel", {"v_middel": ["1", "2"], "v_middel__anders": "Een loep"}, "hoogstens 2."),
        ("uren", {"v_uren": "7,5"}, "heel getal"),
        ("uren", {"v_uren": "61"}, "van 0 tot en met 60 uur"),
        ("uren", {"v_uren": "0", "v_uren__nvt": "on"}, "Kies een van de twee"),
        ("sinds", {"v_sinds": "31-2-2019"}, "geen datum"),
        ("sinds", {"v_sinds": "1-1-0001"}, "kan niet"),
        ("mail", {"v_mail": "iemand"}, "naam@voorbeeld.nl"),
        ("bellen", {"v_bellen": "bel maar"}, "geen telefoonnummer"),
        ("eerst", {"v_eerst": ["9"]}, "Kies alleen uit"),
        ("werkplek", {"v_werkplek": "9"}, "geldige"),
    ],
)
def test_answer_that_cannot_be_is_explained(code: str, data: Filled, told: str) -> None:
    form = form_of(code, data)

    assert not form.is_valid()
    assert told in str(form.errors)
    assert code not in form.answers()


@pytest.mark.parametrize(
    ("code", "data", "kept"),
    [
        ("werkplek", {"v_werkplek__anders": "Op de fiets"}, "anders"),
        ("hulp", {"v_hulp": ["geen"]}, ["geen"]),
        ("middel", {"v_middel": ["1"], "v_middel__anders": "Een loep"}, ["1", "anders"]),
        ("sinds", {"v_sinds": "1-3-2019"}, "2019-03-01"),
        ("sinds", {"v_sinds": "9-8-1946"}, "1946-08-09"),
        ("eerst", {"v_eerst": ["1", "2"], "rang": "v_eerst:2:omhoog"}, ["2", "1"]),
        ("eerst", {"v_eerst": ["1"], "rang": "v_eerst:3:kies"}, ["1", "3"]),
        ("mag", {}, None),
    ],
)
def test_answer_is_understood(code: str, data: Filled, kept: object) -> None:
    form = form_of(code, data)

    assert form.is_valid(), form.errors
    assert form.answers()[code] == kept


@pytest.mark.parametrize("each", list(EVERY_KIND.asked()), ids=lambda each: str(each.code))
def test_who_has_no_answer_can_say_so_at_every_kind(each: Vraag) -> None:
    page = Pagina((replace(each, geen_antwoord="niet van toepassing"),))
    nothing = {f"v_{each.code}__nvt": "on"}
    filled = next(data for data in FILLED if any(name.startswith(f"v_{each.code}") for name in data))

    alone, both = (PaginaForm(page, _posted(data), {}) for data in (nothing, {**filled, **nothing}))

    assert alone.is_valid(), alone.errors
    assert alone.answers()[f"{each.code}.nvt"] == "ja"
    assert "Kies een van de twee" in str(both.errors) or each.code == "lang"


def test_columns_say_what_they_hold() -> None:
    kinds = {item.kolom: item.soort for item in EVERY_KIND.items()}

    assert kinds["werkplek[anders]"] == ItemSoort.TEKST
    assert kinds["uren[nvt]"] == ItemSoort.VINK
    assert kinds["taken[r1_b]"] == ItemSoort.SCHAAL
    assert "welkom" not in kinds


@pytest.mark.django_db
def test_ranking_comes_back_to_its_place(client: Client, link: Link) -> None:
    url = reverse("antwoord-pagina", args=[link.ronde.code, link.token, 2])

    moved = client.post(url, {"rang": "v_eerst:3:kies", "v_lukt__r1": "ja"})

    assert moved.headers["Location"] == f"{url}#id_v_eerst"
    assert link.draft()["antwoorden"]["eerst"] == ["3"]
    assert link.draft()["antwoorden"]["lukt"] == {"r1": "ja"}
    assert not Inzending.objects.exists()


@pytest.mark.django_db
def test_anonymous_round_never_asks_how_to_reach_somebody() -> None:
    with pytest.raises(Refusal, match=r"nooit hoe iemand te bereiken is.*'mail' en 'bellen'"):
        make_open_ronde(inhoud=EVERY_KIND)
