"""AAC in MP4 and Opus in Ogg, looked at by FFmpeg, mpv and mutagen."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING, Any, NoReturn

import mutagen
import mutagen.mp4
import mutagen.oggopus
import numpy as np
import pytest

from audiobrief.assembler.mediawriter import MediaWriter, spec_for
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.passages import ClipInPassage, build
from audiobrief.assembler.tags import Cover, TagInfo
from audiobrief.errors import OutputError
from audiobrief.model import AAC, OPUS, Chapter
from tests.assembler.sounds import ebur128, run, segment, speech, tool

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.assembler.encoded import EncodedPassage

pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")

VOICES = "Synthetic: all voices were made by a computer program."


def png(width: int = 4, height: int = 4) -> bytes:
    """A picture of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


INFO = TagInfo(
    title="Zwei Boote <b>&</b> ein Wal",
    byline="Ada Byron",
    publisher="The Courier",
    album="Morning",
    published="2026-02-11T09:14:00Z",
    language="de-AT",
    url="https://example.org/wäl",
    encoded_by="audiobrief test",
    cover=Cover.of(png()),
    texts={"Voices": VOICES, "Digital source type": "https://example.org/algorithmic"},
)


def passages(spec: FrameSpec, count: int = 3) -> list[EncodedPassage]:
    return [
        build(
            [ClipInPassage(segment(speech(1.3, seed=n)), 0.0, 0.2), ClipInPassage(segment(speech(0.7)), -3, 0.3)],
            spec,
            last=n == count - 1,
            plain=True,
        )
        for n in range(count)
    ]


def write(path: Path, info: TagInfo = INFO, rate: int = 22_050, titles: tuple[str, ...] = ("Eins", "Zwei ü")) -> Any:
    kind = OPUS if path.suffix in {".opus", ".ogg"} else AAC
    spec = spec_for(kind, FrameSpec(rate))
    made = passages(spec)
    with MediaWriter(path, spec, info) as writer:
        for passage in made:
            writer.append(passage)
        edges = [len(titles) and writer.length * n // len(titles) for n in range(len(titles) + 1)]
        chapters = [Chapter(title, start, end) for title, start, end in zip(titles, edges, edges[1:], strict=False)]
        writer.complete(chapters)
    return writer, spec, chapters, made


def decoded(path: Path) -> tuple[int, np.ndarray]:
    import av

    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    return frames[0].sample_rate, np.concatenate([frame.to_ndarray()[0] for frame in frames])


def probe(path: Path) -> dict[str, Any]:
    done = run(
        tool("ffprobe"), "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", str(path)
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_the_decoded_length_is_the_writers_to_the_sample(tmp_path: Path, name: str, rate: int):
    writer, spec, _, _ = write(tmp_path / name, rate=rate)
    out_rate, samples = decoded(tmp_path / name)
    assert out_rate == (48_000 if name == "a.opus" else rate)
    assert len(samples) == writer.length * out_rate // spec.rate
    assert 0 <= writer.length - writer.samples < 1024


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_what_is_decoded_is_what_was_given_at_its_place(tmp_path: Path, name: str):
    import soxr

    _, spec, _, made = write(tmp_path / name)
    rate, samples = decoded(tmp_path / name)
    given = np.concatenate([np.frombuffer(one.frames, np.int16) for one in made]).astype(np.float32) / 32768
    heard = soxr.resample(samples, rate, spec.rate)[: len(given)]
    best = max(range(-400, 401), key=lambda shift: float(np.dot(given[500:-500], np.roll(heard, shift)[500:-500])))
    assert abs(best) <= spec.rate // 2000, "the encoder's delay is heard"
    assert np.corrcoef(given[: len(heard)], np.roll(heard, best))[0, 1] > 0.97
    # After the last sound there is silence, not the beginning of something.
    assert np.abs(heard[-spec.rate // 20 :]).max() < 0.02


@pytest.mark.parametrize("name", ["a.m4b", "a.m4a", "a.opus", "a.ogg"])
def test_players_find_chapters_tags_and_cover(tmp_path: Path, name: str):
    path = tmp_path / name
    writer, spec, chapters, _ = write(path)
    found = probe(path)
    assert [chapter["tags"]["title"] for chapter in found["chapters"]] == ["Eins", "Zwei ü"]
    for shown, chapter in zip(found["chapters"], chapters, strict=True):
        assert float(shown["start_time"]) == pytest.approx(chapter.start / spec.rate, abs=0.001)
    audio = next(stream for stream in found["streams"] if stream["codec_type"] == "audio")
    tags = {key.lower(): value for key, value in (found["format"].get("tags", {}) | audio.get("tags", {})).items()}
    assert tags["title"] == INFO.title
    assert tags["artist"] == "Ada Byron"
    assert tags["album"] == "Morning"
    assert tags["date"] == "2026-02-11T09:14"
    assert tags["comment"].startswith(VOICES)
    assert tags["comment"].endswith("https://example.org/w%C3%A4l")
    assert tags["digital source type"] == "https://example.org/algorithmic"
    picture = next(stream for stream in found["streams"] if stream.get("disposition", {}).get("attached_pic"))
    assert picture["codec_name"] == "png"
    assert float(found["format"]["duration"]) == pytest.approx(writer.length / spec.rate, abs=0.02)
    assert [path] == list(tmp_path.iterdir())


def test_mp4_is_an_audiobook_that_can_be_played_before_it_is_there(tmp_path: Path):
    write(tmp_path / "a.m4b")
    write(tmp_path / "a.m4a")
    book = (tmp_path / "a.m4b").read_bytes()
    assert book[8:12] == b"M4B "
    assert book.index(b"moov") < book.index(b"mdat")
    assert b"chpl" in book
    assert mutagen.mp4.MP4(tmp_path / "a.m4b")["stik"] == [2]
    assert (tmp_path / "a.m4a").read_bytes()[8:12] == b"M4A "
    assert "stik" not in mutagen.mp4.MP4(tmp_path / "a.m4a")
    streams = probe(tmp_path / "a.m4b")["streams"]
    assert streams[0]["tags"]["language"] == "deu"


def test_the_picture_in_ogg_is_the_cover(tmp_path: Path):
    import base64

    from mutagen.flac import Picture

    write(tmp_path / "a.opus")
    tags = mutagen.oggopus.OggOpus(tmp_path / "a.opus")
    assert INFO.cover is not None
    assert Picture(base64.b64decode(tags["metadata_block_picture"][0])).data == INFO.cover.data
    assert tags["language"] == ["de-AT"]


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_mpv_shows_the_chapters(tmp_path: Path, name: str):
    write(tmp_path / name)
    done = run(
        tool("mpv"), "--no-config", "--ao=null", "--vo=null", "--length=0.1",
        "--term-playing-msg=${chapter-list}", str(tmp_path / name),
    )  # fmt: skip
    shown = done.stdout.decode(errors="replace")
    assert "Eins" in shown
    assert "Zwei ü" in shown


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_it_stays_under_full_scale_and_as_loud_as_was_said(tmp_path: Path, name: str):
    writer, _, _, _ = write(tmp_path / name)
    loudness, peak = ebur128(tmp_path / name)
    assert loudness == pytest.approx(writer.loudness.integrated, abs=0.3)
    assert peak <= -1


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_the_same_episode_is_the_same_file(tmp_path: Path, name: str):
    write(tmp_path / name)
    first = (tmp_path / name).read_bytes()
    write(tmp_path / name)
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_titles_of_every_kind(tmp_path: Path, name: str):
    titles = ("<script>alert(1)</script>", "“x” 🐋 " + "ü" * 500, "שלום\x00\n\ud800", "", "../../etc/passwd")
    write(tmp_path / name, TagInfo(title="=\x00<b>" + "x" * 5000), titles=titles)
    shown = [chapter["tags"]["title"] for chapter in probe(tmp_path / name)["chapters"]]
    assert shown[0] == titles[0]
    assert shown[1].startswith("“x” 🐋 üü")
    assert shown[2] == "שלום \ufffd"
    assert shown[3:] == ["4", "../../etc/passwd"]


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_a_large_cover(tmp_path: Path, name: str):
    data = png() + bytes(9_000_000)
    write(tmp_path / name, TagInfo(cover=Cover.of(data)))
    rate, samples = decoded(tmp_path / name)
    assert len(samples) > 2 * rate
    assert len(probe(tmp_path / name)["chapters"]) == 2
    assert (tmp_path / name).stat().st_size > 9_000_000


@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_whatever_goes_wrong_nothing_is_left(tmp_path: Path, name: str, error: type[BaseException]):
    spec = spec_for(OPUS, FrameSpec())
    (tmp_path / name).write_bytes(b"old")

    def interrupted() -> NoReturn:
        with MediaWriter(tmp_path / name, spec, INFO) as writer:
            writer.append(passages(spec)[0])
            raise error

    with pytest.raises(error):
        interrupted()
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"old"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from tests.assembler.test_mediawriter import write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    write(Path(sys.argv[1]))
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no such limits here")
@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
@pytest.mark.parametrize("room", [20, 9_000, 40_000])
def test_a_disk_without_room_is_one_sentence(tmp_path: Path, name: str, room: int):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / name), str(room)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stdout.startswith("OutputError")
    assert f"{name} can't be written" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_folder(tmp_path: Path):
    (tmp_path / "a.m4b").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        write(tmp_path / "a.m4b")


def test_frames_of_an_mp3_are_refused(tmp_path: Path):
    spec = FrameSpec()
    mp3_frames = build([ClipInPassage(segment(speech(0.5)), 0.0, 0.2)], spec)
    with MediaWriter(tmp_path / "a.m4b", spec, INFO) as writer, pytest.raises(ValueError, match="MP3 frames"):
        writer.append(mp3_frames)
    assert list(tmp_path.iterdir()) == []


def test_plain_passages_are_as_long_as_those_of_an_mp3():
    spec = FrameSpec()
    clips = [ClipInPassage(segment(speech(1.3)), -4.0, 0.2), ClipInPassage(segment(speech(0.7)), 0.0, 0.3)]
    for last in (False, True):
        frames, plain = build(clips, spec, last=last), build(clips, spec, last=last, plain=True)
        assert (plain.samples, plain.sentence_spans, plain.energies) == (
            frames.samples,
            frames.sentence_spans,
            frames.energies,
        )
        assert len(plain.frames) == 2 * plain.samples
        assert plain.frame_count == 0


MEMORY = """
import resource, sys
from array import array
from pathlib import Path
import numpy as np
from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.assembler.mediawriter import MediaWriter
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.tags import TagInfo
from audiobrief.model import Chapter
pcm = (np.random.default_rng(0).normal(0, 2000, 24000 * 30)).astype(np.int16).tobytes()
peaks = []
with MediaWriter(Path(sys.argv[1]), FrameSpec(24000), TagInfo(title="x")) as writer:
    for minute in range(int(sys.argv[2])):
        for _ in range(2):
            writer.append(EncodedPassage(pcm, 0, len(pcm) // 2, (), array("f", [0.01] * 300), -6.0))
        if minute == 2:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    writer.complete([Chapter("all", 0, writer.length)])
peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(peaks[1] - peaks[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise elsewhere")
@pytest.mark.parametrize("name", ["a.m4b", "a.opus"])
def test_memory_does_not_grow_with_the_length(tmp_path: Path, name: str):
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(tmp_path / name), "12"], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 12_000, "KB more for nine minutes more"
