"""How an invented round is answered: through the same actions that people's browsers call."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator

from django.utils import timezone

from adoptie.config.demo.made import BY
from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.content import Answer
from enquetes.keys import load_key
from enquetes.mails import promises
from enquetes.models import Doelgroep, Modus, Ronde, Status, Uitnodiging, Verzending
from enquetes.queries.links import Link, find_link
from enquetes.sealing import seal_ronde


def answer_and_seal(
    ronde: Ronde,
    answers: Callable[[Link], dict[str, Answer] | None],
    ran: tuple[dt.datetime, dt.datetime],
) -> None:
    """Open a round, have it answered by who has something to say, date it back to ``ran`` and seal it."""
    opens, closes = ran
    if ronde.status == Status.CONCEPT:
        told = promises(Modus.ANONIEM, Doelgroep(ronde.doelgroep), afgesloten_op=timezone.localdate(closes))
        Ronde.objects.filter(pk=ronde.pk).update(belofte=list(told))
        ronde = open_ronde(ronde=ronde, by=BY)
    if ronde.status == Status.OPEN:
        for link in _links(ronde):
            said = answers(link)
            if said is not None and not link.used():
                save_page(link=link, answers=said)
                submit(link=link)
        Ronde.objects.filter(pk=ronde.pk).update(opent_op=opens, sluit_op=closes, verzegel_op=closes)
        ronde = close_ronde(ronde=ronde, by=BY)
    if ronde.status == Status.GESLOTEN:
        seal_ronde(ronde=ronde, by=BY)
        Ronde.objects.filter(pk=ronde.pk).update(verzegel_op=closes)


def _links(ronde: Ronde) -> Iterator[Link]:
    """Yield a link for everybody who was invited; the mails of invented people do not go out."""
    key = load_key(ronde.sleutel)
    for person in Uitnodiging.objects.filter(ronde=ronde).order_by("pk"):
        token = secrets.token_urlsafe(16)
        Verzending.objects.filter(uitnodiging=person, soort=Verzending.Soort.UITNODIGING).update(
            link_hash=key.invitation_hash(token), status=Verzending.Status.VERZONDEN
        )
        yield find_link(ronde.code, token)
