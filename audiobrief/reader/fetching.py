"""Fetches a page from the web, safely by default.

Only http and https. A host's name is looked up once for each hop, every address it has must be public, and the connection
goes to the very address that was checked, so that no redirect and no change of a name's address leads into the local
network. Size (packed and unpacked), time and redirects are limited. Proxies of the environment are not used: they would look
the name up anew, unchecked.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from audiobrief.errors import FetchError
from audiobrief.reader.addresses import is_public
from audiobrief.reader.exchange import Deadline, UnreachedError, exchange
from audiobrief.reader.limits import MAX_SOURCE_BYTES
from audiobrief.reader.webaddress import TransientFetchError, join, parse_address, resolve

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable
    from ipaddress import IPv4Address, IPv6Address

    from audiobrief.reader.exchange import Reply
    from audiobrief.reader.webaddress import WebAddress

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: Answers that a server gives when it is busy for a moment.
_BUSY = frozenset({429, 500, 502, 503, 504})
_READABLE = frozenset(
    {
        "",
        "application/atom+xml",
        "application/epub+zip",
        "application/octet-stream",
        "application/rdf+xml",
        "application/rss+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-mimearchive",
        "application/xhtml+xml",
        "application/xml",
        "application/zip",
        "binary/octet-stream",
        "message/rfc822",
        "multipart/related",
    }
)
_NO_PROSE = frozenset({"text/calendar", "text/css", "text/csv", "text/javascript", "text/vcard"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost."""

    #: Size of a page, in bytes, as it arrives and unpacked.
    size: int = MAX_SOURCE_BYTES
    #: For everything: looking names up, redirects, second tries, and the waiting between them.
    seconds: float = 40.0
    redirects: int = 8
    tries: int = 3
    #: Before the second try; doubled before each one after that.
    pause: float = 0.5
    #: The longest wait that a server may ask for (``Retry-After``).
    longest_pause: float = 10.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address."""

    data: bytes
    #: Where it was found, after redirects.
    url: str
    #: As the server states it, such as ``text/html``; empty where it does not.
    media_type: str
    charset: str | None
    #: Whether it came from the public internet, not from a local network.
    public: bool = True


@dataclass(frozen=True, slots=True)
class Gate:
    """Whom a fetch may talk to. Its parts are replaced in tests only."""

    allow_local: bool = False
    public: Callable[[IPv4Address | IPv6Address], bool] = is_public
    look_up: Callable[[WebAddress, float], list[IPv4Address | IPv6Address]] = resolve
    trust: ssl.SSLContext | None = None

    def pass_through(self, address: WebAddress, seconds: float) -> list[IPv4Address | IPv6Address]:
        """The network addresses of a host, all of them allowed.

        Raises:
            FetchError: one of them is not public. A host with both kinds is up to no good.
        """
        found = self.look_up(address, seconds)
        local = next((one for one in found if not self.public(one)), None)
        if local is not None and not self.allow_local:
            raise FetchError(
                f"{address} leads to {local}, which is no public address: if it is a machine of yours that you trust, "
                "allow it with --allow-local."
            )
        return found

    def after(self, addresses: list[IPv4Address | IPv6Address]) -> Gate:
        """The gate for where a page redirects to: from a public page, no way leads into the local network."""
        return replace(self, allow_local=self.allow_local and not all(map(self.public, addresses)))


def fetch(url: str, *, allow_local: bool = False, limits: Limits | None = None, gate: Gate | None = None) -> Fetched:
    """Fetches what is at a web address.

    Args:
        url: an http or https address.
        allow_local: whether addresses of the local network and of this machine are allowed, too. A public page can't redirect
            there even so.
        limits: what it may cost.
        gate: whom it may talk to; made from ``allow_local`` by default.

    Raises:
        FetchError: names the address, what is wrong and what to do.
    """
    limits = limits or Limits()
    gate = gate or Gate(allow_local=allow_local)
    deadline = Deadline.after(limits.seconds)
    address = parse_address(url)
    pause = limits.pause
    for tried in range(1, limits.tries + 1):
        try:
            return _follow(address, gate, limits, deadline)
        except TransientFetchError as error:
            wait = max(error.wait or 0.0, pause * random.uniform(1.0, 1.5))  # noqa: S311 - spreads load, guards nothing
            if tried == limits.tries or wait > limits.longest_pause or wait >= deadline.left:
                raise FetchError(f"{error}{_proxy_hint()}") from error
        time.sleep(wait)
        pause *= 2
    raise AssertionError  # the last try returns or raises


def _follow(address: WebAddress, gate: Gate, limits: Limits, deadline: Deadline) -> Fetched:
    first, seen = address, {address}
    for _ in range(limits.redirects + 1):
        found = gate.pass_through(address, deadline.left)
        arrived = _ask(address, found, gate, limits, deadline)
        if isinstance(arrived, Fetched):
            return arrived
        if arrived in seen:
            raise FetchError(f"{first} redirects in a circle: open it in a browser, and save the page from there.")
        seen.add(arrived)
        gate, address = gate.after(found), arrived
    raise FetchError(
        f"{first} redirects more than {limits.redirects} times: open it in a browser, and save the page from there."
    )


def _ask(
    address: WebAddress, found: list[IPv4Address | IPv6Address], gate: Gate, limits: Limits, deadline: Deadline
) -> Fetched | WebAddress:
    """What is at the address, or where it redirects to. Of several network addresses the first that answers counts."""
    for at in found[:-1]:
        try:
            with exchange(address, at, deadline, gate.trust) as reply:
                return _take(reply, limits, public=gate.public(at))
        except UnreachedError:
            continue  # the next one may be reached; what the last one says counts
    with exchange(address, found[-1], deadline, gate.trust) as reply:
        return _take(reply, limits, public=gate.public(found[-1]))


def _take(reply: Reply, limits: Limits, *, public: bool) -> Fetched | WebAddress:
    address, status = reply.address, reply.status
    if status in _REDIRECTS:
        # HTTP has no character set for headers but this; sites write UTF-8 in them all the same.
        link = reply.headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")
        if not link.strip():
            raise FetchError(f"{address} redirects to nowhere: open it in a browser, and save the page from there.")
        return parse_address(join(address, link))
    if status in _BUSY:
        wait = _retry_after(reply.headers.get("retry-after", ""))
        later = f"in {wait:.0f} seconds" if wait is not None and wait > limits.longest_pause else "later"
        raise TransientFetchError(
            f"{address}: the site is out of order or busy (status {status}): try again {later}.", wait
        )
    if status in {404, 410}:
        raise FetchError(f"{address}: there is no such page (status {status}): check the address.")
    if status in {401, 402, 403, 407, 451}:
        raise FetchError(
            f"{address}: the site does not give this page to programs, or not without signing in (status {status}): "
            "open it in a browser, save the page, and pass the file."
        )
    if status not in {200, 203}:
        raise FetchError(f"{address}: the site answered with status {status} instead of a page: open it in a browser.")
    _check_type(address, reply.media_type)
    return Fetched(reply.body(limits.size), str(address), reply.media_type, reply.charset, public)


def _check_type(address: WebAddress, media_type: str) -> None:
    if media_type in _READABLE or (media_type.startswith("text/") and media_type not in _NO_PROSE):
        return
    family = media_type.partition("/")[0]
    what = {
        "application/pdf": "a PDF file, which is not read here: look for the same article as a web page",
        "image": "a picture: give the page that it is on",
        "audio": "a sound file: give a page with text",
        "video": "a video: give a page with text",
        "font": "a font: give a page with text",
    }
    said = what.get(media_type) or what.get(family) or "no article: give a page, a feed, an EPUB or a Word document"
    raise FetchError(f"{address} is {media_type[:80]}, {said}.")


def _retry_after(value: str) -> float | None:
    """Seconds that the server asks to wait, given as a number or a date."""
    value = value.strip()
    if value.isdecimal() and value.isascii():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return None


def _proxy_hint() -> str:
    """What to say besides where the environment names a proxy, which may be the only way out."""
    if not any(
        os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY")
    ):
        return ""
    return (
        " (Proxies are not used: they would not keep to public addresses. “curl -s URL | audiobrief narrate -” does.)"
    )
