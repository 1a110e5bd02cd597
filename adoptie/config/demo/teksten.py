"""What invented people wrote, read and put in themes as a programmaleider would."""

from __future__ import annotations

from collections.abc import Mapping

from adoptie.config.demo.rondes import staff_rondes
from adoptie.models import Gebruiker, Gemeente, Rol
from enquetes.models import Ronde, Status
from metingen.actions.teksten import judge_texts, release_texts
from metingen.actions.themas import add_thema, code_texts
from metingen.models import Tekstlezing
from metingen.oordeel import Indeling, Oordeel
from metingen.queries.ongelezen import read_texts

KOLOM = "kwijt"
# What each theme is known by in the texts of ``rondes``.
_THEMAS = {
    "Minder dubbel werk": ("dubbel", "twee keer", "overtypen"),
    "Alles op één plek": ("eén plek", "zoek", "bij elkaar"),
    "Meer tijd om te oefenen": ("oefenen", "uitleg", "cursus"),
    "Sneller systeem": ("sneller", "wacht", "traag"),
}
# Of somebody in particular, whom everybody knows.
_RECOGNISED = "de collega met"


def read_what_was_written(gemeente: Gemeente) -> None:
    """Read the texts of the last round and release them, once."""
    ronde = staff_rondes(gemeente)[-1]
    reader = Gebruiker.objects.filter(lidmaatschappen__gemeente=gemeente).filter(
        lidmaatschappen__rol=Rol.PROGRAMMALEIDER
    )
    by = reader.order_by("pk").first()
    if ronde is None or by is None or ronde.status != Status.VERZEGELD:
        return
    if Tekstlezing.objects.filter(ronde=ronde).exists():
        return
    texts = read_texts(ronde, KOLOM)
    _put_in_themes(ronde, texts, by)
    said = [
        Oordeel(nummer, "dicht", "ander") if _RECOGNISED in tekst else Oordeel(nummer, "vrij")
        for nummer, tekst in texts.items()
    ]
    judge_texts(ronde=ronde, kolom=KOLOM, oordelen=said, by=by)
    release_texts(ronde=ronde, kolom=KOLOM, by=by)


def _put_in_themes(ronde: Ronde, texts: Mapping[str, str], by: Gebruiker) -> None:
    keys = {naam: add_thema(ronde=ronde, kolom=KOLOM, naam=naam, by=by).pk for naam in _THEMAS}
    put = [
        Indeling(
            nummer,
            frozenset(
                keys[naam] for naam, words in _THEMAS.items() if any(word in tekst.lower() for word in words)
            ),
            None,
        )
        for nummer, tekst in texts.items()
    ]
    code_texts(ronde=ronde, kolom=KOLOM, indelingen=put, by=by)
