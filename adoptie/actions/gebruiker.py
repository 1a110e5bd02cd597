from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Gebruiker
from adoptie.refusal import Refusal


@transaction.atomic
def forget_second_factor(*, gebruiker: Gebruiker, by: Actor) -> None:
    """Let somebody log in who lost both phone and recovery codes; the next login couples a new app.

    Raises Refusal when no app was coupled.
    """
    found, _ = Authenticator.objects.filter(user=gebruiker).delete()
    if not found:
        raise Refusal(f"{gebruiker} heeft geen app gekoppeld.")
    audit.record("inloggen in twee stappen hersteld", gebruiker, by=by, gemeente=None)
