"""What a batch would do, without doing it."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.batch.inputs import jobs_of
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.state import StateFolder
from audiobrief.batch.storage import objects
from audiobrief.batch.storage.address import Address, place_of
from audiobrief.batch.storage.folder import StoredFolder
from audiobrief.batch.work import foresee

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from audiobrief.batch.job import Job, Row
    from audiobrief.batch.settings import Settings


def survey(
    inputs: Sequence[str], output: str | os.PathLike[str], settings: Settings, options: BatchOptions | None = None
) -> Iterator[tuple[Job, Row]]:
    """What ``run_batch`` would do, without doing it: each job, with a row that says “kept”, “made” or why it would fail.

    A row to be made has the characters of its source where the article can be read.

    Raises:
        StorageError: an address on object storage is none, or the package for it is missing.
    """
    options = options or BatchOptions()
    place = place_of(output)
    objects.check(place, *inputs)
    with tempfile.TemporaryDirectory(prefix="audiobrief-") as scratch:
        folder = (StoredFolder(place) if isinstance(place, Address) else StateFolder(place)).prepared(Path(scratch))
        for job in islice(jobs_of(inputs, Path(scratch), output=place), options.limit):
            yield job, foresee(job, folder, settings, force=options.force)
