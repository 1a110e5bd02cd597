"""An IMAP server on this machine with one mailbox: as much of RFC 3501 as reading it takes."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

LOGIN = ("retour", "geheim@woord")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.messages: dict[int, bytes] = {}
        self.flags: dict[int, set[str]] = {}


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self._say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, rest = line.partition(" ")
            verb, _, words = rest.partition(" ")
            ok = getattr(self, f"_{verb.lower()}", lambda _: True)(words)
            self._say(f"{tag} {'OK' if ok else 'NO'} {verb} done")
            if verb == "LOGOUT":
                return

    def _say(self, text: str, raw: bytes = b"") -> None:
        self.wfile.write(text.encode() + raw + b"\r\n")

    def _capability(self, _: str) -> bool:
        self._say("* CAPABILITY IMAP4rev1")
        return True

    def _login(self, words: str) -> bool:
        return [part.strip('"') for part in words.split(" ")] == [*LOGIN]

    def _select(self, words: str) -> bool:
        self._say(f"* {len(self.server.messages)} EXISTS")
        return words == '"Retour"'

    def _expunge(self, _: str) -> bool:
        for uid in [uid for uid, flags in self.server.flags.items() if "\\Deleted" in flags]:
            del self.server.messages[uid], self.server.flags[uid]
        return True

    def _uid(self, words: str) -> bool:
        verb, _, rest = words.partition(" ")
        if verb.lower() == "search":
            new = [uid for uid, flags in self.server.flags.items() if "\\Seen" not in flags]
            self._say(f"* SEARCH {' '.join(map(str, new))}")
            return True
        uid = int(rest.split(" ")[0])
        if verb.lower() == "fetch":
            raw = self.server.messages[uid]
            self._say(f"* 1 FETCH (UID {uid} BODY[] {{{len(raw)}}}\r\n", raw + b")")
        else:
            self.server.flags[uid] |= set(re.findall(r"\\\w+", rest))
        return True


@contextmanager
def serving(*messages: bytes) -> Iterator[_Server]:
    """Give a server with these messages in its folder "Retour"."""
    server = _Server()
    server.messages = dict(enumerate(messages, start=1))
    server.flags = {uid: set() for uid in server.messages}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
