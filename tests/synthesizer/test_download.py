"""Downloads against a real server on this machine: resumed, checked, and never half in place."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from audiobrief.casting import load_voices
from audiobrief.errors import ModelError
from audiobrief.synthesizer import download as downloads
from audiobrief.synthesizer.catalogue import Model, ModelFile, Sources, kokoro_model
from audiobrief.synthesizer.download import connect, download, fetch_small
from audiobrief.synthesizer.install import find_model, install
from audiobrief.synthesizer.models import damage
from audiobrief.synthesizer.piper import PiperDriver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    #: Status, headers and body.
    Answer = tuple[int, dict[str, str], bytes]
    Mischief = Callable[[int, dict[str, str], bytes], Answer]

DATA = bytes(range(256)) * 4000
SUM = hashlib.sha256(DATA).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves files by path, badly where it is told to."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.requests: list[tuple[str, str | None]] = []
        #: How many bytes each of the next answers is cut off after.
        self.cuts: list[int] = []
        #: Statuses of the next answers.
        self.statuses: list[int] = []
        self.knows_ranges = True
        #: What is done to an answer to a range, given its status, headers and body.
        self.mischief: Mischief = lambda *answer: answer
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.requests.append((self.path, wanted))
        if self.server.statuses:
            self.send_response(self.server.statuses.pop(0))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/moved"))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = self.server.files.get(self.path)
        if data is None:
            self.send_error(404)
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.server.knows_ranges else 0
        status, headers, rest = 206 if start else 200, {"Content-Length": str(len(data) - start)}, data[start:]
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            status, headers, rest = self.server.mischief(status, headers, rest)
        self.send_response(status)
        for header in headers.items():
            self.send_header(*header)
        self.end_headers()
        if self.server.cuts:
            self.wfile.write(rest[: self.server.cuts.pop(0)])
            self.close_connection = True
        else:
            self.wfile.write(rest)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        server.files["/model.bin"] = DATA
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def model_file(server: Server, path: str = "/model.bin", checksum: str = SUM, size: int = len(DATA)) -> ModelFile:
    return ModelFile("kokoro/model.bin", f"{server.address}{path}", size, checksum)


def get(file: ModelFile, place: Path) -> list[int]:
    seen: list[int] = []
    download(connect(), file, place, seen.append)
    return seen


def test_a_file_arrives_whole_with_its_checksum_beside_it(server: Server, tmp_path: Path):
    seen = get(model_file(server), tmp_path / "new" / "model.bin")
    assert (tmp_path / "new" / "model.bin").read_bytes() == DATA
    assert (tmp_path / "new" / "model.bin.sha256").read_text() == f"{SUM}  model.bin\n"
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["model.bin", "model.bin.sha256"]
    assert seen == sorted(seen)
    assert seen[-1] == len(DATA)


def test_a_connection_that_breaks_off_is_taken_up_where_it_broke(server: Server, tmp_path: Path):
    server.cuts = [300_000, 200_000, 100_000]
    get(model_file(server), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == DATA
    ranges = [wanted for _, wanted in server.requests]
    assert ranges == [None, "bytes=300000-", "bytes=500000-", "bytes=600000-"]


def test_a_download_that_was_given_up_goes_on_in_the_next_run(server: Server, tmp_path: Path):
    server.cuts = [400_000, 0, 0, 0, 0]
    told = r"connection to http\S+ broke off after 0 MB, .* run the command again: it goes on where it stopped\. .*--from DIR$"
    with pytest.raises(ModelError, match=told):
        get(model_file(server), tmp_path / "model.bin")
    assert not (tmp_path / "model.bin").exists()
    server.requests.clear()
    server.cuts.clear()
    get(model_file(server), tmp_path / "model.bin")
    assert server.requests[0][1] == "bytes=400000-"
    assert (tmp_path / "model.bin").read_bytes() == DATA


def test_a_server_that_knows_no_ranges_is_asked_for_the_whole_file(server: Server, tmp_path: Path):
    server.knows_ranges = False
    server.cuts = [300_000]
    get(model_file(server), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == DATA


def no_such_part(_status: int, _headers: dict[str, str], _rest: bytes) -> Answer:
    return 416, {"Content-Length": "0", "Content-Range": f"bytes */{len(DATA)}"}, b""


def another_part(status: int, headers: dict[str, str], rest: bytes) -> Answer:
    start = len(DATA) - len(rest) - 100
    sent = {"Content-Length": str(len(rest) + 100), "Content-Range": f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"}
    return status, {**headers, **sent}, DATA[start:]


def a_part_without_its_place(status: int, headers: dict[str, str], rest: bytes) -> Answer:
    return status, {"Content-Length": headers["Content-Length"]}, rest


@pytest.mark.parametrize("mischief", [no_such_part, another_part, a_part_without_its_place])
def test_a_part_that_was_not_asked_for_is_passed_over_and_the_whole_fetched(
    server: Server, tmp_path: Path, mischief: Mischief
):
    server.mischief = mischief
    server.cuts = [300_000]
    get(model_file(server), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == DATA
    assert [wanted for _, wanted in server.requests] == [None, "bytes=300000-", None]


def test_a_server_that_breaks_off_and_sends_wrong_parts_is_given_up(server: Server, tmp_path: Path):
    server.mischief = another_part
    server.cuts = [300_000, 0] * 100
    with pytest.raises(ModelError, match="broke off"):
        get(model_file(server), tmp_path / "model.bin")
    assert len(server.requests) < 20


@pytest.mark.parametrize("have", [b"", DATA[:5000]], ids=["from the start", "taken up"])
def test_the_page_of_a_network_to_sign_in_to_is_not_taken_for_the_file(server: Server, tmp_path: Path, have: bytes):
    part = tmp_path / ".model.bin.part"
    part.write_bytes(have)
    server.files["/model.bin"] = b"<title>Welcome to our guests</title>"
    server.knows_ranges = False
    with pytest.raises(
        ModelError, match=r"not the file that was published, which has 1,024,000 bytes and not 36: .*--from DIR$"
    ):
        get(model_file(server), tmp_path / "model.bin")
    assert part.read_bytes() == have
    assert len(server.requests) == 1


def test_a_redirect_is_followed_and_a_busy_server_asked_again(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    server.statuses = [503, 429]
    get(model_file(server, "/moved/model.bin"), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == DATA


@pytest.mark.parametrize("published", [DATA[:-1] + b"!", DATA + b"more"], ids=["changed", "longer"])
def test_a_file_that_is_not_the_published_one_is_never_in_place(server: Server, tmp_path: Path, published: bytes):
    server.files["/model.bin"] = published
    with pytest.raises(ModelError, match=r"not the file that was published|it was changed"):
        get(model_file(server), tmp_path / "model.bin")
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_try_left_is_not_trusted(server: Server, tmp_path: Path):
    (tmp_path / ".model.bin.part").write_bytes(b"x" * 1000)
    with pytest.raises(ModelError, match="not the file that was published"):
        get(model_file(server), tmp_path / "model.bin")
    get(model_file(server), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == DATA


def test_a_file_that_is_missing_is_said(server: Server, tmp_path: Path):
    with pytest.raises(ModelError, match="404"):
        get(model_file(server, "/nothing"), tmp_path / "model.bin")


def test_no_space_is_said_before_anything_is_fetched(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(downloads.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1_000_000})())
    with pytest.raises(
        ModelError, match=r"no space for .*: 51 MB should be free, 1 MB are\. Make room, or .*AUDIOBRIEF_MODELS"
    ):
        get(model_file(server), tmp_path / "model.bin")
    assert server.requests == []


@pytest.mark.parametrize(
    ("statuses", "told"),
    [([403], "the server answered 403 Forbidden. Try again later"), ([500] * 30, "out of order or busy .* Try later")],
)
def test_a_server_that_will_not_or_can_not_is_said_with_the_way_around_it(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statuses: list[int], told: str
):
    monkeypatch.setattr("urllib3.Retry.get_backoff_time", lambda _: 0.0)
    server.statuses = statuses
    with pytest.raises(ModelError, match=rf"can't be had: .*{told}.*--from DIR$"):
        get(model_file(server), tmp_path / "model.bin")


def test_a_disk_that_fills_up_meanwhile_is_said_and_what_is_there_is_taken_up(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fill(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(downloads.os, "fsync", fill)
        with pytest.raises(
            ModelError, match=r"can't be written: No space left .*Make room, .*goes on where it stopped$"
        ):
            get(model_file(server), tmp_path / "model.bin")
    assert [path.name for path in tmp_path.iterdir()] == [".model.bin.part"]
    get(model_file(server), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == DATA


def test_a_folder_that_can_not_be_made_is_said_with_the_way_to_another(server: Server, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(
        ModelError, match=r"can't be written: (File exists|Not a directory)\. AUDIOBRIEF_MODELS names another folder"
    ):
        get(model_file(server), tmp_path / "file" / "model.bin")


def test_no_network_is_said_with_the_way_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("urllib3.Retry.get_backoff_time", lambda _: 0.0)
    file = ModelFile("kokoro/model.bin", "http://127.0.0.1:9/model.bin", 10, SUM)
    with pytest.raises(ModelError, match=r"can't be reached.*--from DIR"):
        get(file, tmp_path / "model.bin")


def test_a_small_file_that_is_large_is_refused(server: Server):
    server.files["/list"] = b" " * 2_000_000
    with pytest.raises(ModelError, match="too large"):
        fetch_small(connect(), f"{server.address}/list")


def publish_piper(server: Server, name: str = "de_DE-thorsten-medium") -> Sources:
    folder = "de/de_DE/thorsten/medium"
    description = b'{"audio": {"sample_rate": 22050}}'
    git = hashlib.sha1(b"blob %d\0" % len(description) + description, usedforsecurity=False).hexdigest()
    server.files[f"/files/{folder}/{name}.onnx"] = DATA
    server.files[f"/files/{folder}/{name}.onnx.json"] = description
    card = b"# Model card\n\n## Dataset\n\n* URL: https://example.org\n* License: CC0\n\n## Training\n"
    server.files[f"/files/{folder}/MODEL_CARD"] = card
    card_sum = hashlib.sha1(b"blob %d\0" % len(card) + card, usedforsecurity=False).hexdigest()
    server.files[f"/tree/{folder}"] = json.dumps(
        [
            {"type": "file", "path": f"{folder}/MODEL_CARD", "oid": card_sum, "size": len(card)},
            {"type": "directory", "path": f"{folder}/samples", "oid": "0", "size": 0},
            {"type": "file", "path": f"{folder}/{name}.onnx.json", "oid": git, "size": len(description)},
            {
                "type": "file",
                "path": f"{folder}/{name}.onnx",
                "oid": "0",
                "size": len(DATA),
                "lfs": {"oid": SUM, "size": len(DATA)},
            },
        ]
    ).encode()
    return Sources(piper_list=f"{server.address}/tree", piper=f"{server.address}/files")


def test_a_voice_of_piper_is_installed_by_its_name(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path))
    sources = publish_piper(server)
    model = find_model("piper:de_DE-thorsten-medium", sources)
    done = install(model, lambda *_: None)
    assert done.licence.startswith("CC0. ")
    assert "MODEL_CARD" in done.licence
    assert PiperDriver().fitted(load_voices("piper"))[0].licence == "CC0"
    for ending in (".onnx", ".onnx.json"):
        assert damage(tmp_path / "piper" / f"de_DE-thorsten-medium{ending}") is None
    server.requests.clear()
    install(model, lambda *_: None)
    assert server.requests == []


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("piper:de_DE-nobody-medium", "Piper has no voice 'de_DE-nobody-medium': hear them all"),
        ("de_DE-thorsten-medium", "did you mean piper:de_DE-thorsten-medium"),
        ("piper:../../etc-passwd", "can't be a voice of Piper"),
        ("piper:thorsten", "can't be a voice of Piper"),
        ("gramophone", "there is no model 'gramophone'"),
    ],
)
def test_a_name_that_stands_for_nothing_is_refused(server: Server, name: str, complaint: str):
    with pytest.raises(ModelError, match=complaint):
        find_model(name, publish_piper(server))


@pytest.mark.parametrize("answer", [b"", b"{", b"[1]", b'[{"type": "file"}]'])
def test_a_list_that_makes_no_sense_is_said(server: Server, answer: bytes):
    sources = publish_piper(server)
    server.files["/tree/de/de_DE/thorsten/medium"] = answer
    with pytest.raises(ModelError, match="can't be understood"):
        find_model("piper:de_DE-thorsten-medium", sources)


def test_kokoro_comes_from_its_release_with_known_checksums(server: Server):
    model: Model = kokoro_model(Sources())
    assert all(file.url.startswith("https://github.com/thewh1teagle/kokoro-onnx/releases/") for file in model.files)
    assert all(len(file.checksum) == 64 for file in model.files)
    assert 100e6 < model.size < 150e6
    assert "Apache-2.0" in model.licence
