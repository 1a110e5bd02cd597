"""What somebody sees who has sent in: what was kept, who sees what, and where the outcomes come."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from adoptie.rights import asking_link
from enquetes.actions.proefronde import start_proefronde
from enquetes.models import Modus, Uitnodiging
from enquetes.queries.links import Link, find_link
from enquetes.uitkomstlink import Plek, link_to
from tests.enquetes.test_respond import url
from tests.factories.adoptie import member
from tests.factories.enquetes import (
    answer,
    make_open_ronde,
    make_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db


def test_receipt_says_where_the_outcomes_come() -> None:
    staff = make_staff_ronde({"Balie": 12})
    by_mail, by_letter = personal_links(staff)[:2]
    assert by_letter.uitnodiging is not None
    Uitnodiging.objects.filter(pk=by_letter.uitnodiging.pk).update(email="")
    by_letter = find_link(staff.code, by_letter.token)
    (passer_by,) = open_links(make_open_ronde(), 1)

    mailed, lettered, passing = (sent_in(link) for link in (by_mail, by_letter, passer_by))

    assert "Dan krijgt u een mail met een link." in mailed
    assert "Dan staan ze op dit adres." not in mailed
    assert by_letter.uitnodiging is not None
    for link, page in ((by_letter, lettered), (passer_by, passing)):
        group = link.uitnodiging.groep_id if link.uitnodiging else None
        assert link_to(Plek(link.ronde.pk, group)) in page
        assert "Dan krijgt u een mail" not in page


def sent_in(link: Link) -> str:
    """Send in on the web and return the receipt."""
    sent = Client().post(url(link, 2), {"v_open": 'Meer licht & "lucht"', "actie": "versturen"})
    assert sent.status_code == 200
    return sent.content.decode()


@pytest.mark.parametrize(("akkoord", "found_again"), [("ja", True), ("nee", False)])
def test_who_has_a_volgcode_reads_how_to_find_the_answers_again(akkoord: str, *, found_again: bool) -> None:
    """'Later nobody sees them, you neither' holds without a code alone."""
    ronde = make_staff_ronde({"Balie": 12}, modus=Modus.VERTROUWELIJK)
    link = personal_links(ronde)[0]
    Client().post(reverse("antwoord", args=[ronde.code, link.token]), {"akkoord": akkoord})

    page, receipt = Client().get(url(link, 2)).content.decode(), sent_in(link)

    assert ("Iets verbeteren kan pas na het definitief afsluiten." in page) is found_again
    assert ("Na het versturen kunt u niets meer veranderen" in page) is not found_again
    assert ("Later laten we uw antwoorden niet meer zien, ook niet aan u." in receipt) is not found_again
    assert (asking_link(ronde.gemeente) in receipt) is found_again


def test_anonymous_receipt_says_that_answers_are_not_shown_again() -> None:
    receipt = sent_in(personal_links(make_staff_ronde({"Balie": 12}))[0])

    assert "Later laten we uw antwoorden niet meer zien, ook niet aan u." in receipt
    assert "volgcode" not in receipt


def test_receipt_says_who_sees_the_outcomes() -> None:
    staff = sent_in(personal_links(make_staff_ronde({"Balie": 12}))[0])
    passer_by = sent_in(open_links(make_open_ronde(), 1)[0])

    assert "Eerst zien de programmaleider, de beheerder en de ondernemingsraad ze." in staff
    assert "Eerst zien een paar mensen bij de gemeente ze." in passer_by


def test_receipt_of_a_try_out_promises_no_outcomes() -> None:
    ronde = make_ronde()
    trial = start_proefronde(ronde=ronde, by=member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    page = sent_in(open_links(trial, 1)[0])

    assert "Dan staan ze op dit adres." not in page


def test_receipt_gives_a_copy_to_keep() -> None:
    first, second = open_links(make_open_ronde(), 2)
    answer(first, open="Van een ander")

    page = sent_in(second)
    address = re.search(r'href="data:text/plain;charset=utf-8;base64,([^"]*)"', page)

    assert address
    assert 'Wat wilt u nog kwijt?\nMeer licht & "lucht"' in b64decode(address[1]).decode()


def test_page_of_who_got_a_letter_speaks_of_no_mail(client: Client) -> None:
    by_mail, by_letter = personal_links(make_staff_ronde({"Balie": 12}))[:2]
    assert by_letter.uitnodiging is not None
    Uitnodiging.objects.filter(pk=by_letter.uitnodiging.pk).update(email="")

    assert "de link uit uw mail" in client.get(url(by_mail)).content.decode()
    page = client.get(url(by_letter)).content.decode()
    assert "de code uit uw brief" in page
    assert "uw mail" not in page
