"""What asking keeps of persons, and how long."""

from __future__ import annotations

from functools import partial

from adoptie.retention import Bewaarklasse, Bewaarplek
from enquetes import leftovers
from enquetes.actions import bewaren, panelretentie
from enquetes.actions.bewaren import WORKER
from enquetes.actions.proefronde import forget_proefrondes
from enquetes.actions.teksten import count_old_texts, forget_texts
from enquetes.actions.volgcode import forget_volgcodes
from enquetes.actions.wachtstuk import forget_wachtstukken
from enquetes.bewaarplekken import ANTWOORDEN, MAKERS, PANEL, UITNODIGINGEN, VOLGCODES
from enquetes.queries import bewaren as due

_NIGHT = "elke nacht: adoptie.tasks.apply_retention"
_BY_HAND = "niemand: dit gaat niet vanzelf weg"
_TASK = "AVG artikel 6, lid 1, onder e: taak van algemeen belang"
_CONSENT = "AVG artikel 6, lid 1, onder a: toestemming"

KLASSEN = (
    Bewaarklasse(
        code="uitnodigingen",
        soort="Uitnodigingen, mails en codes op papier van een ronde die klaar is",
        plekken=UITNODIGINGEN,
        doel="Mensen uitnodigen, herinneren en bedanken, en mails die terugkomen herkennen.",
        grond=_TASK,
        termijn="30 dagen na het sluiten van de ronde",
        daarna="De uitnodiging wordt gewist, met de verzendingen en codes die erbij horen.",
        taak=_NIGHT,
        due=due.invitations,
        forget=bewaren.forget_invitations,
    ),
    Bewaarklasse(
        code="lijsten",
        soort="Lijsten met mensen van een ronde die nooit openging",
        plekken=UITNODIGINGEN[:1],
        doel="Een ronde klaarzetten.",
        grond=_TASK,
        termijn="30 dagen na de dag waarop de ronde had moeten sluiten",
        daarna="De lijst wordt gewist. De ronde blijft staan, zonder mensen.",
        taak=_NIGHT,
        due=due.stale_lists,
        forget=bewaren.forget_stale_lists,
    ),
    Bewaarklasse(
        code="proefrondes",
        soort="Proefrondes, met het adres van wie de proef deed",
        plekken=UITNODIGINGEN[:1],
        doel="Een ronde eerst zelf proberen.",
        grond=_TASK,
        termijn="14 dagen na het sluiten van de proef",
        daarna="De hele proef wordt gewist.",
        taak=_NIGHT,
        due=due.trials,
        forget=partial(forget_proefrondes, by=WORKER),
    ),
    Bewaarklasse(
        code="antwoorden",
        soort="Antwoorden van een ronde die nog niet definitief is afgesloten",
        plekken=ANTWOORDEN,
        doel="Cijfers over groepen maken.",
        grond=_TASK,
        termijn="tot het definitief afsluiten, meestal 10 dagen na het sluiten",
        daarna="De rijen worden gewist en de sleutel wordt vernietigd.",
        taak="elke minuut: enquetes.tasks.tend_rondes",
    ),
    Bewaarklasse(
        code="afgesloten",
        soort="Afgesloten antwoorden, zonder naam en adres",
        plekken=(Bewaarplek(map="verzegeld/rondes"),),
        doel="Cijfers kunnen narekenen en later vergelijken.",
        grond="AVG artikel 89: onderzoek en statistiek",
        termijn="zolang de gemeente dit nodig vindt (zie het register)",
        daarna="Bij een vertrouwelijke ronde kan één persoon de eigen antwoorden laten wissen.",
        taak=_BY_HAND,
    ),
    Bewaarklasse(
        code="teksten",
        soort="Wat mensen in eigen woorden schreven",
        plekken=(Bewaarplek(map="verzegeld/rondes, bestanden tekst_*"),),
        doel="Lezen wat mensen bedoelen.",
        grond=_TASK,
        termijn="12 maanden na het definitief afsluiten",
        daarna="De bestanden worden gewist. De andere antwoorden blijven.",
        taak=_NIGHT,
        due=count_old_texts,
        forget=partial(forget_texts, by=WORKER),
    ),
    Bewaarklasse(
        code="resten",
        soort="Bestanden met antwoorden die na een storing overbleven",
        plekken=(Bewaarplek(map="verzegeld/rondes"),),
        doel="Geen: ze horen er niet te zijn.",
        grond="AVG artikel 5, lid 1, onder e",
        termijn="tot de volgende nacht",
        daarna="Het bestand wordt gewist.",
        taak=_NIGHT,
        due=due.leftover_folders,
        forget=leftovers.sweep,
    ),
    Bewaarklasse(
        code="volgcodes",
        soort="Volgcodes: wie hoort bij welk nummer",
        plekken=(VOLGCODES,),
        doel="Zien of er voor dezelfde mensen iets verandert.",
        grond=_CONSENT,
        termijn="24 maanden na de laatste ronde waarin iemand ja zei",
        daarna="De code wordt gewist. Niemand kan dan nog opzoeken welke van wie was.",
        taak=_NIGHT,
        due=due.old_volgcodes,
        forget=forget_volgcodes,
    ),
    Bewaarklasse(
        code="wachtstukken",
        soort="Ingelezen lijsten die op een ja wachten",
        plekken=(
            Bewaarplek("enquetes.Wachtstuk", {"naam": "onleesbare naam", "inhoud": "lijst, versleuteld"}),
        ),
        doel="Een lijst laten nakijken voordat die telt.",
        grond=_TASK,
        termijn="1 uur",
        daarna="De lijst wordt gewist.",
        taak=_NIGHT,
        due=due.old_wachtstukken,
        forget=forget_wachtstukken,
    ),
    Bewaarklasse(
        code="aanmeldingen",
        soort="Aanmeldingen voor het panel die niemand bevestigde",
        plekken=PANEL,
        doel="Wachten tot iemand de link in de mail opent.",
        grond=_CONSENT,
        termijn="7 dagen na het aanmelden",
        daarna="Het adres en de kenmerken worden gewist.",
        taak=_NIGHT,
        due=due.unconfirmed,
        forget=partial(panelretentie.forget_unconfirmed, by=WORKER),
    ),
    Bewaarklasse(
        code="panelmails",
        soort="Mails van het panel, en nieuwe adressen die niemand bevestigde",
        plekken=PANEL[1:2],
        doel="Een mail één keer sturen.",
        grond=_CONSENT,
        termijn="7 dagen na het vragen",
        daarna="De regel wordt gewist. Een waarschuwing blijft tot het lid reageert of is gewist.",
        taak=_NIGHT,
        due=due.old_panelmails,
        forget=bewaren.forget_old_panelmails,
    ),
    Bewaarklasse(
        code="panel",
        soort="Leden van het panel die na een waarschuwing niets lieten horen",
        plekken=PANEL,
        doel="Inwoners die dat willen om hun mening vragen.",
        grond=_CONSENT,
        termijn="24 maanden stil, dan een waarschuwing, en 30 dagen daarna",
        daarna="Het lid wordt gewist. Antwoorden zijn dan van niemand meer.",
        taak=_NIGHT,
        due=due.silent_after_warning,
        forget=partial(panelretentie.erase_inactive, by=WORKER),
    ),
    Bewaarklasse(
        code="panel_waarschuwen",
        soort="Leden van het panel die 24 maanden stil waren",
        plekken=PANEL,
        doel="Niemand wissen zonder te waarschuwen.",
        grond=_CONSENT,
        termijn="24 maanden na het laatste teken",
        daarna="Het lid krijgt een mail met een link om te blijven. Er wordt nog niets gewist.",
        taak=_NIGHT,
        due=due.to_warn,
        forget=bewaren.warn_silent,
    ),
    Bewaarklasse(
        code="makers",
        soort="Wie een vragenlijst maakte of veranderde, en wie een actie doet",
        plekken=MAKERS,
        doel="Weten wie een keuze maakte en wie iets doet met de uitkomsten.",
        grond=_TASK,
        termijn="zolang de vragenlijst of de ronde er is",
        daarna="Het gaat weg met de vragenlijst of de ronde.",
        taak=_BY_HAND,
    ),
)
