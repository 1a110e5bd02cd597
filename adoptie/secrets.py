"""Secrets that live outside the database: made once, readable by the owner only."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

from adoptie.files import make_folder, sync_folder, write_file


def read_or_make_secret(path: Path) -> str:
    """Return the secret in ``path``; the first caller makes it (0600), later ones read the same.

    It is written aside and linked into place, so that nobody can read half a secret.
    """
    if not path.exists():
        make_folder(path.parent)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        write_file(draft, secrets.token_urlsafe(50).encode("ascii"))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
        sync_folder(path.parent)
    return path.read_text(encoding="ascii")


def box(path: Path) -> Fernet:
    """Return what encrypts and decrypts with the secret in ``path``."""
    secret = read_or_make_secret(path)
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))
