"""Whether a round can be carried out as somebody planned it."""

from __future__ import annotations

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.content.vraag import CONTACT
from enquetes.models import Doelgroep, Modus, Ronde, Vragenlijstversie
from enquetes.plan import MOST_ITEMS, THANK_WITHIN, Plan
from enquetes.profiel import ITEMS
from enquetes.queries.ondergrens import ondergrens_for
from enquetes.queries.quota import too_small_quotum


def check_plan(ronde: Ronde, versie: Vragenlijstversie, plan: Plan) -> None:
    """Raise Refusal with what stands in the way."""
    traject = ronde.traject
    if versie.vragenlijst.gemeente_id != traject.gemeente_id:
        raise Refusal("Deze vragenlijst is van een andere gemeente.")
    if traject.rondes.filter(naam=plan.naam).exclude(pk=ronde.pk).exists():
        raise Refusal("Dit traject heeft al een ronde met deze naam. Kies een andere naam.")
    _check_dates(plan)
    _check_mails(plan)
    if plan.doelgroep == Doelgroep.OPEN and plan.modus == Modus.VERTROUWELIJK:
        raise Refusal("Een open link is altijd anoniem: een volgcode hoort bij een persoon.")
    if plan.modus == Modus.ANONIEM:
        _refuse_contact(versie)
    _check_quotum(ronde, plan)
    if plan.profielitems and plan.doelgroep != Doelgroep.PANEL:
        raise Refusal("Kenmerken uit het profiel gaan alleen mee in een ronde voor het panel.")
    if len(plan.profielitems) > MOST_ITEMS:
        raise Refusal(f"Neem hoogstens {MOST_ITEMS} kenmerken uit het profiel mee.")


def _check_quotum(ronde: Ronde, plan: Plan) -> None:
    if plan.quotum is None and not plan.quotum_item:
        return
    if plan.doelgroep != Doelgroep.PANEL:
        raise Refusal("Een grens per klasse kan alleen bij het panel.")
    if plan.quotum_item not in ITEMS or plan.quotum is None:
        raise Refusal("Kies bij een grens per klasse een kenmerk en een aantal.")
    if plan.quotum < (k := ondergrens_for(ronde)):
        raise Refusal(too_small_quotum(k))


def _check_dates(plan: Plan) -> None:
    if plan.sluit_op <= plan.opent_op:
        raise Refusal("Een ronde sluit later dan zij opent. Kijk de datums na.")
    if plan.verzegel_op is not None and plan.verzegel_op < plan.sluit_op:
        raise Refusal("Definitief afsluiten kan pas als de ronde gesloten is. Kijk de datums na.")


def _refuse_contact(versie: Vragenlijstversie) -> None:
    asked = [f"'{vraag.code}'" for vraag in versie.content.vragen() if vraag.soort in CONTACT]
    if asked:
        raise Refusal(
            "In een anonieme ronde vragen we nooit hoe iemand te bereiken is. "
            f"Haal deze vraag eruit: {dutch.listing(asked)}."
        )


def _check_mails(plan: Plan) -> None:
    reminders = [day for day in (plan.herinner_op, plan.herinner_weer_op) if day is not None]
    if plan.doelgroep == Doelgroep.OPEN and (reminders or plan.bedank_op is not None):
        raise Refusal("Bij een open link gaan er geen mails weg, dus ook geen herinnering of bedankmail.")
    if any(not plan.opent_op < day < plan.sluit_op for day in reminders):
        raise Refusal("Herinner tussen het openen en het sluiten. Kijk de datums na.")
    if plan.herinner_weer_op is not None and (
        plan.herinner_op is None or plan.herinner_weer_op <= plan.herinner_op
    ):
        raise Refusal("De tweede herinnering komt na de eerste. Kijk de datums na.")
    if plan.bedank_op is not None and not plan.sluit_op < plan.bedank_op <= plan.sluit_op + THANK_WITHIN:
        raise Refusal(
            f"Bedank na het sluiten, en binnen {THANK_WITHIN.days} dagen. Daarna wissen we de adressen."
        )
