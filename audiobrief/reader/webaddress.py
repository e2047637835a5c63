"""A web address taken apart once, so that what is checked and what is asked for can't differ."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from audiobrief.errors import FetchError
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8_000
_CONTROL = lazy(r"[\x00-\x1f\x7f]")


class TransientFetchError(FetchError):
    """A fetch failed in a way that a second try may mend; ``wait`` is how many seconds the server asks for."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address."""

    scheme: str
    #: In lower case, international names in their ASCII form, IPv6 addresses without brackets.
    host: str
    port: int
    #: Path and query, as the request line has them.
    target: str

    @property
    def authority(self) -> str:
        """The value of the ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str) -> WebAddress:
    """Takes a web address apart.

    Raises:
        FetchError: neither http nor https, without a host, with a name and password, or malformed.
    """
    shown = shorten(url)
    try:
        parts = parse_url(url.strip()) if len(url) <= _LONGEST else None
    except LocationParseError as error:
        raise FetchError(f"{shown} is no web address that can be read: check it.") from error
    if parts is None or _CONTROL.search(url.strip()):
        raise FetchError(f"{shown} is no web address that can be read: check it.")
    if parts.scheme not in _PORTS:
        raise FetchError(f"{shown} is neither an http nor an https address: only those are fetched.")
    if parts.auth is not None:
        raise FetchError(f"{_without_auth(parts)} was given with a user name in it, which is not sent: take it out.")
    if not parts.host:
        raise FetchError(f"{shown} names no site: check the address.")
    host = parts.host.removeprefix("[").removesuffix("]").rstrip(".")
    if not host or not host.isascii():
        raise FetchError(f"{shown} names no site: check the address.")
    return WebAddress(parts.scheme, host, parts.port or _PORTS[parts.scheme], parts.request_uri)


def shorten(url: str, limit: int = 200) -> str:
    """The address as an error names it: in one line, and not endless."""
    url = _CONTROL.sub("?", url.strip())
    return url if len(url) <= limit else url[: limit - 1] + "…"


def join(base: WebAddress, link: str) -> str:
    """Where a link on a page leads."""
    try:
        return urljoin(str(base), link.strip())
    except ValueError as error:
        raise FetchError(
            f"{base} leads on to {shorten(link)!r}, which is no web address: open it in a browser."
        ) from error


def _without_auth(parts: Url) -> str:
    return shorten(str(Url(parts.scheme, None, parts.host, parts.port, parts.path)))


def resolve(address: WebAddress, seconds: float) -> list[IPv4Address | IPv6Address]:
    """The network addresses of the host, in the system's order of preference.

    Raises:
        FetchError: there is no such host, or (transient) no answer was had in time.
    """
    found: list[IPv4Address | IPv6Address] = []
    failure: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failure.append(error)
        else:
            # A scope ("%eth0") belongs to link-local addresses only; it does not change what an address is.
            found.extend(dict.fromkeys(ip_address(str(answer[4][0])) for answer in answers))

    # The system's resolver knows no time limit, so it is waited for only so long.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if thread.is_alive() or (failure and getattr(failure[0], "errno", None) == socket.EAI_AGAIN):
        raise TransientFetchError(f"{address}: the name {address.host} could not be looked up: check the network.")
    if failure or not found:
        raise FetchError(
            f"{address}: there is no site named {address.host} to be found: check the address, and the network."
        )
    return found
