"""The clip cache: what an engine said once, it need not say again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.synthesizer.cache_entry import pack, unpack
from audiobrief.synthesizer.cache_folder import ENDING
from audiobrief.synthesizer.cache_key import clip_key
from audiobrief.synthesizer.cache_store import CacheStore

if TYPE_CHECKING:
    from audiobrief.synthesizer.engine import Clip

__all__ = ["ClipCache", "clip_key"]


class ClipCache(CacheStore):
    """The clips in the cache."""

    def get(self, key: str) -> Clip | None:
        """The clip of that key, if it is here and whole."""
        return self.read(key, ENDING, unpack)

    def put(self, key: str, clip: Clip) -> None:
        """Keep a clip, if it can be."""
        self.write(key, ENDING, pack(clip))
