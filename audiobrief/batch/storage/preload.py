"""What workers need for the storage of a batch: loaded once for all of them, where a package takes two seconds to load."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.batch.inputs import LIST_ENDINGS
from audiobrief.batch.storage.address import is_stored, modules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.batch.storage.address import Place

#: Bytes of a list that are looked into for addresses.
_BEGINNING = 1 << 16


def modules_needed(output: Place, inputs: Sequence[str]) -> tuple[str, ...]:
    """The modules for the addresses that a batch is given; in lists, the first one tells of all."""
    return modules_of(output, *inputs, *_first_addresses(inputs))


def _first_addresses(inputs: Sequence[str]) -> Iterator[str]:
    for given in inputs:
        with suppress(OSError, ValueError):  # whoever reads it says what is wrong with it
            if Path(given).suffix.lower() in LIST_ENDINGS and Path(given).is_file():
                with Path(given).open("rb") as file:
                    words = file.read(_BEGINNING).decode("utf-8", "replace").replace('"', " ").replace(",", " ").split()
                yield from islice(filter(is_stored, words), 1)
