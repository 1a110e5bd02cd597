"""What arrives at once: answers never count twice, are never lost and leave nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections
from django.db.transaction import TransactionManagementError

from adoptie.refusal import Refusal
from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import close_ronde
from enquetes.locking import hold_open_ronde
from enquetes.models import Concept, Inzending
from enquetes.queries.links import AlreadySentError
from enquetes.sealing import seal_ronde
from tests.factories.enquetes import make_open_ronde, make_staff_ronde, open_links, personal_links

pytestmark = pytest.mark.django_db(transaction=True)


def run_together(*jobs: Callable[[], object]) -> list[object]:
    """Run jobs at once, each with a connection of its own; return results or exceptions."""
    barrier = threading.Barrier(len(jobs))
    results: list[object] = [None] * len(jobs)

    def run(index: int) -> None:
        try:
            barrier.wait()
            results[index] = jobs[index]()
        except Exception as fault:  # noqa: BLE001 - the test looks at what came out
            results[index] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.parametrize("personal", [True, False])
def test_same_form_arriving_at_once_gives_one_inzending(personal: bool) -> None:  # noqa: FBT001
    ronde = make_staff_ronde({"Balie": 12}) if personal else make_open_ronde()
    link = personal_links(ronde)[0] if personal else open_links(ronde, 1)[0]
    save_page(link=link, answers={"uren": 3.0})

    results = run_together(*[lambda: submit(link=link)] * 4)

    assert sum(isinstance(result, dict) for result in results) == 1
    assert all(isinstance(result, dict | AlreadySentError) for result in results)
    assert Inzending.objects.filter(ronde=ronde).count() == 1


@pytest.mark.parametrize("personal", [True, False])
@pytest.mark.parametrize("begun", [True, False])
def test_page_that_races_with_sending_in_leaves_no_draft(personal: bool, begun: bool) -> None:  # noqa: FBT001
    ronde = make_staff_ronde({"Balie": 12}) if personal else make_open_ronde()
    links = personal_links(ronde) if personal else open_links(ronde, 12)
    for link in links if begun else []:
        save_page(link=link, answers={"uren": 3.0})

    results: list[object] = []
    for link in links:
        send, keep = partial(submit, link=link), partial(save_page, link=link, answers={"uren": 4.0})
        results += run_together(send, keep, keep, keep)

    assert [result for result in results if not isinstance(result, AlreadySentError | dict | None)] == []
    assert Inzending.objects.count() == len(links)
    assert not Concept.objects.exists()


def test_answers_racing_with_closing_and_sealing_are_kept_or_refused() -> None:
    ronde = make_open_ronde()
    links = open_links(ronde, 24)
    for link in links:
        save_page(link=link, answers={"uren": 3.0})

    def finish() -> None:
        seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    results = run_together(*[lambda link=link: submit(link=link) for link in links], finish)

    ronde.refresh_from_db()
    accepted = sum(isinstance(result, dict) for result in results[:-1])
    assert results[-1] is None
    assert all(isinstance(result, dict | Refusal) for result in results[:-1])
    assert ronde.aantal == accepted


def test_round_is_held_inside_a_transaction_only() -> None:
    with pytest.raises(TransactionManagementError):
        hold_open_ronde(make_open_ronde())
