"""What the mails say: plain text, short sentences, no picture that tells who opened it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import dumps
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, override

from adoptie import dutch
from adoptie.days import day_in_words
from adoptie.models import Gemeente
from adoptie.rights import asking_link
from enquetes.content.talen import in_language
from enquetes.keycopies import KEY_COPIES
from enquetes.mailteksten import Tekst, fill
from enquetes.models import Doelgroep, Modus, Panellid, Ronde, Uitnodiging, Verzending
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.queries.verzendingen import REMINDERS
from enquetes.volgcodes import withdrawal_link

Mail = tuple[str, str, dict[str, str]]

TRY_OUT = "Dit is een proef. Wat u invult, telt niet mee."
# Our own words for mails, with fields.
_INVITED = "U bent uitgenodigd voor de vragenlijst '{ronde}' van {gemeente}."
_NOT_YET = "U hebt de vragenlijst nog niet verstuurd. Dat kan nog steeds."
_WHY = "{inleiding}"
_JOIN = "Invullen duurt ongeveer {duur}. U kunt meedoen tot en met {sluit_op}. Dit is uw eigen link:"
_LAST = "Dit is de laatste mail die u hierover krijgt voordat de vragenlijst sluit."
_CLOSED = "De vragenlijst '{ronde}' van {gemeente} is gesloten."
_THANKS = "Dank u wel voor het meedoen."
_THANKS_ALL = "Deed u mee? Dank u wel daarvoor."
_NEXT = (
    "De ronde wordt definitief afgesloten op {afgesloten_op}. Daarna maken we de uitkomsten. "
    "Zijn ze klaar? Dan krijgt u een mail met een link ernaartoe."
)
# A link is kept nowhere, so that a later mail cannot lead to what was begun with an earlier one.
_BEGUN = (
    "Was u al begonnen? Zoek dan de eerdere mail op en open de link die daarin staat. Daar staat nog wat u "
    "invulde. Met de link in deze mail begint u opnieuw."
)
_OUTCOMES = "De uitkomsten van de vragenlijst '{ronde}' van {gemeente} zijn er."
_READ = "U leest wat eruit kwam, wat we gaan doen, wie dat doet en wanneer:"
_NOBODY_TOLD_APART = (
    "Deze mail gaat naar iedereen die was gevraagd, ook naar wie niet meedeed. "
    "In uw groep heeft iedereen dezelfde link. Wij zien niet wie hem opent."
)

_ANONYMOUS = gettext_noop("Deze vragenlijst is anoniem: er staat geen naam bij uw antwoorden.")
_UNNAMED = gettext_noop("Wij weten niet wie u bent.")
_UNLINKED = gettext_noop(
    "Uiterlijk 14 dagen na het definitief afsluiten kan niemand uw antwoorden nog aan uw link koppelen."
)
_UNLINKED_FROM = {
    "link": gettext_noop(
        "Na {dag} kan niemand uw antwoorden nog aan uw link koppelen (later als de ronde langer duurt)."
    ),
    "code": gettext_noop(
        "Na {dag} kan niemand uw antwoorden nog aan uw code koppelen (later als de ronde langer duurt)."
    ),
}
_NOBODY = gettext_noop("Niemand krijgt te zien wie wat heeft geantwoord.")
_NOBODY_AT_WORK = gettext_noop("Niemand krijgt te zien wie wat heeft geantwoord, ook uw leidinggevende niet.")
_CONFIDENTIAL = gettext_noop(
    "Uw antwoorden zijn vertrouwelijk: niemand krijgt te zien wie wat heeft geantwoord."
)
_CONFIDENTIAL_AT_WORK = gettext_noop(
    "Uw antwoorden zijn vertrouwelijk: niemand krijgt te zien wie wat heeft geantwoord, "
    "ook uw leidinggevende niet."
)
_CODE = gettext_noop(
    "Alleen als u dat goedvindt, krijgen ze een willekeurige volgcode om ze later te vergelijken."
)
_WITHDRAW = gettext_noop(
    "Met de link in uw mail kunt u dat altijd intrekken, en dan is de code niet meer van u."
)


def promises(
    modus: Modus,
    doelgroep: Doelgroep | None = None,
    *,
    afgesloten_op: dt.date | None = None,
    sleutel: str = "link",
) -> tuple[str, ...]:
    """Return the three sentences that tell a respondent what happens with the answers.

    Without a doelgroep they are those that hold for anybody who is invited, without a day those that hold for
    any round. ``sleutel`` is what the respondent holds: a link or a code.
    """
    at_work = doelgroep == Doelgroep.MEDEWERKERS
    if modus == Modus.VERTROUWELIJK:
        told = (_CONFIDENTIAL_AT_WORK if at_work else _CONFIDENTIAL, _CODE, _WITHDRAW)
        return tuple(gettext(sentence) for sentence in told)
    nobody = _UNNAMED if doelgroep == Doelgroep.OPEN else _NOBODY_AT_WORK if at_work else _NOBODY
    return gettext(_ANONYMOUS), gettext(nobody), _unlinked(afgesloten_op, sleutel)


def _unlinked(sealed: dt.date | None, held: str) -> str:
    if sealed is None:
        return gettext(_UNLINKED)
    return gettext(_UNLINKED_FROM[held]).format(dag=day_in_words(sealed + KEY_COPIES))


def promised(ronde: Ronde) -> tuple[str, ...]:
    """Return what was promised when this round opened, or what will be; in Dutch."""
    if ronde.belofte:
        return tuple(ronde.belofte)
    with override("nl"):
        return promise(ronde)


def promise(ronde: Ronde, sleutel: str = "link") -> tuple[str, ...]:
    """Return what is promised to the respondents of this round."""
    if ronde.ingelezen:
        return ("Ingelezen uit een bestand. Wat de mensen toen is beloofd, weten we niet.",)
    return promises(
        Modus(ronde.modus),
        Doelgroep(ronde.doelgroep),
        afgesloten_op=timezone.localdate(ronde.verzegel_op),
        sleutel=sleutel,
    )


@dataclass(frozen=True, slots=True)
class Links:
    """The links in a mail: to answer, to take back consent, to leave the panel; empty where there is none."""

    answer: str
    withdraw: str = ""
    leave: str = ""


def links_for(person: Uitnodiging, answer: str) -> Links:
    """Return the links of somebody who is invited."""
    return Links(
        answer,
        withdraw=withdrawal_link(person) if person.ronde.modus == Modus.VERTROUWELIJK else "",
        leave=leaving_link(person.panellid) if person.panellid else "",
    )


def sample_links(ronde: Ronde, soort: Verzending.Soort = Verzending.Soort.UITNODIGING) -> Links:
    """Return what stands in place of the links of somebody who gets a mail."""
    own = "(eigen link)"
    answer = "(link van de groep)" if soort == Verzending.Soort.UITKOMST else own
    return Links(
        answer, own * (ronde.modus == Modus.VERTROUWELIJK), own * (ronde.doelgroep == Doelgroep.PANEL)
    )


def leaving_link(lid: Panellid) -> str:
    return settings.SITE_URL + reverse("panel-afmelden", args=[panel_token(lid)])


def default_text(ronde: Ronde, soort: Verzending.Soort) -> Tekst:
    """Return our own words for a mail."""
    if soort == Verzending.Soort.DANK:
        known = ronde.modus == Modus.VERTROUWELIJK
        return Tekst("Bedankt: {ronde}", _letter(_CLOSED, _THANKS if known else _THANKS_ALL, _NEXT))
    if soort == Verzending.Soort.UITKOMST:
        return Tekst("De uitkomsten: {ronde}", _letter(_OUTCOMES, _READ, "{link}"))
    if soort == Verzending.Soort.UITNODIGING:
        return Tekst("Wilt u meedoen? {ronde}", _letter(_INVITED, _WHY, _JOIN, "{link}"))
    last = soort == Verzending.Soort.HERINNERING_2
    subject = "Laatste herinnering: {ronde}" if last else "Herinnering: {ronde}"
    return Tekst(subject, _letter(_INVITED, _NOT_YET, _WHY, _JOIN, "{link}", *([_LAST] * last)))


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(["Beste {naam},", *paragraphs, "Met vriendelijke groet,\n{gemeente}"])


def text_for(ronde: Ronde, soort: Verzending.Soort) -> Tekst:
    """Return what a mail says in this round: what was written for it, or else our own words."""
    written = ronde.mailteksten.get(soort)
    return Tekst(**written) if written else default_text(ronde, soort)


def compose(row: Verzending, links: Links, tekst: Tekst | None = None) -> Mail:
    """Return subject, body and headers of a mail; ``tekst`` takes the place of what the round says.

    What a respondent must know stands under every text, whatever somebody wrote.
    """
    person, soort = row.uitnodiging, Verzending.Soort(row.soort)
    tekst = tekst or text_for(person.ronde, soort)
    values = _values(person, links)
    body = [fill(tekst.tekst, values), *_must_know(person, soort, links)]
    subject = " ".join(fill(tekst.onderwerp, values).split())
    return subject, "\n\n".join(body), unsubscribing(links.leave) if links.leave else {}


def _values(person: Uitnodiging, links: Links) -> dict[str, str]:
    ronde = person.ronde
    content = ronde.versie.content
    closes, sealed = (timezone.localdate(moment) for moment in (ronde.sluit_op, ronde.verzegel_op))
    return {
        "naam": person.naam or "lezer",
        "ronde": ronde.naam,
        "vragenlijst": content.titel,
        "gemeente": str(ronde.gemeente),
        "inleiding": in_language(content, "nl").inleiding.strip(),
        "duur": dutch.counted(minutes_to_answer(content), "minuut", "minuten"),
        "sluit_op": dutch.day(closes),
        "afgesloten_op": dutch.day(sealed),
        "link": links.answer,
    }


def _must_know(person: Uitnodiging, soort: Verzending.Soort, links: Links) -> Iterator[str]:
    """Yield what stands under the text of a mail."""
    if person.ronde.is_proef:
        yield TRY_OUT
    yield from questions_to(person.ronde.gemeente)
    if soort == Verzending.Soort.UITKOMST:
        yield _NOBODY_TOLD_APART
    elif soort != Verzending.Soort.DANK:
        if soort in REMINDERS:
            yield _BEGUN
        yield " ".join(promise(person.ronde))
        if links.withdraw:
            yield f"Uw toestemming intrekken? {links.withdraw}"
        yield "Meedoen is vrijwillig. U hoeft geen enkele vraag te beantwoorden."
        yield f"Wat bewaren wij over u? {asking_link(person.ronde.gemeente)}"
    elif person.ronde.modus == Modus.ANONIEM:
        yield "Deze mail gaat naar iedereen die was gevraagd. Zo blijft geheim wie meedeed."
    if links.leave:
        yield f"Wilt u geen lid meer zijn van het panel? {links.leave}"


def questions_to(gemeente: Gemeente) -> list[str]:
    """Return the sentence that says whom to ask; none where nobody was named."""
    return [f"Hebt u een vraag of hulp nodig? {gemeente.contact}"] if gemeente.contact else []


def unsubscribing(link: str) -> dict[str, str]:
    """Tell mail programs the way out (RFC 8058)."""
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def panel_token(lid: Panellid, purpose: str = "panel") -> str:
    """Return a signed token that names a member; it ends to work when the member is gone."""
    return dumps(str(lid.pk), salt=f"enquetes.{purpose}")
