"""Answering a questionnaire whose questions depend on each other."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import close_ronde
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.keys import load_key
from enquetes.models import Inzending
from enquetes.queries.links import Link
from enquetes.sealed import open_sealed, sealed_base
from enquetes.sealing import seal_ronde
from tests.factories.enquetes import make_open_ronde, open_links

pytestmark = pytest.mark.django_db

YES_NO = (Optie("ja", "Ja"), Optie("nee", "Nee"))
ROUTED = Inhoud(
    "Thuiswerken",
    (
        Pagina(
            (
                Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),
                Vraag(
                    "dagen", Soort.GETAL, "Hoeveel dagen?", minimum=1, maximum=5, relevantie="thuis = 'ja'"
                ),
            )
        ),
        Pagina(
            (
                Vraag(
                    "genoeg",
                    Soort.KEUZE,
                    "U werkt {dagen} dagen thuis. Is dat genoeg?",
                    opties=YES_NO,
                ),
                Vraag("kantoor", Soort.BEREKENING, "Dagen op kantoor", formule="5 - dagen"),
            ),
            relevantie="dagen > 0",
        ),
        Pagina(
            (
                Vraag(
                    "uren",
                    Soort.GETAL,
                    "Hoeveel uur werkt u op kantoor?",
                    controle="uren <= kantoor * 9 of leeg(kantoor)",
                    controle_tekst="Op {kantoor} dagen past dat niet.",
                ),
            )
        ),
    ),
)


@pytest.fixture
def link() -> Link:
    return open_links(make_open_ronde(inhoud=ROUTED), 1)[0]


def url(link: Link, number: int) -> str:
    return reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])


def sent(link: Link) -> dict[str, object]:
    row = Inzending.objects.get()
    found: dict[str, object] = load_key(link.ronde.sleutel).decrypt(bytes(row.inhoud), bytes(row.link_hash))[
        "antwoorden"
    ]
    return found


def test_question_waits_for_the_answer_that_it_depends_on(client: Client, link: Link) -> None:
    assert "Hoeveel dagen?" not in client.get(url(link, 1)).content.decode()

    answer = client.post(url(link, 1), {"v_thuis": "ja"})
    page = client.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == f"{url(link, 1)}?nieuw#id_v_dagen"
    assert "er een vraag bij gekomen" in page
    assert "Hoeveel dagen?" in page


def test_page_that_does_not_apply_is_skipped(client: Client, link: Link) -> None:
    answer = client.post(url(link, 1), {"v_thuis": "nee"})

    assert answer.headers["Location"] == url(link, 3)
    assert client.get(url(link, 2)).headers["Location"] == reverse(
        "antwoord", args=[link.ronde.code, link.token]
    )


def test_earlier_answer_stands_in_the_text(client: Client, link: Link) -> None:
    save_page(link=link, answers={"thuis": "ja", "dagen": 2.0})

    page = client.get(url(link, 2)).content.decode()

    assert "U werkt 2 dagen thuis." in page
    assert "Dagen op kantoor" not in page
    assert "Vraag 3 van ongeveer 4." in " ".join(page.split())


def test_who_changes_an_answer_is_told_what_will_not_count(client: Client, link: Link) -> None:
    save_page(link=link, answers={"thuis": "ja", "dagen": 2.0, "genoeg": "nee"})

    told = client.post(url(link, 1), {"v_thuis": "nee", "v_dagen": "2"})
    page = told.content.decode()

    assert told.status_code == 409
    assert "Niet alles telt mee" in page
    assert "Hoeveel dagen?" in page
    assert "U werkt 2 dagen thuis. Is dat genoeg?" in page
    assert link.draft()["antwoorden"]["thuis"] == "ja", "nothing is kept yet"

    agreed = client.post(url(link, 1), {"v_thuis": "nee", "v_dagen": "2", "vervalt": "dagen,genoeg"})

    assert agreed.headers["Location"] == url(link, 3)


def test_answers_that_do_not_count_are_not_sent(client: Client, link: Link) -> None:
    save_page(link=link, answers={"thuis": "nee", "dagen": 2.0, "genoeg": "nee"})

    receipt = client.post(url(link, 3), {"v_uren": "36"}).content.decode()

    assert sent(link) == {"thuis": "nee", "uren": 36.0}
    assert "Hoeveel dagen?" not in receipt
    assert "36" in receipt


def test_answer_is_checked_against_the_others(client: Client, link: Link) -> None:
    save_page(link=link, answers={"thuis": "ja", "dagen": 4.0, "genoeg": "ja"})

    wrong = client.post(url(link, 3), {"v_uren": "36"})

    assert wrong.status_code == 422
    assert "Op 1 dagen past dat niet." in wrong.content.decode()
    client.post(url(link, 3), {"v_uren": "8"})
    assert sent(link)["kantoor"] == 1.0


def test_sealing_drops_what_does_not_count(link: Link) -> None:
    save_page(link=link, answers={"thuis": "ja", "dagen": 2.0})
    submit(link=link)
    row = Inzending.objects.get()
    key = load_key(link.ronde.sleutel)
    stray = {"antwoorden": {"thuis": "nee", "dagen": 2.0}, "groep": "", "profiel": {}}
    Inzending.objects.filter(pk=row.pk).update(inhoud=key.encrypt(stray, bytes(row.link_hash)))

    sealed = seal_ronde(ronde=close_ronde(ronde=link.ronde, by="test"), by="test")

    file = open_sealed(sealed_base(sealed.gemeente.slug), sealed.sleutel, sealed.verzegeld_hash)
    assert file.answers()["dagen"].isna().all()


def test_answers_are_shown_once_and_never_again(client: Client, link: Link) -> None:
    client.post(url(link, 1), {"v_thuis": "nee"})

    first = client.post(url(link, 3), {"v_uren": "31"}).content.decode()
    again = client.post(url(link, 3), {"v_uren": "31"}, follow=True).content.decode()

    assert "Dit hebt u ingevuld" in first
    assert "31" in first
    assert "Dit hebt u ingevuld" not in again
    assert Inzending.objects.count() == 1


def test_respondent_takes_answers_back_and_may_begin_again(client: Client, link: Link) -> None:
    client.post(url(link, 3), {"v_uren": "31"})
    back = reverse("antwoord-intrekken", args=[link.ronde.code, link.token])

    assert "Ja, wis mijn antwoorden" in client.get(back).content.decode()
    gone = client.post(back).content.decode()

    assert "U hebt uw antwoorden ingetrokken" in gone
    assert not Inzending.objects.exists()
    client.post(reverse("antwoord", args=[link.ronde.code, link.token]))
    assert client.get(url(link, 1)).status_code == 200


def test_answers_of_a_closed_round_cannot_be_taken_back(client: Client, link: Link) -> None:
    client.post(url(link, 3), {"v_uren": "31"})
    close_ronde(ronde=link.ronde, by="test")

    late = client.post(reverse("antwoord-intrekken", args=[link.ronde.code, link.token]))

    assert late.status_code in {302, 410}
    assert Inzending.objects.count() == 1


def test_answers_so_far_can_be_looked_through(client: Client, link: Link) -> None:
    client.post(url(link, 1), {"v_thuis": "nee"})

    page = client.get(reverse("antwoord-nakijken", args=[link.ronde.code, link.token])).content.decode()

    assert "Werkt u thuis?" in page
    assert "geen antwoord" in page
    assert f'href="{url(link, 1)}"' in page


def test_own_words_and_the_first_of_a_ranking_are_said_on_the_next_page(client: Client) -> None:
    kanaal = (Optie("bel", "Bellen"), Optie("x", "Anders, namelijk", namelijk=True))
    orde = (Optie("a", "Snel"), Optie("b", "Vriendelijk"))
    inhoud = Inhoud(
        "Contact",
        (
            Pagina((Vraag("kanaal", Soort.KEUZE, "Hoe nam u contact op?", opties=kanaal),)),
            Pagina((Vraag("orde", Soort.RANGSCHIKKING, "Wat telt het meest?", opties=orde),)),
            Pagina(
                (
                    Vraag(
                        "hoe", Soort.TEKST, "Hoe beviel '{kanaal.anders}'?", relevantie="kanaal.anders <> 'x'"
                    ),
                    Vraag("waarom", Soort.TEKST, "Waarom staat '{orde.1}' bovenaan?"),
                )
            ),
        ),
    )
    ronde = make_open_ronde(inhoud=inhoud)
    link = open_links(ronde, 1)[0]

    save_page(link=link, answers={"kanaal": "x", "kanaal.anders": "Per duif", "orde": ["b", "a"]})
    page = client.get(link.page(3)).content.decode()
    assert "Hoe beviel &#x27;Per duif&#x27;?" in page
    assert "Waarom staat &#x27;Vriendelijk&#x27; bovenaan?" in page

    save_page(link=link, answers={"kanaal": "bel"})
    assert "Hoe beviel" not in client.get(link.page(3)).content.decode(), "those words no longer count"


def test_who_thought_to_send_in_is_told_that_there_is_more_to_ask(client: Client) -> None:
    more = Pagina((Vraag("bevalt", Soort.KEUZE, "Bevalt dat?", opties=YES_NO),), relevantie="thuis = 'ja'")
    first = Pagina((Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),))
    link = open_links(make_open_ronde(inhoud=Inhoud("Thuiswerken", (first, more))), 1)[0]
    assert "Versturen" in client.get(url(link, 1)).content.decode()

    page = client.post(url(link, 1), {"v_thuis": "ja", "actie": "versturen"}, follow=True).content.decode()

    assert "Door uw antwoord is er een vraag bij gekomen." in page
    assert "Bevalt dat?" in page
    assert not Inzending.objects.exists()


def test_brace_around_the_questions_is_shown_as_one(client: Client) -> None:
    pages = (Pagina((Vraag("uren", Soort.GETAL, "Uren?"),)),)
    whole = Inhoud("Werk {{1}", pages, "Over {{2}.", "Dank voor {{3}.")
    link = open_links(make_open_ronde(inhoud=whole), 1)[0]

    begin = client.get(reverse("open-link", args=[link.ronde.code])).content.decode()
    receipt = client.post(url(link, 1), {"v_uren": "31"}).content.decode()

    assert "Werk {1}" in begin
    assert "Over {2}." in begin
    assert "Dank voor {3}." in receipt
