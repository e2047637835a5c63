"""The clip cache: what goes in comes out to the bit, or not at all."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydub import AudioSegment

from audiobrief.casting import load_voices
from audiobrief.errors import CacheError
from audiobrief.model import Phonemes, Utterance, Voice, WordTiming
from audiobrief.synthesizer import Clip
from audiobrief.synthesizer.cache import ClipCache, clip_key
from audiobrief.synthesizer.cache_entry import pack, unpack
from audiobrief.synthesizer.cache_folder import cache_folder, cache_limit, clear, info, prune

if TYPE_CHECKING:
    from pathlib import Path

VOICE = load_voices()[0]


def clip(samples: list[int] | np.ndarray, rate: int = 24000, words: tuple[WordTiming, ...] = ()) -> Clip:
    data = np.asarray(samples, "<i2").tobytes()
    return Clip(AudioSegment(data, sample_width=2, frame_rate=rate, channels=1), words)


def noise(seconds: float = 1.0, seed: int = 1) -> Clip:
    return clip(np.random.default_rng(seed).integers(-9000, 9000, int(24000 * seconds)))


def same(first: Clip | None, second: Clip) -> bool:
    return (
        first is not None
        and first.audio.raw_data == second.audio.raw_data
        and first.audio.frame_rate == second.audio.frame_rate
        and first.words == second.words
    )


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


# ---------------------------------------------------------------------------- one entry


@given(
    st.lists(st.integers(-32768, 32767), max_size=300),
    st.sampled_from([16000, 22050, 24000]),
    st.lists(st.tuples(st.floats(0, 9), st.floats(0, 9), st.integers(0, 99), st.integers(0, 99)), max_size=4),
)
def test_a_clip_comes_back_to_the_bit(samples: list[int], rate: int, words: list[tuple[float, float, int, int]]):
    original = clip(samples, rate, tuple(WordTiming(*word) for word in words))
    assert same(unpack(pack(original)), original)


@settings(max_examples=60)
@given(st.data())
def test_a_file_that_was_cut_off_or_changed_is_never_taken_for_a_clip(data: st.DataObject):
    whole = pack(noise(0.01))
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    for torn in (whole[:at], bytes(changed), whole + b"x", b"\0" * len(whole)):
        with pytest.raises(ValueError, match="not a whole entry"):
            unpack(torn)


def test_speech_takes_less_space_than_its_samples():
    t = np.arange(24000) / 24000
    assert len(pack(clip(8000 * np.sin(2 * np.pi * 180 * t) * np.sin(3 * t)))) < 24000


# ---------------------------------------------------------------------------- keys


def test_all_that_shapes_a_clip_is_in_its_key():
    said = Utterance("Huerta spoke.")
    key = clip_key(said, VOICE, "engine 1")
    others = [
        clip_key(Utterance("Huerta spoke"), VOICE, "engine 1"),
        clip_key(Utterance(said.text, (Phonemes(0, 6, "wɛɹtə"),)), VOICE, "engine 1"),
        clip_key(Utterance(said.text, (Phonemes(0, 6, "wɛɹta"),)), VOICE, "engine 1"),
        clip_key(Utterance(said.text, (Phonemes(0, 5, "wɛɹtə"),)), VOICE, "engine 1"),
        clip_key(said, VOICE, "engine 2"),
        *(clip_key(said, dataclasses.replace(VOICE, **{name: value}), "engine 1") for name, value in CHANGES.items()),
    ]
    assert len({key, *others}) == 1 + len(others)
    assert key == clip_key(Utterance("Huerta spoke."), dataclasses.replace(VOICE), "engine 1")


CHANGES = {"id": "en+f9", "engine": "other", "rate": VOICE.rate + 1, "pitch": VOICE.pitch + 1, "language": "de"}
LABELS = {"name": "x", "accent": "x", "gender": None, "loudness": -1.0, "median_pitch": 1.0, "licence": "x"}


def test_what_only_labels_a_voice_is_not_in_the_key():
    plain = clip_key(Utterance("a"), VOICE, "")
    assert all(clip_key(Utterance("a"), dataclasses.replace(VOICE, **{k: v}), "") == plain for k, v in LABELS.items())
    # A field that is new to Voice must be in one of the two; until then it is part of the key.
    assert {field.name for field in dataclasses.fields(Voice)} >= set(CHANGES) | set(LABELS)


# ---------------------------------------------------------------------------- many entries


def test_what_was_kept_is_found_and_by_another_process_too(tmp_path: Path):
    cache = ClipCache(tmp_path / "a" / "b", 10**9)
    assert cache.get("00ff") is None
    cache.put("00ff", noise())
    assert same(ClipCache(tmp_path / "a" / "b", 10**9).get("00ff"), noise())
    assert cache.get("00fe") is None


def test_a_torn_file_is_a_clip_that_is_not_there_and_goes(tmp_path: Path):
    cache = ClipCache(tmp_path, 10**9)
    cache.put("00ff", noise())
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.get("00ff") is None
    assert files(tmp_path) == []
    cache.put("00ff", noise())
    assert same(cache.get("00ff"), noise())


def test_the_clips_used_last_stay_when_space_runs_out(tmp_path: Path):
    size = len(pack(noise()))
    cache = ClipCache(tmp_path, 10 * size)
    for number in range(10):
        cache.put(f"{number:02x}aa", noise())
        os.utime(tmp_path / f"{number:02x}" / f"{number:02x}aa.clip", (1000 + number, 1000 + number))
    assert cache.get("00aa")  # and so it is the one used last
    cache.put("10aa", noise())
    cache.prune()
    kept = {path.stem for path in files(tmp_path)}
    assert kept == {"00aa", "10aa", *(f"{number:02x}aa" for number in range(3, 10))}


def test_a_cache_never_grows_far_beyond_its_limit(tmp_path: Path):
    limit = 20 * len(pack(noise()))
    cache = ClipCache(tmp_path, limit)
    for number in range(100):
        cache.put(f"{number:02x}aa", noise(seed=number))
        assert sum(path.stat().st_size for path in files(tmp_path)) <= limit * 1.1


def test_abandoned_files_go_and_those_that_are_not_ours_stay(tmp_path: Path):
    (tmp_path / "ab").mkdir()
    old, new, foreign = tmp_path / "ab" / "00.part", tmp_path / "ab" / "01.part", tmp_path / "ab" / "letter.txt"
    for path in (old, new, foreign, tmp_path / "ab.clip"):
        path.write_text("x")
        os.utime(path, (1000, 1000))
    new.touch()
    prune(tmp_path, 10**9)
    assert sorted(files(tmp_path)) == sorted([new, foreign, tmp_path / "ab.clip"])
    assert clear(tmp_path).clips == 0
    assert sorted(files(tmp_path)) == sorted([foreign, tmp_path / "ab.clip"])


def test_clearing_empties_the_folder_or_what_is_older(tmp_path: Path):
    cache = ClipCache(tmp_path / "clips", 10**9)
    cache.put("00aa", noise())
    cache.put("01aa", noise())
    hour_ago = time.time() - 3600
    os.utime(tmp_path / "clips" / "00" / "00aa.clip", (hour_ago, hour_ago))
    now = info(tmp_path / "clips", 5)
    assert (now.clips, now.size, now.limit) == (2, 2 * len(pack(noise())), 5)
    assert now.oldest == pytest.approx(hour_ago, abs=1)
    assert clear(tmp_path / "clips", older_than=1800).clips == 1
    assert cache.get("01aa")
    assert clear(tmp_path / "clips").clips == 1
    assert not (tmp_path / "clips").exists()
    assert info(tmp_path / "clips", 5).clips == clear(tmp_path / "clips").clips == 0


# ---------------------------------------------------------------------------- disks that are full or can't be written


def test_a_folder_that_can_not_be_made_is_told_once_and_costs_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    cache = ClipCache(tmp_path / "file" / "clips", 10**9)
    cache.put("00aa", noise())
    assert cache.trouble
    assert "can't be written to" in cache.trouble
    assert cache.get("00aa") is None


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from audiobrief.synthesizer.cache import ClipCache
from tests.synthesizer.test_cache import files, noise, same
folder = Path(sys.argv[1])
cache = ClipCache(folder, 10**9)
cache.put("00aa", noise(0.1))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
cache.put("01aa", noise(2))
assert cache.trouble, "no trouble"
assert same(cache.get("00aa"), noise(0.1))
assert cache.get("01aa") is None
assert len(files(folder)) == 1, files(folder)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a file size limit stands in for the full disk")
def test_on_a_full_disk_what_is_kept_is_still_served_and_nothing_torn_stays(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


STORM = """
import sys
from pathlib import Path
from audiobrief.synthesizer.cache import ClipCache
from tests.synthesizer.test_cache import noise, same
cache = ClipCache(Path(sys.argv[1]), 400_000)
print("ready", flush=True)
for number in range(10**9):
    key = f"{number % 16:02x}aa"
    found = cache.get(key)
    if found is not None and not same(found, noise(0.5, number % 16)):
        sys.exit("a torn clip was served")
    if found is None or number % 3 == 0:
        cache.put(key, noise(0.5, number % 16))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed with a signal")
def test_processes_that_share_a_cache_and_are_killed_leave_it_whole(tmp_path: Path):
    for _ in range(3):
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", STORM, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for _ in range(3)
        ]
        for worker in workers:
            assert worker.stdout
            assert worker.stdout.readline() == "ready\n"
        time.sleep(0.4)
        clear(tmp_path)
        time.sleep(0.3)
        for worker in workers:
            assert worker.poll() is None, worker.communicate()[1]
            worker.send_signal(signal.SIGKILL)
            worker.communicate()
    cache = ClipCache(tmp_path, 400_000)
    found = [cache.get(f"{number:02x}aa") for number in range(16)]
    assert all(same(clip, noise(0.5, number)) for number, clip in enumerate(found) if clip)
    assert any(found)
    cache.prune()
    assert info(tmp_path, 0).size <= 400_000


# ---------------------------------------------------------------------------- settings


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path / "clips"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is Linux's way")
def test_without_a_name_it_is_in_the_systems_folder_for_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("AUDIOBRIEF_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "audiobrief" / "clips"


@pytest.mark.parametrize(
    ("wanted", "limit"), [("", 10**9), ("0", 0), ("500M", 5 * 10**8), ("2 gb", 2 * 10**9), ("1000", 1000)]
)
def test_sizes_are_read(monkeypatch: pytest.MonkeyPatch, wanted: str, limit: int):
    monkeypatch.setenv("AUDIOBRIEF_CACHE_SIZE", wanted)
    assert cache_limit() == limit


@pytest.mark.parametrize("wanted", ["much", "-1", "1.5G", "5 GiB"])
def test_what_is_no_size_is_told(monkeypatch: pytest.MonkeyPatch, wanted: str):
    monkeypatch.setenv("AUDIOBRIEF_CACHE_SIZE", wanted)
    with pytest.raises(CacheError, match="such as 500M"):
        cache_limit()
