"""Home: what is done on the machine that a batch is run from, before an article goes out and when its answer is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from filelock import Timeout

from audiobrief.batch.cluster.errand import Errand
from audiobrief.batch.content import gathered, hash_of_content
from audiobrief.batch.job import Row, Status, decided, failed
from audiobrief.batch.state import write_parts
from audiobrief.batch.work import key_of
from audiobrief.errors import AudiobriefError

if TYPE_CHECKING:
    from audiobrief.batch.cluster.errand import Answer
    from audiobrief.batch.job import Job
    from audiobrief.batch.state import StateFolder


class Home(Protocol):
    """Where errands come from and answers go to."""

    def errand(self, job: Job) -> Errand | Row:
        """What is to be sent out for a job; or its row, where nothing needs to be."""
        ...

    def take(self, job: Job, answer: Answer) -> Row | None:
        """Put an answer where it belongs; ``None`` if that can't be done just now."""
        ...


class WritesThere:
    """Workers write the episodes themselves, and see for themselves what was made before."""

    def __init__(self, *, files_travel: bool) -> None:
        self._files_travel = files_travel

    def errand(self, job: Job) -> Errand | Row:
        """See ``Home``."""
        try:
            return decided(job) or Errand(gathered(job, files=self._files_travel, objects=False))
        except AudiobriefError as error:
            return failed(job, str(error))

    def take(self, job: Job, answer: Answer) -> Row | None:  # noqa: ARG002  (as of every home)
        """See ``Home``."""
        return answer.row


class WritesHere:
    """Sources travel to the workers, and episodes back."""

    def __init__(self, folder: StateFolder, settings_key: str, *, force: bool) -> None:
        self._folder = folder
        self._settings_key = settings_key
        self._force = force

    def errand(self, job: Job) -> Errand | Row:
        """See ``Home``."""
        if (row := decided(job)) is not None:
            return row
        try:
            job = gathered(job)
            known = None if self._force else self._folder.whole(job.name)
            if known is not None and known.key == key_of(self._settings_key, hash_of_content(job)):
                return replace(known.row, status=Status.KEPT, source=job.source)
        except AudiobriefError as error:
            return failed(job, str(error))
        return Errand(job, known)

    def take(self, job: Job, answer: Answer) -> Row | None:
        """Write an episode as a worker of this machine does; ``None`` while another batch is at work on the article."""
        if answer.state is None:
            return answer.row
        try:
            with self._folder.lock(job.name).acquire(timeout=0):
                self._folder.sweep(job.name)
                known = None if self._force else self._folder.whole(job.name)
                if known is not None and known.key == answer.state.key:
                    # Another batch has made it in the meantime.
                    return replace(known.row, status=Status.KEPT, source=job.source)
                with self._folder.working(job.name):
                    for name, content in answer.files.items():
                        write_parts(self._folder.output / name, [content])
                    self._folder.write(job.name, answer.state)
        except Timeout:
            return None
        except OSError as error:
            return failed(job, f"{error.filename or self._folder.output} can't be used: {error.strerror or error}")
        return answer.row
