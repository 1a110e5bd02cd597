"""Who gets which mail, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from enquetes.models import Doelgroep, Modus, Ronde, Status, Uitnodiging, Verzending
from enquetes.models.uitnodiging import VERZONNEN

Soort = Verzending.Soort
REMINDERS = frozenset({Soort.HERINNERING, Soort.HERINNERING_2})
NOT_ARRIVED = frozenset({Verzending.Status.MISLUKT, Verzending.Status.TERUG})
# They go when the web is shut, and lead to no questions.
AFTERWARDS = frozenset({Soort.DANK, Soort.UITKOMST})
# The web is shut, and who was asked is still known.
SHUT = (Status.GESLOTEN, Status.VERZEGELD)


def addressees(ronde: Ronde, soort: Verzending.Soort) -> QuerySet[Uitnodiging]:
    """Return who gets this mail; who gets a letter gets none.

    In an anonymous round everybody who was invited is thanked: a mail for those who took part would tell
    every mail server and every colleague who they are. Where the invitation came back, a reminder would too.
    The outcomes are for everybody who was invited, in every round.
    """
    people = Uitnodiging.objects.filter(ronde=ronde).exclude(email="").exclude(email__endswith=VERZONNEN)
    came_back = Verzending.objects.filter(uitnodiging=OuterRef("pk"), status=Verzending.Status.TERUG)
    if soort in REMINDERS:
        return people.filter(~Exists(came_back), gebruikt=False)
    if soort == Soort.UITKOMST:
        # A reminder that came back would tell who had not answered.
        return people.filter(~Exists(came_back.filter(soort=Soort.UITNODIGING)))
    if soort == Soort.DANK and ronde.modus == Modus.VERTROUWELIJK:
        return people.filter(gebruikt=True)
    return people


def to_retry(ronde: Ronde) -> QuerySet[Verzending]:
    """Return the mails with a link that did not arrive and may go again, at most one to a person.

    An invitation goes wherever it did not arrive. A reminder goes where the server did not take it, to who
    would still be reminded; one that came back stays back, and the last one stands for both.
    """
    reminded = addressees(ronde, Soort.HERINNERING)
    invited = Verzending.objects.filter(
        uitnodiging=OuterRef("uitnodiging"), soort=Soort.UITNODIGING, status__in=NOT_ARRIVED
    )
    later = Verzending.objects.filter(uitnodiging=OuterRef("uitnodiging"), soort=Soort.HERINNERING_2)
    reminders = (
        Q(soort__in=REMINDERS, status=Verzending.Status.MISLUKT, uitnodiging__in=reminded)
        & ~Exists(invited)
        & ~(Q(soort=Soort.HERINNERING) & Exists(later))
    )
    invitations = Q(soort=Soort.UITNODIGING, status__in=NOT_ARRIVED)
    return Verzending.objects.filter(invitations | reminders, uitnodiging__ronde=ronde)


def to_resend(ronde: Ronde) -> QuerySet[Verzending]:
    """Return the uncertain mails with a link that may go again, at most one to a person.

    A later mail with a link stands for an earlier one, unless it did not arrive. Who answered needs none.
    """
    of_person = Verzending.objects.filter(uitnodiging=OuterRef("uitnodiging"), pk__gt=OuterRef("pk"))
    later = of_person.exclude(soort__in=AFTERWARDS).exclude(status__in=NOT_ARRIVED)
    return Verzending.objects.filter(
        ~Exists(later),
        uitnodiging__ronde=ronde,
        uitnodiging__gebruikt=False,
        status=Verzending.Status.ONZEKER,
    ).exclude(soort__in=AFTERWARDS)


def due_mails(now: dt.datetime) -> Iterator[tuple[Ronde, Verzending.Soort]]:
    """Yield the rounds in which mails are due.

    After a time in which no worker ran only the second reminder goes. Each kind goes in one batch: a mail of
    one's own would date an answer, or its withdrawal.
    """
    second = Q(herinner_weer_op__lte=now)
    asked = Exists(Uitnodiging.objects.filter(ronde=OuterRef("pk")))
    due = {
        Soort.HERINNERING: Q(herinner_op__lte=now, status=Status.OPEN) & ~second,
        Soort.HERINNERING_2: Q(second, status=Status.OPEN),
        Soort.DANK: Q(bedank_op__lte=now, status__in=SHUT),
    }
    for soort, when in due.items():
        begun = Verzending.objects.filter(uitnodiging__ronde=OuterRef("pk"), soort=soort)
        yield from ((ronde, soort) for ronde in Ronde.objects.filter(asked, when, ~Exists(begun)))


def waiting_mails() -> QuerySet[Verzending]:
    """Return mails that wait where they may still go: links while a round is open, the rest after."""
    after = Q(soort__in=AFTERWARDS)
    shut = after & Q(uitnodiging__ronde__status__in=SHUT)
    is_open = ~after & Q(uitnodiging__ronde__status=Status.OPEN)
    return Verzending.objects.filter(shut | is_open, status=Verzending.Status.WACHT)


def planned_mails(ronde: Ronde, now: dt.datetime) -> tuple[Verzending.Soort, ...]:
    """Return the mails of which some can still go, in the order in which they go."""
    if ronde.doelgroep == Doelgroep.OPEN:
        return ()
    if ronde.status in SHUT:
        thanks = ronde.bedank_op is not None and ronde.bedank_op > now
        return (Soort.DANK, Soort.UITKOMST) if thanks else (Soort.UITKOMST,)
    if ronde.status not in {Status.CONCEPT, Status.OPEN}:
        return ()
    days = {
        Soort.UITNODIGING: ronde.opent_op,
        Soort.HERINNERING: ronde.herinner_op,
        Soort.HERINNERING_2: ronde.herinner_weer_op,
        Soort.DANK: ronde.bedank_op,
    }
    # The outcomes have no day: somebody sends them when they are released.
    return (*(soort for soort, day in days.items() if day is not None), Soort.UITKOMST)


def changeable_mails(ronde: Ronde) -> tuple[Verzending.Soort, ...]:
    """Return the mails of which the words can still change: none of them is on its way."""
    begun = set(
        Verzending.objects.filter(uitnodiging__ronde=ronde)
        .order_by()
        .values_list("soort", flat=True)
        .distinct()
    )
    return tuple(soort for soort in planned_mails(ronde, timezone.now()) if soort not in begun)


def has_link(soort: Verzending.Soort) -> bool:
    """Tell whether a mail leads somewhere: to the questions, or to the outcomes."""
    return soort != Soort.DANK


def sample_mail(ronde: Ronde, soort: Verzending.Soort) -> Verzending:
    """Return a mail to nobody in particular, to show what it says."""
    name = "" if ronde.doelgroep == Doelgroep.PANEL else "(naam)"
    return Verzending(uitnodiging=Uitnodiging(ronde=ronde, naam=name), soort=soort)
