"""How a worker process of a batch gets ready."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.pipeline.worker import keep_standard_output_clean
from audiobrief.synthesizer.loading import load_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.batch.job import Job, Row
    from audiobrief.batch.settings import Settings
    from audiobrief.batch.state import ArticleFolder
    from audiobrief.synthesizer.cache_folder import CachePlace
    from audiobrief.synthesizer.engine import EngineLoader


def set_up(  # noqa: PLR0913, PLR0917  (what a worker needs, by position as the pool gives it)
    folder: ArticleFolder,
    settings: Settings,
    scratch: str,
    memory: int,
    force: bool,
    cache: CachePlace | None,
    load: EngineLoader = load_engine,
    settings_key: str | None = None,
    told: Callable[[str], str] = str,
) -> Callable[[Job], Row]:
    """Prepare this process and return the function that makes episodes.

    Args:
        folder: for the episodes; exists.
        settings: of all episodes.
        scratch: folder for temporary files, removed by the parent.
        memory: bytes that this process may use at most, where the system can limit it; 0 for no limit.
        force: whether to make again what is there already.
        cache: where clips are kept; ``None`` for nowhere.
        load: makes an engine from its name.
        settings_key: of the settings, where they had to be changed to be used here.
        told: makes a sentence about this machine one for whoever runs the batch.
    """
    keep_standard_output_clean()
    _limit(memory)
    from audiobrief.batch.work import Maker  # noqa: PLC0415  (all that reads, segments and encodes: for workers only)
    from audiobrief.pipeline.inline import InlineStudio  # noqa: PLC0415
    from audiobrief.pipeline.kept import KeptClips, quick_beside  # noqa: PLC0415

    studio = InlineStudio(scratch, load, KeptClips(cache, Path(scratch), quick=quick_beside(settings.direction.engine)))
    return Maker(folder, settings, studio, force=force, settings_key=settings_key, told=told)


def _limit(memory: int) -> None:
    """Keep one article from taking all memory of the machine."""
    if not memory or sys.platform != "linux":
        return  # elsewhere the system has no limit that it keeps to
    import resource  # noqa: PLC0415  (not on Windows)

    with suppress(ValueError, OSError):  # a lower limit is set already
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
