"""What a worker of a batch does with one article: look whether anything has changed, and make the episode if so."""

from __future__ import annotations

import json
import logging
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from filelock import Timeout

from audiobrief.batch.content import content_of
from audiobrief.batch.job import Row, Status, decided, failed
from audiobrief.batch.settings import digest
from audiobrief.batch.state import State
from audiobrief.errors import AudiobriefError
from audiobrief.pipeline.coverage import visible
from audiobrief.pipeline.episode import plan_episode, record_episode
from audiobrief.pipeline.serving import show_life
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobrief.batch.job import Job
    from audiobrief.batch.settings import Settings
    from audiobrief.batch.state import ArticleFolder
    from audiobrief.model import Article, Episode
    from audiobrief.pipeline.episode import Plan, Recorder
    from audiobrief.pipeline.source import NamedBytes

#: Seconds between two signs of life while another batch works on an article.
_WAIT = 5.0
#: Of spoken form, about: to say how long an episode will be.
CHARACTERS_PER_SECOND = 17.0


class Maker:
    """Makes the episodes of a batch, one after the other."""

    def __init__(  # noqa: PLR0913  (where, how, with what)
        self,
        folder: ArticleFolder,
        settings: Settings,
        studio: Recorder,
        *,
        force: bool = False,
        settings_key: str | None = None,
        told: Callable[[str], str] = str,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._settings_key = settings_key or settings.key()
        self._studio = studio
        self._force = force
        self._told = told

    def __call__(self, job: Job) -> Row:
        """Do what a job needs. What is wrong with the article is in the row.

        Raises:
            FailedTaskError: a sentence could not be spoken in this process, which is not to be trusted any more.
        """
        row = decided(job)
        if row is not None:
            return row
        try:
            started = time.perf_counter()
            source, content = content_of(job)
            key, seconds = key_of(self._settings_key, content), time.perf_counter() - started
            known = None if self._force else self._folder.glance(job.name)
            if known is not None and known.key == key:
                return replace(known.row, status=Status.KEPT, source=job.source)
            with self._locked(job.name):
                self._folder.sweep(job.name)
                with self._folder.working(job.name):
                    return self._make(job, source, key, seconds)
        except AudiobriefError as error:
            return failed(job, self._told(str(error)))
        except MemoryError:
            return failed(job, f"{job.source} needs more memory than a worker may have: give more with --memory")
        except OSError as error:
            return failed(job, f"{error.filename or self._folder.output} can't be used: {error.strerror or error}")

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        """Hold the article's lock; while another batch has it, wait, and show that this is no hang."""
        lock = self._folder.lock(name)
        while True:
            try:
                lock.acquire(timeout=_WAIT)
                break
            except Timeout:
                show_life()
        try:
            yield
        finally:
            lock.release()

    def _make(self, job: Job, source: str | Article | NamedBytes, key: str, seconds: float) -> Row:
        started = time.perf_counter() - seconds
        known = None if self._force else self._folder.whole(job.name)
        if known is not None and known.key == key:
            return replace(known.row, status=Status.KEPT, source=job.source)
        with _warnings() as warned:
            plan = plan_episode(source, self._folder.output / f"{job.name}.mp3", self._settings.direction)
            plan_key = plan_hash(plan, self._settings)
            if known is not None and known.plan == plan_key:
                # A cast or lexicon has changed, or the page around the article: not what is heard.
                self._folder.write(job.name, replace(known, key=key))
                return replace(known.row, status=Status.KEPT, source=job.source)
            with _whole_or_none(plan.place):
                episode = record_episode(self._studio, plan, self._settings.sound, lambda *done: show_life(done))
        row = _made(job, episode, time.perf_counter() - started, list(map(self._told, warned)))
        sizes = {name: (self._folder.output / name).stat().st_size for name in (episode.output.name, *row.files)}
        self._folder.finish(job.name, State(key, plan_key, row, sizes))
        return row


@contextmanager
def _whole_or_none(mp3: Path) -> Iterator[None]:
    """An episode whose companion files can't be written is none: its MP3, which is in its place by then, is taken away."""
    before = _identity(mp3)
    try:
        yield
    except (AudiobriefError, OSError):
        if _identity(mp3) != before:
            with suppress(OSError):
                mp3.unlink()
        raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def foresee(job: Job, folder: ArticleFolder, settings: Settings, *, force: bool) -> Row:
    """What would become of a job: its row without the sound."""
    if job.duplicate or job.wrong:
        return Row(job.source, Status.DUPLICATE if job.duplicate else Status.FAILED, reason=job.wrong)
    try:
        source, content = content_of(job)
        known = None if force else folder.whole(job.name)
        if known is not None and known.key == key_of(settings.key(), content):
            return replace(known.row, status=Status.KEPT, source=job.source)
        plan = plan_episode(source, folder.output / f"{job.name}.mp3", settings.direction)
        if known is not None and known.plan == plan_hash(plan, settings):
            return replace(known.row, status=Status.KEPT, source=job.source)
    except AudiobriefError as error:
        return failed(job, str(error))
    return Row(
        job.source,
        Status.MADE,
        output=f"{job.name}.mp3",
        title=plan.article.title,
        audio_seconds=sum(len(line.spoken) for line in plan.lines) / CHARACTERS_PER_SECOND,
        characters=visible(plan.article.source),
    )


def key_of(settings: str, content: str) -> str:
    """The hash that an article's files are kept under: of the settings' hash and the content's."""
    return digest(f"{settings} {content}".encode())


def _made(job: Job, episode: Episode, seconds: float, warned: list[str]) -> Row:
    article = episode.article
    spoken = (span for sentence in episode.timeline.sentences for span in sentence.spans)
    return Row(
        job.source,
        Status.MADE,
        output=episode.output.name,
        title=article.title,
        audio_seconds=round(episode.duration, 3),
        work_seconds=round(seconds, 3),
        characters=visible(article.source),
        characters_spoken=sum(visible(article.source[start:end]) for start, end in spoken),
        characters_removed=sum(visible(removed.text) for removed in article.removed),
        speakers=[speaker.name for speaker in episode.script.speakers],
        warnings=warned,
        files=[place.name for place in episode.files.values()],
        version=__version__,
    )


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What audiobrief warns of within, a sentence each."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            # Of a word that an engine can't say it tells wherever it meets with it.
            if (message := record.getMessage()) not in messages:
                messages.append(message)

    logger, handler = logging.getLogger("audiobrief"), Collector(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def plan_hash(plan: Plan, settings: Settings) -> str:
    """A hash of everything that shapes what is heard and shown of an episode."""
    value: list[Any] = [
        __version__,
        [repr(line) for line in plan.lines],
        [section.title for section in plan.script.sections],
        repr(plan.tag),
        repr(plan.article.removed),
        sorted(plan.companions),
        repr(settings.sound),
        settings.direction.publication.show,
    ]
    return digest(json.dumps(value).encode("utf-8", "surrogatepass"))
