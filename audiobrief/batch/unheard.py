"""Who was given a voice and is quoted nowhere in a batch."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from audiobrief.casting.pins import NARRATOR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobrief.batch.job import Row

_log = logging.getLogger(__name__)


class Unheard:
    """Those who were given a voice by name, and have not been quoted: a slip of the pen, perhaps."""

    def __init__(self, pinned: Mapping[str, str]) -> None:
        self._names = {name.casefold(): name for name in pinned if name.casefold() != NARRATOR}

    def hear(self, row: Row) -> None:
        """Somebody may be quoted in an article."""
        for name in row.speakers if self._names else ():
            self._names.pop(name.casefold(), None)

    def tell(self) -> None:
        """Log who is not quoted in any."""
        for name in self._names.values():
            _log.warning("nobody called %r is quoted in any of the articles: check the name that --voice gives", name)
