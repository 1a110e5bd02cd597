"""Which version of the program this is: what a released report was built with."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_HOME = Path(__file__).resolve().parent.parent
_HASH = re.compile(r"[0-9a-f]{40}")


@cache
def program_version() -> str:
    """Return the version with, where it runs from its repository, the commit: ``0.1.0 (30170f7)``."""
    version = tomllib.loads((_HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    commit = commit_of(_HOME / ".git")
    return f"{version} ({commit[:12]})" if commit else str(version)


def commit_of(git: Path) -> str:
    """Return the commit that a repository stands on; nothing where that is not to be found."""
    head = _text(git / "HEAD")
    name = head.removeprefix("ref: ")
    if name == head:
        return head if _HASH.fullmatch(head) else ""
    loose = _text(git / name)
    packed = {line[41:]: line[:40] for line in _text(git / "packed-refs").splitlines()}
    return loose or packed.get(name, "")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
