from __future__ import annotations

import uuid

from django.db import models

from adoptie.models import Gemeente

from .ronde import Doelgroep


class Panellid(models.Model):
    """An inwoner in the panel: how to reach them, and nothing else."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "nog niet bevestigd"
        ACTIEF = "actief", "lid"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="panelleden")
    email = models.EmailField("e-mailadres")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.AANGEMELD)
    # Days, not moments: enough for the retention rules, too coarse to date an answer.
    aangemeld_op = models.DateField()
    laatst_actief_op = models.DateField()
    # Mails that came back from this address.
    teruggekomen = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "panelleden"
        constraints = [models.UniqueConstraint(fields=["gemeente", "email"], name="panellid_once")]

    def __str__(self) -> str:
        return "panellid"


class Panelmail(models.Model):
    """A mail that waits to be sent to a member, or was sent: at most one of a kind, and not too often.

    The row and no queue holds the address. For ADRES that is the new address, which counts only once it
    has been confirmed; the other kinds go to the member's own. ``zelf``: the member asked, and not a clerk.
    """

    class Soort(models.TextChoices):
        BEVESTIGEN = "bevestigen", "aanmelding bevestigen"
        MIJN = "mijn", "link naar de eigen pagina"
        ADRES = "adres", "nieuw adres bevestigen"
        BLIJVEN = "blijven", "waarschuwing voor het wissen"

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "wordt verstuurd"
        VERZONDEN = "verzonden", "verzonden"
        GEWEIGERD = "geweigerd", "niet aangekomen, het adres bestaat niet meer"
        ONZEKER = "onzeker", "onzeker"
        TERUG = "terug", "kwam terug"

    panellid = models.ForeignKey(Panellid, on_delete=models.CASCADE, related_name="mails")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    adres = models.EmailField(blank=True)
    gevraagd_op = models.DateTimeField()
    zelf = models.BooleanField(default=False, editable=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT)
    # A worker claims it first: a mail never goes twice.
    geclaimd_op = models.DateTimeField(null=True, editable=False)
    # When it had left, or was found to reach nobody; not while that is uncertain.
    verstuurd_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "panelmails"
        constraints = [
            models.UniqueConstraint(fields=["panellid", "soort"], name="panelmail_once_per_soort"),
            models.CheckConstraint(
                condition=models.Q(soort="adres") & ~models.Q(adres="")
                | ~models.Q(soort="adres") & models.Q(adres=""),
                name="panelmail_own_or_new_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Kern(models.Model):
    """A village or quarter in which a member can say to live: what is not on the list is not asked."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="kernen")
    naam = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "kernen"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="kern_unique_in_gemeente")]

    def __str__(self) -> str:
        return self.naam


class Profiel(models.Model):
    """The classes of one member, under a name that only the panel key outside the database can make."""

    class Leeftijd(models.TextChoices):
        TOT_35 = "18-34", "18 tot 35 jaar"
        TOT_50 = "35-49", "35 tot 50 jaar"
        TOT_65 = "50-64", "50 tot 65 jaar"
        VANAF_65 = "65+", "65 jaar of ouder"

    schuilnaam = models.BinaryField(unique=True)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="profielen")
    leeftijd = models.CharField("leeftijd", max_length=6, choices=Leeftijd.choices, blank=True)
    kern = models.CharField("kern of wijk", max_length=60, blank=True)
    ondernemer = models.BooleanField("ook ondernemer", null=True, blank=True)

    class Meta:
        verbose_name_plural = "profielen"

    def __str__(self) -> str:
        return "profiel"


class Toestemming(models.Model):
    """That a member said yes: to which text, when and how."""

    class Kanaal(models.TextChoices):
        WEB = "web", "website"
        PAPIER = "papier", "papier"
        TELEFOON = "telefoon", "telefoon"

    panellid = models.ForeignKey(Panellid, on_delete=models.CASCADE, related_name="toestemmingen")
    tekst_versie = models.CharField(max_length=20)
    tekst_hash = models.CharField(max_length=64)
    gegeven_op = models.DateTimeField()
    kanaal = models.CharField(max_length=10, choices=Kanaal.choices)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "toestemmingen"

    def __str__(self) -> str:
        return f"toestemming {self.tekst_versie}"


class Volgcode(models.Model):
    """The random code under which the answers of one person in several rounds can be laid side by side.

    One doelgroep is never joined to another: who is asked as an employee and as an inwoner has two codes.
    This table is the only place where person and code stand together; the row goes when the person
    leaves or takes back consent, and then nothing leads from one to the other.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="volgcodes")
    doelgroep = models.CharField(max_length=12, choices=Doelgroep.choices)
    email = models.EmailField("e-mailadres")
    code = models.UUIDField(default=uuid.uuid4, unique=True)
    # Reckoned from the last round with consent, by its closing day and nothing finer.
    bewaren_tot = models.DateField()

    class Meta:
        verbose_name_plural = "volgcodes"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "doelgroep", "email"], name="volgcode_once"),
            # Who comes by an open link is nobody in particular.
            models.CheckConstraint(
                condition=models.Q(doelgroep__in=["medewerkers", "steekproef", "panel"]),
                name="volgcode_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return "volgcode"
