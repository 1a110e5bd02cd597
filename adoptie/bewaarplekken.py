"""Where the kernel keeps something of who works with the program."""

from __future__ import annotations

from adoptie.retention import Bewaarplek

ACCOUNTS = (
    Bewaarplek(
        "adoptie.Gebruiker",
        {
            "email": "e-mailadres",
            "naam": "naam",
            "password": "wachtwoord, onleesbaar gemaakt",
            "last_login": "laatste keer ingelogd",
            "created_at": "sinds wanneer",
            "is_active": "mag inloggen",
        },
        adres=("email",),
        gemeente="lidmaatschappen__gemeente",
    ),
    Bewaarplek(
        "adoptie.Lidmaatschap",
        {
            "gebruiker": "persoon",
            "rol": "rol",
            "functie": "functie in de ondernemingsraad",
            "mail": "wat er van de mail over de rol werd",
        },
        adres=("gebruiker__email",),
        gemeente="gemeente",
    ),
    Bewaarplek(
        "account.EmailAddress",
        {"email": "e-mailadres"},
        adres=("email", "user__email"),
        gemeente="user__lidmaatschappen__gemeente",
    ),
    Bewaarplek("account.EmailConfirmation", {"key": "code van een bevestiging"}),
    Bewaarplek(
        "mfa.Authenticator",
        {
            "type": "soort tweede stap",
            "data": "geheim van de tweede stap, versleuteld",
            "created_at": "sinds wanneer",
            "last_used_at": "laatst gebruikt",
        },
        adres=("user__email",),
        gemeente="user__lidmaatschappen__gemeente",
    ),
)
