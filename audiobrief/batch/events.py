"""What happens in a batch, told to the log as it happens: a sentence for people, and what it is about beside it for programs.

The logger is ``audiobrief.batch``; the pool tells of its workers under ``audiobrief.pipeline.pool``. ``batch.log`` writes both as
lines of JSON; ``KEYS`` are all that an event can have.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from audiobrief.batch.job import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobrief.batch.job import Job, Row

#: What an event has beside its time, level and sentence, as far as it concerns it. ``docs/batch.md`` says what each means.
KEYS = (
    "event",
    "source",
    "id",
    "number",
    "output",
    "title",
    "audio_seconds",
    "work_seconds",
    "characters",
    "characters_spoken",
    "characters_removed",
    "warnings",
    "reason",
    "worker",
    "workers",
    "engine",
    "articles",
    "made",
    "kept",
    "failed",
    "duplicate",
    "seconds",
)
_OF_ROW = ("output", "title", "audio_seconds", "work_seconds", "characters", "characters_spoken", "characters_removed")
_log = logging.getLogger("audiobrief.batch")


def batch_started(output: str, workers: int, engine: str) -> None:
    """Workers stand ready, or will."""
    _tell("batch.started", f"episodes go to {output}", {"output": output, "workers": workers, "engine": engine})


def watch_started(folder: str, output: str) -> None:
    """Articles are waited for."""
    _tell("watch.started", f"articles are waited for in {folder}", {"source": folder, "output": output})


def batch_ended(counts: Mapping[str, int], seconds: float) -> None:
    """No article is at work any more, whether all were done or the batch was ended."""
    sums = {status.value: counts.get(status.value, 0) for status in Status}
    text = ", ".join(f"{count} {name}" for name, count in sums.items())
    _tell("batch.ended", text, {**sums, "articles": sum(sums.values()), "seconds": round(seconds, 3)})


def article_started(job: Job) -> None:
    """A worker has been given an article, or will be as soon as it is up."""
    _tell("article.started", f"{job.source}: started", _about(job))


def article_retried(job: Job, reason: str) -> None:
    """An article is tried again by a new worker."""
    _tell("article.retried", f"{job.source}: tried again, because {reason}", {**_about(job), "reason": reason})


def article_done(job: Job, row: Row) -> None:
    """What became of an article: the event is called after its status."""
    facts = {**_about(job), **{key: getattr(row, key) for key in _OF_ROW if getattr(row, key)}}
    facts |= {key: value for key, value in (("reason", row.reason), ("warnings", row.warnings)) if value}
    if row.status is Status.FAILED:
        text = row.reason if row.reason.startswith(job.source) else f"{job.source}: {row.reason}"
        _tell("article.failed", text, facts, logging.ERROR)
    else:
        _tell(f"article.{row.status}", f"{job.source}: {row.output or row.reason}", facts)


def _about(job: Job) -> dict[str, object]:
    return {"source": job.source, "id": job.name, "number": job.number}


def _tell(event: str, text: str, facts: Mapping[str, object], level: int = logging.INFO) -> None:
    _log.log(level, "%s", text, extra={"event": event, **facts})
