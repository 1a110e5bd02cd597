"""A round for the panel, from members to figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from adoptie.models import Gemeente, Traject
from enquetes.actions.panel import INWONER, confirm, join
from enquetes.actions.ronde import Plan, close_ronde, create_ronde, open_ronde
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.consent import CURRENT
from enquetes.content import Inhoud
from enquetes.models import Doelgroep, Modus, Panellid, Ronde, Toestemming
from enquetes.queries.links import Link
from enquetes.queries.panel import Klassen
from enquetes.sealed import SealedRound, open_sealed, sealed_base
from enquetes.sealing import seal_ronde
from tests.factories.adoptie import TrajectFactory
from tests.factories.enquetes import CONTENT, answer, make_versie, personal_links

AGES = ("18-34", "65+")


def make_members(gemeente: Gemeente, number: int) -> list[Panellid]:
    """Make members, half of them young and half of them old, the last of another kern."""
    kernen = ["Wapenveld"] * (number - 1) + ["Elders"]
    return make_members_of(gemeente, [Klassen(AGES[at % 2], kern) for at, kern in enumerate(kernen)])


def make_members_of(gemeente: Gemeente, classes: Sequence[Klassen]) -> list[Panellid]:
    """Make a member with each of these classes."""
    for index, klassen in enumerate(classes):
        email = f"lid{index}@voorbeeld.example"
        join(
            gemeente=gemeente,
            email=email,
            klassen=klassen,
            versie=CURRENT,
            kanaal=Toestemming.Kanaal.WEB,
            by=INWONER,
        )
        confirm(lid=Panellid.objects.get(gemeente=gemeente, email=email), by=INWONER)
    return list(Panellid.objects.filter(gemeente=gemeente).order_by("email"))


def links_in_order(ronde: Ronde) -> list[Link]:
    """Return the links of members as ``make_members_of`` made them: PostgreSQL keeps rows in no order."""
    links = personal_links(ronde)
    return sorted(links, key=lambda link: int("".join(filter(str.isdigit, _email(link)))))


def _email(link: Link) -> str:
    assert link.uitnodiging
    return link.uitnodiging.email


def plan_ronde(
    gemeente: Gemeente,
    doelgroep: Doelgroep = Doelgroep.PANEL,
    modus: Modus = Modus.ANONIEM,
    inhoud: Inhoud = CONTENT,
    naam: str = "",
) -> Ronde:
    traject: Traject = gemeente.trajecten.first() or TrajectFactory.create(gemeente=gemeente)
    now = timezone.now()
    plan = Plan(
        naam=naam or f"Ronde voor {doelgroep}",
        doelgroep=doelgroep,
        modus=modus,
        opent_op=now - dt.timedelta(hours=1),
        sluit_op=now + dt.timedelta(days=5),
        profielitems=("leeftijd", "kern") if doelgroep == Doelgroep.PANEL else (),
    )
    return create_ronde(traject=traject, versie=make_versie(traject, inhoud), plan=plan, by="test")


def open_panelronde(
    gemeente: Gemeente, modus: Modus = Modus.ANONIEM, inhoud: Inhoud = CONTENT, naam: str = ""
) -> Ronde:
    ronde = plan_ronde(gemeente, modus=modus, inhoud=inhoud, naam=naam)
    invite_panel(ronde=ronde, by="test")
    return open_ronde(ronde=ronde, by="test")


def answer_all(ronde: Ronde) -> None:
    for index, link in enumerate(personal_links(ronde)):
        answer(link, werk=str(index % 4 + 1), functie="a" if index % 3 else "b", uren=float(index))


def seal(ronde: Ronde) -> Ronde:
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


def opened(ronde: Ronde) -> SealedRound:
    return open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
