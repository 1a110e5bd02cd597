"""Processes that end with the one that started them, also when that was killed without a word.

    python -m adoptie.config.tether COMMAND ...

runs a command that is asked to stop as soon as its starter is gone.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(how: signal.Signals) -> None:
    """Let this process get a signal when its parent ends; only Linux can do this."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, how)


if __name__ == "__main__":
    end_with_parent(signal.SIGTERM)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command line is ours, and no shell reads it
