"""The key of a round: made when it opens, outside the database, destroyed when it is sealed.

From the one key come three that serve one end each, so that the hash of a link in the table of invitations
cannot be compared with the hash of the same link in the table of answers.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import secrets
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from adoptie.files import make_folder, sync_folder, write_file

_SIZE = 32
_NONCE = 12
_BLOCK = 512


class KeyGoneError(Exception):
    """The key of this round does not exist (any more), or is no key."""


class DamagedError(Exception):
    """A stored answer does not open with the key of its round."""


@dataclass(frozen=True, slots=True)
class RoundKey:
    secret: bytes = field(repr=False)

    def _derive(self, purpose: bytes) -> bytes:
        return hmac.digest(self.secret, b"mentaal-spoor/" + purpose, "sha256")

    def invitation_hash(self, token: str) -> bytes:
        return hmac.digest(self._derive(b"uitnodiging"), token.encode(), "sha256")

    def answer_hash(self, token: str) -> bytes:
        return hmac.digest(self._derive(b"antwoord"), token.encode(), "sha256")

    def encrypt(self, payload: dict[str, Any], link_hash: bytes, *, room: int = _BLOCK) -> bytes:
        """Encrypt with AES-GCM, bound to the row's link hash: a row cannot be moved to another link.

        ``room`` is what every row of the round takes, in bytes: one that needs more takes twice as much, or
        four times, for its length stays readable when its answers do not.
        """
        plain = zlib.compress(json.dumps(payload, ensure_ascii=False).encode(), level=6)
        while len(plain) > room:
            room *= 2
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._derive(b"inhoud")).encrypt(nonce, plain.ljust(room, b"\0"), link_hash)

    def decrypt(self, stored: bytes, link_hash: bytes) -> dict[str, Any]:
        """Read what ``encrypt`` wrote. Raises DamagedError when a byte of it was changed."""
        try:
            plain = AESGCM(self._derive(b"inhoud")).decrypt(stored[:_NONCE], stored[_NONCE:], link_hash)
        except (InvalidTag, ValueError) as fault:
            raise DamagedError from fault
        # A round that was open when the program was renewed has rows that were not packed.
        packed = not plain.startswith(b"{")
        data: dict[str, Any] = json.loads(zlib.decompressobj().decompress(plain) if packed else plain)
        return data


def _path(name: UUID) -> Path:
    return Path(settings.KEY_DIR) / "rondes" / f"{name}.key"


def make_key(name: UUID) -> RoundKey:
    """Make the key and have it on disk before any row is written with it."""
    path = _path(name)
    make_folder(path.parent)
    secret = secrets.token_bytes(_SIZE)
    write_file(path, secret)
    sync_folder(path.parent)
    return RoundKey(secret)


def load_key(name: UUID) -> RoundKey:
    """Return the key. Raises KeyGoneError when there is none, or not a whole one."""
    try:
        # Read for each page, so without what Python puts around a file.
        file = os.open(_path(name), os.O_RDONLY)
    except FileNotFoundError as fault:
        raise KeyGoneError(str(name)) from fault
    try:
        secret = os.read(file, _SIZE + 1)
    finally:
        os.close(file)
    if len(secret) != _SIZE:
        # Nothing may be written with what anybody can guess.
        raise KeyGoneError(f"{name}: {len(secret)} bytes")
    return RoundKey(secret)


def destroy_key(name: UUID) -> None:
    """Overwrite and remove the key; harmless when it is gone already."""
    path = _path(name)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(_SIZE))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)


def existing_keys() -> frozenset[UUID]:
    """Return of which rounds there is a key; other files in the folder are nobody's business here."""
    names = set()
    for path in _path(UUID(int=0)).parent.glob("*.key"):
        with contextlib.suppress(ValueError):
            names.add(UUID(path.stem))
    return frozenset(names)
