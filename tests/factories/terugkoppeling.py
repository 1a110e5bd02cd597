"""A staff round that is over, of which the outcomes can be told."""

from __future__ import annotations

import datetime as dt

from enquetes.actions.ronde import close_ronde
from enquetes.actions.terugkoppeling import Punt, save_actiepunten
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde, release_figures
from tests.factories.enquetes import answer, make_staff_ronde, personal_links

CANARY = "kanarie-7f3a"
PUNTEN = (
    Punt("Een cursus over het zaaksysteem", "Team Opleiding", dt.date(2027, 3, 1)),
    Punt("Meer telefoons aan de balie", "Facilitair", dt.date(2027, 1, 15), klaar=True),
)


def make_measured_ronde() -> Ronde:
    """Balie and Beleid answered; of Bouwen three people did, too few to be seen by themselves.

    In Bouwen everybody disagrees most, has one answer of their own and wrote the canary.
    """
    ronde = make_staff_ronde({"Balie": 28, "Beleid": 16, "Bouwen": 12})
    ronde.gemeente.contact_email = "vragen@hattem.example"
    ronde.gemeente.save()
    links = personal_links(ronde)
    for index, link in enumerate(links[:24]):
        answer(link, werk=str(index % 2 + 4), functie="a", middel=["pc"], stel={"r1": str(index % 5 + 1)})
    for index, link in enumerate(links[28:42]):
        answer(link, werk=str(index % 4 + 1), functie="b" if index % 3 else "a", middel=["pc", "tel"])
    for link in links[44:47]:
        answer(link, werk="1", functie="a", middel=["tel"], open=CANARY)
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


def make_told_ronde() -> Ronde:
    """Release the figures too, and write down what is done."""
    ronde = make_measured_ronde()
    release_figures(gemeente=ronde.gemeente, by="test")
    save_actiepunten(ronde=ronde, punten=PUNTEN, by="test")
    return ronde
