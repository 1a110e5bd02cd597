"""Where asking keeps something of persons: tables with their personal fields, and folders."""

from __future__ import annotations

from adoptie.retention import Bewaarplek

_ASKED = "traject__gemeente"

UITNODIGINGEN = (
    Bewaarplek(
        "enquetes.Uitnodiging",
        {
            "ronde": "vragenlijst",
            "email": "e-mailadres",
            "eerder_adres": "e-mailadres dat niet klopte",
            "naam": "naam",
            "groep": "groep waarin iemand meetelt",
            "panellid": "lid van het panel",
            "gebruikt": "of de link is gebruikt, niet wanneer",
        },
        adres=("email", "eerder_adres", "panellid__email"),
        gemeente="ronde__traject__gemeente",
        alleen_zelf=frozenset({"gebruikt"}),
    ),
    Bewaarplek(
        "enquetes.Verzending",
        {
            "soort": "soort mail",
            "status": "of de mail aankwam",
            "link_hash": "controlegetal van de link",
            "geclaimd_op": "wanneer de mail wegging",
        },
        adres=("uitnodiging__email", "uitnodiging__eerder_adres", "uitnodiging__panellid__email"),
        gemeente="uitnodiging__ronde__traject__gemeente",
        # Reminders go to who did not answer.
        alleen_zelf=frozenset({"soort", "status", "link_hash", "geclaimd_op"}),
    ),
    Bewaarplek(
        "enquetes.Papiercode",
        {"link_hash": "controlegetal van de code op papier"},
        adres=("uitnodiging__email", "uitnodiging__eerder_adres", "uitnodiging__panellid__email"),
        gemeente="ronde__traject__gemeente",
        alleen_zelf=frozenset({"link_hash"}),
    ),
)
PANEL = (
    Bewaarplek(
        "enquetes.Panellid",
        {
            "email": "e-mailadres",
            "status": "lid of nog niet bevestigd",
            "aangemeld_op": "dag van aanmelden",
            "laatst_actief_op": "dag waarop iemand er nog was",
            "teruggekomen": "hoeveel mails terugkwamen",
        },
        adres=("email",),
        gemeente="gemeente",
        alleen_zelf=frozenset({"laatst_actief_op"}),
    ),
    Bewaarplek(
        "enquetes.Panelmail",
        {
            "adres": "nieuw e-mailadres",
            "soort": "soort mail",
            "status": "of de mail aankwam",
            "gevraagd_op": "wanneer gevraagd",
            "geclaimd_op": "wanneer de mail wegging",
            "verstuurd_op": "wanneer de mail weg was",
        },
        adres=("adres", "panellid__email"),
        gemeente="panellid__gemeente",
    ),
    Bewaarplek(
        "enquetes.Profiel",
        {
            "schuilnaam": "schuilnaam",
            "leeftijd": "leeftijdsgroep",
            "kern": "kern of wijk",
            "ondernemer": "of iemand ook ondernemer is",
        },
        gemeente="gemeente",
    ),
    Bewaarplek(
        "enquetes.Toestemming",
        {
            "tekst_hash": "controlegetal van de tekst",
            "tekst_versie": "versie van de tekst",
            "gegeven_op": "wanneer gegeven",
            "kanaal": "manier",
            "ingetrokken_op": "wanneer ingetrokken",
        },
        adres=("panellid__email",),
        gemeente="panellid__gemeente",
    ),
)
VOLGCODES = Bewaarplek(
    "enquetes.Volgcode",
    {
        "email": "e-mailadres",
        "code": "volgcode",
        "doelgroep": "als wie iemand meedeed",
        "bewaren_tot": "tot welke dag",
    },
    adres=("email",),
    gemeente="gemeente",
    # Who has a code answered: that it is there tells as much as what it is.
    alleen_zelf=frozenset({"email", "code", "doelgroep", "bewaren_tot"}),
)
ANTWOORDEN = (
    Bewaarplek(
        "enquetes.Inzending",
        {"inhoud": "antwoorden, versleuteld", "link_hash": "controlegetal van de link"},
        gemeente=f"ronde__{_ASKED}",
    ),
    Bewaarplek(
        "enquetes.Concept",
        {"inhoud": "bewaarde antwoorden, versleuteld", "link_hash": "controlegetal van de link"},
        gemeente=f"ronde__{_ASKED}",
    ),
    Bewaarplek(map="sleutels/rondes"),
)
MAKERS = (
    Bewaarplek(
        "enquetes.Ontwerpstap", {"door": "naam"}, adres=("door",), gemeente="versie__vragenlijst__gemeente"
    ),
    Bewaarplek("enquetes.Bibliotheekstuk", {"door": "naam"}, adres=("door",), gemeente="gemeente"),
    Bewaarplek("enquetes.Vergelijkbaarheid", {"door": "naam"}, adres=("door",), gemeente="gemeente"),
    Bewaarplek(
        "enquetes.Ondergrens",
        {"door": "naam", "reden": "waarom, in eigen woorden"},
        gemeente=_ASKED,
    ),
    Bewaarplek(
        "enquetes.Stop",
        {"door": "naam", "gekozen_door": "naam", "reden": "waarom, in eigen woorden"},
        gemeente=f"ronde__{_ASKED}",
    ),
    Bewaarplek(
        "enquetes.Stopbericht",
        {"gebruiker": "wie de mail kreeg", "status": "of de mail aankwam"},
        adres=("gebruiker__email",),
        gemeente=f"stop__ronde__{_ASKED}",
    ),
    Bewaarplek("enquetes.Actiepunt", {"wie": "naam of functie"}, gemeente=f"ronde__{_ASKED}"),
)
