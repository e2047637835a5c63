"""From a sentence as written to what an engine is given: lexicons first, then numbers and signs.

An entry that says another text is put into the written text, so that the normalizer sees what will be said. For one that says
sounds, a made-up name stands in while the normalizer works: it sees a name among its neighbours (“Dr.” before it is a title),
and where the name comes out again, the word is put back, with its sounds beside it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import count, product, zip_longest
from typing import TYPE_CHECKING

from audiobrief.model import Phonemes, Utterance
from audiobrief.normalizer import spoken_form
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobrief.lexicon import Lexicon, Match

#: What may stand inside of a word unseen.
_UNSEEN = lazy("[\u00ad\u200b\u2060\ufeff]")


def utter(written: str, language: str, lexicon: Lexicon) -> Utterance:
    """What an engine is given for a sentence.

    Args:
        written: the sentence.
        language: BCP 47 tag.
        lexicon: of that language.

    Returns:
        An utterance whose text is empty where there is nothing to say.
    """
    if not lexicon:
        return Utterance(spoken_form(written, language))
    # The normalizer does this too; here it comes before the lexicon is looked into.
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", written))
    matches = lexicon.find(text)
    if not matches:
        return Utterance(spoken_form(written, language))
    names = _names(text)
    pieces = list(_pieces(text, matches))
    given = []
    for words, match in pieces:
        given.append(words)
        if match is not None:
            name = next(names)
            # The normalizer may look at the case of a word.
            given.append(name if text[match.start].isupper() else name.lower())
    spoken = _parted(spoken_form("".join(given), language), given[1::2])
    if spoken is None:
        spoken = [spoken_form(words, language) for words, _ in pieces]
    return _joined(spoken, [match for _, match in pieces if match is not None], text, language)


def _pieces(text: str, matches: Iterable[Match]) -> Iterator[tuple[str, Match | None]]:
    """A text cut at the entries that say sounds, other texts put in: each piece with the entry after it; the last has none."""
    words, at = "", 0
    for match in matches:
        words += text[at : match.start]
        at = match.end
        if match.alias is not None:
            # A capital stays one: the normalizer takes “Mr.” before one for a title.
            initial = match.alias[0]
            words += (initial.upper() if text[match.start].isupper() else initial) + match.alias[1:]
        else:
            yield words, match
            words = ""
    yield words + text[at:], None


def _parted(spoken: str, names: Iterable[str]) -> list[str] | None:
    """A spoken form cut at the names that stand in for words, without them; ``None`` if they are not all in it, in order."""
    parts, at = [], 0
    for name in names:
        found = re.compile(rf"(?<![^\W_]){name}(?![^\W_])", re.IGNORECASE).search(spoken, at)
        if found is None:
            return None
        parts.append(spoken[at : found.start()])
        at = found.end()
    return [*parts, spoken[at:]]


def _joined(parts: Sequence[str], matches: Iterable[Match], text: str, language: str) -> Utterance:
    """The spoken parts with the words between them, and the sounds of these."""
    said, phonemes = "", []
    for part, match in zip_longest(parts, matches):
        said += _space(said, part) + part
        if match is None:
            break
        word = text[match.start : match.end]
        word = spoken_form(word, language) or word
        said += _space(said, word)
        phonemes.append(Phonemes(len(said), len(said) + len(word), match.ipa or ""))
        said += word
    return Utterance(said, tuple(phonemes))


def _space(before: str, after: str) -> str:
    """The space that parts normalized by themselves have lost between them."""
    return " " if before and after and before[-1].isalnum() and after[0].isalnum() else ""


def _names(text: str) -> Iterator[str]:
    """Made-up names that don't occur in a text."""
    lower = text.lower()
    for length in count(2):
        for letters in product("bdfglmn", "aeo", repeat=length):
            name = "".join(letters).capitalize() + "vorn"
            if name.lower() not in lower:
                yield name
