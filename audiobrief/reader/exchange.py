"""One request to one network address, within limits of time and size.

The connection goes to the address it is given, never to a name: what was checked is what is connected to. Certificates
are checked for the name, against the system's store. There are no cookies, no proxies, no credentials and no cache.
"""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import TYPE_CHECKING

import truststore
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from audiobrief.errors import FetchError
from audiobrief.reader.limits import megabytes
from audiobrief.reader.unpacking import Unpacker
from audiobrief.reader.webaddress import TransientFetchError
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from ipaddress import IPv4Address, IPv6Address

    from urllib3.response import BaseHTTPResponse

    from audiobrief.reader.webaddress import WebAddress

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; audiobrief/{__version__}; reads articles aloud)",
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "*",
    # Nothing else is asked for, and nothing else accepted.
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_GZIP = frozenset({"gzip", "x-gzip"})
_CHUNK = 65_536
_MOST_CONNECT_SECONDS = 10.0


class UnreachedError(TransientFetchError):
    """No connection could be made to a network address; another one of the same host may do."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which everything must be done."""

    at: float
    #: The time that was given in all, for the error.
    seconds: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline that many seconds from now."""
        return cls(time.monotonic() + seconds, seconds)

    @property
    def left(self) -> float:
        """Seconds that are left; below zero once it has passed."""
        return self.at - time.monotonic()

    def error(self, address: WebAddress) -> FetchError:
        """What to say when it has passed."""
        return FetchError(
            f"{address} did not arrive within {self.seconds:g} seconds: try again later, or save the page from a browser."
        )


@dataclass(slots=True)
class Reply:
    """A server's answer, its body not yet read."""

    address: WebAddress
    status: int
    headers: dict[str, str]
    _response: BaseHTTPResponse
    _deadline: Deadline

    @property
    def media_type(self) -> str:
        """Such as ``text/html``; empty where the server does not say."""
        return _content_type(self.headers).get_content_type() if self.headers.get("content-type") else ""

    @property
    def charset(self) -> str | None:
        """The character encoding that the server states."""
        try:
            return _content_type(self.headers).get_content_charset()
        except (LookupError, UnicodeError, ValueError):
            return None  # a parameter too broken to be read says nothing

    def body(self, most: int) -> bytes:
        """The body, unpacked.

        Raises:
            FetchError: larger than ``most`` bytes, packed or unpacked; packed in a way that was not asked for; damaged;
                late. Transient where the connection broke.
        """
        packing = self.headers.get("content-encoding", "").strip().lower()
        if packing not in _GZIP | {"", "identity"}:
            raise FetchError(
                f"{self.address} comes packed as {packing[:40]!r}, which can't be read here: save the page from a browser."
            )
        stated = self.headers.get("content-length", "")
        if stated.isdecimal() and int(stated[:20]) > most:
            raise self._too_large(most)
        parts, size = [], 0
        for part in self._unpacked(packing, most):
            size += len(part)
            if size > most:
                raise self._too_large(most)
            parts.append(part)
        if self._deadline.left <= 0:
            raise self._deadline.error(self.address)  # the watch ended the connection: the body is not whole
        return b"".join(parts)

    def _unpacked(self, packing: str, most: int) -> Iterator[bytes]:
        unpacker = Unpacker() if packing in _GZIP else None
        try:
            for part in self._arriving(most):
                yield from unpacker.feed(part) if unpacker else [part]
        except zlib.error as error:
            raise FetchError(f"{self.address} arrived damaged, its {packing} packing is broken: try again.") from error
        if unpacker and not unpacker.whole and self._deadline.left > 0:
            raise TransientFetchError(f"{self.address} arrived damaged, its end is missing: try again.")

    def _arriving(self, most: int) -> Iterator[bytes]:
        size = 0
        while self._deadline.left > 0:
            try:
                part = self._response.read1(_CHUNK, decode_content=False)
            except (OSError, HTTPError, HTTPException) as error:
                raise _broken(self.address, self._deadline, "the connection broke off in the middle") from error
            if not part:
                return
            size += len(part)
            if size > most:
                raise self._too_large(most)
            yield part

    def _too_large(self, most: int) -> FetchError:
        return FetchError(f"{self.address} is too large, more than {megabytes(most)}: that is no article.")


@contextmanager
def exchange(
    address: WebAddress, at: IPv4Address | IPv6Address, deadline: Deadline, trust: ssl.SSLContext | None = None
) -> Iterator[Reply]:
    """Asks for a page at one network address.

    Args:
        address: what to ask for.
        at: the host's network address, checked before.
        deadline: when the connection is cut, whatever it is doing.
        trust: the certificates to trust; the system's by default.

    Raises:
        FetchError: no connection, no valid certificate, no answer in HTTP; transient where a second try may help.
    """
    patience = max(0.01, min(_MOST_CONNECT_SECONDS, deadline.left))
    connection = _connection(address, at, patience, trust)
    # Time-outs of a socket start anew with each byte that arrives; this one does not.
    watch = threading.Timer(max(0.0, deadline.left), _cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        yield Reply(address, *_answer(connection, address, deadline), deadline)
    finally:
        watch.cancel()
        connection.close()


def _connection(
    address: WebAddress, at: IPv4Address | IPv6Address, patience: float, trust: ssl.SSLContext | None
) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(str(at), address.port, timeout=patience)
    context = trust or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return HTTPSConnection(str(at), address.port, timeout=patience, ssl_context=context, server_hostname=address.host)


def _answer(
    connection: HTTPConnection, address: WebAddress, deadline: Deadline
) -> tuple[int, dict[str, str], BaseHTTPResponse]:
    try:
        connection.connect()
        connection.timeout = max(0.01, deadline.left)
        connection.request(
            "GET", address.target, headers={"Host": address.authority, **_HEADERS}, preload_content=False
        )
        response = connection.getresponse()
    except ssl.SSLCertVerificationError as error:
        reason = (error.verify_message or "it is not trusted").rstrip(".")
        raise FetchError(
            f"{address}: the site's certificate can't be trusted ({reason}): look at the page in a browser first."
        ) from error
    except ssl.SSLError as error:
        raise _broken(address, deadline, "no encrypted connection could be made") from error
    except (NewConnectionError, ConnectTimeoutError) as error:
        if deadline.left <= 0:
            raise deadline.error(address) from error
        raise UnreachedError(f"{address}: the site can't be reached: check the address and the network.") from error
    except HTTPException as error:
        raise _broken(address, deadline, "the server's answer is no HTTP") from error
    except (OSError, HTTPError, ValueError) as error:
        raise _broken(address, deadline, "the connection broke off") from error
    headers = {name.lower(): value for name, value in response.headers.items()}
    return response.status, headers, response


def _broken(address: WebAddress, deadline: Deadline, what: str) -> FetchError:
    if deadline.left <= 0:
        return deadline.error(address)
    return TransientFetchError(f"{address}: {what}: check the address and the network, or try again later.")


def _cut(connection: HTTPConnection) -> None:
    """Ends a connection under the thread that waits for it."""
    sock = connection.sock
    if sock is not None:
        with suppress(OSError):  # it may have ended by itself just now
            sock.shutdown(2)


def _content_type(headers: dict[str, str]) -> Message:
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return message
