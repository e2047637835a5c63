"""How a worker process gets ready. Known to the parent, so it loads what only workers need when it is called."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.synthesizer.loading import DEFAULT_ENGINE, load_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.pipeline.lines import Passage, RenderedPassage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer.cache_folder import CachePlace
    from audiobrief.synthesizer.engine import EngineLoader


def set_up(
    scratch: str,
    load: EngineLoader = load_engine,
    cache: CachePlace | None = None,
    engine: str = DEFAULT_ENGINE,
    threads_alone: int | None = None,
) -> Callable[[tuple[Passage, Sound]], RenderedPassage]:
    """Prepare this process and return the function that renders passages.

    Args:
        scratch: folder for temporary files, removed by the parent.
        load: makes an engine from its name.
        cache: where clips are kept; ``None`` for nowhere.
        engine: which speaks most, started before it is needed. Where a cache may hold all that is to be said, one worker does
            so: after an edit that is a sentence or two, and to load a model takes as long as it does to read the article.
        threads_alone: how many that one may take; ``None`` for as many as it was laid out for.
    """
    keep_standard_output_clean()
    from audiobrief.pipeline.kept import KeptClips, is_empty, quick_beside  # noqa: PLC0415
    from audiobrief.pipeline.render import Renderer  # noqa: PLC0415  (numpy, pydub and LAME: for workers only)
    from audiobrief.pipeline.serving import is_first_worker, pass_on_warnings  # noqa: PLC0415

    pass_on_warnings()
    renderer = Renderer(scratch, load, KeptClips(cache, Path(scratch), quick=quick_beside(engine)))
    if engine == DEFAULT_ENGINE or cache is None or is_empty(cache):
        renderer.warm_up(engine)
    elif is_first_worker():
        renderer.warm_up(engine, threads_alone)
    return renderer


def keep_standard_output_clean() -> None:
    """Send what libraries print, from Python or from C, nowhere: standard output is the caller's."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  (for the life of the process)
