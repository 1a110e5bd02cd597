"""How people log in: accounts are made by a beheerder, nobody signs up alone; and it is said in our words."""

from __future__ import annotations

import base64
import secrets
import time
from pathlib import Path
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import ChangePasswordForm, PasswordVerificationMixin, ResetPasswordKeyForm
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from adoptie.secrets import box

_NOT_EQUAL = "De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet uw huidige wachtwoord.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": "Er is te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw.",
        "rate_limited": "Er is te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw.",
    }

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask no password again of who has just logged in; at the first login it would be asked twice."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((float(record["at"]) for record in records), default=0.0)
        recent = time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT
        return not recent and bool(super().is_reauthentication_required(app=app, **options))

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Deze code klopt niet. Vul de code in die de app nu laat zien.",
    }

    def encrypt(self, text: str) -> str:
        """Keep secrets of apps out of the database and its back-ups: with one anybody makes the codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read what ``encrypt`` wrote. Where its key is gone no code fits; ``herstel_tweestaps`` helps."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _box() -> Fernet:
    return box(Path(settings.KEY_DIR) / "tweestaps")


class LongEnough(MinimumLengthValidator):
    """Django's check; this sentence of it has no Dutch."""

    def get_error_message(self) -> str:
        return f"Kies een langer wachtwoord, van minstens {self.min_length} tekens."


class _Twice(PasswordVerificationMixin):  # type: ignore[misc]
    """A new password is typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password2"].label = "Nieuw wachtwoord, nog een keer"

    def clean(self) -> Any:
        first, second = (self.cleaned_data.get(name) for name in ("password1", "password2"))
        data = super().clean()
        if first and second and first != second:
            self.errors["password2"] = self.error_class([_NOT_EQUAL])
        return data


class CoupleForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code uit de app"


class ChosenPasswordForm(_Twice, ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ChangedPasswordForm(_Twice, ChangePasswordForm):  # type: ignore[misc]
    pass


def hashed_key(key: str, prefix: str, version: int) -> str:
    """Return the name of an entry in the cache: it lies in the database, and no address belongs there."""
    return salted_hmac("adoptie.cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
