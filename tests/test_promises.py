"""Promises that the database itself keeps, whoever writes to it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from enquetes.actions.ronde import stop_ronde
from enquetes.models import Doelgroep, Modus, Ronde, Status
from enquetes.sealing import seal_ronde
from tests.factories.enquetes import invite, make_closed_ronde, make_open_ronde, make_ronde

pytestmark = pytest.mark.django_db
TRIGGERS = {
    "ronde_takes_its_steps",
    "ronde_fixed_once_open",
    "ronde_verzegeld_final",
    "ronde_ondergrens_only_up",
    "ronde_stopped_by_choice",
    "ondergrens_append_only",
    "dossierversie_append_only",
    "besluitmeting_append_only",
    "versie_fixed",
    "vergelijkbaarheid_append_only",
    "meetwaarde_append_only",
    "bronbesluit_append_only",
    "bron_gebruik_stays",
    "bron_soort_stays",
    "levering_bron_stays",
    "orbesluit_append_only",
    "levering_gebruik_decided",
    "tekst_stays_as_released",
    "tekstlezing_ends_once",
    "antwoordbestand_of_vertrouwelijk",
    "rapport_fixed_once_settled",
    "rapport_takes_its_steps",
    "rapport_signed_once",
    "rapportbestand_fixed",
    "rapportbestand_comes_before_settling",
    "rapportbestand_goes_with_its_rapport",
}
_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def refuses(ronde: Ronde, **values: object) -> bool:
    try:
        with transaction.atomic():
            Ronde.objects.filter(pk=ronde.pk).update(**values)
    except IntegrityError:
        return True
    return False


def test_every_promise_stands_after_migrating() -> None:
    assert triggers() == TRIGGERS


def drop(trigger: str, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else "")
        )


@pytest.mark.django_db(transaction=True)
def test_promise_that_a_migration_dropped_is_back_at_the_newest_version() -> None:
    drop("ronde_fixed_once_open", "enquetes_ronde")

    call_command("migrate", "sessions", "zero", verbosity=0)
    halfway = triggers()
    call_command("migrate", verbosity=0)

    assert halfway == TRIGGERS - {"ronde_fixed_once_open"}
    assert triggers() == TRIGGERS


@pytest.fixture(params=Status)
def ronde(request: pytest.FixtureRequest) -> Ronde:
    """Give a round in each status."""
    if request.param == Status.CONCEPT:
        return make_ronde()
    if request.param == Status.OPEN:
        return make_open_ronde()
    if request.param == Status.GESTOPT:
        return stop_ronde(ronde=make_open_ronde(), reden="toch niet", by="test")
    closed = make_closed_ronde(6)
    return seal_ronde(ronde=closed, by="test") if request.param == Status.VERZEGELD else closed


STEPS = {
    Status.CONCEPT: {Status.OPEN},
    Status.OPEN: {Status.GESLOTEN, Status.GESTOPT},
    Status.GESLOTEN: {Status.OPEN, Status.GESTOPT, Status.VERZEGELD},
    Status.GESTOPT: set(),
    Status.VERZEGELD: set(),
}


def test_ronde_takes_no_other_step_than_its_life_has(ronde: Ronde) -> None:
    status = Status(ronde.status)
    for step in set(Status) - {status}:
        sealed = {"verzegeld_hash": "x", "aantal": 6} if step == Status.VERZEGELD else {}
        with transaction.atomic():
            assert refuses(ronde, status=step, **sealed) is (step not in STEPS[status])
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("modus", Modus.VERTROUWELIJK),
        ("doelgroep", Doelgroep.STEEKPROEF),
        ("groepen", [{"naam": "Balie"}]),
        ("profielitems", ["leeftijd"]),
        ("sleutel", "0f8fad5b-d9cb-469f-a165-70867728950e"),
        ("code", "abcd2345"),
        ("uitgenodigd", 99),
        ("belofte", ["Iedereen mag alles weten."]),
        ("ingelezen", True),
    ],
)
def test_plan_of_a_ronde_is_fixed_once_it_is_open(ronde: Ronde, field: str, value: object) -> None:
    assert refuses(ronde, **{field: value}) is (ronde.status != Status.CONCEPT)


def test_sealed_ronde_stays_as_it_was_sealed() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(6), by="test")

    for change in ({"verzegeld_hash": "x"}, {"aantal": 5}, {"vervallen_concepten": 1}):
        assert refuses(ronde, **change)


def test_answers_of_one_person_can_leave_a_vertrouwelijke_ronde() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK)
    invite(ronde, 12)
    Ronde.objects.filter(pk=ronde.pk).update(status=Status.OPEN)
    Ronde.objects.filter(pk=ronde.pk).update(status=Status.GESLOTEN)
    Ronde.objects.filter(pk=ronde.pk).update(status=Status.VERZEGELD, verzegeld_hash="x", aantal=6)

    assert refuses(ronde, aantal=7)
    assert not refuses(ronde, verzegeld_hash="y", aantal=5)
