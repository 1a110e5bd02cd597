"""Mail of the kernel to people with an account: sent once, and its end written down."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from adoptie.delivery import Uitkomst, deliver, in_turn, mail_server
from adoptie.models import Gebruiker, Lidmaatschap, Rol

Mail = Lidmaatschap.Mail
_BECAME = {
    Uitkomst.VERZONDEN: Mail.VERZONDEN,
    Uitkomst.MISLUKT: Mail.MISLUKT,
    Uitkomst.ONBEREIKBAAR: Mail.MISLUKT,
    Uitkomst.ONZEKER: Mail.ONZEKER,
}


def send_waiting() -> int:
    """Send each mail about a role that waits, once; return how many left.

    While the mail server cannot be reached everything still waits. What a crash cuts off is ``onzeker``.
    """
    waiting = list(Lidmaatschap.objects.filter(mail=Mail.WACHT).order_by("pk").values_list("pk", flat=True))
    if not waiting:
        return 0
    sent = 0
    with mail_server() as server:
        for pk in in_turn(waiting, server):
            row = Lidmaatschap.objects.filter(pk=pk, mail=Mail.WACHT)
            if row.update(mail=Mail.ONZEKER):
                found = Lidmaatschap.objects.select_related("gebruiker", "gemeente").get(pk=pk)
                became = deliver(toegang_mail(found), server)
                Lidmaatschap.objects.filter(pk=pk).update(mail=_BECAME[became])
                sent += became is Uitkomst.VERZONDEN
    return sent


def toegang_mail(lidmaatschap: Lidmaatschap) -> EmailMessage:
    """Tell somebody about a new role; who has no password yet gets a link to choose one.

    The link holds a token that is made here and kept nowhere.
    """
    gebruiker = lidmaatschap.gebruiker
    context = {
        "lidmaatschap": lidmaatschap,
        "link": toegang_link(gebruiker),
        "has_password": gebruiker.has_usable_password(),
        "helper": "de beheerder" if _has_other_beheerder(lidmaatschap) else "wie het programma installeerde",
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    return EmailMessage(
        f"U hebt toegang tot Mentaal Spoor van {lidmaatschap.gemeente}",
        render_to_string("adoptie/mail/toegang.txt", context),
        None,
        [gebruiker.email],
    )


def _has_other_beheerder(lidmaatschap: Lidmaatschap) -> bool:
    """Whether somebody else can send the link again; for the first of a gemeente there is nobody yet."""
    beheerders = lidmaatschap.gemeente.lidmaatschappen.filter(rol=Rol.BEHEERDER, gebruiker__is_active=True)
    return beheerders.exclude(gebruiker=lidmaatschap.gebruiker_id).exists()


def toegang_link(gebruiker: Gebruiker) -> str:
    """Return where somebody logs in, or chooses a password first."""
    if gebruiker.has_usable_password():
        return settings.SITE_URL + reverse("account_login")
    key = default_token_generator.make_token(gebruiker)
    names = {"uidb36": user_pk_to_url_str(gebruiker), "key": key}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=names)
