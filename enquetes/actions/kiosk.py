"""What a tablet on a desk does when somebody comes to it, and when somebody walks away from it."""

from __future__ import annotations

from django.db import transaction

from enquetes.actions.antwoord import hold_link, store_draft
from enquetes.locking import hold_open
from enquetes.models import Concept
from enquetes.queries.links import Link


@transaction.atomic
def begin(*, link: Link, taal: str) -> None:
    """Make the draft in which everything is kept, in this language: once that is wiped nothing is kept.

    Raises ClosedError when the round has closed.
    """
    hold_open(link.ronde)
    store_draft(link, {"antwoorden": {}, "taal": taal})


@transaction.atomic
def discard(*, link: Link) -> None:
    """Wipe what was saved under a link and not sent in; doing it again does nothing."""
    hold_link(link)
    Concept.objects.filter(link_hash=link.answer_hash).delete()
