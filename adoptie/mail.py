"""Mail of the kernel to people with an account."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from adoptie.models import Gebruiker, Lidmaatschap


def send_toegang(lidmaatschap: Lidmaatschap) -> None:
    """Tell somebody about a new role; who has no password yet gets a link to choose one.

    The link holds a token that is made here and kept nowhere.
    """
    gebruiker = lidmaatschap.gebruiker
    context = {
        "lidmaatschap": lidmaatschap,
        "link": toegang_link(gebruiker),
        "has_password": gebruiker.has_usable_password(),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    send_mail(
        f"U hebt toegang tot Mentaal Spoor van {lidmaatschap.gemeente}",
        render_to_string("adoptie/mail/toegang.txt", context),
        None,
        [gebruiker.email],
    )


def toegang_link(gebruiker: Gebruiker) -> str:
    """Return where somebody logs in, or chooses a password first."""
    if gebruiker.has_usable_password():
        return settings.SITE_URL + reverse("account_login")
    key = default_token_generator.make_token(gebruiker)
    names = {"uidb36": user_pk_to_url_str(gebruiker), "key": key}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=names)
