"""An entry of a pronunciation lexicon: how a word or phrase is to be said."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from audiobrief.errors import LexiconError
from audiobrief.lexicon.ipa import NotIpaError, checked

_LONGEST_WRITTEN, _LONGEST_SAID = 200, 1000


class Entry(NamedTuple):
    """How a word or phrase is to be said: either as another text, or as given sounds."""

    #: The word or phrase as it stands in articles. In lower case, any case of it is meant; with capitals, only that one.
    written: str
    #: What is said in its place.
    alias: str | None = None
    #: How it sounds, in the International Phonetic Alphabet.
    ipa: str | None = None
    #: Base language that it holds for, such as ``en``; ``None`` for all.
    language: str | None = None
    #: Where it stands, for messages: file and line.
    origin: str = ""


def make_entry(
    written: str, where: str, *, alias: str | None = None, ipa: str | None = None, language: str | None = None
) -> Entry:
    """An entry that can be used.

    Args:
        written: the word or phrase.
        where: file and line.
        alias: what is said in its place, or
        ipa: how it sounds.
        language: base language, such as ``en``.

    Raises:
        LexiconError: something of it can't be used.
    """
    word = " ".join(unicodedata.normalize("NFC", written).split())
    said = alias if ipa is None else ipa
    if not any(character.isalnum() for character in word):
        raise LexiconError(f"{where}: {written!r} is no word: it has no letter or digit")
    if said is None or not said.strip():
        raise LexiconError(f"{where}: it is not said how {word!r} is to sound")
    if len(word) > _LONGEST_WRITTEN or len(said) > _LONGEST_SAID:
        raise LexiconError(
            f"{where}: too long: {_LONGEST_WRITTEN} characters at most are replaced, by {_LONGEST_SAID} at most"
        )
    if ipa is None and not any(character.isalnum() for character in said):
        raise LexiconError(f"{where}: {said!r} has no letter or digit that could be said for {word!r}")
    try:
        sound = None if ipa is None else checked(ipa)
    except NotIpaError as error:
        raise LexiconError(f"{where}, {word!r}: {error}") from error
    return Entry(word, None if sound else " ".join(said.split()), sound, language, where)
