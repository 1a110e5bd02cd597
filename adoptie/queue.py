"""Putting work in the queue."""

from __future__ import annotations

from django.db import transaction
from django_q.tasks import async_task


def enqueue(task: str, *ids: int) -> None:
    """Queue a task once this transaction has committed; tasks take ids and find the rest themselves."""
    transaction.on_commit(lambda: async_task(task, *ids))
