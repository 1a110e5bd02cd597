"""Fetches whatever somebody can reach by following links."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

_LINK = re.compile(r"""(?:href|src)=["']([^"']+)["']""")
_SITE = ("", "testserver", "localhost", "127.0.0.1:8000", "localhost:8000")
# Leaving is no page, and what others made needs no look.
_SKIPPED = ("/account/logout", "/static/", "/voorbeelden/")
# So many addresses that differ in what stands after the question mark only.
_VARIANTS = 3


@dataclass(frozen=True)
class Fetched:
    """One answer of the site."""

    name: str
    url: str
    status: int
    body: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


def fetch(client: Client, url: str) -> Fetched:
    response = client.get(url)
    return Fetched(name_of(url), url, response.status_code, _head(response) + _body(response))


def _head(response: HttpResponseBase) -> bytes:
    return "\n".join(f"{name}: {value}" for name, value in response.items()).encode()


def _body(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # of a streaming response
    return bytes(response.content)  # type: ignore[attr-defined]  # of one that does not stream


def name_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).url_name or ""
    except Resolver404:
        return ""


def crawl(client: Client, starts: Collection[str], most: int) -> Iterator[Fetched]:
    """Yield every page and file that can be reached by links: each address once, of each kind ``most``."""
    waiting, seen = deque(starts), set(starts)
    variants, kinds = Counter[tuple[str, ...]](), Counter[str]()
    while waiting:
        page = fetch(client, waiting.popleft())
        yield page
        for url in _links(page):
            split = urlsplit(url)
            kind = (split.path, *sorted({name for name, _ in parse_qsl(split.query, keep_blank_values=True)}))
            name = name_of(url)
            if url in seen or url.startswith(_SKIPPED) or variants[kind] >= _VARIANTS or kinds[name] >= most:
                continue
            variants[kind] += 1
            kinds[name] += 1
            seen.add(url)
            waiting.append(url)


def _links(page: Fetched) -> Iterator[str]:
    head, _, body = page.body.partition(b"\n\n")
    text = (head + b"\n" + body).decode("utf-8", errors="ignore")
    found = [html.unescape(link) for link in _LINK.findall(text)]
    found += re.findall(r"^Location: (.*)$", text, re.MULTILINE)
    if "application/json" in text or "ld+json" in text:
        found += re.findall(r'"((?:https?://[^"]+)?/[^" ]+)"', text)
    for link in found:
        split = urlsplit(urljoin(f"http://testserver{page.url}", link))
        if split.netloc in _SITE and split.scheme in {"", "http", "https"}:
            yield split._replace(scheme="", netloc="", fragment="").geturl()
