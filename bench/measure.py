"""Time and peak memory of a job in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of one job, and the most memory (MB) that its process held."""

    name: str
    seconds: float
    megabytes: float
    note: str = ""


def run_job(module: str, job: str, *arguments: str) -> Result:
    """Run ``module``'s job in a fresh interpreter, so that its memory is its own.

    Exits with what went wrong when the job fails.
    """
    command = [sys.executable, "-m", module, job, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{module} {job}: {done.stderr}")
    return Result(**json.loads(done.stdout.splitlines()[-1]))


def timed(name: str, job: Callable[[], str]) -> None:
    """Do a job and report how long it took; what it returns is the note."""
    start = time.perf_counter()
    note = job()
    report(name, time.perf_counter() - start, note)


def report(name: str, seconds: float, note: str) -> None:
    """Print a result as the last line of this process, with the most memory that it held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"name": name, "seconds": seconds, "megabytes": peak, "note": note}))
