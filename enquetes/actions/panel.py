"""Joining the panel, staying in it, and leaving it without a trace.

No line in the log says about whom it is: an inwoner acts as "inwoner", and the object has no number.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from adoptie import audit
from adoptie.actions.persoon import forget_asked, withdraw_objection
from adoptie.actions.verzoek import conclude_request, record_request, tie_request
from adoptie.audit import Actor
from adoptie.forgetting import forget_deleted
from adoptie.models import Gemeente, Verzoek
from adoptie.rights import Betrokkene
from enquetes import panelmails
from enquetes.actions.panelmails import ask_mail, send_last_mail
from enquetes.consent import consent_hash
from enquetes.models import Doelgroep, Panellid, Panelmail, Profiel, Toestemming, Uitnodiging, Volgcode
from enquetes.queries.panel import Klassen, pseudonym

INWONER = "inwoner"
_NOBODY = Panellid(id=None)


@transaction.atomic
def join(
    *, gemeente: Gemeente, email: str, klassen: Klassen, versie: str, kanaal: Toestemming.Kanaal, by: Actor
) -> None:
    """Sign up an address, with consent to this version of the text; it counts once its owner confirms.

    Who is a member already gets a link to the own page and nothing changes, so that nobody can find out who
    is. On the web this leaves no line in the log: anybody may fill in any address, confirming is the act.
    """
    today = timezone.localdate()
    lid, _ = Panellid.objects.get_or_create(
        gemeente=gemeente,
        email=email.lower(),
        defaults={"aangemeld_op": today, "laatst_actief_op": today},
    )
    if by != INWONER:
        record("panellid aangemeld", gemeente, by, manier=kanaal)
    if lid.status == Panellid.Status.ACTIEF:
        ask_mail(lid=lid, soort=Panelmail.Soort.MIJN)
        return
    # Who signs up again before confirming means what was said last.
    Panellid.objects.filter(pk=lid.pk).update(aangemeld_op=today, laatst_actief_op=today)
    write_profile(lid, klassen)
    lid.toestemmingen.all().delete()
    Toestemming.objects.create(
        panellid=lid,
        tekst_versie=versie,
        tekst_hash=consent_hash(versie),
        gegeven_op=timezone.now(),
        kanaal=kanaal,
    )
    ask_mail(lid=lid, soort=Panelmail.Soort.BEVESTIGEN)


@transaction.atomic
def confirm(*, lid: Panellid, by: Actor) -> bool:
    """Make a member of who signed up; tell whether that was not so before."""
    waiting = Panellid.objects.filter(pk=lid.pk, status=Panellid.Status.AANGEMELD)
    if not waiting.update(status=Panellid.Status.ACTIEF, laatst_actief_op=timezone.localdate()):
        return False
    Panelmail.objects.filter(panellid=lid).delete()
    # Who says yes after an objection wants to be asked again.
    withdraw_objection(who=Betrokkene(lid.gemeente, lid.email), by=by)
    record("panellid bevestigd", lid.gemeente, by)
    return True


def ask_own_page(*, gemeente: Gemeente, email: str) -> None:
    """Mail the link to the own page if this is a member's address; tell nobody whether it is."""
    lid = Panellid.objects.filter(gemeente=gemeente, email=email.lower()).first()
    if lid is not None:
        active = lid.status == Panellid.Status.ACTIEF
        ask_mail(lid=lid, soort=Panelmail.Soort.MIJN if active else Panelmail.Soort.BEVESTIGEN)


@transaction.atomic
def stay(*, lid: Panellid, by: Actor) -> None:
    """Keep a member who was going to be erased."""
    seen(lid)
    record("panellid blijft", lid.gemeente, by)


@transaction.atomic
def look_into(*, lid: Panellid, by: Actor) -> None:
    """Note that a clerk saw what is stored about somebody."""
    record("panellid ingezien", lid.gemeente, by)


@transaction.atomic
def erase(*, lid: Panellid, by: Actor, farewell: bool = False) -> None:
    """Erase a member; doing it again does nothing.

    ``farewell`` sends one last mail, when the person does not see our page. Its address is kept nowhere.
    """
    gemeente, adres = lid.gemeente, lid.email
    if not remove(lid):
        return
    # Also a new address that was given and not confirmed.
    forget_asked(who=Betrokkene(gemeente, adres))
    forget_deleted()
    record("panellid verwijderd", gemeente, by)
    if farewell:
        send_last_mail(panelmails.farewell(gemeente), adres)


@transaction.atomic
def erase_on_request(*, lid: Panellid, by: Actor, **verzoek: Any) -> None:
    """Erase a member for whom a clerk acts, with what was asked and how it was found out who asks.

    Raises Refusal when there is a request with that reference already.
    """
    made = record_request(gemeente=lid.gemeente, soort=Verzoek.Soort.WISSEN, by=by, **verzoek)
    tie_request(verzoek=made, who=Betrokkene(lid.gemeente, lid.email), by=by)
    erase(lid=lid, by=by, farewell=True)
    conclude_request(verzoek=made, uitkomst=Verzoek.Uitkomst.GEDAAN, uitkomst_waarom="", by=by)


def remove(lid: Panellid) -> bool:
    """Take away every row that names this person; tell whether there was one.

    What was sent in stays: from here on nothing leads from it to anybody. An invitation and a volgcode of
    rounds for staff stay too, for those are about a job and not about the panel.
    """
    current = Panellid.objects.select_for_update().filter(pk=lid.pk).first()
    if current is None:
        return False
    here, address = Q(gemeente=current.gemeente_id), Q(email__iexact=current.email)
    Profiel.objects.filter(schuilnaam=pseudonym(current)).delete()
    Volgcode.objects.filter(here, address).exclude(doelgroep=Doelgroep.MEDEWERKERS).delete()
    asked = Uitnodiging.objects.filter(address, ronde__traject__gemeente=current.gemeente_id)
    asked.exclude(ronde__doelgroep=Doelgroep.MEDEWERKERS).delete()
    Panelmail.objects.filter(adres__iexact=current.email, panellid__gemeente=current.gemeente_id).delete()
    current.delete()
    return True


def seen(lid: Panellid) -> None:
    """Note that a member is there; a warning that was sent means nothing any more."""
    Panellid.objects.filter(pk=lid.pk).update(laatst_actief_op=timezone.localdate())
    Panelmail.objects.filter(panellid=lid, soort=Panelmail.Soort.BLIJVEN).delete()


def write_profile(lid: Panellid, klassen: Klassen) -> None:
    values = {"leeftijd": klassen.leeftijd, "kern": klassen.kern, "ondernemer": klassen.ondernemer}
    Profiel.objects.update_or_create(
        schuilnaam=pseudonym(lid), defaults={"gemeente_id": lid.gemeente_id, **values}
    )


def record(action: str, gemeente: Gemeente, by: Actor, **details: Any) -> None:
    """Append a line that tells who did what, and not to whom."""
    audit.record(action, _NOBODY, by=by, gemeente=gemeente, **details)
