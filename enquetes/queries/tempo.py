"""How fast mails may leave: so many in a minute of the clock, over all rounds, workers and machines."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from adoptie import dutch
from enquetes.models import Panelmail, Verzending


def may_send() -> bool:
    """Tell whether one more mail may leave in this minute; workers at the same moment may be one too many."""
    most = settings.MAILS_PER_MINUTE
    if not most:
        return True
    begin = timezone.now().replace(second=0, microsecond=0)
    claimed = (
        model.objects.filter(geclaimd_op__gte=begin, geclaimd_op__lt=begin + dt.timedelta(minutes=1)).count()
        for model in (Verzending, Panelmail)
    )
    return sum(claimed) < most


def how_long(waiting: int) -> str:
    """Say how long it takes until so many mails have left; nothing where none waits or nothing holds them."""
    most = settings.MAILS_PER_MINUTE
    if not waiting or not most:
        return ""
    minutes = dutch.counted(-(-waiting // most), "minuut", "minuten")
    return (
        f"Er gaan hoogstens {dutch.counted(most, 'mail', 'mails')} per minuut weg. Dit duurt nog ongeveer "
        f"{minutes}. U hoeft daar niet op te wachten."
    )
