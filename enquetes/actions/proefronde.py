"""Trying a round on oneself before it opens, with answers of people who do not exist."""

from __future__ import annotations

import datetime as dt
import random
import secrets
from collections.abc import Iterator
from itertools import cycle

from django.db import transaction
from django.utils import timezone

from adoptie import audit
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Gebruiker
from adoptie.refusal import Refusal
from enquetes.actions.antwoord import submit
from enquetes.actions.ondergrens import fix_ondergrens
from enquetes.actions.ronde import new_code
from enquetes.actions.verzending import queue_mails
from enquetes.keys import destroy_key, load_key, make_key
from enquetes.locking import hold_ronde
from enquetes.models import Doelgroep, Ronde, Status, Uitnodiging, Verzending
from enquetes.models.uitnodiging import VERZONNEN
from enquetes.queries.bewaren import ended_trials
from enquetes.queries.courses import course_of
from enquetes.queries.groepen import fixed_groups
from enquetes.queries.links import Link
from enquetes.verzinnen import invent

LASTS = dt.timedelta(days=14)
# So many people are asked where there is no list yet.
_PEOPLE = 60


@transaction.atomic
def start_proefronde(*, ronde: Ronde, by: Gebruiker) -> Ronde:
    """Open a try-out of a round in concept: mails go to whoever starts it, and to nobody else.

    It asks as many people as the list has, none of whom exist. Raises Refusal when the round has opened,
    its questionnaire is not fixed, or a try-out is there already.
    """
    real = hold_ronde(ronde)
    if real.status != Status.CONCEPT or real.is_proef:
        raise Refusal("Een proef kan alleen voordat de ronde opengaat.")
    if not real.versie.vastgesteld:
        raise Refusal("Stel eerst de vragenlijst vast.")
    if real.proeven.exists():
        raise Refusal("Er is al een proef van deze ronde. Verwijder die eerst.")
    trial = store(_copied(real), "proefronde gestart", by=by, gemeente=real.gemeente)
    Uitnodiging.objects.bulk_create(_people(real, trial, by))
    fix_ondergrens(trial)
    trial.groepen = fixed_groups(trial)
    trial.uitgenodigd = trial.uitnodigingen.count() or None
    make_key(trial.sleutel)
    trial.status = Status.OPEN
    trial.save()
    queue_mails(ronde=trial, soort=Verzending.Soort.UITNODIGING)
    return trial


def _copied(real: Ronde) -> Ronde:
    now = timezone.now()
    name = f"Proef: {real.naam}"[:120]
    if real.traject.rondes.filter(naam=name).exists():
        name = f"{name[:100]} ({real.code})"
    return Ronde(
        traject=real.traject,
        versie=real.versie,
        proef_van=real,
        naam=name,
        code=new_code(),
        doelgroep=real.doelgroep,
        modus=real.modus,
        mailteksten=real.mailteksten,
        opent_op=now,
        sluit_op=now + LASTS,
        verzegel_op=now + LASTS,
    )


def _people(real: Ronde, trial: Ronde, by: Gebruiker) -> Iterator[Uitnodiging]:
    """Yield whoever tries, and as many invented people as will be asked, in the same groups."""
    if real.doelgroep == Doelgroep.OPEN:
        return
    groups: list[int | None] = list(real.uitnodigingen.order_by("pk").values_list("groep", flat=True))
    if not groups:
        known: list[int | None] = list(real.traject.rapportagegroepen.values_list("pk", flat=True))
        groups = [group for group, _ in zip(cycle(known or [None]), range(_PEOPLE), strict=False)]
    yield Uitnodiging(ronde=trial, email=by.email, naam=by.naam, groep_id=groups[0])
    for number, group in enumerate(groups[1:], start=1):
        yield Uitnodiging(
            ronde=trial, email=f"{number}{VERZONNEN}", naam=f"Verzonnen {number}", groep_id=group
        )


@transaction.atomic
def fill_proefronde(*, ronde: Ronde, aantal: int, by: Actor) -> int:
    """Send in answers of so many people who do not exist, as a browser would; return how many.

    Raises Refusal when this is no open try-out, and when everybody in it answered.
    """
    trial = hold_ronde(ronde)
    if not trial.is_proef or trial.status != Status.OPEN:
        raise Refusal("Verzonnen antwoorden kunnen alleen in een open proef.")
    links = list(_links(trial, aantal))
    if not links:
        raise Refusal("Alle verzonnen mensen deden al mee.")
    chance = random.Random(f"{trial.sleutel}{trial.inzendingen.count()}")  # noqa: S311  # no secret
    for link in links:
        submit(link=link, answers=invent(course_of(trial.versie), chance, timezone.localdate()))
    audit.record("verzonnen antwoorden", trial, by=by, gemeente=trial.gemeente, aantal=len(links))
    return len(links)


def _links(trial: Ronde, number: int) -> Iterator[Link]:
    key = load_key(trial.sleutel)
    if trial.doelgroep == Doelgroep.OPEN:
        yield from (Link(trial, secrets.token_urlsafe(16), key, None) for _ in range(number))
        return
    people = trial.uitnodigingen.filter(email__endswith=VERZONNEN, gebruikt=False).order_by("?")
    for person in people.select_related("groep", "panellid")[:number]:
        yield Link(trial, secrets.token_urlsafe(16), key, person)


@transaction.atomic
def remove_proefronde(*, ronde: Ronde, by: Actor) -> None:
    """Remove a try-out with everything in it. Raises Refusal for any other round."""
    trial = hold_ronde(ronde)
    if not trial.is_proef:
        raise Refusal("Alleen een proef is te verwijderen.")
    audit.record("proefronde verwijderd", trial, by=by, gemeente=trial.gemeente)
    name = trial.sleutel
    trial.delete()
    transaction.on_commit(lambda: destroy_key(name))


def forget_proefrondes(*, by: Actor) -> None:
    """Remove try-outs that have ended: nobody looks at them any more."""
    for trial in ended_trials(timezone.now()):
        remove_proefronde(ronde=trial, by=by)
