"""Downloading large files: resumed where they broke off, checked, and put in place only when they are whole."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import ssl
from typing import TYPE_CHECKING

from audiobrief.errors import ModelError
from audiobrief.folders import MODELS_VARIABLE
from audiobrief.synthesizer.catalogue import MissingError
from audiobrief.synthesizer.models import SUM_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from urllib3 import BaseHTTPResponse, PoolManager

    from audiobrief.synthesizer.catalogue import ModelFile

    #: Called with the bytes that are there so far.
    Progress = Callable[[int], None]

_CHUNK = 1 << 18
#: How often a broken connection is taken up again without getting any further.
_TRIES = 4
_SMALL = 1 << 20
#: Bytes that are to stay free on the disk.
_SPARE = 50_000_000
_OTHERWISE = "take the files from a folder: --from DIR"
_RESUMED = "run the command again: it goes on where it stopped"
_ROOM = f"Make room, or name another folder with {MODELS_VARIABLE}, and {_RESUMED}"


def connect() -> PoolManager:
    """Something to ask for addresses with: it waits and tries again where a server is busy."""
    import truststore  # noqa: PLC0415  (only installing needs these)
    import urllib3  # noqa: PLC0415

    retries = urllib3.Retry(
        connect=3, read=0, redirect=5, other=0, status=4, status_forcelist=(429, 500, 502, 503, 504), backoff_factor=0.5
    )
    timeout = urllib3.Timeout(connect=20, read=60)
    # The certificates that the system trusts: some networks add their own.
    trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return urllib3.PoolManager(
        retries=retries, timeout=timeout, headers={"User-Agent": "audiobrief"}, ssl_context=trusted
    )


def fetch_small(connection: PoolManager, url: str) -> bytes:
    """A small file.

    Raises:
        MissingError: it does not exist.
        ModelError: it can't be had, or is not small.
    """
    import urllib3  # noqa: PLC0415

    try:
        response = connection.request("GET", url, preload_content=False)
        try:
            if response.status == 404:
                raise MissingError(f"{url} does not exist: check the name")
            _expect(response, url, (200,))
            data = response.read(_SMALL + 1)
        finally:
            response.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise ModelError(_no_network(url, error)) from error
    if len(data) > _SMALL:
        raise ModelError(f"{url} is not what was expected there: it is too large")
    return data


def download(connection: PoolManager, file: ModelFile, place: Path, progress: Progress) -> None:
    """Download a file to its place. What an earlier try left is taken up, and kept should this one break off too.

    Raises:
        ModelError: no network, no space, or not the file that was published.
    """
    import urllib3  # noqa: PLC0415

    part = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        have = part.stat().st_size if part.exists() else 0
        free = shutil.disk_usage(place.parent).free
        if free < file.size - have + _SPARE:
            needed = file.size - have + _SPARE
            raise ModelError(
                f"there is no space for {place}: {needed / 1e6:.0f} MB should be free, {free / 1e6:.0f} MB are. {_ROOM}"
            )
        tries, most = 0, have
        while have < file.size:
            try:
                have = _continue(connection, file, part, have, progress)
            except urllib3.exceptions.HTTPError as error:
                have = part.stat().st_size if part.exists() else 0
                # Not by this try's bytes: where a server sends wrong parts, what there is may grow and shrink for ever.
                tries = 1 if have > most else tries + 1
                most = max(most, have)
                if tries >= _TRIES:
                    raise ModelError(_no_network(file.url, error, have)) from error
        keep_if_whole(part, place, file.checksum, file.url, f"try again, or from another network, or {_OTHERWISE}")
    except OSError as error:
        raise ModelError(f"{place} can't be written: {error.strerror or error}. {_way_out(error)}") from error


def _way_out(error: OSError) -> str:
    return (
        _ROOM if error.errno in {errno.ENOSPC, errno.EDQUOT} else f"{MODELS_VARIABLE} names another folder for models"
    )


def _continue(connection: PoolManager, file: ModelFile, part: Path, have: int, progress: Progress) -> int:
    """Get what is missing of a file; returns how much of it is there then."""
    import urllib3  # noqa: PLC0415

    headers = {"Range": f"bytes={have}-"} if have else {}
    response = connection.request("GET", file.url, headers=headers, preload_content=False, decode_content=False)
    try:
        # 416: there is no such part of it, as some servers say when a file was put there anew.
        _expect(response, file.url, (200, 206, 416) if have else (200, 206))
        _expect_size(response, file)
        if response.status == 200:
            have = 0  # the server knows no ranges
        elif not response.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
            part.unlink(missing_ok=True)
            raise urllib3.exceptions.ProtocolError("the server sent another part than that asked for")
        with part.open("r+b" if have else "wb") as output:
            output.seek(have)
            while data := response.read(_CHUNK):
                have += len(data)
                if have > file.size:
                    part.unlink()
                    raise ModelError(f"{file.url} is longer than the file that was published: it was changed")
                output.write(data)
                progress(have)
            output.flush()
            os.fsync(output.fileno())
    finally:
        response.close()
    if have < file.size:
        raise urllib3.exceptions.ProtocolError("the connection broke off")
    return have


def keep_if_whole(part: Path, place: Path, expected: str | None, origin: str, advice: str) -> None:
    """Put a file that is complete in its place, with its checksum noted beside it.

    Raises:
        ModelError: its checksum is not the expected one; the file is removed.
    """
    data_sum = sum_of(part, "sha256")
    found = sum_of(part, "git") if expected is not None and expected.startswith("git:") else data_sum
    if expected is not None and found != expected:
        part.unlink()
        raise ModelError(
            f"{origin} is not the file that was published (its checksum differs), and was not kept: {advice}"
        )
    note = place.with_name(f".{place.name}{SUM_SUFFIX}.part")
    note.write_text(f"{data_sum}  {place.name}\n", "ascii")
    part.replace(place)
    note.replace(place.with_name(f"{place.name}{SUM_SUFFIX}"))


def sum_of(path: Path, kind: str) -> str:
    """The checksum of a file: its SHA-256, or git's name for it with ``git:`` before it."""
    if kind == "sha256":
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            digest.update(data)
    return f"git:{digest.hexdigest()}"


def _expect(response: BaseHTTPResponse, url: str, statuses: tuple[int, ...]) -> None:
    if response.status not in statuses:
        answer = f"{response.status} {response.reason or ''}".rstrip()
        raise ModelError(
            f"{url} can't be had: the server answered {answer}. Try again later or from another network, or {_OTHERWISE}"
        )


def _expect_size(response: BaseHTTPResponse, file: ModelFile) -> None:
    """Make sure, before anything is kept of it, that an answer is of a file of the published size.

    Many networks answer with a page of their own until somebody has signed in.

    Raises:
        ModelError: the answer says otherwise.
    """
    stated = "Content-Length" if response.status == 200 else "Content-Range"
    size = response.headers.get(stated, "").rpartition("/")[2]
    if size.isdecimal() and int(size) != file.size:
        raise ModelError(
            f"{file.url} is not the file that was published, which has {file.size:,} bytes and not {int(size):,}: "
            f"try again, or from another network, or {_OTHERWISE}"
        )


def _no_network(url: str, error: Exception, have: int = 0) -> str:
    """Why something can't be had, and what to do.

    Args:
        url: what was asked for.
        error: what went wrong in the end.
        have: bytes of it that are there.
    """
    import urllib3  # noqa: PLC0415

    if isinstance(getattr(error, "reason", None), urllib3.exceptions.ResponseError):
        return f"{url} can't be had: its server is out of order or busy ({_first_words(error)}). Try later, or {_OTHERWISE}"
    what = (
        f"the connection to {url} broke off after {have / 1e6:.0f} MB, time and again"
        if isinstance(error, urllib3.exceptions.ProtocolError)
        else f"{url} can't be reached: {_first_words(error)}"
    )
    return f"{what}. Check the network and {_RESUMED}. Without a network, {_OTHERWISE}"


def _first_words(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(reason).split(": ", 1)[-1].rstrip(".")[:200]
