"""Clips that were spoken before, and passages made of them: the worker's side of the cache, and what the parent learns of it.

espeak-ng's clips are not kept. It speaks a sentence in 8 ms, and to keep one takes 5 and to find it 3 (benchmarks/cache.py):
every first run would lose as much as a second one wins, for a gigabyte of disk. Beside a neural engine they are: they cost next
to nothing there, a passage can't be kept without them, and espeak-ng, whose sound depends on what its process said before,
would say an edited episode's other sentences anew in another way.
"""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from audiobrief.pipeline.kept_passages import KeptPassages
from audiobrief.synthesizer import EngineError, identify
from audiobrief.synthesizer.cache_folder import CachePlace, cache_folder, cache_limit, limit_is_set, prune
from audiobrief.synthesizer.loading import DEFAULT_ENGINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobrief.model import Utterance, Voice
    from audiobrief.pipeline.lines import Passage, RenderedPassage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer import Clip
    from audiobrief.synthesizer.cache import ClipCache

_log = logging.getLogger(__name__)
#: Engines that are as fast as the cache.
QUICK_ENGINES = frozenset({DEFAULT_ENGINE})
#: Files that workers leave in their scratch folder for the parent: that a clip was kept, and why none can be.
_GREW, _TROUBLE = "clips-kept", "clips-not-kept"


def cache_place() -> CachePlace | None:
    """Where the user keeps clips; ``None`` where no cache is wanted.

    Raises:
        CacheError: ``AUDIOBRIEF_CACHE_SIZE`` does not hold a size.
    """
    limit = cache_limit()
    return CachePlace(cache_folder(), limit) if limit else None


def is_empty(place: CachePlace) -> bool:
    """Whether no clip can be in a cache."""
    try:
        return not any(place.folder.iterdir())
    except OSError:
        return True


def quick_beside(engine: str) -> frozenset[str]:
    """The engines whose clips are not kept in a run that another engine, or one of them, speaks most of."""
    return QUICK_ENGINES if engine in QUICK_ENGINES else frozenset()


class Identities:
    """Engine and model of each voice, worked out once."""

    def __init__(self, identify: Callable[[Voice], str] = identify, quick: frozenset[str] = QUICK_ENGINES) -> None:
        """Take a way to identify voices.

        Args:
            identify: tells engine and model of a voice apart from all others.
            quick: engines whose clips are not kept.
        """
        self._identify = identify
        self._quick = quick
        self._known: dict[tuple[str, str], str | None] = {}

    def __call__(self, voice: Voice) -> str | None:
        """Engine and model of a voice; ``None`` where its clips are not kept."""
        known = (voice.engine, voice.id)
        if known not in self._known:
            try:
                self._known[known] = None if voice.engine in self._quick else self._identify(voice)
            except EngineError:
                # An engine that was passed to ``narrate``: nothing tells whether it is still what it was.
                self._known[known] = None
        return self._known[known]


class KeptClips:
    """Gives clips and passages that were made before, and has the others made."""

    def __init__(
        self,
        place: CachePlace | None,
        scratch: Path,
        *,
        identify: Callable[[Voice], str] = identify,
        quick: frozenset[str] = QUICK_ENGINES,
    ) -> None:
        """Take a cache; its folder is not touched before a clip is asked for.

        Args:
            place: of the cache; ``None`` for none.
            scratch: folder that the parent looks into afterwards.
            identify: tells engine and model of a voice apart from all others.
            quick: engines whose clips are not kept.
        """
        self._place = place
        self._scratch = scratch
        self._identity = Identities(identify, quick)
        self._passages = KeptPassages(place, self._identity)
        self._opened: ClipCache | None = None
        self._told: set[str] = set()

    def speak(self, utterance: Utterance, voice: Voice, speak: Callable[[], Clip]) -> Clip:
        """The clip of an utterance: the one that was kept, or what ``speak`` returns, which is kept then."""
        identity = self._identity(voice)
        if self._place is None or identity is None:
            return speak()
        from audiobrief.synthesizer.cache import ClipCache, clip_key  # noqa: PLC0415  (loaded when a voice needs it)

        if self._opened is None:
            self._opened = ClipCache(*self._place)
        cache = self._opened
        key = clip_key(utterance, voice, identity)
        clip = cache.get(key)
        if clip is None:
            clip = speak()
            cache.put(key, clip)
            self._tell(cache.trouble)
        return clip

    def render(self, passage: Passage, sound: Sound, render: Callable[[], RenderedPassage]) -> RenderedPassage:
        """A passage: the one that was kept, or what ``render`` returns, which is kept then."""
        rendered = self._passages.get(passage, sound)
        if rendered is None:
            rendered = render()
            if self._passages.put(passage, sound, rendered):
                self._tell(self._passages.trouble)
        return rendered

    def _tell(self, trouble: str | None) -> None:
        """Leave word for the parent, once a kind."""
        name = _GREW if trouble is None else _TROUBLE
        if name not in self._told:
            self._told.add(name)
            # The disk may be full that this would be written to; then nobody is told, and the episode is all the same.
            with contextlib.suppress(OSError):
                (self._scratch / name).write_text(trouble or "", encoding="utf-8")


def settle(place: CachePlace | None, scratch: Path) -> None:
    """Do what is to be done once after the workers are done: keep the cache within its limit, and say if it can't be used."""
    if place is None:
        return
    trouble = scratch / _TROUBLE
    with contextlib.suppress(OSError):
        if trouble.exists():
            _log.warning("clips are not kept for the next run: %s", trouble.read_text(encoding="utf-8"))
            trouble.unlink()
        # A limit that somebody set may be lower than it was; the other never is, and to look for nothing takes 50 ms.
        if (scratch / _GREW).exists() or limit_is_set():
            prune(*place)
