"""A volgcode joins answers of one person in one doelgroep, with consent, until it is taken back."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Traject
from enquetes import mails, sealed
from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.actions.volgcode import KEEP_FOR, forget_volgcodes
from enquetes.keys import load_key
from enquetes.masking import mask_links
from enquetes.models import Doelgroep, Inzending, Modus, Ronde, Verzending, Volgcode
from enquetes.queries.links import Link
from enquetes.sealing import seal_ronde
from enquetes.seals import VOLGCODE
from enquetes.volgcodes import withdrawal_link
from tests.factories.adoptie import TrajectFactory
from tests.factories.enquetes import invite, make_ronde, make_staff_ronde, make_volgcode, personal_links

pytestmark = pytest.mark.django_db
NO_CHOICE = "Kies ja of nee. Daarna kunt u beginnen."


@pytest.fixture
def traject() -> Traject:
    return TrajectFactory.create()


def staff_ronde(traject: Traject, naam: str = "Medewerkers") -> Ronde:
    ronde = make_staff_ronde({naam: 12}, opened=False, traject=traject, modus=Modus.VERTROUWELIJK, naam=naam)
    return open_ronde(ronde=ronde, by="test")


def sample_ronde(traject: Traject) -> Ronde:
    ronde = make_ronde(
        doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, traject=traject, naam="Inwoners"
    )
    invite(ronde, 12)
    return open_ronde(ronde=ronde, by="test")


def rename(ronde: Ronde, email: str) -> Link:
    """Return the link of one person, who is invited at this address."""
    person = ronde.uitnodigingen.order_by("pk").first()
    ronde.uitnodigingen.filter(pk=person.pk).update(email=email)  # type: ignore[union-attr]  # there are twelve
    return personal_links(ronde)[0]


def begin(link: Link) -> str:
    return reverse("antwoord", args=[link.ronde.code, link.token])


def answer_with(link: Link, choice: str) -> str | None:
    """Consent or not, send in, and return the code that stands beside the answers."""
    Client().post(begin(link), {"akkoord": choice})
    save_page(link=link, answers={"uren": 3.0})
    submit(link=link)
    return code_beside(link)


def code_beside(link: Link) -> str | None:
    row = Inzending.objects.get(link_hash=link.answer_hash)
    code = load_key(link.ronde.sleutel).decrypt(bytes(row.inhoud), bytes(row.link_hash)).get("volgcode")
    return None if code is None else str(code)


def withdrawal_page(link: Link) -> str:
    assert link.uitnodiging
    return urlsplit(withdrawal_link(link.uitnodiging)).path


def test_code_only_with_consent(traject: Traject) -> None:
    yes, no = personal_links(staff_ronde(traject))[:2]

    assert answer_with(yes, "ja") == str(Volgcode.objects.get().code)
    assert answer_with(no, "nee") is None


def test_no_choice_is_an_error_in_words(client: Client, traject: Traject) -> None:
    link = personal_links(staff_ronde(traject))[0]

    response = client.post(begin(link))

    page = response.content.decode()
    assert response.status_code == 422
    assert page.count('id="foutoverzicht"') == 1
    assert page.count(NO_CHOICE) == 2
    assert NO_CHOICE not in client.get(begin(link)).content.decode()


def test_choice_can_be_seen_and_changed_before_sending_in(client: Client, traject: Traject) -> None:
    link = personal_links(staff_ronde(traject))[0]
    client.post(begin(link), {"akkoord": "ja"})
    page = client.get(begin(link)).content.decode()

    assert 'value="ja" checked' in page.replace('checked value="ja"', 'value="ja" checked')
    assert answer_with(link, "nee") is None


@pytest.mark.parametrize("choice", ["ja", "nee"])
def test_page_to_withdraw_does_not_say_what_somebody_chose(traject: Traject, choice: str) -> None:
    """Who said no, or withdrew before, is not told to have agreed; who sees the page learns nothing."""
    link = rename(staff_ronde(traject), "jan@stad.example")
    answer_with(link, choice)

    page = Client().get(withdrawal_page(link)).content.decode()

    assert "Gaf u toestemming om uw antwoorden met een volgcode te vergelijken?" in page
    assert "U gaf toestemming" not in page


def test_who_withdraws_reads_that_an_open_round_still_holds_the_code(traject: Traject) -> None:
    """Until its key and the copies of it are gone, database and key together join answer and person."""
    link = rename(staff_ronde(traject), "jan@stad.example")
    answer_with(link, "ja")

    told = Client().post(withdrawal_page(link)).content.decode().replace("\xa0", " ")

    assert code_beside(link) is not None
    assert "Dan staat de code nog bij uw antwoorden, versleuteld." in told
    assert "Uiterlijk 14 dagen na het definitief afsluiten kan niemand die nog aan u koppelen." in told


def test_code_is_the_same_in_a_later_round(traject: Traject) -> None:
    first, later = (rename(staff_ronde(traject, name), "jan@stad.example") for name in ("Een", "Twee"))

    assert answer_with(first, "ja") == answer_with(later, "ja")


def test_employee_and_inwoner_at_one_address_are_not_joined(traject: Traject) -> None:
    employee = rename(staff_ronde(traject), "jan@stad.example")
    inwoner = rename(sample_ronde(traject), "Jan@stad.example")

    codes = {answer_with(employee, "ja"), answer_with(inwoner, "ja")}

    assert len(codes) == 2
    assert None not in codes


@pytest.mark.parametrize("modus", Modus)
def test_mail_offers_to_take_consent_back_where_it_is_asked(modus: Modus) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=modus)
    invite(ronde, 1)
    row = Verzending(uitnodiging=ronde.uitnodigingen.get(), soort=Verzending.Soort.UITNODIGING)

    links = mails.links_for(row.uitnodiging, "https://stad.example/e/code/token/")
    _, body, _ = mails.compose(row, links)

    assert ("/volgcode/" in body) is (modus == Modus.VERTROUWELIJK)


def test_consent_is_taken_back_with_one_button(client: Client, traject: Traject) -> None:
    employee = rename(staff_ronde(traject), "jan@stad.example")
    inwoner = rename(sample_ronde(traject), "jan@stad.example")
    answer_with(employee, "ja")
    answer_with(inwoner, "ja")
    page = withdrawal_page(employee)

    # Mail programs open links: looking does nothing.
    assert client.get(page).status_code == 200
    assert Volgcode.objects.count() == 2
    done = [client.post(page) for _ in range(2)]

    assert Volgcode.objects.get().doelgroep == Doelgroep.STEEKPROEF
    assert all("Uw toestemming is ingetrokken" in one.content.decode() for one in done)


def test_consent_can_be_taken_back_long_after_the_round(client: Client, traject: Traject) -> None:
    ronde = staff_ronde(traject)
    link = personal_links(ronde)[0]
    answer_with(link, "ja")
    page = withdrawal_page(link)
    seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    ronde.uitnodigingen.all().delete()

    client.post(page)

    assert not Volgcode.objects.exists()


def test_consent_taken_back_while_answering_counts(client: Client, traject: Traject) -> None:
    link = personal_links(staff_ronde(traject))[0]
    client.post(begin(link), {"akkoord": "ja"})
    client.post(withdrawal_page(link))

    submit(link=link)

    assert code_beside(link) is None
    assert not Volgcode.objects.exists()


def test_receipt_offers_to_take_consent_back_to_who_gave_it(client: Client, traject: Traject) -> None:
    yes, no = personal_links(staff_ronde(traject))[:2]
    answer_with(yes, "ja")
    answer_with(no, "nee")
    receipts = [
        client.get(reverse("antwoord-klaar", args=[one.ronde.code, one.token])).content.decode()
        for one in (yes, no)
    ]

    offered = ["Toestemming voor de volgcode intrekken" in receipt for receipt in receipts]

    assert offered == [True, False]


def test_link_to_take_consent_back_does_not_show_the_address(traject: Traject) -> None:
    link = rename(staff_ronde(traject), "janneke.vandervecht@stad.example")

    assert "vandervecht" not in withdrawal_page(link).lower()


def test_mistyped_link_to_take_consent_back_stands_in_no_log(traject: Traject) -> None:
    path = withdrawal_page(personal_links(staff_ronde(traject))[0])

    assert mask_links(path.replace("volgcode", "volgkode")) == "/volgkode/(link)/"


def test_wrong_link_to_take_consent_back_says_so(client: Client) -> None:
    response = client.post(reverse("volgcode-intrekken", args=["onzin"]))

    assert response.status_code == 404
    assert "Deze link klopt niet" in response.content.decode()


def test_sealed_answers_hold_no_code_of_somebody_who_took_consent_back(traject: Traject) -> None:
    ronde = staff_ronde(traject)
    stays, leaves = personal_links(ronde)[:2]
    answer_with(stays, "ja")
    answer_with(leaves, "ja")
    Client().post(withdrawal_page(leaves))

    close_ronde(ronde=ronde, by="test")
    sealed_ronde = seal_ronde(ronde=ronde, by="test")

    file = sealed.open_sealed(
        sealed.sealed_base(ronde.gemeente.slug), sealed_ronde.sleutel, sealed_ronde.verzegeld_hash
    )
    codes = file.answers()[VOLGCODE].dropna().tolist()
    assert codes == [str(Volgcode.objects.get().code)]


def test_code_is_forgotten_24_months_after_the_last_round_with_consent(traject: Traject) -> None:
    answer_with(personal_links(staff_ronde(traject))[0], "ja")
    kept = Volgcode.objects.get()
    make_volgcode(traject.gemeente, "lang@geleden.example", Doelgroep.MEDEWERKERS, days=-1)

    assert forget_volgcodes() == 1

    assert Volgcode.objects.get() == kept
    assert kept.bewaren_tot > timezone.localdate() + KEEP_FOR
