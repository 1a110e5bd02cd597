"""Questionnaires and rounds, open and with invitations, valid by default."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping

from django.utils import timezone

from adoptie.models import Gemeente, Orbesluit, Rapportagegroep, Traject
from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import Plan, close_ronde, create_ronde, open_ronde
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import (
    Besluitmeting,
    Doelgroep,
    Modus,
    Ronde,
    Uitnodiging,
    Verzending,
    Volgcode,
    Vragenlijstversie,
)
from enquetes.queries.links import Link, find_link
from tests.factories.adoptie import OrbesluitFactory, RapportagegroepFactory, TrajectFactory

SCALE = tuple(
    Optie(str(number), words)
    for number, words in enumerate(
        ("helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens"), start=1
    )
)
CONTENT = Inhoud(
    titel="Nulmeting",
    inleiding="Hoe werkt u nu?",
    paginas=(
        Pagina(
            (
                Vraag("werk", Soort.SCHAAL, "Mijn werk is goed te doen.", opties=SCALE),
                Vraag(
                    "functie", Soort.KEUZE, "Wat doet u?", opties=(Optie("a", "Balie"), Optie("b", "Beleid"))
                ),
            )
        ),
        Pagina(
            (
                Vraag(
                    "middel",
                    Soort.MEERKEUZE,
                    "Wat gebruikt u?",
                    opties=(Optie("pc", "Computer"), Optie("tel", "Telefoon")),
                ),
                Vraag("uren", Soort.GETAL, "Hoeveel uren per week?", minimum=0, maximum=60, eenheid="uur"),
                Vraag(
                    "stel",
                    Soort.MATRIX,
                    "Wat vindt u?",
                    opties=SCALE,
                    rijen=(Optie("r1", "Ik kan het"), Optie("r2", "Ik wil het")),
                ),
                Vraag("open", Soort.TEKST, "Wat wilt u nog kwijt?", lang=True),
            )
        ),
    ),
)


def make_versie(traject: Traject, inhoud: Inhoud = CONTENT) -> Vragenlijstversie:
    versie = save_vragenlijst(gemeente=traject.gemeente, naam=inhoud.titel, inhoud=inhoud, by="test")
    return publish_versie(versie=versie, by="test")


def make_ronde(
    *,
    traject: Traject | None = None,
    doelgroep: Doelgroep = Doelgroep.OPEN,
    modus: Modus = Modus.ANONIEM,
    inhoud: Inhoud = CONTENT,
    naam: str = "Nulmeting 2011",
) -> Ronde:
    """Make a round in concept that runs from an hour ago to tomorrow."""
    traject = traject or TrajectFactory.create()
    now = timezone.now()
    plan = Plan(
        naam=naam,
        doelgroep=doelgroep,
        modus=modus,
        opent_op=now - dt.timedelta(hours=1),
        sluit_op=now + dt.timedelta(days=1),
    )
    return create_ronde(traject=traject, versie=make_versie(traject, inhoud), plan=plan, by="test")


def make_open_ronde(**options: object) -> Ronde:
    return open_ronde(ronde=make_ronde(**options), by="test")  # type: ignore[arg-type]


def make_staff_ronde(groups: Mapping[str, int], *, opened: bool = True, **options: object) -> Ronde:
    """Make a staff round with this many invited people in each rapportagegroep."""
    ronde = make_ronde(doelgroep=Doelgroep.MEDEWERKERS, **options)  # type: ignore[arg-type]
    decide_on(ronde, vertrouwelijk_mag=ronde.modus == Modus.VERTROUWELIJK)
    for name, invited in groups.items():
        group = RapportagegroepFactory.create(traject=ronde.traject, naam=name)
        invite(ronde, invited, group)
    return open_ronde(ronde=ronde, by="test") if opened else ronde


def decide_on(ronde: Ronde, **besluit: object) -> Orbesluit:
    """Have a decision that names this round, in no words that are compared with what the round is now."""
    usual = {
        "genomen_op": timezone.localdate() - dt.timedelta(days=10),
        "geldig_tot": timezone.localdate() + dt.timedelta(days=300),
    }
    made = OrbesluitFactory.create(traject=ronde.traject, **usual | besluit)
    Besluitmeting.objects.create(besluit=made, ronde=ronde)
    return made


def invite(ronde: Ronde, number: int, group: Rapportagegroep | None = None) -> None:
    name = group.naam.lower().replace(" ", "-") if group else "inwoner"
    Uitnodiging.objects.bulk_create(
        Uitnodiging(
            ronde=ronde, email=f"{name}{index}@voorbeeld.example", naam=f"Persoon {index}", groep=group
        )
        for index in range(number)
    )


def make_volgcode(gemeente: Gemeente, email: str, doelgroep: Doelgroep, *, days: int = 100) -> Volgcode:
    """Give a code that is kept for so many days from now."""
    until = timezone.localdate() + dt.timedelta(days=days)
    return Volgcode.objects.create(gemeente=gemeente, email=email, doelgroep=doelgroep, bewaren_tot=until)


def open_links(ronde: Ronde, number: int) -> list[Link]:
    """Return links of people who come by the open link."""
    return [find_link(ronde.code, secrets.token_urlsafe(16)) for _ in range(number)]


def personal_links(ronde: Ronde) -> list[Link]:
    """Return a link for each invitation, as if its mail had been sent."""
    from enquetes.keys import load_key

    key = load_key(ronde.sleutel)
    tokens = {
        person: secrets.token_urlsafe(16) for person in Uitnodiging.objects.filter(ronde=ronde).order_by("pk")
    }
    Verzending.objects.bulk_create(
        [
            Verzending(
                uitnodiging=person,
                soort=Verzending.Soort.UITNODIGING,
                link_hash=key.invitation_hash(token),
                status=Verzending.Status.VERZONDEN,
            )
            for person, token in tokens.items()
        ],
        update_conflicts=True,
        unique_fields=["uitnodiging", "soort"],
        update_fields=["link_hash", "status"],
    )
    return [find_link(ronde.code, token) for token in tokens.values()]


def answer(link: Link, **answers: Answer) -> None:
    """Fill in and send in."""
    save_page(link=link, answers=answers)
    submit(link=link)


def make_closed_ronde(number: int = 12) -> Ronde:
    """Make a closed round with an open link and this many answers, all different."""
    ronde = make_open_ronde()
    for index, link in enumerate(open_links(ronde, number)):
        answer(link, werk=str(index % 5 + 1), uren=float(index), open=f"antwoord {index}")
    return close_ronde(ronde=ronde, by="test")
