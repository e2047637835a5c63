"""Music files of every kind, and what is no music."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audiobrief.assembler import musicfile
from audiobrief.assembler.musicfile import read_music
from audiobrief.assembler.passages import samples_of
from audiobrief.errors import MusicError
from tests.assembler.music import tones, wav
from tests.assembler.sounds import run, tool

SOUND = tones(2.0, 440.0, gain=0.5)


def level(samples: np.ndarray) -> float:
    return float(np.sqrt((samples.astype(float) ** 2).mean()))


def is_the_tone(path: Path, rate: int = 44_100) -> bool:
    """Whether it is ``SOUND``: as long, as loud and as high."""
    clip = read_music(path)
    samples = samples_of(clip)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    heard = float(np.argmax(spectrum)) * clip.frame_rate / len(samples)
    return (
        clip.frame_rate == rate
        and clip.channels == 1
        and abs(clip.duration_seconds - 2.0) < 0.08
        and abs(level(samples) / (0.5 / 2**0.5) - 1) < 0.06  # LAME lowers what it encodes
        and abs(heard - 440) < 2
    )


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
@pytest.mark.parametrize("channels", [1, 2, 6])
@pytest.mark.parametrize("extensible", [False, True])
def test_wav_needs_no_decoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bits: int, channels: int, extensible: bool
):
    monkeypatch.setitem(sys.modules, "av", None)
    assert is_the_tone(wav(tmp_path / "a.wav", SOUND, channels=channels, bits=bits, extensible=extensible))


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 48_000, 96_000, 192_000])
def test_any_rate(tmp_path: Path, rate: int):
    assert is_the_tone(wav(tmp_path / "a.wav", tones(2.0, 440.0, rate=rate, gain=0.5), rate=rate), rate)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.mp3", ["-c:a", "libmp3lame", "-b:a", "128k"]),
        ("a.flac", []),
        ("a.ogg", ["-c:a", "libvorbis"]),
        ("a.m4a", ["-c:a", "aac"]),
        ("a.aiff", []),
        ("float.wav", ["-c:a", "pcm_f32le"]),
        ("surround.flac", ["-ac", "6"]),
    ],
)
def test_other_kinds_are_decoded(tmp_path: Path, name: str, options: list[str]):
    pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")
    source = wav(tmp_path / "source.wav", SOUND, channels=2)
    made = tmp_path / name
    run(tool("ffmpeg"), "-nostdin", "-v", "error", "-i", str(source), *options, str(made))
    if name == "surround.flac":
        assert read_music(made).channels == 1
        assert read_music(made).duration_seconds == pytest.approx(2, abs=0.01)
    else:
        assert is_the_tone(made)
    # What it is, its content says.
    other = tmp_path / "called.anything"
    made.rename(other)
    assert read_music(other).duration_seconds == pytest.approx(2, abs=0.06)


def test_without_the_extra_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "av", None)
    place = tmp_path / "a.flac"
    place.write_bytes(b"fLaC" + bytes(100))
    with pytest.raises(
        MusicError, match=r"a\.flac can't be read without PyAV: pip install 'audiobrief\[media\]', or save"
    ):
        read_music(place)


def test_silence_at_both_ends_goes(tmp_path: Path):
    quiet = np.zeros(44_100)
    clip = read_music(wav(tmp_path / "a.wav", np.concatenate((quiet, SOUND, quiet, quiet))))
    assert clip.duration_seconds == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no WAV, MP3, FLAC, Ogg, M4A or AIFF file"),
        (b"<html><title>404</title></html>", "it is no WAV"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "it is no WAV"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "it is no WAV"),
        (b"\xff\xd8\xff\xe0 a picture" + bytes(500), "it is no WAV"),
        (b"RIFF", "damaged|no sound"),
        (b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0", "damaged|no sound"),
        (b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff" + bytes(64), "damaged|no sound"),
        (b"ID3\x04\0\0\0\0\0\x0a" + bytes(1000), "damaged|no sound"),
        (b"fLaC" + bytes(1000), "damaged|no sound"),
        (b"OggS" + bytes(1000), "damaged|no sound"),
        (b"\0\0\0\x18ftypM4A " + bytes(1000), "damaged|no sound"),
    ],
)
def test_what_is_no_music(tmp_path: Path, content: bytes, said: str):
    pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")
    place = tmp_path / "a.wav"
    place.write_bytes(content)
    with pytest.raises(MusicError, match=said) as raised:
        read_music(place)
    assert str(place) in str(raised.value)


def test_noise_behind_a_good_beginning_does_no_harm(tmp_path: Path):
    pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")
    noise = np.random.default_rng(1).bytes(20_000)
    for sign in (
        b"RIFF\0\0\0\0WAVEfmt ",
        b"ID3\x03\0\0\0\0\0\0",
        b"fLaC",
        b"OggS\0\x02",
        b"\0\0\0\x18ftypM4A ",
        b"FORM\0\0\0\0AIFF",
    ):
        place = tmp_path / "a"
        place.write_bytes(sign + noise)
        with contextlib.suppress(MusicError):
            assert read_music(place).duration_seconds > 0


def test_a_file_that_is_cut_off_is_heard_as_far_as_it_goes(tmp_path: Path):
    place = wav(tmp_path / "a.wav", SOUND, channels=2, bits=24)
    place.write_bytes(place.read_bytes()[: 44 + 12 + 6 * 44_100 + 1])
    assert read_music(place).duration_seconds == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("sound", "said"),
    [(np.zeros(44_100), "it is silent"), (SOUND[:10_000], r"it is too short|is too short: it has 0\.23 s of sound")],
)
def test_silence_and_clicks(tmp_path: Path, sound: np.ndarray, said: str):
    with pytest.raises(MusicError, match=said):
        read_music(wav(tmp_path / "a.wav", sound))


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = wav(tmp_path / "a.wav", SOUND)
    with monkeypatch.context() as limits:
        limits.setattr(musicfile, "LARGEST", 100_000)
        with pytest.raises(MusicError, match="larger than"):
            read_music(place)
    with pytest.raises(MusicError, match="longer than 10 minutes: cut it"):
        read_music(wav(tmp_path / "b.wav", np.full(8_000 * 601, 0.5), rate=8_000, bits=8))
    with pytest.raises(MusicError, match="has 1 samples a second"):
        read_music(wav(tmp_path / "c.wav", SOUND[:100], rate=1))
    with pytest.raises(MusicError, match="there is no such file"):
        read_music(tmp_path / "missing.wav")
    with pytest.raises(MusicError, match="it is a folder"):
        read_music(tmp_path)
    with pytest.raises(MusicError, match="can't be"):
        read_music(tmp_path / "a\0b.wav")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process's memory so")
def test_a_long_compressed_file_is_not_unpacked_whole(tmp_path: Path):
    pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")
    place = tmp_path / "long.flac"
    run(
        tool("ffmpeg"), "-nostdin", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "6000", str(place)
    )  # fmt: skip
    code = (
        "import sys\nfrom pathlib import Path\nfrom audiobrief.assembler.musicfile import read_music\n"
        "try:\n    read_music(Path(sys.argv[1]))\nexcept Exception as error:\n    print(error)\n"
        # Not getrusage's, which has that of the process it was forked from.
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=True)
    said, memory = done.stdout.strip().split("\n")
    assert "longer than 10 minutes" in said
    assert int(memory) < 350_000, "KB"
