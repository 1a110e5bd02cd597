"""How a mail to one address about itself is laid out."""

from __future__ import annotations

from django.core.mail import EmailMessage

from adoptie.models import Gemeente


def letter(subject: str, gemeente: Gemeente, to: str, *paragraphs: str) -> EmailMessage:
    ask = [f"Hebt u een vraag? {gemeente.contact}"] if gemeente.contact else []
    words = ["Beste lezer,", *paragraphs, f"Met vriendelijke groet,\n{gemeente}", *ask]
    return EmailMessage(subject, "\n\n".join(words), to=[to])
