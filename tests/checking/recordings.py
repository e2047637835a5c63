"""An episode to check, and what can go wrong with one."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import audiobrief
from audiobrief.checking.id3 import tag_size
from tests.assembler.sounds import tool

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """# The whale came at noon

By Ada Byron

A whale surfaced at noon between two boats in the bay. Nobody has seen it since.

## What the harbor says

“It looked at us,” said Ruth Okafor, who was steering. “Then it left, and the water closed over it as if nothing had been there.”

The harbor office keeps a list. It has three lines.
"""


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    lines = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def narrated(folder: Path, name: str = "whale.mp3", *companions: str, **facts: str | None) -> Path:
    """An episode with all that a producer wants, but for what the facts change."""
    (folder / "cover.png").write_bytes(picture(1400, 1400))
    known = {"published": "2026-11-22", "language": "en", "publisher": "The Courier", **facts}
    article = replace(audiobrief.read_markdown(TEXT), **known)
    audiobrief.narrate(article, folder / name, companions=companions, cover=folder / "cover.png", jobs=1)
    return folder / name


def copied(folder: Path, target: Path) -> Path:
    """Another copy of the folder's episode and what lies beside it."""
    for path in folder.iterdir():
        shutil.copy(path, target)
    return target / "whale.mp3"


def start_of(mp3: Path) -> int:
    """First byte after the tag."""
    return tag_size(mp3.read_bytes()[:10])


def by_ffmpeg(source: Path, target: Path, *options: str) -> Path:
    subprocess.run([tool("ffmpeg"), "-v", "error", "-y", "-i", str(source), *options, str(target)], check=True)
    return target
