"""What is promised is true for who reads it, in three short sentences."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.actions.gemeente import change_contact
from adoptie.contact import Contact
from enquetes.mails import compose, promise, promises, sample_links
from enquetes.models import Doelgroep, Modus
from enquetes.paper import letters
from enquetes.queries.dossier import dossier_of
from enquetes.queries.verzendingen import Soort, sample_mail
from tests.factories.enquetes import CONTENT, make_staff_ronde, personal_links

ALL = [
    (modus, doelgroep)
    for modus, doelgroep in itertools.product(Modus, Doelgroep)
    if (modus, doelgroep) != (Modus.VERTROUWELIJK, Doelgroep.OPEN)
]


@pytest.mark.parametrize(("modus", "doelgroep"), ALL)
@pytest.mark.parametrize("day", [None, dt.date(2011, 5, 1)])
def test_promise_is_three_short_sentences(modus: Modus, doelgroep: Doelgroep, day: dt.date | None) -> None:
    told = promises(modus, doelgroep, afgesloten_op=day)

    assert len(told) == 3
    for sentence in told:
        assert sentence.endswith(".")
        assert "." not in sentence[:-1]
        assert len(sentence.split()) <= 20


@pytest.mark.parametrize(("modus", "doelgroep"), ALL)
def test_only_staff_hears_of_a_manager(modus: Modus, doelgroep: Doelgroep) -> None:
    assert ("leidinggevende" in " ".join(promises(modus, doelgroep))) is (doelgroep == Doelgroep.MEDEWERKERS)


@pytest.mark.parametrize("doelgroep", Doelgroep)
def test_link_is_promised_to_lead_nowhere_only_when_copies_of_the_key_are_gone(doelgroep: Doelgroep) -> None:
    assert promises(Modus.ANONIEM, doelgroep)[2].startswith("Uiterlijk 14 dagen na het definitief afsluiten")
    dated = promises(Modus.ANONIEM, doelgroep, afgesloten_op=dt.date(2011, 5, 1))[2]
    assert dated.replace("\N{NO-BREAK SPACE}", " ") == (
        "Na 15 mei 2011 kan niemand uw antwoorden nog aan uw link koppelen (later als de ronde langer duurt)."
    )


def test_who_comes_by_an_open_link_has_no_mail_to_look_in() -> None:
    assert "mail." not in " ".join(promises(Modus.ANONIEM, Doelgroep.OPEN)).replace("e-mailadres", "")


@pytest.mark.django_db
def test_mail_letter_begin_page_and_dossier_promise_the_same(client: Client) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    link, *_ = personal_links(ronde)
    told = promise(ronde)
    _, mail, _ = compose(sample_mail(ronde, Soort.UITNODIGING), sample_links(ronde))
    begin = client.get(reverse("antwoord", args=[ronde.code, link.token])).content.decode()
    dossier = [point for deel in dossier_of(ronde).delen for point in deel.punten]

    assert all(sentence in mail and sentence in begin and sentence in dossier for sentence in told)
    on_paper = letters.promises(ronde)
    assert [sentence.replace("uw code", "uw link") for sentence in on_paper] == list(told)
    assert not any("link" in sentence for sentence in on_paper)


@pytest.mark.django_db
def test_mail_letter_and_begin_page_say_why_and_whom_to_ask(client: Client) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    change_contact(gemeente=ronde.gemeente, contact=Contact("An Jansen", "14 0344"), by="test")
    link, *_ = personal_links(ronde)
    mails_ = [
        compose(sample_mail(ronde, soort), sample_links(ronde))[1]
        for soort in (Soort.UITNODIGING, Soort.HERINNERING)
    ]
    begin = client.get(reverse("antwoord", args=[ronde.code, link.token])).content.decode()
    why = ronde.versie.content.inleiding

    for text in (*mails_, letters.usual_text(ronde)):
        assert why in text
        assert "Invullen duurt ongeveer" in text
    assert all("Bel 14 0344 (An Jansen)." in mail for mail in mails_)
    assert 'href="tel:140344"' in begin


@pytest.mark.django_db
def test_mail_without_introduction_or_contact_has_no_hole() -> None:
    ronde = make_staff_ronde({"Balie": 12}, inhoud=replace(CONTENT, inleiding=""))
    change_contact(gemeente=ronde.gemeente, contact=Contact(), by="test")

    _, mail, _ = compose(sample_mail(ronde, Soort.UITNODIGING), sample_links(ronde))

    assert "\n\n\n" not in mail
    assert "hulp nodig" not in mail


@pytest.mark.django_db
def test_reminder_tells_where_what_was_begun_still_is() -> None:
    ronde = make_staff_ronde({"Balie": 12})

    _, mail, _ = compose(sample_mail(ronde, Soort.HERINNERING), sample_links(ronde))

    assert "Zoek dan de eerdere mail op en open de link die daarin staat." in mail
    assert "Met de link in deze mail begint u opnieuw." in mail
