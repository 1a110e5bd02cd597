"""A panel of invented inwoners in one gemeente, and the one round that it answered.

Outcomes are told by age and by village. What is planted: from 65 on people find less on the website, and
rather call. In which village somebody lives makes no difference.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
from django.db import transaction
from django.utils import timezone

from adoptie.config.demo.answered import answer_and_seal
from adoptie.config.demo.made import BY, made
from adoptie.config.demo.rondes import EENS, STAFF
from adoptie.config.demo.truth import Waarheid
from adoptie.models import Gemeente, Traject
from enquetes.actions.panel import write_profile
from enquetes.actions.ronde import Plan, create_ronde
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.consent import CURRENT, consent_hash
from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Doelgroep, Panellid, Profiel, Ronde, Toestemming
from enquetes.queries.links import Link
from enquetes.queries.panel import Klassen, profile_of

NAME = "Panel over de website 2026"
_DAY = dt.date(2026, 2, 9)
_RUNS_DAYS = 14
_RESPONSE = 0.75
_OLD = "65+"
CONTENT = Inhoud(
    titel="Contact met de gemeente",
    inleiding="Wij willen weten hoe u iets regelt met de gemeente, en wat er beter kan.",
    paginas=(
        Pagina(
            titel="Iets regelen",
            vragen=(
                Vraag(
                    "vinden",
                    Soort.SCHAAL,
                    "Op de website vind ik wat ik zoek.",
                    opties=EENS,
                    richting="hoger",
                    spoor="virtueel",
                ),
                Vraag(
                    "liefst",
                    Soort.KEUZE,
                    "Hoe regelt u het liefst iets met de gemeente?",
                    opties=(
                        Optie("web", "Op de website"),
                        Optie("bellen", "Met een telefoontje"),
                        Optie("balie", "Aan de balie"),
                    ),
                    spoor="virtueel",
                ),
                Vraag(
                    "gedaan",
                    Soort.MEERKEUZE,
                    "Wat deed u het afgelopen jaar op de website?",
                    opties=(
                        Optie("afspraak", "Een afspraak gemaakt"),
                        Optie("aanvraag", "Iets aangevraagd"),
                        Optie("gezocht", "Iets opgezocht"),
                    ),
                    spoor="virtueel",
                ),
            ),
        ),
    ),
)


def build_panel(truth: Waarheid, gemeente: Gemeente) -> None:
    """Have a panel and its round where this gemeente has one; one that was cut off goes on where it was."""
    if not truth.panel:
        return
    standing = made(Ronde, gemeente)[STAFF:]
    ronde = standing[0] if standing else _plan(truth, gemeente)
    if ronde is None:
        return
    opens = timezone.make_aware(dt.datetime.combine(_DAY, dt.time(9)))

    def answers(link: Link) -> dict[str, Answer] | None:
        lid = Panellid.objects.get(uitnodiging=link.uitnodiging)
        # A line of chance for each of them: a database returns members in any order.
        rng = np.random.default_rng([truth.seed, STAFF, *lid.email.encode()])
        if rng.random() >= _RESPONSE:
            return None
        return _answers(rng, old=profile_of(lid).get("leeftijd") == _OLD)

    answer_and_seal(ronde, answers, (opens, opens + dt.timedelta(days=_RUNS_DAYS)))


@transaction.atomic
def _plan(truth: Waarheid, gemeente: Gemeente) -> Ronde | None:
    [traject] = made(Traject, gemeente)
    if traject is None:
        return None
    _join(truth, gemeente, np.random.default_rng([truth.seed, STAFF + 1]))
    draft = save_vragenlijst(gemeente=gemeente, naam=CONTENT.titel, inhoud=CONTENT, by=BY)
    versie = publish_versie(versie=draft, by=BY)
    now = timezone.now()
    plan = Plan(NAME, Doelgroep.PANEL, now, now + dt.timedelta(days=1), profielitems=("leeftijd", "kern"))
    ronde = create_ronde(traject=traject, versie=versie, plan=plan, by=BY)
    invite_panel(ronde=ronde, by=BY)
    return ronde


def _join(truth: Waarheid, gemeente: Gemeente, rng: np.random.Generator) -> None:
    """Make members who confirmed long ago; the mails of invented people do not go out."""
    today = timezone.localdate()
    ages, weights = Profiel.Leeftijd.values, (0.15, 0.2, 0.3, 0.35)
    for number in range(1, truth.panel + 1):
        lid = Panellid.objects.create(
            gemeente=gemeente,
            email=f"inwoner{number}@{gemeente.slug}.example",
            status=Panellid.Status.ACTIEF,
            aangemeld_op=today,
            laatst_actief_op=today,
        )
        age = str(rng.choice(ages, p=weights))
        write_profile(lid, Klassen(age, str(rng.choice(truth.kernen, p=_shares(truth.kernen)))))
        Toestemming.objects.create(
            panellid=lid,
            tekst_versie=CURRENT,
            tekst_hash=consent_hash(CURRENT),
            gegeven_op=timezone.now(),
            kanaal=Toestemming.Kanaal.WEB,
        )


def _shares(kernen: tuple[str, ...]) -> list[float]:
    """Return how many live in each village: each next one is half as large."""
    sizes = [0.5**at for at in range(len(kernen))]
    return [size / sum(sizes) for size in sizes]


def _answers(rng: np.random.Generator, *, old: bool) -> dict[str, Answer]:
    found = int(np.clip(round(rng.normal(2.7 if old else 3.7, 0.9)), 1, 5))
    ways = (0.35, 0.45, 0.2) if old else (0.7, 0.2, 0.1)
    did = [
        code
        for code, chance in (("afspraak", 0.6), ("aanvraag", 0.35), ("gezocht", 0.7))
        if rng.random() < chance
    ]
    way = str(rng.choice(["web", "bellen", "balie"], p=ways))
    return {"vinden": str(found), "liefst": way, "gedaan": did or None}
