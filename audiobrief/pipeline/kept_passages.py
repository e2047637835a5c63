"""Passages that were made before, as MP3 frames: what is in the cache whole needs no engine, no encoder and no worker."""

from __future__ import annotations

import json
import struct
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.model import WordTiming
from audiobrief.pipeline.lines import RenderedPassage
from audiobrief.synthesizer.cache_folder import PASSAGE_ENDING
from audiobrief.synthesizer.cache_key import clip_key, key_of
from audiobrief.synthesizer.cache_store import CacheStore, opened, sealed
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.model import Voice
    from audiobrief.pipeline.lines import Passage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer.cache_folder import CachePlace

_MAGIC = b"audiobrief passage 1\n"
#: Bytes of the description and of the energies.
_HEAD = struct.Struct("<II")
#: The code that makes a passage of clips.
_PACKAGE = Path(__file__).parent.parent
_MAKERS = ("assembler/*.py", "pipeline/render.py", "pipeline/kept_passages.py", "synthesizer/plausibility.py")


class KeptPassages:
    """Finds passages that were made before, and keeps others."""

    def __init__(self, place: CachePlace | None, identity: Callable[[Voice], str | None]) -> None:
        """Take a cache; its folder is not touched before a passage is asked for.

        Args:
            place: of the cache; ``None`` for none.
            identity: engine and model of a voice; ``None`` for one whose clips are not kept.
        """
        self._store = None if place is None else CacheStore(*place)
        self._identity = identity

    @property
    def trouble(self) -> str | None:
        """Why passages are not kept any more; ``None`` while they are."""
        return None if self._store is None else self._store.trouble

    def get(self, passage: Passage, sound: Sound) -> RenderedPassage | None:
        """The passage as it was made before, if it is here and whole."""
        key = self._key(passage, sound)
        return None if self._store is None or key is None else self._store.read(key, PASSAGE_ENDING, unpack)

    def put(self, passage: Passage, sound: Sound, rendered: RenderedPassage) -> bool:
        """Keep a passage, if it can be and all its clips are kept too; tells whether that was tried."""
        key = self._key(passage, sound)
        if self._store is None or key is None:
            return False
        self._store.write(key, PASSAGE_ENDING, pack(rendered))
        return True

    def _key(self, passage: Passage, sound: Sound) -> str | None:
        """A hash of all that shapes a passage; ``None`` where a voice's clips are not kept, or as samples."""
        if self._store is None or sound.plain:  # five times as large, and quickly made of kept clips
            return None
        lines: list[object] = []
        for line in passage.lines:
            identity = self._identity(line.voice)
            if identity is None:
                return None
            pause = sound.pauses.after(line.boundary, speaker_changes=line.speaker_changes)
            lines.append([clip_key(line.utterance, line.voice, identity), line.voice.loudness, pause])
        spec = sound.spec
        return key_of(_makers(), lines, passage.last, spec.rate, spec.bit_rate, sound.loudness + sound.aim)


@cache
def _makers() -> list[object]:
    """The versions of all that makes a passage of clips: a change in the code must be heard at once."""
    files = sorted(file for pattern in _MAKERS for file in _PACKAGE.glob(pattern))
    stamps = [[file.name, status.st_size, status.st_mtime_ns] for file in files for status in [file.stat()]]
    from importlib.metadata import version  # noqa: PLC0415  (asked for where passages are kept)

    return [__version__, version("lameenc"), version("soxr"), version("numpy"), stamps]


def pack(rendered: RenderedPassage) -> bytes:
    """The file of a passage."""
    encoded = rendered.encoded
    words = [[(word.start, word.end, word.text_start, word.text_end) for word in line] for line in rendered.words]
    facts = (encoded.frame_count, encoded.samples, encoded.sentence_spans, encoded.true_peak, words)
    head, energies = json.dumps(facts).encode(), _little_endian(encoded.energies).tobytes()
    return sealed(_MAGIC, _HEAD.pack(len(head), len(energies)) + head + energies + encoded.frames)


def unpack(data: bytes) -> RenderedPassage:
    """The passage of a file.

    Raises:
        ValueError: the file is not what ``pack`` made, to the bit.
    """
    body = opened(_MAGIC, data)
    length, size = _HEAD.unpack_from(body)
    at = _HEAD.size + length
    count, samples, spans, peak, words = json.loads(bytes(body[_HEAD.size : at]))
    energies = array("f", bytes(body[at : at + size]))
    frames = bytes(body[at + size :])
    encoded = EncodedPassage(
        frames, count, samples, tuple((start, end) for start, end in spans), _little_endian(energies), peak
    )
    return RenderedPassage(encoded, tuple(tuple(WordTiming(*word) for word in line) for line in words))


def _little_endian(values: array[float]) -> array[float]:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values
