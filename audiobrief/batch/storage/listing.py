"""Which objects of a folder on storage are articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.batch.folders import is_article, is_kept_out, is_made
from audiobrief.batch.storage.objects import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.batch.storage.address import Address, Place


def articles_under(folder: Address, output: Place | None) -> Iterator[Address]:
    """The articles in a folder and below, in the order and with the exceptions of ``folders.articles_in``.

    One folder's list is in memory at a time.

    Raises:
        StorageError: a folder can't be looked into.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        found = listed(here)
        files = {one.name for one in found if not one.is_folder}
        for name in sorted(files):
            if is_article(name) and not (here == output and is_made(name, files.__contains__)):
                yield here / name
        folders = sorted((one.name for one in found if one.is_folder), reverse=True)
        waiting += [here / name for name in folders if name and not is_kept_out(name) and here / name != output]
