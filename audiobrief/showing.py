"""What a person is shown on a terminal: text from strangers, and lengths of time."""

from __future__ import annotations

import unicodedata

from audiobrief.patterns import lazy

#: What a terminal obeys, or what makes it show a line in another order than it is written in; and halves of characters.
OBEYED = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
#: Categories of characters of which nothing is seen where they stand, those that are obeyed among them.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST = 200


def shown(text: str) -> str:
    r"""Text from elsewhere so that a person can be shown it: what a terminal would obey stands there as a sign.

    Control characters are written as ``\x1b``, those that turn a line around as ``⟨U+202E⟩``; line ends and tabs stay.
    """
    return OBEYED.sub(lambda found: _sign(found[0]), text)


def shown_line(text: str, most: int = _LONGEST) -> str:
    """A name or a title from elsewhere as one line, of so many characters at most: what is not seen is a sign there, too."""
    text = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(_sign(character) if unicodedata.category(character) in _UNSEEN else character for character in text)


def _sign(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"⟨U+{code:04X}⟩"


def clock(seconds: float) -> str:
    """A duration or a time for people: ``3:07`` or ``1:02:03``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
