"""What the mails say: plain text, short sentences, no picture that tells who opened it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import dumps
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from enquetes.models import Doelgroep, Modus, Panellid, Ronde, Uitnodiging, Verzending
from enquetes.queries.verzendingen import REMINDERS
from enquetes.volgcodes import withdrawal_link

Mail = tuple[str, str, dict[str, str]]
_SUBJECTS = {
    Verzending.Soort.HERINNERING: "Herinnering: ",
    Verzending.Soort.HERINNERING_2: "Laatste herinnering: ",
    Verzending.Soort.DANK: "Bedankt: ",
}
_THANKS_ALL = (
    "Deed u mee? Dank u wel. Deze mail gaat naar iedereen die was gevraagd, want wie meedeed blijft geheim."
)

_UNNAMED = "Wij weten niet wie u bent: bij uw antwoorden staat geen naam en geen e-mailadres."
# Copies of the key are kept for 14 days at most; no more than that is promised.
_UNLINKED = (
    "Uiterlijk 14 dagen na het definitief afsluiten kan niemand uw antwoorden nog aan uw link koppelen."
)


def promises(modus: Modus, doelgroep: Doelgroep | None = None) -> tuple[str, ...]:
    """Return the three sentences that tell a respondent what happens with the answers.

    Without a doelgroep they are those that hold for anybody who is invited.
    """
    nobody = "niemand krijgt te zien wie wat heeft geantwoord"
    if doelgroep == Doelgroep.MEDEWERKERS:
        nobody += ", ook uw leidinggevende niet"
    if modus == Modus.VERTROUWELIJK:
        return (
            f"Uw antwoorden zijn vertrouwelijk: {nobody}.",
            "Alleen als u dat goedvindt, krijgen ze een willekeurige volgcode om ze later te vergelijken.",
            "Met de link in uw mail kunt u dat altijd intrekken, en dan is de code niet meer van u.",
        )
    if doelgroep == Doelgroep.OPEN:
        return ("Uw antwoorden zijn anoniem.", _UNNAMED, _UNLINKED)
    return ("Uw antwoorden zijn anoniem.", f"{nobody.capitalize()}.", _UNLINKED)


def promise(ronde: Ronde) -> tuple[str, ...]:
    """Return what is promised to the respondents of this round."""
    if ronde.ingelezen:
        return ("Ingelezen uit een bestand. Wat de mensen toen is beloofd, weten we niet.",)
    return promises(Modus(ronde.modus), Doelgroep(ronde.doelgroep))


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


def sample_links(ronde: Ronde) -> Links:
    """Return what stands in place of the links while nobody is invited yet."""
    own = "(eigen link)"
    return Links(own, own * (ronde.modus == Modus.VERTROUWELIJK), own * (ronde.doelgroep == Doelgroep.PANEL))


def leaving_link(lid: Panellid) -> str:
    return settings.SITE_URL + reverse("panel-afmelden", args=[panel_token(lid)])


def compose(row: Verzending, links: Links) -> Mail:
    """Return subject, body and headers of a mail."""
    lines = _thanks(row.uitnodiging) if row.soort == Verzending.Soort.DANK else _invitation(row, links)
    before = _SUBJECTS.get(Verzending.Soort(row.soort), "")
    leave = [f"Wilt u geen lid meer zijn van het panel? {links.leave}"] if links.leave else []
    return (
        f"{before}{row.uitnodiging.ronde.naam}",
        "\n\n".join([*lines, *leave]),
        _unsubscribing(links.leave) if links.leave else {},
    )


def _invitation(row: Verzending, links: Links) -> list[str]:
    ronde, person = row.uitnodiging.ronde, row.uitnodiging
    reminder = row.soort in REMINDERS
    again = "Was u al begonnen? Met deze link begint u opnieuw. Met uw eerdere link gaat u verder."
    closes = dutch.day(timezone.localdate(ronde.sluit_op))
    return [
        _greeting(person),
        f"U bent uitgenodigd voor de vragenlijst '{ronde.naam}' van {ronde.gemeente}.",
        f"U kunt meedoen tot en met {closes}. Dit is uw eigen link:",
        links.answer,
        *([again] * reminder),
        " ".join(promise(ronde)),
        *([f"Uw toestemming intrekken? {links.withdraw}"] if links.withdraw else []),
        "Meedoen is vrijwillig. U hoeft geen enkele vraag te beantwoorden.",
        _regards(ronde),
    ]


def _thanks(person: Uitnodiging) -> list[str]:
    """Thank somebody who took part, or in an anonymous round whoever did."""
    ronde = person.ronde
    sealed = dutch.day(timezone.localdate(ronde.verzegel_op))
    known = ronde.modus == Modus.VERTROUWELIJK
    return [
        _greeting(person),
        f"De vragenlijst '{ronde.naam}' van {ronde.gemeente} is gesloten.",
        "Dank u wel voor het meedoen." if known else _THANKS_ALL,
        f"De ronde wordt definitief afgesloten op {sealed}. Daarna maken we de uitkomsten.",
        _regards(ronde),
    ]


def _greeting(person: Uitnodiging) -> str:
    return f"Beste {person.naam or 'lezer'},"


def _regards(ronde: Ronde) -> str:
    return f"Met vriendelijke groet,\n{ronde.gemeente}"


def _unsubscribing(link: str) -> dict[str, str]:
    """Tell mail programs the way out (RFC 8058)."""
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def panel_token(lid: Panellid, purpose: str = "panel") -> str:
    """Return a signed token that names a member; it ends to work when the member is gone."""
    return dumps(str(lid.pk), salt=f"enquetes.{purpose}")
