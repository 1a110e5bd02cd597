"""What the panel's own mails say; each leads to a page with a button, for mail programs open links."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import dumps
from django.urls import reverse

from adoptie.models import Gemeente
from enquetes.mails import leaving_link, panel_token, questions_to, unsubscribing
from enquetes.models import Panelmail

Words = tuple[str, str]
Soort = Panelmail.Soort


def compose(mail: Panelmail) -> Words:
    """Return subject and body; the link is made here and kept nowhere."""
    lid = mail.panellid
    gemeente = lid.gemeente
    match mail.soort:
        case Soort.BEVESTIGEN:
            return _confirm(gemeente, _link("panel-bevestigen", panel_token(lid, mail.soort)))
        case Soort.MIJN:
            return _own_page(gemeente, _link("panel-mijn", panel_token(lid, mail.soort)))
        case Soort.ADRES:
            return _new_address(gemeente, _link("panel-adres", dumps(mail.pk, salt=f"enquetes.{mail.soort}")))
        case _:
            stop = _link("panel-afmelden", panel_token(lid))
            return _stay(gemeente, _link("panel-blijven", panel_token(lid, mail.soort)), stop)


def ways_out(mail: Panelmail) -> dict[str, str]:
    """Return the headers with which a mail program offers to leave the panel (RFC 8058).

    A mail to a new address has none: whoever reads it may not be the member.
    """
    return {} if mail.soort == Soort.ADRES else unsubscribing(leaving_link(mail.panellid))


def farewell(gemeente: Gemeente) -> Words:
    """Return the last mail, to somebody for whom a clerk erased everything."""
    return _words(
        f"U bent geen lid meer van het panel van {gemeente}",
        gemeente,
        f"Een medewerker van {gemeente} heeft u uit het panel gehaald.",
        "Uw e-mailadres en uw gegevens zijn gewist. U krijgt van ons geen mail meer.",
        "Cijfers waarin u meetelt, zijn niet veranderd. Er staat nergens dat u dat was.",
    )


def _link(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(name, args=[token])


def _words(subject: str, gemeente: Gemeente, *paragraphs: str) -> Words:
    end = [f"Met vriendelijke groet,\n{gemeente}", *questions_to(gemeente)]
    return subject, "\n\n".join(["Beste lezer,", *paragraphs, *end])


def _confirm(gemeente: Gemeente, link: str) -> Words:
    return _words(
        f"Bevestig uw aanmelding voor het panel van {gemeente}",
        gemeente,
        f"Dit e-mailadres is aangemeld voor het inwonerpanel van {gemeente}.",
        "Wilt u lid worden? Open dan deze link en druk op de knop:",
        link,
        "De link werkt 7 dagen.",
        "Hebt u zich niet aangemeld? Dan hoeft u niets te doen. Na 7 dagen wissen wij uw adres.",
    )


def _own_page(gemeente: Gemeente, link: str) -> Words:
    return _words(
        f"Uw eigen pagina van het panel van {gemeente}",
        gemeente,
        f"U bent lid van het inwonerpanel van {gemeente}. Dit is de link naar uw eigen pagina:",
        link,
        "Daar ziet u wat wij over u bewaren. U kunt het verbeteren of wissen.",
        "De link werkt 24 uur. Geef hem aan niemand anders.",
        "Hebt u hier niet om gevraagd? Dan hoeft u niets te doen.",
    )


def _new_address(gemeente: Gemeente, link: str) -> Words:
    return _words(
        f"Bevestig uw nieuwe e-mailadres voor het panel van {gemeente}",
        gemeente,
        f"Een lid van het inwonerpanel van {gemeente} wil voortaan mail op dit adres.",
        "Bent u dat? Open dan deze link en druk op de knop:",
        link,
        "De link werkt 7 dagen.",
        "Bent u dat niet? Dan hoeft u niets te doen. Na 7 dagen wissen wij dit adres.",
    )


def _stay(gemeente: Gemeente, link: str, stop: str) -> Words:
    return _words(
        f"Wilt u lid blijven van het panel van {gemeente}?",
        gemeente,
        f"U bent lid van het inwonerpanel van {gemeente}. Wij zagen u 24 maanden niet.",
        "Wilt u lid blijven? Open dan binnen 30 dagen deze link en druk op de knop:",
        link,
        "Doet u niets? Dan wissen wij na 30 dagen uw adres en uw gegevens.",
        f"Wilt u meteen stoppen? Dat kan hier: {stop}",
    )
