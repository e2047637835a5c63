"""How long a batch would take: from what its articles took that are done already, else from what was measured of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.pipeline.workers import available_cores
from audiobrief.synthesizer.loading import find_driver

if TYPE_CHECKING:
    from audiobrief.batch.options import BatchOptions
    from audiobrief.batch.report import Sums

#: Seconds of work of one worker for a second of sound, on one core of a server: benchmarks/batch.py and engines.py.
_PACES = {"pyttsx3": 0.004, "piper": 0.16, "kokoro": 1.2}
#: And for an article, whatever its length.
_PER_ARTICLE = 0.1
#: Seconds of sound that must be there before their pace is believed.
_ENOUGH = 600.0


def workers_of(engine: str, options: BatchOptions) -> tuple[int, int]:
    """How many workers a batch has, and how many threads each of them."""
    cores = available_cores()
    if options.jobs is not None:
        return options.jobs, max(1, cores // options.jobs)
    return find_driver(engine).layout(cores, options.device)


def seconds_needed(foreseen: Sums, engine: str, options: BatchOptions) -> float | None:
    """How long it would take to make what ``survey`` says is to be made, about; ``None`` where nothing tells.

    Args:
        foreseen: the sums of the rows of ``survey``.
        engine: whose voices are cast.
        options: how the batch would be run.
    """
    there = foreseen.audio_seconds - foreseen.audio_seconds_made
    if there >= _ENOUGH and foreseen.work_seconds:
        pace = foreseen.work_seconds / there
    elif engine in _PACES and options.device == "cpu":
        pace = _PACES[engine]
    else:
        return None
    workers, _ = workers_of(engine, options)
    return (foreseen.audio_seconds_made * pace + foreseen.made * _PER_ARTICLE) / min(workers, max(1, foreseen.made))
