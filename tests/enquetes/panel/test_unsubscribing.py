"""One-click unsubscribe (RFC 8058), from the headers of an invitation."""

from __future__ import annotations

from django.conf import settings
from django.test import Client

from enquetes.mails import panel_token
from enquetes.models import Panellid, Profiel
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.enquetes.panel.panelronde import make_members, open_panelronde
from tests.enquetes.panel.traces import traces

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def invited(inwoner: Inwoner) -> str:
    """Join, get an invitation; return the path in its List-Unsubscribe header."""
    inwoner.join()
    make_members(inwoner.gemeente, 11)
    with inwoner.commit(execute=True):
        open_panelronde(inwoner.gemeente)
    mail = next(mail for mail in inwoner.mailbox if mail.to == [ADRES] and "Ronde" in mail.subject)
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = mail.extra_headers["List-Unsubscribe"]
    assert link[1:-1] in str(mail.body)
    return str(link).strip("<>").removeprefix(settings.SITE_URL)


def test_post_without_cookie_leaves_the_panel(inwoner: Inwoner) -> None:
    path = invited(inwoner)

    response = Client(enforce_csrf_checks=True).post(path, ONE_CLICK)

    assert response.status_code == 200
    assert not response.cookies
    assert traces(ADRES) == set()


def test_get_never_unsubscribes(inwoner: Inwoner) -> None:
    path = invited(inwoner)

    for _ in range(2):
        assert "Ja, ik stop" in inwoner.get(path).content.decode()
        assert Client().head(path).status_code == 200

    assert Panellid.objects.filter(email=ADRES).exists()


def test_doing_it_again_is_a_success(inwoner: Inwoner) -> None:
    path = invited(inwoner)
    inwoner.post(path, ONE_CLICK)

    again = inwoner.post(path, ONE_CLICK)

    assert again.status_code == 200
    assert "U staat niet meer in het panel" in again.content.decode()


def test_who_never_confirmed_can_leave_too(inwoner: Inwoner) -> None:
    inwoner.sign_up()

    inwoner.post(inwoner.url("panel-afmelden", panel_token(Panellid.objects.get())), ONE_CLICK)

    assert not Panellid.objects.exists()
    assert not Profiel.objects.exists()


def test_forged_link_leaves_nobody(inwoner: Inwoner) -> None:
    lid = inwoner.join()

    forged = inwoner.post(inwoner.url("panel-afmelden", panel_token(lid, "mijn")), ONE_CLICK)

    assert forged.status_code == 404
    assert Panellid.objects.exists()
