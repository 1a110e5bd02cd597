"""The own page: see, take along, correct. The link in the mail is the key."""

from __future__ import annotations

import datetime as dt
import json

import time_machine

from adoptie.actions.gemeente import change_contact
from adoptie.actions.persoon import object_to_mail
from adoptie.contact import Contact
from adoptie.rights import Betrokkene, objectors
from enquetes.actions.panelgegevens import ask_new_address
from enquetes.actions.panelmails import send_panelmails
from enquetes.models import Doelgroep, Modus, Panellid, Panelmail, Uitnodiging, Volgcode
from enquetes.panelmails import farewell
from enquetes.queries.panel import profile_of, stored_for_clerk
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.enquetes.panel.panelronde import make_members, open_panelronde
from tests.enquetes.panel.traces import traces
from tests.factories.enquetes import make_volgcode

NEW = "jet.nieuw@voorbeeld.example"


def test_own_page_and_download_show_all_that_is_stored(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    make_members(inwoner.gemeente, 11)
    ronde = open_panelronde(inwoner.gemeente, modus=Modus.VERTROUWELIJK)
    code = make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL).code
    path = inwoner.own_page()

    page = inwoner.get(path).content.decode()
    download = inwoner.get(f"{path}gegevens.json")

    for told in (ADRES, "65 jaar of ouder", "Wapenveld", "nee", "website", ronde.naam, str(code)):
        assert told in page
        assert told in download.content.decode()
    assert json.loads(download.content)["aangemeld op"] == lid.aangemeld_op.isoformat()
    assert "attachment" in download["Content-Disposition"]


def test_own_page_link_lives_one_day(inwoner: Inwoner) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        inwoner.join()
        clock.shift(dt.timedelta(minutes=11))
        path = inwoner.own_page()
        clock.shift(dt.timedelta(days=1, minutes=1))

        late = inwoner.get(path)

    assert late.status_code == 410
    assert ADRES not in late.content.decode()
    assert inwoner.url("panel-link") in late.content.decode()


def test_link_for_another_end_opens_no_own_page(inwoner: Inwoner) -> None:
    inwoner.sign_up()
    token = inwoner.mailed_path().split("/")[-2]

    assert inwoner.get(inwoner.url("panel-mijn", token)).status_code == 404


def test_profile_can_be_corrected(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    path = f"{inwoner.own_page()}kenmerken/"
    assert 'value="Wapenveld"' in inwoner.get(path).content.decode()

    inwoner.post(path, {"leeftijd": "50-64", "kern": "", "ondernemer": "ja"})

    assert profile_of(lid) == {"leeftijd": "50-64", "ondernemer": "ja"}


def test_new_address_counts_after_it_is_confirmed(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    inwoner.post(f"{inwoner.own_page()}adres/", {"email": NEW.upper()})
    assert Panellid.objects.get().email == ADRES
    assert inwoner.mailbox[-1].to == [NEW]
    link = inwoner.mailed_path()

    inwoner.get(link)
    assert Panellid.objects.get().email == ADRES
    inwoner.post(link)

    assert Panellid.objects.get().email == NEW
    assert profile_of(lid)["kern"] == "Wapenveld"
    assert inwoner.post(link).status_code == 410


def test_new_address_takes_the_place_of_the_old_one_everywhere(inwoner: Inwoner) -> None:
    inwoner.join()
    make_members(inwoner.gemeente, 11)
    open_panelronde(inwoner.gemeente)
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)
    inwoner.post(f"{inwoner.own_page()}adres/", {"email": NEW})

    inwoner.post(inwoner.mailed_path())

    assert traces(ADRES) == set()
    assert Uitnodiging.objects.filter(email=NEW).count() == Volgcode.objects.filter(email=NEW).count() == 1


def test_no_code_goes_along_where_a_clerk_gave_the_address(inwoner: Inwoner) -> None:
    """Whoever gives an address of their own for a member would otherwise read the answers of that member."""
    lid = inwoner.join()
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)
    ask_new_address(lid=lid, email=NEW, by="klantcontact")
    send_panelmails()
    link = inwoner.mailed_path()

    assert "Had u een volgcode? Die gaat dan weg." in inwoner.get(link).content.decode()
    inwoner.post(link)

    assert Panellid.objects.get().email == NEW
    assert not Volgcode.objects.exists()


def test_old_address_is_told_that_another_one_came(inwoner: Inwoner) -> None:
    inwoner.join()
    inwoner.post(f"{inwoner.own_page()}adres/", {"email": NEW})
    assert inwoner.mailbox[-1].to == [NEW]

    inwoner.post(inwoner.mailed_path())

    last = inwoner.mailbox[-1]
    assert last.to == [ADRES]
    assert "Vanaf nu mailen wij u daar." in last.body
    assert "Hebt u dat niet gedaan?" in last.body
    assert NEW not in last.body


def test_new_address_of_another_member_is_refused_only_to_its_owner(inwoner: Inwoner) -> None:
    inwoner.join()
    inwoner.join(NEW)
    told = inwoner.post(f"{inwoner.own_page()}adres/", {"email": NEW})
    assert "Kijk in uw mail" in told.content.decode()

    refused = inwoner.post(inwoner.mailed_path())

    assert refused.status_code == 409
    assert Panellid.objects.filter(email=ADRES).exists()


def test_link_of_an_earlier_new_address_confirms_no_later_one(inwoner: Inwoner) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        inwoner.join()
        own = inwoner.own_page()
        inwoner.post(f"{own}adres/", {"email": NEW})
        first = inwoner.mailed_path()
        clock.shift(dt.timedelta(minutes=11))
        inwoner.post(f"{own}adres/", {"email": "ander@voorbeeld.example"})

        assert inwoner.post(first).status_code == 410
        assert Panellid.objects.get().email == ADRES


def test_second_new_address_at_once_is_refused_in_words(inwoner: Inwoner) -> None:
    inwoner.join()
    own = inwoner.own_page()
    inwoner.post(f"{own}adres/", {"email": NEW})

    again = inwoner.post(f"{own}adres/", {"email": "ander@voorbeeld.example"})
    same = inwoner.post(f"{own}adres/", {"email": ADRES})

    assert "tien minuten" in again.content.decode()
    assert "hebben wij al" in same.content.decode()
    assert Panelmail.objects.get(soort="adres").adres == NEW


def test_volgcode_can_be_taken_back(inwoner: Inwoner) -> None:
    inwoner.join()
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)
    path = inwoner.own_page()
    assert "Volgcode weghalen" in inwoner.get(path).content.decode()

    inwoner.post(f"{path}volgcode/")

    assert not Volgcode.objects.exists()
    assert Panellid.objects.exists()


def test_own_page_says_what_somebody_did_not_tell(inwoner: Inwoner) -> None:
    inwoner.join(ondernemer="")
    page = inwoner.get(inwoner.own_page()).content.decode()

    assert page.count("niet ingevuld") == 1


def test_page_for_another_address_tells_which_one_is_used_now(inwoner: Inwoner) -> None:
    inwoner.join()

    assert f"Nu mailen wij u op {ADRES}." in inwoner.get(f"{inwoner.own_page()}adres/").content.decode()


def test_link_that_is_none_shows_a_way_to_help(inwoner: Inwoner) -> None:
    page = inwoner.get(inwoner.url("panel-mijn", "x"))

    assert page.status_code == 404
    assert "Bel of mail de gemeente" in page.content.decode()


def test_own_page_says_that_a_correction_was_kept(inwoner: Inwoner) -> None:
    inwoner.join()
    path = f"{inwoner.own_page()}kenmerken/"

    sent = inwoner.post(path, {"leeftijd": "35-49", "kern": "", "ondernemer": ""})

    assert "Uw kenmerken zijn bewaard." in inwoner.get(sent.headers["Location"]).content.decode()


def test_text_that_was_agreed_to_keeps_its_paragraphs(inwoner: Inwoner) -> None:
    inwoner.join()

    assert "Ik hoef nooit mee te doen.<br>" in inwoner.get(inwoner.own_page()).content.decode()


def test_mails_of_the_panel_say_whom_to_ask(inwoner: Inwoner) -> None:
    gemeente = inwoner.gemeente
    change_contact(gemeente=gemeente, contact=Contact("An Jansen", "14 0344"), by="test")

    assert farewell(gemeente)[1].endswith("Hebt u een vraag of hulp nodig? Bel 14 0344 (An Jansen).")


def test_own_page_leads_to_answers_for_an_hour_and_no_longer(inwoner: Inwoner) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        inwoner.join()
        clock.shift(dt.timedelta(minutes=11))
        make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)
        path = inwoner.own_page()
        assert "Mijn antwoorden zien, verbeteren of wissen" in inwoner.get(path).content.decode()

        there = inwoner.get(f"{path}antwoorden/")["Location"]
        assert ADRES in inwoner.get(there).content.decode()
        clock.shift(dt.timedelta(hours=1, minutes=1))

        assert inwoner.get(there).status_code == 404


def test_who_stops_hears_that_answers_can_be_erased_first(inwoner: Inwoner) -> None:
    inwoner.join()
    path = inwoner.own_page()
    without = inwoner.get(f"{path}stoppen/").content.decode()
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)

    for step in ("stoppen/", "volgcode/"):
        assert "Eerst naar mijn antwoorden" in inwoner.get(path + step).content.decode()
    assert "Eerst naar mijn antwoorden" not in without


def test_who_joins_after_an_objection_is_asked_again(inwoner: Inwoner) -> None:
    object_to_mail(who=Betrokkene(inwoner.gemeente, ADRES), by="test")

    inwoner.join()

    assert objectors(inwoner.gemeente, [ADRES]) == set()


def test_clerk_is_not_told_whether_there_is_a_code(inwoner: Inwoner) -> None:
    """Who has a code answered, and that is nobody else's."""
    lid = inwoner.join()
    before = stored_for_clerk(lid)
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)

    assert stored_for_clerk(lid) == before
