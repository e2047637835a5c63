"""The clip cache: what an engine said once, it need not say again.

One file a clip, in folders by the first two digits of its key. That needs no lock and no database, so that any number of
processes can share it and any of them can be killed: a file is written beside its place and renamed into it, and what is read
is checked against its checksum. diskcache, the library for this, keeps its values as pickles, which run whatever code somebody
wrote into them, and has had no release since 2023.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING

from audiobrief.synthesizer.cache_entry import FORMAT, pack, unpack
from audiobrief.synthesizer.cache_folder import ENDING, PART_ENDING, prune

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Utterance, Voice
    from audiobrief.synthesizer.engine import Clip

#: What of a voice does not change its sound; any field that is added to it does until it is listed here.
_LABELS = {"name", "accent", "gender", "loudness", "median_pitch", "licence"}
#: Share of its limit that the cache may grow by before a process looks at its size again.
_GROWTH_BETWEEN_LOOKS = 1 / 16


def clip_key(utterance: Utterance, voice: Voice, identity: str) -> str:
    """The name of a clip in the cache: a hash of all that shapes it.

    Args:
        utterance: text and phonemes.
        voice: with its settings.
        identity: of engine and model, as ``identify`` gives it.
    """
    settings = {name: value for name, value in dataclasses.asdict(voice).items() if name not in _LABELS}
    shapes = [FORMAT, identity, settings, utterance.text, [dataclasses.astuple(part) for part in utterance.phonemes]]
    return blake2b(json.dumps(shapes, sort_keys=True).encode(), digest_size=20).hexdigest()


class ClipCache:
    """Clips on disk, the least recently used ones deleted when there are too many.

    A cache never fails: a clip that can't be read is spoken again, and one that can't be written is not kept.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        """Take a folder, which need not exist yet.

        Args:
            folder: for the clips of this cache and nothing else.
            limit: bytes that the clips may take up together.
        """
        self._folder = folder
        self._limit = limit
        self._grown = 0
        #: Why clips are not kept any more; ``None`` while they are.
        self.trouble: str | None = None

    def get(self, key: str) -> Clip | None:
        """The clip of that key, if it is here and whole."""
        place = self._place(key)
        try:
            clip = unpack(place.read_bytes())
        except OSError:
            return None
        except ValueError:
            # The power failed, or the disk. It would be read in vain every time.
            with contextlib.suppress(OSError):
                place.unlink()
            return None
        # The time of writing is kept as the time of last use. Where it can't be set, nothing can be deleted either.
        with contextlib.suppress(OSError):
            os.utime(place)
        return clip

    def put(self, key: str, clip: Clip) -> None:
        """Keep a clip. After a first failure (a full disk, say) no more is tried; ``trouble`` says why."""
        if self.trouble is not None:
            return
        data = pack(clip)
        place = self._place(key)
        part = place.with_name(f"{secrets.token_hex(8)}{PART_ENDING}")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(place)
        except FileNotFoundError:
            # The cache was cleared between two of these lines.
            return
        except OSError as error:
            self.trouble = f"{self._folder} can't be written to: {error.strerror or error}"
            with contextlib.suppress(OSError):
                part.unlink()
            return
        self._grown += len(data)
        if self._grown > self._limit * _GROWTH_BETWEEN_LOOKS:
            self.prune()

    def prune(self) -> None:
        """Delete what was not used for longest, if the cache is over its limit."""
        self._grown = 0
        prune(self._folder, self._limit)

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}{ENDING}"
