from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from .gemeente import Gemeente


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def create_user(self, email: str, password: str | None = None, *, naam: str = "") -> Gebruiker:
        """Make an account; without a password it can only be entered through a reset link."""
        gebruiker = self.model(email=email.strip().lower(), naam=naam)
        gebruiker.set_password(password)
        gebruiker.full_clean()
        gebruiker.save(using=self._db)
        return gebruiker


class Gebruiker(AbstractBaseUser):
    """Somebody who works with the program; respondents have no account."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField("mag inloggen", default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "gebruikers"

    def __str__(self) -> str:
        return self.naam or self.email

    @property
    def merk(self) -> str:
        """Return what the log keeps of an account."""
        return f"account {self.pk}"

    @property
    def log_label(self) -> str:
        return self.merk

    @property
    def handtekening(self) -> str:
        """Return what stands beside what this person made, also when the account has gone."""
        return self.naam or self.merk


class Rol(models.TextChoices):
    """What somebody may do in one gemeente."""

    BEHEERDER = "beheerder", "beheerder"
    PROGRAMMALEIDER = "programmaleider", "programmaleider"
    MANAGER = "manager", "manager"
    LEZER = "lezer", "lezer"
    OR = "or", "ondernemingsraad"
    KLANTCONTACT = "klantcontact", "klantcontact"


class Functie(models.TextChoices):
    """Who acts for the ondernemingsraad: stops a round, raises the threshold. Its other members watch."""

    VOORZITTER = "voorzitter", "voorzitter"
    SECRETARIS = "secretaris", "secretaris"


class Lidmaatschap(models.Model):
    """A role of a gebruiker in a gemeente ("toegang" on screen)."""

    class Mail(models.TextChoices):
        """What became of the mail about this role; empty where none had to go."""

        WACHT = "wacht", "de mail is nog niet weg"
        VERZONDEN = "verzonden", "de mail is verstuurd"
        MISLUKT = "mislukt", "de mail is geweigerd: kijk het adres na"
        ONZEKER = "onzeker", "van de mail weten we niet of hij aankwam"

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="lidmaatschappen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="lidmaatschappen")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    functie = models.CharField(
        "functie in de ondernemingsraad", max_length=10, choices=Functie.choices, blank=True
    )
    mail = models.CharField(max_length=10, choices=Mail.choices, blank=True)

    class Meta:
        verbose_name = "toegang"
        verbose_name_plural = "toegang"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "gemeente", "rol"],
                name="lidmaatschap_unique",
                violation_error_message="Deze persoon heeft deze rol al.",
            ),
            models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="lidmaatschap_rol_known"),
            models.CheckConstraint(
                condition=models.Q(functie="") | models.Q(rol=Rol.OR, functie__in=Functie.values),
                name="lidmaatschap_functie_in_or",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_rol_display()} van {self.gemeente}"

    @property
    def log_label(self) -> str:
        return f"{self.gebruiker.merk}: {self.get_rol_display()} van {self.gemeente}"
