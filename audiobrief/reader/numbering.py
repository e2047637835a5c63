"""What a browser shows before the items of a numbered list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.reader.lines import Part

if TYPE_CHECKING:
    from bs4 import Tag

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Numbering:
    """A list that is being walked: how many items it had, and what number comes next."""

    numbered: bool = False
    position: int = 0
    number: int = 1
    step: int = 1
    style: str = "1"

    def item(self, tag: Tag) -> Part:
        """The next item of the list, whose element is given."""
        self.position += 1
        if not self.numbered:
            return Part(self.position)
        self.number = _integer(tag.attrs.get("value"), self.number)
        label = _written(self.number, self.style)
        self.number += self.step
        return Part(self.position, label)


def begin(tag: Tag) -> Numbering:
    """A list's numbering, from its element."""
    if tag.name != "ol":
        return Numbering()
    reversed_ = "reversed" in tag.attrs
    first = 1
    if reversed_ and "start" not in tag.attrs:
        first = sum(getattr(child, "name", None) == "li" for child in tag.contents)
    style = str(tag.attrs.get("type", "1"))
    return Numbering(True, 0, _integer(tag.attrs.get("start"), first), -1 if reversed_ else 1, style)


def _integer(value: object, otherwise: int) -> int:
    text = str(value).strip() if value is not None else ""
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and digits.isascii() and len(digits) < 8 else otherwise


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and 1 <= number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return letter if style == "a" else letter.upper()
    if style in {"i", "I"} and 1 <= number < 4000:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text if style == "i" else text.upper()
    return str(number)
