"""Signals to test with, and decoders and meters that nobody here wrote."""

from __future__ import annotations

import re
import shutil
import subprocess
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from audiobrief.assembler import mp3
from audiobrief.assembler.clips import AudioSegment

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.assembler.encoded import EncodedPassage

Samples = NDArray[np.float32]
RATE = 22_050


def tool(name: str) -> str:
    """Path of a program; skips the test where it is missing."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, check=True)


def speech(seconds: float, rate: int = RATE, pitch: float = 120.0, seed: int = 0) -> Samples:
    """Something with the spectrum, the swings and the peaks of a voice: syllables of harmonics and of noise."""
    random = np.random.default_rng(seed)
    count = int(seconds * rate)
    time = np.arange(count) / rate
    glide = np.cumsum(pitch * (1 + 0.1 * np.sin(2 * np.pi * 0.7 * time + seed))) / rate
    voiced = np.zeros(count)
    for harmonic in range(1, int(4000 / pitch)):
        frequency = harmonic * pitch
        formants = sum(np.exp(-(((frequency - f) / w) ** 2)) for f, w in ((500, 200), (1500, 300), (2500, 400)))
        voiced += (0.05 + formants) / harmonic**0.5 * np.sin(2 * np.pi * harmonic * glide + 0.4 * harmonic**2)
    hiss = np.diff(random.normal(0, 1, count + 1)) * 0.1
    syllable = np.maximum(0, np.sin(2 * np.pi * 2.3 * time + seed)) ** 0.7
    consonant = np.maximum(0, -np.sin(2 * np.pi * 2.3 * time + seed)) ** 8
    sound = voiced * syllable + hiss * consonant
    return np.asarray(sound / np.abs(sound).max() * 0.8, dtype=np.float32)


def segment(samples: Samples, rate: int = RATE) -> AudioSegment:
    """Samples as a 16-bit mono clip."""
    pcm = np.rint(samples * 32767).astype(np.int16)
    return AudioSegment(pcm.tobytes(), sample_width=2, frame_rate=rate, channels=1)


def write_mp3(path: Path, passages: list[EncodedPassage], spec: mp3.FrameSpec) -> Path:
    """Passages as a file without a tag."""
    data = b"".join(passage.frames for passage in passages)
    info = mp3.info_frame(
        spec,
        frame_count=sum(passage.frame_count for passage in passages),
        byte_count=len(data),
        samples=sum(passage.samples for passage in passages),
    )
    path.write_bytes(info + data)
    return path


def decoded_by_ffmpeg(path: Path) -> Samples:
    done = run(tool("ffmpeg"), "-v", "error", "-i", str(path), "-f", "s16le", "-")
    assert not done.stderr
    return np.frombuffer(done.stdout, dtype=np.int16).astype(np.float32) / 32768


def decoded_by_pyav(path: Path) -> Samples:
    av = pytest.importorskip("av", reason="PyAV is not installed")
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    return np.concatenate(frames).astype(np.float32)


def write_wave(path: Path, samples: Samples, rate: int) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(samples * 32767).astype(np.int16).tobytes())
    return path


def ebur128(path: Path) -> tuple[float, float]:
    """Integrated loudness and true peak of a file, as ffmpeg measures them."""
    done = run(tool("ffmpeg"), "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-")
    text = done.stderr.decode()
    integrated = re.findall(r"I:\s+(\S+) LUFS", text)[-1]
    peak = re.findall(r"Peak:\s+(\S+) dBFS", text)[-1]
    return float(integrated), float(peak)
