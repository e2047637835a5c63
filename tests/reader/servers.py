"""Web servers on 127.0.0.1 for tests: each answers as it is told to, byte by byte, and ends with its test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

#: Given the path that was asked for, what to send: bytes, or pieces of them one by one.
Answer = Callable[[str], bytes | Iterator[bytes]]


@dataclass
class Server:
    port: int
    scheme: str = "http"
    #: What was asked, request line and headers.
    requests: list[str] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


def reply(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    headers = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return reply(status=status, location=to)


@contextmanager
def serve(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server while the test lasts."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(listening.getsockname()[1], "https" if context else "http")
    over = threading.Event()

    def talk(connection: socket.socket) -> None:
        # A client that hangs up on us, or refuses our certificate, is what many of the tests are about.
        with suppress(OSError), connection:
            connection.settimeout(10)
            if context is not None:
                connection = context.wrap_socket(connection, server_side=True)
            with connection:
                asked = b""
                while b"\r\n\r\n" not in asked and not asked.startswith(b"\x16"):  # TLS where HTTP is spoken
                    more = connection.recv(65_536)
                    if not more:
                        return
                    asked += more
                server.requests.append(asked.decode("latin-1"))
                given = answer(([*server.requests[-1].split(" "), ""])[1])
                for piece in [given] if isinstance(given, bytes) else given:
                    if over.is_set():
                        return
                    connection.sendall(piece)

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            server.connections += 1
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        over.set()
        # Closing alone does not wake a thread that waits in accept().
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
