"""What is promised to who answers: said, written down when the round opens, and the same ever after."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from adoptie.models import Gebeurtenis, Rol
from enquetes import mails
from enquetes.actions.ronde import close_ronde, extend_ronde, open_ronde
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.queries.rondes import responses
from enquetes.sealed import sealed_base
from enquetes.sealing import seal_ronde
from tests.factories.adoptie import RapportagegroepFactory, member
from tests.factories.enquetes import answer, decide_on, invite, make_ronde, personal_links

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("modus", Modus)


def opened(modus: Modus) -> Ronde:
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS, modus=modus)
    invite(ronde, 12, RapportagegroepFactory.create(traject=ronde.traject, naam="Balie"))
    decide_on(ronde, vertrouwelijk_mag=True)
    return open_ronde(ronde=ronde, by="test")


@BOTH
def test_three_sentences_are_promised_and_begin_with_the_mode(modus: Modus) -> None:
    told = opened(modus).belofte

    assert len(told) == 3
    assert modus.value in told[0]


@BOTH
def test_page_mail_and_receipt_say_what_was_written_down(modus: Modus, client: Client) -> None:
    ronde = opened(modus)
    (link, *_) = personal_links(ronde)

    pages = [client.get(f"/e/{ronde.code}/{link.token}/"), client.get(f"/e/{ronde.code}/{link.token}/1/")]
    answer(link, werk="4")
    pages.append(client.get(f"/e/{ronde.code}/{link.token}/klaar/"))

    for page in pages:
        for sentence in ronde.belofte:
            assert escape(sentence) in page.content.decode()
    assert (
        " ".join(ronde.belofte)
        in mails.compose(
            link.uitnodiging.verzendingen.get(),  # type: ignore[union-attr]
            mails.Links("link"),
        )[1]
    )


@BOTH
def test_opening_is_written_in_the_log_with_mode_and_promise(modus: Modus) -> None:
    ronde = opened(modus)

    details = Gebeurtenis.objects.get(action="ronde geopend").details

    assert details["modus"] == modus
    assert details["belofte"] == " ".join(ronde.belofte)


@BOTH
def test_sealed_file_says_what_was_promised(modus: Modus) -> None:
    ronde = opened(modus)
    for link in personal_links(ronde)[:6]:
        answer(link, werk="4")
    sealed = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    (folder,) = sealed_base(sealed.gemeente.slug).iterdir()
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())

    assert (manifest["modus"], manifest["belofte"]) == (modus.value, ronde.belofte)
    (told,) = responses(sealed.gemeente)
    assert (told.modus, list(told.belofte)) == (modus.label, ronde.belofte)


def test_promise_stays_in_the_words_of_the_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer version of the program may say it otherwise; what was promised is what was said."""
    ronde = opened(Modus.ANONIEM)
    before = list(ronde.belofte)
    monkeypatch.setattr(mails, "_ANONYMOUS", "Andere woorden.")
    ronde = extend_ronde(ronde=ronde, sluit_op=ronde.sluit_op + dt.timedelta(days=3), by="test")

    assert ronde.belofte == before
    assert mails.promised(ronde) == tuple(before)


def test_round_page_shows_what_was_promised_also_when_the_day_moved(client: Client) -> None:
    ronde = opened(Modus.ANONIEM)
    Ronde.objects.filter(pk=ronde.pk).update(verzegel_op=ronde.verzegel_op + dt.timedelta(days=20))
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    page = client.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()

    assert all(escape(sentence) in page for sentence in ronde.belofte)


def test_promise_is_written_down_in_dutch() -> None:
    with override("en"):
        ronde = opened(Modus.ANONIEM)

    assert ronde.belofte[0] == "Deze vragenlijst is anoniem: er staat geen naam bij uw antwoorden."


@BOTH
def test_mode_cannot_be_changed_behind_the_program(modus: Modus) -> None:
    ronde = opened(modus)
    (other,) = set(Modus) - {modus}

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE enquetes_ronde SET modus = %s WHERE id = %s", [other.value, ronde.pk])

    ronde.refresh_from_db()
    assert ronde.modus == modus


@BOTH
def test_who_answers_reads_beside_the_promise_that_a_file_may_be_made(modus: Modus, client: Client) -> None:
    """'Nobody gets to see who answered what' must not be read as 'answers stay where they are'."""
    ronde = opened(modus)
    (link, *_) = personal_links(ronde)
    told = "De programmaleider kan een bestand met antwoorden krijgen, zonder namen en met een reden."

    for path in ("", "1/"):
        page = client.get(f"/e/{ronde.code}/{link.token}/{path}").content.decode()
        assert (told in page) is (modus == Modus.VERTROUWELIJK)
    assert len(ronde.belofte) == 3


def test_privacy_page_says_of_which_mode_answers_may_leave(client: Client) -> None:
    page = client.get("/privacy/").content.decode()

    assert "Van een anonieme vragenlijst krijgt niemand de antwoorden zelf." in page
    assert "Van een vertrouwelijke vragenlijst kan de programmaleider een bestand" in page
    assert "Alleen cijfers over groepen" not in page
