from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from adoptie.actions.storing import assign, store
from adoptie.audit import Actor
from adoptie.contact import Contact
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from adoptie.theming import Theme, check_contrast


@transaction.atomic
def create_gemeente(*, naam: str, slug: str, cbs_code: str, fictief: bool = False, by: Actor) -> Gemeente:
    """Make a gemeente.

    Raises Refusal for a CBS code or address (slug) that is taken or not well formed.
    """
    gemeente = Gemeente(naam=naam, slug=slug, cbs_code=cbs_code, fictief=fictief)
    return store(gemeente, "gemeente aangemaakt", by=by, gemeente=gemeente)


@transaction.atomic
def change_gemeente(
    *, gemeente: Gemeente, naam: str, inwoners: int | None, contact: Contact, by: Actor
) -> Gemeente:
    changed = assign(gemeente, {"naam": naam, "inwoners": inwoners, **_fields(contact)})
    return store(gemeente, "gegevens gewijzigd", by=by, gemeente=gemeente, **changed)


@transaction.atomic
def change_contact(*, gemeente: Gemeente, contact: Contact, by: Actor) -> Gemeente:
    """Say whom people can ask. What stays as it is leaves no line in the logboek."""
    changed = assign(gemeente, _fields(contact))
    return store(gemeente, "contact gewijzigd", by=by, gemeente=gemeente, **changed) if changed else gemeente


def _fields(contact: Contact) -> dict[str, str]:
    return {f"contact_{name}": value for name, value in asdict(contact).items()}


@transaction.atomic
def set_begin_aside(*, gemeente: Gemeente, opzij: bool, by: Actor) -> Gemeente:
    """Leave the first steps for what they are, or take them up again."""
    changed = assign(gemeente, {"begin_opzij": opzij})
    return store(
        gemeente,
        "eerste stappen opzij" if opzij else "eerste stappen weer getoond",
        by=by,
        gemeente=gemeente,
        **changed,
    )


@transaction.atomic
def change_thema(
    *, gemeente: Gemeente, thema: Theme, logo: tuple[bytes, str] | None = None, by: Actor
) -> Gemeente:
    """Set the colours and, when given, the logo (clean content and content type).

    Raises Refusal with a sentence for each pair of colours that cannot be read well.
    """
    faults = check_contrast(thema)
    if faults:
        raise Refusal(" ".join(faults))
    gemeente.thema = thema.tokens()
    if logo is not None:
        gemeente.logo, gemeente.logo_soort = logo
    return store(gemeente, "kleuren en logo gewijzigd", by=by, gemeente=gemeente, logo=logo is not None)


@transaction.atomic
def reset_thema(*, gemeente: Gemeente, by: Actor) -> Gemeente:
    """Go back to the colours of the house and no logo."""
    gemeente.thema = {}
    gemeente.logo, gemeente.logo_soort = None, ""
    return store(gemeente, "kleuren en logo hersteld", by=by, gemeente=gemeente)
