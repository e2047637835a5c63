"""Which language a lexicon says that it is for."""

from __future__ import annotations

from audiobrief.languages import base_language, bcp47
from audiobrief.patterns import lazy

#: BCP 47: two or three letters (longer names are kept for languages that nobody has registered), or a private name.
_TAG = lazy(r"(?:(?P<base>[A-Za-z]{2,3})|[XxIi](?=[-_]))(?:[-_][A-Za-z0-9]{1,8})*")
#: Not determined, and several: such a lexicon holds for every language.
_ANY = frozenset({"und", "mul"})


class NoLanguageError(ValueError):
    """Something is no tag of a language: the message says so, in part of a sentence."""


def base_of(tag: str) -> str | None:
    """The base language of a lexicon's tag, such as ``en``; ``None`` for all languages.

    Raises:
        NoLanguageError: it is no tag of a language, and the lexicon would hold for nothing.
    """
    found = _TAG.fullmatch(tag)
    if found is None:
        raise NoLanguageError(f"{tag!r} is no tag of a language, such as en or en-GB")
    base = (found["base"] or tag).lower()
    return None if base in _ANY else base_language(bcp47(base) or base)
