"""From texts that were put in themes to published figures."""

from __future__ import annotations

from collections.abc import Mapping

from enquetes.models import Ronde
from metingen.actions.meetwaarden import store_figures
from metingen.figures import themas
from metingen.figures.ronde import about_round
from metingen.models import Codering, Meetwaarde, Tekstlezing
from metingen.queries.ongelezen import sealed_of
from metingen.queries.te_meten import told_of_more_people
from metingen.thema import THEMA


def store_themes(*, ronde: Ronde, lezing: Tekstlezing, writers: Mapping[str, str]) -> int:
    """Store how many wrote about each theme; return how many figures that are.

    ``writers``: number of a text -> group. Whoever releases the texts holds the transaction and records it.
    After an answer was erased nothing is told anew: the difference would be that answer. Raises
    DamagedSealError.
    """
    if told_of_more_people(ronde):
        return 0
    manifest, content = sealed_of(ronde)
    vraag, item = themas.find_item(content, lezing.kolom)
    put: dict[str, set[str]] = {thema.naam: set() for thema in lezing.themas.all()}
    rows = Codering.objects.filter(thema__lezing=lezing, tweede=False)
    for naam, nummer in rows.values_list("thema__naam", "tekst__nummer"):
        put[naam].add(nummer)
    figures = themas.theme_figures(about_round(manifest), vraag, item, writers, put)
    template = Meetwaarde(ronde=ronde, methode=themas.METHOD, bron_hash=ronde.verzegeld_hash)
    return store_figures(ronde.gemeente, figures, template, f"{lezing.kolom}{THEMA}")
