"""What is told of a round that the ondernemingsraad stopped."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from adoptie import dutch
from enquetes.models import Ronde, Status, Stop, Stopkeuze


def stopped(ronde: Ronde) -> Stop | None:
    """Return that, when and why the ondernemingsraad stopped this round; None where it did not."""
    return Stop.objects.filter(ronde=ronde).first() if ronde.stopkeuze else None


def held_keys() -> frozenset[UUID]:
    """Return the keys of rounds that were stopped: no copy of them is made any more.

    Copies from before are gone within 14 days, and then the key itself, as respondents were told.
    """
    rows = Ronde.objects.filter(status=Status.GESTOPT).exclude(stopkeuze="")
    return frozenset(rows.values_list("sleutel", flat=True))


def told_keuze(ronde: Ronde) -> str:
    """Say what becomes, or became, of the answers; nothing where the ondernemingsraad did not stop it."""
    if ronde.kiezen_tot is None:
        return ""
    until = dutch.tied(dutch.day(timezone.localdate(ronde.kiezen_tot)))
    if ronde.status == Status.VERZEGELD:
        return "De ondernemingsraad koos voor definitief afsluiten. De antwoorden die er waren, tellen mee."
    if ronde.stopkeuze == Stopkeuze.VERNIETIGEN:
        return "De antwoorden zijn vernietigd, en de sleutel ook. Er komen geen uitkomsten."
    if ronde.stopkeuze == Stopkeuze.VERZEGELEN:
        return (
            "De ondernemingsraad koos voor definitief afsluiten. "
            f"Lukt dat niet tot en met {until}, dan worden de antwoorden vernietigd."
        )
    return (
        f"Tot en met {until} kiest de ondernemingsraad wat er met de antwoorden gebeurt. "
        "Kiest die niets, dan worden ze vernietigd."
    )
