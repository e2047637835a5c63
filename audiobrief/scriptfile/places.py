"""Where the parts of lists, tables, quotations and code stand: as signs for the file, and as positions for the blocks.

The writer asks which sign a part needs after those before it, the reader which position a sign means; both count alike.
"""

from __future__ import annotations

from audiobrief.model import BlockKind

#: Goes on with the part before it; begins another list or table right after one; is a table's title.
GOES_ON, ANEW, TITLE = "+", "!", ":"
_ITEMS = frozenset({BlockKind.LIST_ITEM})
#: Of these the first is told from those that go on with it.
_WHOLES = frozenset({BlockKind.BLOCK_QUOTE, BlockKind.CODE, BlockKind.FOOTNOTE})


class Places:
    """Counts the parts of a body, in order."""

    def __init__(self) -> None:
        #: Position of the last item of each list that is open, by level.
        self._lists: dict[int, int] = {}
        self._kind: BlockKind | None = None
        self._row = 0

    def sign(self, kind: BlockKind, level: int, position: int, *, is_title: bool) -> str:
        """The sign of the next part, whose position is known."""
        if kind in _ITEMS:
            last = self._last(level)
            sign = GOES_ON if not position else ANEW if last is not None and position <= last else ""
        elif kind is BlockKind.TABLE:
            after_row = self._kind is BlockKind.TABLE and self._row > 0
            sign = TITLE if is_title else ANEW if after_row and position <= self._row else ""
        else:
            sign = GOES_ON if kind in _WHOLES and not position and self._kind is kind else ""
        self.position(kind, level, sign, counted=position)
        return sign

    def position(self, kind: BlockKind, level: int, sign: str, *, counted: int | None = None) -> int:
        """The position of the next part, whose sign is known; or, where it is known too, what counting goes on from."""
        if kind is BlockKind.HEADING:
            self._lists.clear()
        found = 0
        if kind in _ITEMS and sign != GOES_ON:
            last = self._last(level)
            found = 1 if last is None or sign == ANEW else last + 1
            self._lists[level] = counted or found
        elif kind is BlockKind.TABLE and sign != TITLE:
            found = self._row + 1 if self._kind is BlockKind.TABLE and sign != ANEW else 1
        elif kind in _WHOLES and (sign != GOES_ON or self._kind is not kind):
            found = 1
        self._kind, self._row = kind, (counted or found) if kind is BlockKind.TABLE else 0
        return found

    def _last(self, level: int) -> int | None:
        """The last item of the list at a level; lists within it have ended."""
        for inner in [inner for inner in self._lists if inner > level]:
            del self._lists[inner]
        return self._lists.get(level)
