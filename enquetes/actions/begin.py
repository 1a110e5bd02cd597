"""The first round of a gemeente: made from one list of people, and fixed with one button."""

from __future__ import annotations

from django.db import transaction

from adoptie.actions.gemeente import change_contact
from adoptie.actions.rapportagegroep import remove_rapportagegroep
from adoptie.actions.traject import ensure_traject
from adoptie.audit import Actor
from adoptie.contact import Contact
from adoptie.models import Gemeente, Traject
from adoptie.refusal import Refusal
from enquetes.actions.ontwerp import add_nulmeting
from enquetes.actions.proefronde import remove_proefronde
from enquetes.actions.ronde import change_ronde, create_ronde
from enquetes.actions.staflijst import receive_staflijst, refuse_list
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Ronde, Vragenlijstversie
from enquetes.plan import Plan, nulmeting_plan
from enquetes.queries.begin import first_ronde
from enquetes.queries.eerste_lijst import propose_first
from enquetes.sjabloon import NULMETING


@transaction.atomic
def begin_nulmeting(
    *, gemeente: Gemeente, lijst: Staflijst, samen: bool, by: Actor, fijn: bool = False
) -> Ronde:
    """Make onderdelen, groups and invitations from one list, and what they hang on where it is not there yet.

    That is a traject with its sporen, and a round in concept with the ready-made questionnaire. ``samen``
    lets small groups count together as proposed, ``fijn`` takes the smaller parts of a list that divides
    people twice. An earlier list and its groups give way to this one. Raises
    Refusal, with nothing stored, when something in the list must be mended, or the round has opened.
    """
    traject = ensure_traject(gemeente=gemeente, by=by)
    ronde = first_ronde(gemeente) or _plan(traject, by)
    refuse_list(ronde)
    voorstel = propose_first(gemeente, lijst.divided(fijn=fijn))
    if voorstel.problemen:
        raise Refusal(" ".join(voorstel.problemen))
    _start_over(ronde, by)
    receive_staflijst(ronde=ronde, lijst=voorstel.chosen(samen=samen), by=by)
    return ronde


@transaction.atomic
def confirm_nulmeting(*, ronde: Ronde, plan: Plan, contact: Contact, by: Actor) -> Ronde:
    """Plan the first round like this, fix its questions, and say whom people can ask.

    Raises Refusal when it has opened, when the plan cannot be, and with all that is wrong in the questions.
    """
    changed = change_ronde(ronde=ronde, versie=ronde.versie, plan=plan, by=by)
    if not changed.versie.vastgesteld:
        publish_versie(versie=changed.versie, by=by)
    change_contact(gemeente=changed.gemeente, contact=contact, by=by)
    return changed


def _plan(traject: Traject, by: Actor) -> Ronde:
    return create_ronde(traject=traject, versie=_versie(traject.gemeente, by), plan=nulmeting_plan(), by=by)


def _versie(gemeente: Gemeente, by: Actor) -> Vragenlijstversie:
    """Return the newest version of the ready-made questionnaire, as the gemeente has made it its own."""
    known = gemeente.vragenlijsten.filter(naam=NULMETING.titel).first()
    newest = (known or add_nulmeting(gemeente=gemeente, by=by)).versies.first()
    return newest or save_vragenlijst(gemeente=gemeente, naam=NULMETING.titel, inhoud=NULMETING, by=by)


def _start_over(ronde: Ronde, by: Actor) -> None:
    """Let go of an earlier list, with its groups and with a try-out that counted in them."""
    for trial in ronde.proeven.all():
        remove_proefronde(ronde=trial, by=by)
    ronde.uitnodigingen.all().delete()
    for groep in ronde.traject.rapportagegroepen.all():
        remove_rapportagegroep(groep=groep, by=by)
