"""The mailbox in which returned mail arrives: over IMAP, or a Maildir or mbox on this machine.

What was dealt with is removed, for an address stands in it. Any other message stays and is looked at once.
"""

from __future__ import annotations

import imaplib
import mailbox
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

_TIMEOUT = 30
_IMAP_PORT, _IMAPS_PORT = 143, 993
_LARGEST = "2000000"
_MOST = 500


class UnreadableMailboxError(Exception):
    """The mailbox cannot be reached or read now; this names neither address nor password."""


class _Box(Protocol):
    def unseen(self) -> Iterator[tuple[str, bytes]]: ...
    def remove(self, key: str) -> None: ...
    def mark_seen(self, key: str) -> None: ...


def work_off(url: str, handle: Callable[[bytes], bool]) -> int:
    """Hand each new message to ``handle``, remove those for which it says True, and return how many.

    ``url`` is imaps://name:password@host/folder, imap:// (on this machine only), maildir:///path or
    mbox:///path. Raises UnreadableMailboxError.
    """
    handled = 0
    try:
        with _opened(urlsplit(url)) as box:
            for key, raw in islice(box.unseen(), _MOST):
                if handle(raw):
                    box.remove(key)
                    handled += 1
                else:
                    box.mark_seen(key)
    except (OSError, imaplib.IMAP4.error, mailbox.Error) as fault:
        raise UnreadableMailboxError(type(fault).__name__) from fault
    return handled


@contextmanager
def _opened(parts: SplitResult) -> Iterator[_Box]:
    if parts.scheme in {"imap", "imaps"}:
        with _connected(parts) as server:
            yield _Imap(server)
            server.expunge()
    elif parts.scheme == "maildir":
        yield _Maildir(mailbox.Maildir(_existing(parts), create=False))
    elif parts.scheme == "mbox":
        with _locked(mailbox.mbox(_existing(parts), create=False)) as box:
            yield _Mbox(box)
    else:
        raise UnreadableMailboxError(f"{parts.scheme}://")


def _existing(parts: SplitResult) -> Path:
    path = Path(unquote(parts.path))
    if not path.exists():
        raise FileNotFoundError(path)
    return path


@contextmanager
def _locked(box: mailbox.mbox) -> Iterator[mailbox.mbox]:
    """Keep the mail server out of the file while it is read and written anew."""
    try:
        box.lock()
        yield box
    finally:
        box.close()


@contextmanager
def _connected(parts: SplitResult) -> Iterator[imaplib.IMAP4]:
    host = parts.hostname or ""
    if parts.scheme == "imaps":
        context = ssl.create_default_context()
        server: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            host, parts.port or _IMAPS_PORT, ssl_context=context, timeout=_TIMEOUT
        )
    else:
        server = imaplib.IMAP4(host, parts.port or _IMAP_PORT, timeout=_TIMEOUT)
    with server:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        folder = unquote(parts.path.strip("/")) or "INBOX"
        if server.select(f'"{folder}"')[0] != "OK":
            raise FileNotFoundError(folder)
        yield server


class _Imap:
    def __init__(self, server: imaplib.IMAP4) -> None:
        self._server = server

    def unseen(self) -> Iterator[tuple[str, bytes]]:
        _, [found] = self._server.uid("search", "UNSEEN", "SMALLER", _LARGEST)
        for uid in (found or b"").decode().split():
            _, data = self._server.uid("fetch", uid, "(BODY.PEEK[])")
            yield from ((uid, part[1]) for part in data if isinstance(part, tuple))

    def remove(self, key: str) -> None:
        self._server.uid("store", key, "+FLAGS", r"(\Deleted)")

    def mark_seen(self, key: str) -> None:
        self._server.uid("store", key, "+FLAGS", r"(\Seen)")


class _Maildir:
    def __init__(self, box: mailbox.Maildir) -> None:
        self._box = box

    def unseen(self) -> Iterator[tuple[str, bytes]]:
        for key in list(self._box.iterkeys()):
            if "S" not in self._box.get_message(key).get_flags():
                yield key, self._box.get_bytes(key)

    def remove(self, key: str) -> None:
        self._box.discard(key)

    def mark_seen(self, key: str) -> None:
        message = self._box.get_message(key)
        message.set_subdir("cur")
        message.add_flag("S")
        self._box[key] = message


class _Mbox:
    def __init__(self, box: mailbox.mbox) -> None:
        self._box = box

    def unseen(self) -> Iterator[tuple[str, bytes]]:
        for key in list(self._box.iterkeys()):
            if "R" not in self._box.get_message(key).get_flags():
                yield key, self._box.get_bytes(key)

    def remove(self, key: str) -> None:
        self._box.discard(key)

    def mark_seen(self, key: str) -> None:
        message = self._box.get_message(key)
        message.add_flag("R")
        self._box[key] = message
