"""Reads the environment; settings.py says which variables there are."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def env(name: str, default: str = "") -> str:
    """Return ``SPOOR_<name>``."""
    return os.environ.get(f"SPOOR_{name}", default)


def flag(name: str, *, default: bool) -> bool:
    """Tell whether ``SPOOR_<name>`` is 1."""
    return env(name, "1" if default else "0") == "1"


def database(url: str) -> dict[str, Any]:
    """Turn ``postgres://user:password@host:port/name`` or ``sqlite:///path`` into Django's setting."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "adoptie.config.sqlite3",
            "NAME": parts.path,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: a key is destroyed after a commit, so a commit must outlast a power cut.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;",
            },
            # The last one to close writes the whole journal back: not after every page.
            "CONN_MAX_AGE": 60,
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("SPOOR_DATABASE begint met sqlite:// of postgres://.")
