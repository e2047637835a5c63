"""Pages are fetched from the public internet only, whole, and within limits; all else is one clear sentence."""

from __future__ import annotations

import gzip
import itertools
import os
import ssl
import time
from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

import pytest
import trustme

from audiobrief.errors import FetchError
from audiobrief.reader.fetching import Fetched, Gate, Limits, fetch
from audiobrief.reader.webaddress import WebAddress, parse_address
from tests.reader.servers import redirect, reply, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = b"<!doctype html><title>A bridge</title><p>The bridge is closed.</p>"
QUICK = Limits(size=100_000, seconds=5, redirects=3, pause=0.01, longest_pause=0.2)


def get(url: str, limits: Limits = QUICK, gate: Gate | None = None) -> Fetched:
    return fetch(url, allow_local=True, limits=limits, gate=gate)


def refused(url: str, limits: Limits = QUICK, gate: Gate | None = None, *, allow_local: bool = True) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(url, allow_local=allow_local, limits=limits, gate=gate)
    said = str(caught.value)
    assert "\n" not in said
    assert said.rstrip(")").endswith(".")
    return said


def gate(public: str = "127.0.0.1", names: dict[str, list[str]] | None = None, **more: object) -> Gate:
    """A gate to which one address of this machine is the public internet, with a name service of its own."""

    def look_up(address: WebAddress, seconds: float) -> list[IPv4Address | IPv6Address]:
        return [ip_address(one) for one in (names or {}).get(address.host, [address.host])]

    return replace(Gate(public=lambda address: address == ip_address(public), look_up=look_up), **more)  # type: ignore[arg-type]


def test_a_page_is_fetched_with_what_the_server_says_of_it():
    with serve(lambda _: reply(PAGE, content_type="text/html; charset=ISO-8859-2")) as server:
        got = get(server.url("/story?id=1#top"))
    assert got == Fetched(PAGE, server.url("/story?id=1"), "text/html", "iso-8859-2", public=False)
    (asked,) = server.requests
    assert asked.startswith("GET /story?id=1 HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{server.port}\r\n" in asked
    assert "audiobrief/" in asked
    assert "cookie" not in asked.lower()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://127.1:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f000001:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
        "http://localhost.:{port}/",
    ],
)
def test_local_addresses_are_not_asked(url: str):
    with serve(lambda _: reply(PAGE)) as server:
        said = refused(url.format(port=server.port), allow_local=False)
    assert "--allow-local" in said or "no site named" in said
    assert server.connections == 0


@pytest.mark.parametrize(
    "url", ["ftp://example.org/x", "file:///etc/passwd", "gopher://x/", "javascript://x/%0aalert(1)"]
)
def test_only_http_and_https_are_fetched(url: str):
    assert "http" in refused(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "http://exa mple.org/",
        "http://x:99999/",
        "http://[::1/",
        "http://a\nb.org/",
        "http://x\0y/",
    ],
)
def test_broken_addresses_are_named(url: str):
    refused(url)


def test_a_password_in_an_address_is_neither_sent_nor_repeated():
    said = refused("https://ann:secret@example.org/x")
    assert "secret" not in said
    assert "user name" in said


def test_redirects_are_followed_to_where_the_page_is():
    def answer(path: str) -> bytes:
        return {"/a": redirect("b/c", "301 Moved"), "/b/c": redirect("/d?x=ü", "308 Permanent")}.get(path, reply(PAGE))

    with serve(answer) as server:
        assert get(server.url("/a")).url == server.url("/d?x=%C3%BC")


@pytest.mark.parametrize("to", ["http://127.0.0.2:{port}/", "http://inside.example:{port}/", "//127.0.0.2:{port}/"])
def test_a_public_page_never_redirects_into_the_local_network(to: str):
    names = {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    with serve(lambda path: redirect(to.format(port=server.port)) if path == "/" else reply(PAGE)) as server:
        for allow in (False, True):
            said = refused(server.url(host="outside.example"), gate=gate(names=names, allow_local=allow))
            assert "127.0.0.2" in said
    assert server.connections == 2  # those to the public one


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/", "data:text/html,x", "http://a:b@127.0.0.1/", "", "http://["]
)
def test_a_page_redirects_to_pages_only(to: str):
    with serve(lambda _: redirect(to)) as server:
        refused(server.url())
    assert server.connections == 1


def test_redirects_end():
    with serve(lambda path: redirect("/b" if path == "/a" else "/a")) as server:
        assert "circle" in refused(server.url("/a"))
    count = itertools.count()
    with serve(lambda _: redirect(f"/{next(count)}")) as server:
        assert "more than 3 times" in refused(server.url("/a"))
    assert server.connections == 4


def test_a_name_is_looked_up_once_and_its_address_used_whatever_it_changes_to():
    """DNS rebinding: the first answer is public, all later ones lead inside."""
    answers = itertools.chain([["127.0.0.1"]], itertools.repeat(["127.0.0.2"]))
    asked = []

    def look_up(address: WebAddress, seconds: float) -> list[IPv4Address | IPv6Address]:
        asked.append(address.host)
        return [ip_address(one) for one in next(answers)]

    with serve(lambda _: reply(PAGE)) as server:
        url = server.url(host="rebind.example")
        assert get(url, gate=gate(look_up=look_up)).data == PAGE
        assert asked == ["rebind.example"]
        assert f"Host: rebind.example:{server.port}" in server.requests[0]
        assert "127.0.0.2" in refused(url, gate=gate(look_up=look_up))
    assert server.connections == 1


def test_a_name_with_a_public_and_a_local_address_is_refused():
    with serve(lambda _: reply(PAGE)) as server:
        said = refused(server.url(host="both.example"), gate=gate(names={"both.example": ["127.0.0.1", "10.0.0.1"]}))
    assert "10.0.0.1" in said
    assert server.connections == 0


def test_of_several_addresses_one_that_answers_is_enough():
    everywhere = Gate(look_up=lambda _, __: [ip_address("::1"), ip_address("127.0.0.1")], allow_local=True)
    with serve(lambda _: reply(PAGE)) as server:
        assert get(server.url(host="two.example"), gate=everywhere).data == PAGE


def in_parts(data: bytes) -> bytes:
    return gzip.compress(data[:9]) + gzip.compress(data[9:]) + bytes(100)


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("x-gzip", in_parts), ("", bytes)])
def test_packed_pages_are_unpacked(packing: str, pack: Callable[[bytes], bytes]):
    with serve(lambda _: reply(pack(PAGE), content_encoding=packing)) as server:
        assert get(server.url()).data == PAGE


def test_a_bomb_does_not_go_off():
    bomb = gzip.compress(bytes(300_000_000), 9)
    with serve(lambda _: reply(bomb, content_encoding="gzip")) as server:
        assert "too large" in refused(server.url(), replace(QUICK, size=1_000_000))
    with serve(lambda _: reply(gzip.compress(bomb), content_encoding="gzip, gzip")) as server:
        assert "packed as" in refused(server.url())


@pytest.mark.parametrize("packing", ["br", "zstd", "deflate", "compress", "gzip, gzip", "x" * 5000])
def test_a_packing_that_was_not_asked_for_is_refused(packing: str):
    with serve(lambda _: reply(b"\x1b\x00" * 50, content_encoding=packing)) as server:
        assert "packed as" in refused(server.url())


def test_a_broken_packing_is_damage():
    with serve(lambda _: reply(b"no gzip at all", content_encoding="gzip")) as server:
        assert "damaged" in refused(server.url())


def forever(head: bytes, piece: bytes, pause: float = 0.0) -> Iterator[bytes]:
    yield head
    for _ in range(1_000_000):
        yield piece
        time.sleep(pause)


def test_an_endless_page_is_cut_off():
    with serve(lambda _: forever(reply(content_length=""), b"x" * 10_000)) as server:
        assert "too large" in refused(server.url())


def test_a_page_that_says_it_is_too_large_is_believed():
    with serve(lambda _: reply(content_length="100001")) as server:
        assert "too large" in refused(server.url())


@pytest.mark.parametrize(
    "head",
    [reply(content_length="90000"), b"HTTP/1.1 200 OK\r\nx: ", b"HTTP/1.1 200 OK\r\n", b""],
    ids=["body", "header", "headers", "start"],
)
def test_a_page_that_trickles_in_is_given_up(head: bytes):
    begun = time.monotonic()
    with serve(lambda _: forever(head, b"x", 0.05)) as server:
        said = refused(server.url(), replace(QUICK, seconds=0.7))
    assert "did not arrive within 0.7 seconds" in said
    assert time.monotonic() - begun < 5  # not the million pieces; no measure of speed


def test_a_server_that_promises_an_answer_without_end_is_given_up():
    with serve(lambda _: forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.001)) as server:
        assert "within 0.5 seconds" in refused(server.url(), replace(QUICK, seconds=0.5))


def test_a_server_that_says_nothing_is_given_up():
    with serve(lambda _: forever(b"", b"", 0.05)) as server:
        assert "within 0.5 seconds" in refused(server.url(), replace(QUICK, seconds=0.5))


def test_a_page_cut_short_is_not_taken_for_whole():
    with serve(lambda _: reply(PAGE, content_length=str(len(PAGE) + 10))) as server:
        assert "broke off" in refused(server.url())
    assert server.connections == 3
    with serve(lambda _: reply(gzip.compress(PAGE * 9)[:-12], content_encoding="gzip")) as server:
        assert "end is missing" in refused(server.url())


@pytest.mark.parametrize("status", ["429 Slow down", "500 Oops", "502 Bad", "503 Busy", "504 Late"])
def test_a_busy_server_is_asked_again(status: str):
    answers = iter([reply(status=status), reply(status=status), reply(PAGE)])
    with serve(lambda _: next(answers)) as server:
        assert get(server.url()).data == PAGE
    with serve(lambda _: reply(status=status)) as server:
        assert f"status {status[:3]}" in refused(server.url())
    assert server.connections == 3


def test_a_server_may_ask_to_wait_but_not_for_long():
    answers = iter([reply(status="503 Busy", retry_after="0"), reply(PAGE)])
    with serve(lambda _: next(answers)) as server:
        assert get(server.url()).data == PAGE
    for long in ("3600", "Fri, 31 Dec 2100 23:59:59 GMT", "9" * 400):
        with serve(lambda _, long=long: reply(status="503 Busy", retry_after=long)) as server:
            assert "try again in" in refused(server.url())
        assert server.connections == 1


@pytest.mark.parametrize(
    "status", ["404 Not found", "410 Gone", "403 No", "401 Who", "451 Law", "418 Tea", "204 Nothing", "300 Choose"]
)
def test_a_refusal_is_final(status: str):
    with serve(lambda _: reply(status=status)) as server:
        assert status[:3] in refused(server.url())
    assert server.connections == 1


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pdf", "video/mp4", "application/json", "text/css", "font/woff2"]
)
def test_what_is_no_article_is_not_even_loaded(kind: str):
    with serve(lambda _: forever(reply(content_type=kind, content_length=""), b"x" * 1000)) as server:
        assert kind in refused(server.url())


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-OpenSSH\r\n", b"\x15\x03\x01\x00\x02\x02\x50", b"HTTP/1.1 banana\r\n\r\n"]
)
def test_what_is_no_web_server_is_an_error(answer: bytes):
    with serve(lambda _: answer) as server:
        refused(server.url())


def test_a_site_that_is_not_there_is_named():
    with serve(lambda _: b"") as server:
        url = server.url()
    assert "can't be reached" in refused(url)
    assert "no site named" in refused("http://nowhere.invalid/")


def test_proxies_are_not_used_and_said_so(monkeypatch: pytest.MonkeyPatch):
    with serve(lambda _: reply(PAGE)) as server, serve(lambda _: reply(b"proxied")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        assert get(server.url()).data == PAGE
        assert proxy.connections == 0
    assert "Proxies are not used" in refused(server.url())


def test_international_names_are_sent_in_their_ascii_form():
    assert parse_address("https://Bücher.example/ü").host == "xn--bcher-kva.example"
    assert str(parse_address("HTTP://EXAMPLE.org.:80/a b#c")) == "http://example.org/a%20b"
    assert str(parse_address("https://[2A00::1]:8443")) == "https://[2a00::1]:8443/"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_https_checks_the_certificate_for_the_name_though_it_connects_to_the_address(authority: trustme.CA):
    names = {"site.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    asked_for: list[str | None] = []
    context = tls(authority, "site.example")
    context.sni_callback = lambda _, name, __: asked_for.append(name)
    with serve(lambda _: reply(PAGE), context) as server:
        through = gate(names=names, trust=trusting(authority))
        assert get(server.url(host="site.example"), gate=through).data == PAGE
        assert asked_for == ["site.example"]
        assert "certificate" in refused(server.url(host="other.example"), gate=through)


def test_a_self_made_certificate_is_not_trusted(authority: trustme.CA):
    with serve(lambda _: reply(PAGE), tls(authority, "127.0.0.1")) as server:
        assert "certificate" in refused(server.url())
        assert server.requests == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its certificates elsewhere")
def test_the_certificates_of_the_system_are_trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch):
    with authority.cert_pem.tempfile() as path, serve(lambda _: reply(PAGE), tls(authority, "127.0.0.1")) as server:
        monkeypatch.setenv("SSL_CERT_FILE", path)
        if ssl.OPENSSL_VERSION.startswith("OpenSSL") and os.uname().sysname == "Linux":
            assert get(server.url()).data == PAGE


def test_plain_http_where_https_was_asked_for_is_an_error():
    with serve(lambda _: reply(PAGE)) as server:
        assert "encrypted" in refused(server.url().replace("http:", "https:"))


def test_silence_in_the_handshake_is_given_up(authority: trustme.CA):
    with serve(lambda _: forever(b"", b"", 0.05)) as server:
        said = refused(server.url().replace("http:", "https:"), replace(QUICK, seconds=0.5))
    assert "within 0.5 seconds" in said
