"""What the promise of a vertrouwelijke round does not exclude: told to who answers, beside the promise."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from enquetes.models import Modus, Ronde

_FILE = gettext_noop(
    "De programmaleider kan een bestand met antwoorden krijgen, zonder namen en met een reden. "
    "Wie dat vroeg en waarom, wordt bewaard."
)


def reservations(ronde: Ronde) -> tuple[str, ...]:
    """Return what a respondent must know as well; nothing where no file of answers is ever made."""
    leaves = ronde.modus == Modus.VERTROUWELIJK and not ronde.ingelezen
    return (gettext(_FILE),) if leaves else ()
