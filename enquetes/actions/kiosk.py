"""What a tablet on a desk does when somebody walks away from it."""

from __future__ import annotations

from django.db import transaction

from enquetes.models import Concept
from enquetes.queries.links import Link


@transaction.atomic
def discard(*, link: Link) -> None:
    """Wipe what was saved under a link and not sent in; doing it again does nothing."""
    Concept.objects.filter(link_hash=link.answer_hash).delete()
