"""Work that is done outside a request."""

from __future__ import annotations

from adoptie.mail import send_toegang
from adoptie.models import Lidmaatschap


def mail_toegang(lidmaatschap_pk: int) -> None:
    """Mail about a role, unless it was taken away meanwhile."""
    lidmaatschap = (
        Lidmaatschap.objects.select_related("gebruiker", "gemeente").filter(pk=lidmaatschap_pk).first()
    )
    if lidmaatschap is not None:
        send_toegang(lidmaatschap)
