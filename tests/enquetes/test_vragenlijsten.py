"""Making a questionnaire in the browser, from the first question to a version that lies fixed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente, Rol
from adoptie.refusal import Refusal
from enquetes.actions.ontwerp import (
    add_nulmeting,
    add_vraag,
    begin_versie,
    change_ontwerp,
    create_vragenlijst,
)
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.content import Inhoud, Optie, Soort, Vraag
from enquetes.editing import code_from, join_pagina, move_vraag, options_from, remove_vraag, split_pagina
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.sjabloon import NULMETING
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import CONTENT
from tests.factories.soorten import EVERY_KIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


@pytest.fixture
def leider(gemeente: Gemeente, client: Client) -> Client:
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    return client


@pytest.fixture
def nulmeting(gemeente: Gemeente) -> Vragenlijst:
    return add_nulmeting(gemeente=gemeente, by="test")


def url(name: str, vragenlijst: Vragenlijst, *more: object) -> str:
    return reverse(name, args=[vragenlijst.gemeente.slug, vragenlijst.pk, *more])


def newest(vragenlijst: Vragenlijst) -> Vragenlijstversie:
    found = vragenlijst.versies.first()
    assert found is not None
    return found


def send(client: Client, address: str, **data: str) -> None:
    """Fill in a form about a part of a draft, as it is now."""
    client.post(address, {**data, "basis": client.get(address).context["basis"]})


def codes(inhoud: Inhoud) -> list[list[str]]:
    return [[vraag.code for vraag in pagina.vragen] for pagina in inhoud.paginas]


def test_list_offers_the_ready_made_one_until_it_is_taken(leider: Client, gemeente: Gemeente) -> None:
    page = reverse("vragenlijsten", args=[gemeente.slug])
    assert "Deze lijst overnemen" in leider.get(page).content.decode()

    leider.post(reverse("vragenlijst-sjabloon", args=[gemeente.slug]))

    assert "Deze lijst overnemen" not in leider.get(page).content.decode()
    assert newest(gemeente.vragenlijsten.get()).content == NULMETING


def test_ready_made_one_has_thirteen_questions() -> None:
    assert len(list(NULMETING.vragen())) == 13


def test_programmaleider_makes_a_questionnaire_in_the_browser(leider: Client, gemeente: Gemeente) -> None:
    begun = leider.post(reverse("vragenlijst-nieuw", args=[gemeente.slug]), {"naam": "Proef"})
    vragenlijst = gemeente.vragenlijsten.get()
    assert begun.headers["Location"] == url("vragenlijst", vragenlijst)

    added = leider.post(
        url("vraag-toevoegen", vragenlijst, "schaal"),
        {
            "tekst": "Mijn werk gaat goed.",
            "antwoorden": "oneens\neens",
            "weet_niet": "on",
            "richting": "hoger",
        },
    )

    assert added.status_code == 302
    (vraag,) = newest(vragenlijst).content.vragen()
    assert vraag == Vraag(
        "werk_gaat_goed",
        Soort.SCHAAL,
        "Mijn werk gaat goed.",
        opties=(Optie("1", "oneens"), Optie("2", "eens"), Optie("wn", "weet ik niet", telt=False)),
        richting="hoger",
    )


@pytest.mark.parametrize("soort", Soort)
def test_form_of_each_kind_keeps_what_was_filled_in(leider: Client, gemeente: Gemeente, soort: Soort) -> None:
    everything = save_vragenlijst(gemeente=gemeente, naam="Alles", inhoud=EVERY_KIND, by="test").vragenlijst
    for vraag in (each for each in EVERY_KIND.vragen() if each.soort == soort):
        page = leider.get(url("vraag-wijzigen", everything, vraag.code))
        initial = page.context["form"].initial
        data = {name: value for name, value in initial.items() if value is not None and value is not False}
        data["basis"] = page.context["basis"]

        answer = leider.post(url("vraag-wijzigen", everything, vraag.code), data)

        assert answer.status_code == 302
        assert newest(everything).content == EVERY_KIND


def test_changed_answer_gets_a_new_code_and_the_others_keep_theirs() -> None:
    before = (Optie("1", "nooit"), Optie("2", "soms"), Optie("3", "vaak"))

    after = options_from(["nooit", "af en toe", "vaak"], before)

    assert [option.code for option in after] == ["1", "4", "3"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"tekst": "", "antwoorden": "a\nb"}, "verplicht"),
        ({"tekst": "Wat?", "antwoorden": "a"}, "minstens 2 regels"),
        ({"tekst": "Wat?", "antwoorden": "a\nB\nb"}, "twee keer"),
        ({"tekst": "Wat?", "antwoorden": "\n".join(str(n) for n in range(26))}, "hoogstens 25"),
        ({"tekst": "Wat?", "antwoorden": "a\n" + "b" * 201}, "korter"),
    ],
)
def test_question_that_cannot_be_is_explained(
    leider: Client, nulmeting: Vragenlijst, data: dict[str, str], told: str
) -> None:
    page = leider.post(url("vraag-toevoegen", nulmeting, "werk_af", "na", "keuze"), data).content.decode()

    assert told in page
    assert newest(nulmeting).content == NULMETING


def test_number_with_its_bounds_swapped_is_explained(leider: Client, nulmeting: Vragenlijst) -> None:
    data = {"tekst": "Hoeveel?", "minimum": "10", "maximum": "9,5", "richting": "geen"}

    page = leider.post(url("vraag-toevoegen", nulmeting, "werk_af", "na", "getal"), data).content.decode()

    assert "meer zijn dan het laagste" in page


def test_move_vraag_goes_over_the_edge_of_a_page() -> None:
    assert codes(CONTENT) == [["werk", "functie"], ["middel", "uren", "stel", "open"]]

    moved = move_vraag(CONTENT, "middel", up=True)

    assert codes(moved) == [["werk", "functie", "middel"], ["uren", "stel", "open"]]
    assert codes(move_vraag(moved, "middel", up=False)) == codes(CONTENT)
    with pytest.raises(Refusal, match="al bovenaan"):
        move_vraag(CONTENT, "werk", up=True)


def test_split_and_join_pagina_undo_each_other() -> None:
    split = split_pagina(CONTENT, "uren")

    assert codes(split) == [["werk", "functie"], ["middel", "uren"], ["stel", "open"]]
    assert join_pagina(split, "stel") == CONTENT
    with pytest.raises(Refusal, match="begint al"):
        split_pagina(CONTENT, "functie")


def test_remove_vraag_takes_an_empty_page_away_and_keeps_one_question() -> None:
    left = remove_vraag(remove_vraag(CONTENT, "werk"), "functie")
    assert codes(left) == [["middel", "uren", "stel", "open"]]

    for code in ("middel", "uren", "stel"):
        left = remove_vraag(left, code)
    with pytest.raises(Refusal, match="enige vraag"):
        remove_vraag(left, "open")


def test_question_is_moved_split_and_removed_with_buttons(leider: Client, nulmeting: Vragenlijst) -> None:
    leider.post(url("vraag-verplaatsen", nulmeting, "snel_vinden", "omhoog"))
    leider.post(url("pagina-splitsen", nulmeting, "snel_vinden"))
    assert codes(newest(nulmeting).content)[0] == ["snel_vinden"]

    leider.post(url("pagina-samenvoegen", nulmeting, "systemen_helpen"))
    leider.post(url("vraag-verwijderen", nulmeting, "snel_vinden"))

    assert codes(newest(nulmeting).content)[0] == ["systemen_helpen", "dubbel_werk", "waar_vast"]


def test_texts_of_questionnaire_and_page_can_be_changed(leider: Client, nulmeting: Vragenlijst) -> None:
    send(
        leider, url("vragenlijst-teksten", nulmeting), titel="Hoe gaat het?", inleiding="Kort.", slot="Dank."
    )
    send(leider, url("pagina-tekst", nulmeting, "werk_af"), titel="Druk", uitleg="Over nu.", blok="A")

    inhoud = newest(nulmeting).content
    assert (inhoud.titel, inhoud.inleiding, inhoud.slot) == ("Hoe gaat het?", "Kort.", "Dank.")
    page = inhoud.paginas[1]
    assert (page.titel, page.uitleg, page.blok) == ("Druk", "Over nu.", "A")


def test_published_version_never_changes(leider: Client, nulmeting: Vragenlijst) -> None:
    assert (
        "verandert deze versie niet meer"
        in leider.get(url("vragenlijst-vaststellen", nulmeting)).content.decode()
    )
    leider.post(url("vragenlijst-vaststellen", nulmeting))
    versie = newest(nulmeting)

    assert versie.vastgesteld
    assert leider.get(url("vraag-wijzigen", nulmeting, "werk_af")).status_code == 404
    leider.post(url("vraag-verplaatsen", nulmeting, "werk_af", "omhoog"))
    leider.post(url("vraag-toevoegen", nulmeting, "werk_af", "na", "tekst"), {"tekst": "Nog iets?"})
    leider.post(url("ontwerp-stap", nulmeting, "terug"), {"stap": "1"})
    assert newest(nulmeting).content == NULMETING
    with pytest.raises(DatabaseError, match=r"never changes|promise"), transaction.atomic():
        Vragenlijstversie.objects.filter(pk=versie.pk).update(hash="anders")


def test_new_version_is_a_copy_and_leaves_the_old_one(leider: Client, nulmeting: Vragenlijst) -> None:
    publish_versie(versie=newest(nulmeting), by="test")

    leider.post(url("vragenlijst-nieuwe-versie", nulmeting))
    leider.post(url("vraag-verwijderen", nulmeting, "werk_af"))

    old, new = nulmeting.versies.order_by("nummer")
    assert old.content == NULMETING
    assert len(list(new.content.vragen())) == 12
    assert "werk_af" in leider.get(url("vragenlijst-versie", nulmeting, 1)).content.decode()


def test_begin_versie_refuses_a_second_draft(nulmeting: Vragenlijst) -> None:
    with pytest.raises(Refusal, match="al een nieuwe versie"):
        begin_versie(vragenlijst=nulmeting, by="test")


def test_code_is_never_used_again_for_another_question(nulmeting: Vragenlijst) -> None:
    publish_versie(versie=newest(nulmeting), by="test")
    begin_versie(vragenlijst=nulmeting, by="test")
    change_ontwerp(vragenlijst=nulmeting, change=lambda inhoud: remove_vraag(inhoud, "werk_af"), by="test")

    add_vraag(vragenlijst=nulmeting, vraag=Vraag("nieuw", Soort.TEKST, "Werk af?"), by="test")

    assert codes(newest(nulmeting).content)[-1][-1] == "werk_af_2"


@pytest.mark.parametrize("text", ["Wat?", "???", "2 + 2", "Zoë's café", "é" * 300, "een " * 80])
def test_code_from_always_gives_a_code(text: str) -> None:
    assert Vraag(code_from(text, {"vraag"}), Soort.TEKST, text)


def test_name_that_is_taken_is_refused(gemeente: Gemeente, nulmeting: Vragenlijst) -> None:
    with pytest.raises(Refusal, match="al een vragenlijst"):
        create_vragenlijst(gemeente=gemeente, naam=nulmeting.naam.upper(), by="test")


def test_pages_refuse_who_does_not_lead(gemeente: Gemeente, nulmeting: Vragenlijst) -> None:
    for rol in (Rol.MANAGER, Rol.LEZER, Rol.OR, Rol.KLANTCONTACT):
        client = Client()
        client.force_login(member(gemeente, rol))
        assert client.get(reverse("vragenlijsten", args=[gemeente.slug])).status_code == 403
        assert client.get(url("vragenlijst", nulmeting)).status_code == 403


def test_unknown_kind_direction_or_place_is_no_fault(leider: Client, nulmeting: Vragenlijst) -> None:
    assert leider.get(url("vraag-toevoegen", nulmeting, "raadsel")).status_code == 404
    assert leider.get(url("vraag-soort", nulmeting, "werk_af", "onder")).status_code == 404
    assert leider.post(url("vraag-verplaatsen", nulmeting, "werk_af", "opzij")).status_code == 404
    assert leider.get(url("pagina-tekst", nulmeting, "weg")).status_code == 302
    page = leider.post(url("vraag-toevoegen", nulmeting, "weg", "na", "tekst"), {"tekst": "Waar?"})
    assert "Deze vraag is er niet meer" in page.content.decode()


def test_list_takes_a_fixed_number_of_queries(
    leider: Client, gemeente: Gemeente, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        vragenlijst = create_vragenlijst(gemeente=gemeente, naam=f"Lijst {number}", by="test")
        add_vraag(vragenlijst=vragenlijst, vraag=Vraag("n", Soort.TEKST, "Wat?"), by="test")

    with django_assert_max_num_queries(9):
        page = leider.get(reverse("vragenlijsten", args=[gemeente.slug]))

    assert "Lijst 5" in page.content.decode()
