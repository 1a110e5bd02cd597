"""Telling back to who was asked, as soon as there is something to see."""

from __future__ import annotations

from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.actions.terugkoppeling import send_uitkomsten
from enquetes.models import Ronde
from metingen.queries.vrijgave import is_released


def mail_uitkomsten(*, ronde: Ronde, by: Actor) -> int:
    """Mail everybody who was invited the link to what was released; return how many mails go."""
    if not is_released(ronde):
        raise Refusal("Geef eerst de cijfers van deze ronde vrij. Dan is er iets te zien.")
    return send_uitkomsten(ronde=ronde, by=by)
