from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from adoptie.models import Gemeente, Traject

from .ondergrens import LEAST
from .vragenlijst import Vragenlijstversie


class Status(models.TextChoices):
    """Where a round is on its way; only sealed rounds are ever read."""

    CONCEPT = "concept", "concept"
    OPEN = "open", "open"
    GESLOTEN = "gesloten", "gesloten"
    VERZEGELD = "verzegeld", "definitief afgesloten"
    GESTOPT = "gestopt", "gestopt"


class Stopkeuze(models.TextChoices):
    """What the ondernemingsraad wants with the answers of a round that it stopped; empty for every other."""

    WACHT = "wacht", "nog niet gekozen"
    VERZEGELEN = "verzegelen", "definitief afsluiten"
    VERNIETIGEN = "vernietigen", "vernietigen"


class Modus(models.TextChoices):
    """The promise to the respondent; it cannot change once the round is open."""

    ANONIEM = "anoniem", "anoniem"
    VERTROUWELIJK = "vertrouwelijk", "vertrouwelijk"


class Doelgroep(models.TextChoices):
    """Who is asked, and how they were found; one round has one, so that they are never mixed."""

    MEDEWERKERS = "medewerkers", "alle medewerkers"
    STEEKPROEF = "steekproef", "getrokken steekproef van inwoners"
    PANEL = "panel", "inwonerpanel (vrijwillig)"
    OPEN = "open", "open link (iedereen)"


class Ronde(models.Model):
    """A questionnaire put to a doelgroep between two dates.

    ``groepen`` holds, from the opening on, the fixed groups: [{"naam", "uitgenodigd"}].
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="rondes")
    versie = models.ForeignKey(Vragenlijstversie, on_delete=models.PROTECT, related_name="rondes")
    naam = models.CharField(max_length=120)
    doelgroep = models.CharField(max_length=12, choices=Doelgroep.choices)
    modus = models.CharField(max_length=14, choices=Modus.choices, default=Modus.ANONIEM)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CONCEPT, db_index=True)
    opent_op = models.DateTimeField("opent op")
    sluit_op = models.DateTimeField("sluit op")
    verzegel_op = models.DateTimeField("wordt definitief afgesloten op")
    herinner_op = models.DateTimeField("herinnering op", null=True, blank=True)
    herinner_weer_op = models.DateTimeField("tweede herinnering op", null=True, blank=True)
    bedank_op = models.DateTimeField("bedankmail op", null=True, blank=True)
    # Per kind of mail {"onderwerp", "tekst"}, where somebody wrote other words than ours.
    mailteksten = models.JSONField(default=dict, blank=True, editable=False)
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Stands in every link of the round, so that a link finds its key.
    code = models.CharField(max_length=12, unique=True, editable=False)
    profielitems = models.JSONField(default=list, blank=True)
    # Fixed when the round opens: the classes of each item, and which classes of the profile count in them.
    profielklassen = models.JSONField(default=dict, blank=True, editable=False)
    # At most so many people of each class of one item of the profile.
    quotum_item = models.CharField(max_length=12, blank=True)
    quotum = models.PositiveIntegerField(null=True, blank=True)
    groepen = models.JSONField(default=list, blank=True, editable=False)
    # Fixed when the round opens: invitations go with members who leave, and what was asked was asked.
    uitgenodigd = models.PositiveIntegerField(null=True, editable=False)
    # From how many answers on something is shown: fixed when the round opens, and after that raised at most.
    ondergrens = models.PositiveSmallIntegerField(default=LEAST, editable=False)
    # Until then: the groups from before they were made coarser, and who was in which, to undo that.
    eerdere_groepen = models.JSONField(default=dict, blank=True, editable=False)
    # Fixed when the round opens: what was promised to who answers, in the words of that day.
    belofte = models.JSONField(default=list, blank=True, editable=False)
    # Taken in from a file: what these people were promised is not known here.
    ingelezen = models.BooleanField(default=False, editable=False)
    # Who was asked was told that somebody reads what they write; else nobody does.
    teksten_gelezen = models.BooleanField(default=False, editable=False)
    # A try-out of a round that has yet to open; it goes to nobody, and never becomes figures.
    proef_van = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="proeven"
    )
    # Stopped by the ondernemingsraad: its choice, until when it can choose, and so how long the key lasts.
    stopkeuze = models.CharField(max_length=11, choices=Stopkeuze.choices, blank=True, editable=False)
    kiezen_tot = models.DateTimeField(null=True, editable=False)
    # Filled by sealing.
    verzegeld_hash = models.CharField(max_length=64, blank=True, editable=False)
    aantal = models.PositiveIntegerField(null=True, editable=False)
    # Paper that came after that: it is counted and not read.
    te_laat = models.PositiveIntegerField(default=0, editable=False)
    vervallen_concepten = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "rondes"
        ordering = ["-opent_op", "naam"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "naam"], name="ronde_unique_in_traject"),
            models.CheckConstraint(
                condition=Q(sluit_op__gt=models.F("opent_op")) & Q(verzegel_op__gte=models.F("sluit_op")),
                name="ronde_dates_in_order",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="ronde_status_known"),
            models.CheckConstraint(
                condition=Q(proef_van__isnull=True) | ~Q(status="verzegeld"), name="ronde_proef_never_sealed"
            ),
            models.CheckConstraint(condition=Q(modus__in=Modus.values), name="ronde_modus_known"),
            models.CheckConstraint(
                condition=Q(ondergrens__gte=LEAST), name="ronde_ondergrens_never_below_five"
            ),
            models.CheckConstraint(
                condition=Q(stopkeuze="", kiezen_tot__isnull=True)
                | Q(
                    stopkeuze__in=Stopkeuze.values,
                    kiezen_tot__isnull=False,
                    status__in=["gestopt", "verzegeld"],
                ),
                name="ronde_stopkeuze_with_its_term",
            ),
            models.CheckConstraint(
                condition=Q(status="verzegeld", aantal__isnull=False) & ~Q(verzegeld_hash="")
                | ~Q(status="verzegeld") & Q(verzegeld_hash="", aantal__isnull=True),
                name="ronde_sealed_with_hash",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_proef(self) -> bool:
        return self.proef_van_id is not None

    @property
    def is_held(self) -> bool:
        """Tell whether collecting was stopped, and the answers wait for what becomes of them."""
        return self.status == Status.GESTOPT and self.stopkeuze in {Stopkeuze.WACHT, Stopkeuze.VERZEGELEN}

    @property
    def has_ended(self) -> bool:
        """Tell whether the key must be gone."""
        return self.status == Status.VERZEGELD or (self.status == Status.GESTOPT and not self.is_held)

    @property
    def is_sealable(self) -> bool:
        """Tell whether the answers may be sealed: nobody can add any, and nobody said that they must go."""
        chosen = self.status == Status.GESTOPT and self.stopkeuze == Stopkeuze.VERZEGELEN
        return not self.is_proef and (self.status == Status.GESLOTEN or chosen)

    @property
    def gemeente(self) -> Gemeente:
        return self.traject.gemeente
