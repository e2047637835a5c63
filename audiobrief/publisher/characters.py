"""What characters a companion file may hold, and how wide they are."""

from __future__ import annotations

import unicodedata

from audiobrief.patterns import lazy

# Not allowed in HTML, XML or WebVTT: control characters but for white space, lone surrogates, noncharacters.
_FORBIDDEN = lazy(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# White space but for the spaces that a line is not to be broken at, which are part of how a language is written.
_SPACE = lazy("[^\\S\u00a0\u202f]+")


def printable(text: str) -> str:
    """The text with a replacement character for each one that no markup may hold; none moves."""
    # Nearly all text is what Python calls printable: nothing that is forbidden, and of white space only the space.
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def one_line(text: str | None) -> str:
    """The text as one line: printable, runs of white space as one space, none at its ends."""
    text = text or ""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", printable(text)).strip()


def width(text: str) -> int:
    """Columns that the text takes in a fixed pitch: two for an ideograph, none for a mark that joins the letter before it."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def shortened(text: str, most: int) -> str:
    """The text as one line of at most ``most`` characters, with an ellipsis where it was cut."""
    text = one_line(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def clock(seconds: float) -> str:
    """A time for people: ``3:07`` or ``1:02:03``, rounded down as players do."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
