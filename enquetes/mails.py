"""What the mails say: plain text, short sentences, no picture that tells who opened it."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import dumps
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from enquetes.models import Modus, Panellid, Ronde, Verzending

Mail = tuple[str, str, dict[str, str]]

PROMISES = {
    Modus.ANONIEM: (
        "Uw antwoorden zijn anoniem.",
        "Niemand kan zien wie wat heeft geantwoord, ook uw leidinggevende niet.",
        "Als de ronde is afgesloten, is uw link niet meer aan uw antwoorden te koppelen.",
    ),
    Modus.VERTROUWELIJK: (
        "Uw antwoorden zijn vertrouwelijk.",
        "Ze krijgen een willekeurige volgcode om ze later te vergelijken; uw naam staat er niet bij.",
        "U kunt uw toestemming altijd intrekken. Dan verdwijnt de koppeling met uw naam.",
    ),
}


def promise(ronde: Ronde) -> tuple[str, ...]:
    """Return the three sentences that tell a respondent what happens with the answers."""
    return PROMISES[Modus(ronde.modus)]


def invitation(row: Verzending, link: str) -> Mail:
    """Return subject, body and headers of an invitation or a reminder."""
    ronde, person = row.uitnodiging.ronde, row.uitnodiging
    reminder = row.soort == Verzending.Soort.HERINNERING
    closes = dutch.day(timezone.localdate(ronde.sluit_op))
    lines = [
        f"Beste {person.naam}," if person.naam else "Beste lezer,",
        f"U bent uitgenodigd voor de vragenlijst '{ronde.naam}' van {ronde.gemeente}.",
        f"U kunt meedoen tot en met {closes}. Dit is uw eigen link:",
        link,
        *(
            ["Was u al begonnen? Met deze link begint u opnieuw. Met uw eerste link gaat u verder."]
            * reminder
        ),
        " ".join(promise(ronde)),
        "Meedoen is vrijwillig. U hoeft geen enkele vraag te beantwoorden.",
        f"Met vriendelijke groet,\n{ronde.gemeente}",
    ]
    subject = f"{'Herinnering: ' * reminder}{ronde.naam}"
    if person.panellid is None:
        return subject, "\n\n".join(lines), {}
    return subject, *_with_unsubscribe(lines, person.panellid)


def _with_unsubscribe(lines: list[str], lid: Panellid) -> tuple[str, dict[str, str]]:
    """Add the way out, for people and (RFC 8058) for mail programs."""
    link = settings.SITE_URL + reverse("panel-afmelden", args=[panel_token(lid)])
    lines = [*lines, f"Wilt u geen lid meer zijn van het panel? {link}"]
    headers = {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return "\n\n".join(lines), headers


def panel_token(lid: Panellid, purpose: str = "panel") -> str:
    """Return a signed token that names a member; it ends to work when the member is gone."""
    return dumps(str(lid.pk), salt=f"enquetes.{purpose}")
