"""The first round of a gemeente: one list makes it, one button fixes it, and nothing is half-stored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from adoptie import dutch
from adoptie.models import Gemeente, Onderdeel, Orbesluit, Rapportagegroep, Rol, Traject
from adoptie.queries.start import Beginstap
from enquetes.actions.proefronde import start_proefronde
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.importers.own import read_own
from enquetes.models import Ronde, Uitnodiging, Vragenlijstversie
from enquetes.queries.begin import beginstappen, first_ronde
from enquetes.queries.groepen import invited_per_group
from enquetes.sealing import seal_ronde
from enquetes.sjabloon import NULMETING, NULMETING_BESTAND
from tests.enquetes.test_staflijst import csv, rows
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import decide_on

pytestmark = pytest.mark.django_db

TWO_GROUPS = (*rows("Balie", 20), *rows("Beleid", 16))


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """Let it be a Monday in autumn: what we fill in falls on days on which people work."""
    with time_machine.travel(dt.datetime(2026, 9, 7, 10, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


@pytest.fixture
def leider(gemeente: Gemeente, client: Client) -> Client:
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    return client


def upload(client: Client, gemeente: Gemeente, *lines: str, head: str = "naam;e-mail;onderdeel;groep") -> str:
    url = reverse("begin-medewerkers", args=[gemeente.slug])
    file = SimpleUploadedFile("medewerkers.csv", csv(*lines, head=head))
    return client.post(url, {"bestand": file}, follow=True).content.decode()


def confirm(client: Client, gemeente: Gemeente, page: str, samen: str = "ja") -> None:
    found = re.search(r'name="lijst" value="([^"]+)"', page)
    assert found is not None
    url = reverse("begin-medewerkers-bevestigen", args=[gemeente.slug])
    client.post(url, {"lijst": found[1], "samen": samen})


def make(client: Client, gemeente: Gemeente, *lines: str, samen: str = "ja") -> Ronde:
    confirm(client, gemeente, upload(client, gemeente, *lines), samen)
    ronde = first_ronde(gemeente)
    assert ronde is not None
    return ronde


def fix(client: Client, gemeente: Gemeente, **filled_in: dt.date | str) -> Ronde:
    today = timezone.localdate()
    days = {"opent_op": today, "sluit_op": today + dt.timedelta(days=21)}
    data = {"naam": "Nulmeting", "contact_email": "vragen@dorp.example", **days, **filled_in}
    client.post(reverse("begin-nulmeting", args=[gemeente.slug]), data)
    return Ronde.objects.get()


def decided(ronde: Ronde) -> None:
    today = timezone.localdate()
    decide_on(ronde, genomen_op=today, geldig_tot=today + dt.timedelta(days=300))


def day(date: dt.date) -> str:
    return plain(dutch.day(date))


def plain(text: str) -> str:
    return text.replace(dutch.NBSP, " ")


def step(gemeente: Gemeente, nummer: int) -> Beginstap:
    return next(stap for stap in beginstappen(gemeente) if stap.nummer == nummer)


def test_one_list_makes_onderdelen_groups_invitations_traject_and_round(
    leider: Client, gemeente: Gemeente
) -> None:
    ronde = make(leider, gemeente, *TWO_GROUPS)

    assert set(Onderdeel.objects.values_list("naam", flat=True)) == {"Balie", "Beleid"}
    assert invited_per_group(ronde) == {"Balie": 20, "Beleid": 16}
    assert Traject.objects.get().sporen.count() == 3
    assert ronde.versie.content == NULMETING
    assert step(gemeente, 1).uitkomst.startswith("36 medewerkers in 2 groepen")


def test_nothing_is_kept_before_it_is_confirmed(leider: Client, gemeente: Gemeente) -> None:
    page = upload(leider, gemeente, *TWO_GROUPS)

    assert "Klopt deze lijst?" in page
    assert not Ronde.objects.exists()
    assert not Traject.objects.exists()
    assert not Onderdeel.objects.exists()
    assert not step(gemeente, 1).klaar


@pytest.mark.parametrize(
    ("lines", "head", "told"),
    [
        (("Jan;jan;Balie;",), "naam;e-mail;onderdeel;groep", "&#x27;jan&#x27; is geen e-mailadres"),
        (("Jan;1;Balie",), "naam;bsn;onderdeel", "De kolom &#x27;e-mail&#x27; ontbreekt"),
        (rows("Balie", 8), "naam;e-mail;onderdeel;groep", "Vraag er minstens 10"),
        ((), "naam;e-mail;onderdeel;groep", "geen"),
    ],
    ids=["no address", "no column", "too few people", "empty"],
)
def test_a_wrong_list_is_refused_with_a_sentence_and_keeps_nothing(
    leider: Client, gemeente: Gemeente, lines: tuple[str, ...], head: str, told: str
) -> None:
    page = upload(leider, gemeente, *lines, head=head)

    assert told in page
    assert 'type="file" name="bestand"' in page
    assert 'name="lijst"' not in page
    assert not Traject.objects.exists()


def test_a_file_that_is_no_sheet_is_refused_in_the_form(leider: Client, gemeente: Gemeente) -> None:
    url = reverse("begin-medewerkers", args=[gemeente.slug])

    page = leider.post(url, {"bestand": SimpleUploadedFile("foto.xlsx", b"\x00\x01\x02" * 50)})

    assert "Dit moet nog anders" in page.content.decode()
    assert not Traject.objects.exists()


def test_groups_under_ten_must_count_together(leider: Client, gemeente: Gemeente) -> None:
    lines = (*rows("Balie", 20), *rows("Archief", 4), *rows("Beleid", 16))

    page = upload(leider, gemeente, *lines)
    confirm(leider, gemeente, page, samen="nee")

    assert "&#x27;Archief&#x27; (4) en &#x27;Beleid&#x27; (16) tellen samen: 20 mensen" in page
    assert "Bewaar zonder samenvoegen" not in page
    assert invited_per_group(Ronde.objects.get()) == {"Balie": 20, "Archief + Beleid": 20}


def test_groups_of_ten_to_fourteen_stay_by_themselves_with_advice(leider: Client, gemeente: Gemeente) -> None:
    lines = (*rows("Balie", 20), *rows("Archief", 13), *rows("Beleid", 11))

    page = upload(leider, gemeente, *lines)
    confirm(leider, gemeente, page)

    assert "tellen samen" not in page.split("<h2")[1]
    assert "Klein, maar het mag: &#x27;Archief&#x27; (13), &#x27;Beleid&#x27; (11)." in page
    assert invited_per_group(Ronde.objects.get()) == {"Balie": 20, "Archief": 13, "Beleid": 11}


def test_each_merge_says_why(leider: Client, gemeente: Gemeente) -> None:
    page = upload(leider, gemeente, *rows("Balie", 20), *rows("Archief", 4), *rows("Beleid", 16))

    assert "Want &#x27;Archief&#x27; heeft minder dan 10 mensen, en &#x27;Beleid&#x27; is daarna" in page


def test_reason_of_a_merge_is_told_once_where_all_teams_are_small(leider: Client, gemeente: Gemeente) -> None:
    teams = (*rows("Balie", 20), *rows("Archief", 4), *rows("Beleid", 9))
    page = upload(leider, gemeente, *teams).replace("&#x27;", "'")

    assert "'Archief' (4) en 'Beleid' (9) tellen samen: 13 mensen." in page
    assert page.count("minder dan 10 mensen") == 1
    assert "Zet dan een kolom 'groep' in het bestand" in page


def test_teams_that_counted_together_still_do_on_a_longer_list(leider: Client, gemeente: Gemeente) -> None:
    teams = (*rows("Balie", 20), *rows("Archief", 9), *rows("Beleid", 16))
    ronde = make(leider, gemeente, *teams)
    decided(ronde)

    page = upload(leider, gemeente, *rows("Balie", 20), *rows("Archief", 10), *rows("Beleid", 16))
    confirm(leider, gemeente, page)

    assert "Dat was bij de vorige lijst ook zo." in page
    assert "De ondernemingsraad besloot over andere groepen" not in page
    assert invited_per_group(ronde) == {"Balie": 20, "Archief + Beleid": 26}


def test_teams_may_be_taken_apart_again_once_each_is_large_enough(leider: Client, gemeente: Gemeente) -> None:
    ronde = make(leider, gemeente, *rows("Balie", 20), *rows("Archief", 9), *rows("Beleid", 16))

    make(leider, gemeente, *rows("Balie", 20), *rows("Archief", 10), *rows("Beleid", 16), samen="nee")

    assert invited_per_group(ronde) == {"Balie": 20, "Archief": 10, "Beleid": 16}


def test_team_that_comes_later_joins_a_whole_that_was_joined_before(
    leider: Client, gemeente: Gemeente
) -> None:
    teams = (*rows("Balie", 30), *rows("Archief", 9), *rows("Beleid", 16))
    ronde = make(leider, gemeente, *teams)

    make(leider, gemeente, *teams, *rows("Post", 3))

    assert invited_per_group(ronde) == {"Balie": 30, "Archief + Beleid + Post": 28}


def test_name_of_a_group_may_go_to_other_teams(leider: Client, gemeente: Gemeente) -> None:
    ronde = make(leider, gemeente, *rows("Archief", 12, "Staf"), *rows("Beleid", 12, "Staf"))

    make(leider, gemeente, *rows("Archief", 12), *rows("Beleid", 12), *rows("Griffie", 12, "Staf"))

    assert invited_per_group(ronde) == {"Archief": 12, "Beleid": 12, "Staf": 12}


def test_other_groups_than_the_council_decided_on_ask_for_a_new_decision(
    leider: Client, gemeente: Gemeente
) -> None:
    decided(make(leider, gemeente, *TWO_GROUPS))

    same = upload(leider, gemeente, *TWO_GROUPS)
    other = upload(leider, gemeente, *TWO_GROUPS, *rows("Wijkteam", 16))

    assert "vraag een nieuw besluit" not in same
    assert "De ondernemingsraad besloot over andere groepen: vraag een nieuw besluit." in other


def test_people_without_an_address_and_doubles_need_one_confirmation_only(
    leider: Client, gemeente: Gemeente
) -> None:
    page = upload(leider, gemeente, *TWO_GROUPS, "Piet;;Balie;", "Mens 0;balie0@stad.example;Balie;")
    confirm(leider, gemeente, page)

    assert "Klopt deze lijst?" in page
    assert invited_per_group(Ronde.objects.get()) == {"Balie": 21, "Beleid": 16}


BOTH = "naam;e-mail;afdeling;team"


def teams(afdeling: str, **sizes: int) -> list[str]:
    return [
        f"{team} {n};{afdeling}{team}{n}@stad.example;{afdeling};{team}"
        for team, size in sizes.items()
        for n in range(size)
    ]


def divided(client: Client, gemeente: Gemeente, page: str, *, fijn: str) -> dict[str, int]:
    found = re.search(r'name="lijst" value="([^"]+)"', page)
    assert found is not None
    url = reverse("begin-medewerkers-bevestigen", args=[gemeente.slug])
    client.post(url, {"lijst": found[1], "samen": "ja", "fijn": fijn})
    return invited_per_group(Ronde.objects.get())


def test_list_with_afdeling_and_team_offers_both_and_joins_teams_within_their_afdeling(
    leider: Client, gemeente: Gemeente
) -> None:
    lines = [*teams("Dienst", Balie=12, Post=4, Kcc=11), *teams("Ruimte", Groen=5, Bouw=6, Beleid=20)]

    page = upload(leider, gemeente, *lines, head=BOTH)

    assert "Per afdeling: 2 groepen" in page
    assert "Per team: 4 groepen" in page
    assert divided(leider, gemeente, page, fijn="ja") == {
        "Balie": 12,
        "Kcc + Post": 15,
        "Bouw + Groen": 11,
        "Beleid": 20,
    }
    assert divided(leider, gemeente, page, fijn="nee") == {"Dienst": 27, "Ruimte": 31}


def test_small_afdeling_keeps_its_name_and_teams_of_one_name_are_told_apart(
    leider: Client, gemeente: Gemeente
) -> None:
    lines = [*teams("Staf", Jurist=6, Archief=6), *teams("Dienst", Balie=12, Secretariaat=10)]
    page = upload(leider, gemeente, *lines, *teams("Ruimte", Secretariaat=14), head=BOTH)

    assert divided(leider, gemeente, page, fijn="ja") == {
        "Staf": 12,
        "Balie": 12,
        "Secretariaat (Dienst)": 10,
        "Secretariaat (Ruimte)": 14,
    }


def test_who_has_no_team_counts_in_the_afdeling(leider: Client, gemeente: Gemeente) -> None:
    lines = [*teams("Dienst", Balie=12), *[f"Chef {n};c{n}@stad.example;Dienst;" for n in range(10)]]

    page = upload(leider, gemeente, *lines, head=BOTH)

    assert divided(leider, gemeente, page, fijn="ja") == {"Balie": 12, "Dienst": 10}


def test_next_list_starts_with_the_division_that_was_chosen(leider: Client, gemeente: Gemeente) -> None:
    lines = [*teams("Dienst", Balie=12, Kcc=11), *teams("Ruimte", Groen=15)]
    divided(leider, gemeente, upload(leider, gemeente, *lines, head=BOTH), fijn="ja")

    page = upload(leider, gemeente, *lines, head=BOTH)

    assert page.index("Per team") < page.index("Per afdeling")


def test_a_small_village_counts_as_one_group(leider: Client, gemeente: Gemeente) -> None:
    ronde = make(leider, gemeente, *rows("Balie", 6), *rows("Beleid", 6))

    assert invited_per_group(ronde) == {"Balie + Beleid": 12}


def test_another_list_takes_the_place_of_the_first(leider: Client, gemeente: Gemeente) -> None:
    make(leider, gemeente, *rows("Balie", 20), *rows("Archief", 4), *rows("Beleid", 16))

    page = upload(leider, gemeente, *TWO_GROUPS)
    confirm(leider, gemeente, page)

    assert "in de plaats van de vorige" in page
    assert set(Rapportagegroep.objects.values_list("naam", flat=True)) == {"Balie", "Beleid"}
    assert Uitnodiging.objects.count() == 36
    assert Ronde.objects.count() == 1


def test_a_list_that_was_looked_at_elsewhere_is_not_taken(leider: Client, gemeente: Gemeente) -> None:
    page = upload(leider, gemeente, *TWO_GROUPS)
    other = GemeenteFactory.create()
    leider.force_login(member(other, Rol.PROGRAMMALEIDER))

    confirm(leider, other, page)

    assert not Ronde.objects.exists()


def test_one_button_fixes_the_nulmeting(leider: Client, gemeente: Gemeente) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    page = leider.get(reverse("begin-nulmeting", args=[gemeente.slug])).content.decode()

    ronde = fix(leider, gemeente)

    assert all(vraag.tekst in page for vraag in NULMETING.asked())
    assert "ook uw leidinggevende niet" in page
    assert Vragenlijstversie.objects.get().vastgesteld
    assert ronde.modus == "anoniem"
    assert step(gemeente, 3).uitkomst.startswith("'Nulmeting': 13 vragen, anoniem.")


def test_whom_people_can_ask_is_filled_in_with_who_does_this_and_kept(
    leider: Client, gemeente: Gemeente
) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    form = leider.get(reverse("begin-nulmeting", args=[gemeente.slug])).context["form"]
    assert "@" in form.initial["contact_email"]

    fix(leider, gemeente, contact_naam="An Jansen", contact_telefoon="14 0344")

    gemeente.refresh_from_db()
    assert str(gemeente.contact) == "Bel 14 0344 of mail vragen@dorp.example (An Jansen)."


def test_somebody_has_to_be_there_for_questions(leider: Client, gemeente: Gemeente) -> None:
    make(leider, gemeente, *TWO_GROUPS)

    fix(leider, gemeente, contact_email="", contact_naam="An Jansen")

    assert not Vragenlijstversie.objects.get().vastgesteld


def test_days_that_cannot_be_are_refused_and_fix_nothing(leider: Client, gemeente: Gemeente) -> None:
    make(leider, gemeente, *TWO_GROUPS)

    fix(leider, gemeente, sluit_op=timezone.localdate() - dt.timedelta(days=1))

    assert not Vragenlijstversie.objects.get().vastgesteld
    assert not step(gemeente, 3).klaar


def test_a_round_is_not_sealed_before_its_thanks_say_that_it_will_be(
    leider: Client, gemeente: Gemeente
) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    today = timezone.localdate()
    days = {name: today + dt.timedelta(days=n) for name, n in (("bedank_op", 30), ("verzegel_op", 29))}

    fix(leider, gemeente, **days)
    assert not step(gemeente, 3).klaar
    fix(leider, gemeente, **days | {"verzegel_op": days["bedank_op"]})
    assert step(gemeente, 3).klaar


def test_without_a_list_the_nulmeting_sends_back(leider: Client, gemeente: Gemeente) -> None:
    page = leider.get(reverse("begin-nulmeting", args=[gemeente.slug]), follow=True).content.decode()

    assert "Geef eerst de lijst met medewerkers" in page


def test_days_that_we_filled_in_move_along_while_the_council_decides(
    leider: Client, gemeente: Gemeente, mailoutbox: list[EmailMessage]
) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    today = timezone.localdate()
    ronde = fix(leider, gemeente, herinner_op=today + dt.timedelta(days=7))
    decided(ronde)

    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        leider.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
        today = timezone.localdate()
        told = f"Online meedoen van {day(today)} tot en met {day(today + dt.timedelta(days=21))}."
        path = reverse("ronde-openen", args=[gemeente.slug, ronde.pk])
        assert step(gemeente, 5).url == path
        assert told in plain(step(gemeente, 3).uitkomst)
        assert told in plain(leider.get(path).content.decode())
        leider.post(path)

    ronde.refresh_from_db()
    assert ronde.status == "open"
    assert timezone.localdate(ronde.opent_op) == today
    assert timezone.localdate(ronde.sluit_op) == today + dt.timedelta(days=21)
    assert timezone.localdate(ronde.herinner_op) == today + dt.timedelta(days=7)
    assert timezone.localdate(ronde.verzegel_op) == today + dt.timedelta(days=31)
    assert ronde.bedank_op is None


def test_decision_has_to_hold_until_the_day_on_which_the_round_closes_now(
    leider: Client, gemeente: Gemeente
) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    decided(fix(leider, gemeente))

    with time_machine.travel(timezone.now() + dt.timedelta(days=290)):
        assert "geldt niet tot het einde van de ronde" in step(gemeente, 4).wacht
        assert not step(gemeente, 5).url


def test_days_that_somebody_chose_are_chosen_anew_when_they_went_by(
    leider: Client, gemeente: Gemeente
) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    ronde = fix(leider, gemeente, sluit_op=timezone.localdate() + dt.timedelta(days=20))
    decided(ronde)

    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        leider.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
        waits = step(gemeente, 5)
        page = leider.get(reverse("begin-nulmeting", args=[gemeente.slug])).content.decode()

        assert waits.url == reverse("begin-nulmeting", args=[gemeente.slug])
        assert "De sluitdatum is al voorbij" in waits.wacht
        assert f'value="{timezone.localdate().isoformat()}"' in page


def test_a_refusal_of_the_council_is_told_and_keeps_the_round_shut(
    leider: Client, gemeente: Gemeente
) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    ronde = fix(leider, gemeente)
    today = timezone.localdate()
    decide_on(
        ronde,
        soort=Orbesluit.Soort.AFGEWEZEN,
        genomen_op=today,
        geldig_tot=today + dt.timedelta(days=300),
    )

    assert "wees dossier 1 af" in step(gemeente, 4).wacht
    assert not step(gemeente, 4).klaar
    assert not step(gemeente, 5).url


def test_a_round_that_opened_keeps_its_list(leider: Client, gemeente: Gemeente) -> None:
    make(leider, gemeente, *TWO_GROUPS)
    ronde = fix(leider, gemeente)
    today = timezone.localdate()
    decide_on(ronde, genomen_op=today, geldig_tot=today + dt.timedelta(days=300))
    open_ronde(ronde=ronde, by="test")

    answer = leider.get(reverse("begin-medewerkers", args=[gemeente.slug]), follow=True).content.decode()

    assert "De ronde is al geopend" in answer
    assert "Er deed nog niemand van de 36 mensen mee" in step(gemeente, 5).uitkomst


def test_another_list_also_goes_when_the_round_was_tried_out(leider: Client, gemeente: Gemeente) -> None:
    ronde = make(leider, gemeente, *TWO_GROUPS)
    fix(leider, gemeente)
    start_proefronde(ronde=ronde, by=member(gemeente, Rol.PROGRAMMALEIDER))

    page = upload(leider, gemeente, *rows("Balie", 20), *rows("Wijkteam", 16))
    confirm(leider, gemeente, page)

    assert "Niet in de lijst: Beleid." in page
    assert invited_per_group(ronde) == {"Balie": 20, "Wijkteam": 16}


def test_start_page_asks_few_questions_of_the_database(
    leider: Client, gemeente: Gemeente, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ronde = make(leider, gemeente, *TWO_GROUPS)
    fix(leider, gemeente)
    today = timezone.localdate()
    decide_on(ronde, genomen_op=today, geldig_tot=today + dt.timedelta(days=300))

    with django_assert_max_num_queries(26):
        page = leider.get(reverse("gemeente-overzicht", args=[gemeente.slug]))

    assert "In vijf stappen naar uw eerste meting" in page.content.decode()


def test_a_second_reminder_that_was_planned_elsewhere_stays(leider: Client, gemeente: Gemeente) -> None:
    ronde = make(leider, gemeente, *TWO_GROUPS)
    ronde.herinner_op, ronde.herinner_weer_op = (timezone.now() + dt.timedelta(days=n) for n in (5, 9))
    ronde.save()
    form = leider.get(reverse("begin-nulmeting", args=[gemeente.slug])).context["form"]

    fix(leider, gemeente, **{name: form.initial[name] for name in ("herinner_op", "herinner_weer_op")})

    ronde.refresh_from_db()
    assert ronde.herinner_weer_op is not None


def test_overview_tells_what_comes_next_for_the_first_round(leider: Client, gemeente: Gemeente) -> None:
    ronde = make(leider, gemeente, *TWO_GROUPS)
    fix(leider, gemeente)
    today = timezone.localdate()
    decide_on(ronde, genomen_op=today, geldig_tot=today + dt.timedelta(days=300))
    ronde.refresh_from_db()
    open_ronde(ronde=ronde, by="test")

    page = leider.get(reverse("gemeente-overzicht", args=[gemeente.slug])).content.decode()

    assert "Uw eerste meting" in page
    assert "Er deed nog niemand van de 36 mensen mee" in page
    assert "Wie werken er bij u?" not in page
    overview = reverse("gemeente-overzicht", args=[gemeente.slug])

    closed = close_ronde(ronde=ronde, by="test")
    assert "Daarna maken we de uitkomsten." in leider.get(overview).content.decode()
    seal_ronde(ronde=closed, by="test")
    sealed = leider.get(overview).content.decode()
    assert "geef de cijfers vrij" in sealed
    assert reverse("cijfers-vrijgeven", args=[gemeente.slug]) in sealed
    with time_machine.travel(closed.verzegel_op + dt.timedelta(days=61)):
        leider.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
        assert "Uw eerste meting" not in leider.get(overview).content.decode()


def test_overview_of_an_open_round_says_who_still_waits_for_a_letter(
    leider: Client, gemeente: Gemeente
) -> None:
    ronde = make(leider, gemeente, *TWO_GROUPS, "Zonder mail;;Balie;", "Ook zonder;;Beleid;")
    decided(fix(leider, gemeente))
    ronde.refresh_from_db()
    overview = reverse("gemeente-overzicht", args=[gemeente.slug])
    open_ronde(ronde=ronde, by="test")

    page = leider.get(overview).content.decode()

    assert "2 mensen wachten op een brief." in page
    assert reverse("ronde-papier", args=[gemeente.slug, ronde.pk]) in page
    close_ronde(ronde=ronde, by="test")
    assert "op een brief." not in leider.get(overview).content.decode()


def test_ready_made_questionnaire_is_a_file_that_anybody_can_take_in() -> None:
    assert read_own(NULMETING_BESTAND).inhoud == NULMETING
