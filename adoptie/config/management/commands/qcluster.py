"""The worker of django-q, of which no process outlives the first."""

from __future__ import annotations

import os
import signal
from functools import partial
from typing import Any

from django_q.management.commands import qcluster

from adoptie.config.tether import end_with_parent


class Command(qcluster.Command):  # type: ignore[misc]  # django-q has no types
    def handle(self, *args: Any, **options: Any) -> None:
        # Its guard starts the workers, and would go on doing so when it is alone.
        os.register_at_fork(after_in_child=partial(end_with_parent, signal.SIGKILL))
        super().handle(*args, **options)
