"""Which words of a text an engine is likely to say wrong: names, foreign words and acronyms that no dictionary vouches for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.languages import base_language
from audiobrief.lexicon.dictionary import derived, folded, known
from audiobrief.lexicon.likeness import distance
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from audiobrief.lexicon.lexicon import Lexicon

    #: How the engine says a text, in IPA.
    Reading = Callable[[str], str]

#: A word without digits in or beside it.
_WORD = lazy(r"(?<![\w'’.@#/&-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/&])|(?<=[-—–])[^\W\d_]+(?![\w@/&])")
_ADDRESS = lazy(r"\S*(?:://|www\.|@|#)\S*|\b[\w-]+\.(?:com|org|net|gov|edu|co|io|tv)\b\S*")
_POSSESSIVE = lazy(r"['’]s?$", re.IGNORECASE)
#: What stands before the first word of a sentence, also where one begins within another.
_BEGINNING = lazy(r"(?:^|[.!?:…]['\"”’)]*\s+|[“\"‘(\[]|[—–•*]\s?)\W*$")
_ROMAN = lazy(r"[IVXLC]+")
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "st", "jr", "sr", "vs", "etc"})
_INNER_CAPITAL = lazy(r"[^\W\d_][^\W\d_]*[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]|^[a-z][A-ZÀ-Þ]")
#: Capitals within names that are read like any others: McDonald, DeSantis, O'Brien.
_PARTICLE = lazy(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’]|D['’])(?=[A-Z])")
_LONGEST_ACRONYM = 6
#: Several of what an acronym stands for: NGOs.
_ACRONYMS = lazy(r"[A-Z]{2,}s")
#: A letter that is read as the article unless it is tied to the next.
_LONE_A = lazy(r"\bA (?=[A-Z])")
#: Younger than the dictionary, and said right.
_SAID_RIGHT = frozenset({"COVID", "FOMO", "ISIS", "NAACP"})
#: Letters that are none of a language's own.
_FOREIGN = {
    "en": lazy(r"[^\W\d_a-zA-Z'’]"), "de": lazy(r"[^\W\d_a-zA-ZäöüßÄÖÜẞ'’]"),
    "fr": lazy(r"[^\W\d_a-zA-ZàâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ'’]"),
    "es": lazy(r"[^\W\d_a-zA-ZáéíñóúüÁÉÍÑÓÚÜ'’]"),
}  # fmt: skip
#: Letters that no English word has in this place.
_UNUSUAL = lazy(
    r"^(?:mb|mw|nd|ng|nk|nz|nj|tl|tz|zh|xh|hl|hr|kp|gb|sz|cz|dz|dj|dv|bh|dh|lh|ll|vl|vr|zl|zw|sr|tk|kh|ts)|q(?!u)|"
    r"aa|ii|uu|jj|vv|[^aeiouyrsl]j[^aeou]|(?:tsch|szcz|dzh|aoi|eaux|ijn)|[bcdfghjklmnpqrstvwxz]{5}"
)
#: How far the engine's reading of a name may be from the dictionary's; and that of a word in lower case, which engines were
#: made for, and where dictionaries have the unlikelier forms.
_NAME_APART, _WORD_APART = 0.9, 1.6
#: Below that, two readings are one.
_SAME = 0.6
_LONGEST_CONTEXT = 90


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that an engine is likely to say wrong."""

    word: str
    #: How often it occurs.
    count: int
    #: Its first sentence, or what is around it there.
    context: str
    #: How the engine says it as things are, in IPA.
    reading: str
    #: Why it is listed, in part of a sentence.
    reason: str
    #: How the dictionary says it, in IPA; ``None`` where it does not know it.
    suggestion: str | None = None


class _Place(NamedTuple):
    word: str
    context: str
    #: Whether its capital is due to its place.
    begins: bool


class _Doubt(NamedTuple):
    reason: str
    suggestion: str | None = None


@dataclass(slots=True)
class _Found:
    count: int
    context: str
    named: bool


def suspects(sentences: Iterable[str], lexicon: Lexicon, read: Reading, language: str = "en") -> tuple[Suspect, ...]:
    """The words of a text that an engine is likely to say wrong, the most frequent first, else in order.

    Args:
        sentences: as written.
        lexicon: words in it are as they should be.
        read: how the engine says a text, in IPA.
        language: of the text. For English there is a dictionary; in other languages only the letters tell.
    """
    base = base_language(language)
    places = [place for sentence in sentences for place in _places(sentence, lexicon)]
    lower = Counter(place.word for place in places if place.word.islower())
    found: dict[str, _Found] = {}
    for place in places:
        entry = found.setdefault(place.word, _Found(0, place.context, named=False))
        entry.count += 1
        entry.named |= not place.begins
    capitals = {word for word in found if word.istitle()}
    listed = []
    for word, entry in found.items():
        if len(folded(word)) < 2 or word.lower() in _TITLES or (word[0].isupper() and lower[word.lower()]):
            continue
        told = _doubt(word, read, base, named=entry.named, capitals=capitals)
        if told is not None:
            listed.append(Suspect(word, entry.count, entry.context, read(word), told.reason, told.suggestion))
    return tuple(sorted(listed, key=lambda suspect: -suspect.count))


def _places(sentence: str, lexicon: Lexicon) -> Iterator[_Place]:
    """The words of a sentence that no lexicon covers."""
    covered = [(match.start, match.end) for match in lexicon.find(sentence)]
    covered += [found.span() for found in _ADDRESS.finditer(sentence)]
    words = list(_WORD.finditer(sentence))
    long = [found.group() for found in words if len(found.group()) > 3]
    # In a headline, capitals say nothing; in one of capitals alone, nor does an acronym's look.
    headline = len(long) > 1 and sum(word[0].isupper() for word in long) > 0.7 * len(long)
    if len(long) > 1 and sentence == sentence.upper():
        return
    for found in words:
        start, end = found.span()
        if any(start < last and first < end for first, last in covered):
            continue
        # An abbreviation, unless the sentence ends with it.
        if sentence[end : end + 1] == "." and end + 1 < len(sentence.rstrip("\"'”’) ")) and end - start < 6:
            continue
        word = _POSSESSIVE.sub("", found.group())
        yield _Place(word, _around(sentence, start, end), headline or bool(_BEGINNING.search(sentence[:start])))


def _around(sentence: str, start: int, end: int) -> str:
    """The sentence, or what of it is around a word."""
    if len(sentence) <= _LONGEST_CONTEXT:
        return sentence
    half = (_LONGEST_CONTEXT - (end - start)) // 2
    low, high = max(0, start - half), min(len(sentence), end + half)
    return ("…" if low else "") + sentence[low:high].strip() + ("…" if high < len(sentence) else "")


def _doubt(word: str, read: Reading, language: str, *, named: bool, capitals: set[str]) -> _Doubt | None:
    """Why a word is doubtful, and how it should be said if that is known; ``None`` if it is not."""
    foreign = _FOREIGN.get(language)
    letters = sorted(set(foreign.findall(word))) if foreign else []
    if language != "en":
        if letters:
            return _Doubt(f"letters that the language does not have: {' '.join(letters)}")
        return _Doubt("a capital within the word") if _INNER_CAPITAL.search(word) else None
    if word.isupper() or _ACRONYMS.fullmatch(word):
        return _doubt_acronym(word.removesuffix("s"), read, capitals)
    if known(word):
        return _doubt_reading(word, read, named=named)
    if letters:
        return _Doubt(f"letters that English does not have: {' '.join(letters)}")
    return _doubt_unknown(word)


def _doubt_reading(word: str, read: Reading, *, named: bool) -> _Doubt | None:
    """Whether the engine says a word of the dictionary in another way."""
    apart, likeliest = min((distance(read(word), way), way) for way in known(word))
    if apart < (_NAME_APART if named and not word.islower() else _WORD_APART):
        return None
    return _Doubt("the pronunciation dictionary says it otherwise", likeliest)


def _doubt_unknown(word: str) -> _Doubt | None:
    """Whether a word that the dictionary does not have may be said wrong."""
    plain = _PARTICLE.sub("", word)
    if derived(word, name=word[0].isupper()) or (plain != word and (known(plain) or derived(plain, name=True))):
        return None
    if _INNER_CAPITAL.search(word):
        return _Doubt("a capital within the word")
    if word[0].isupper():
        return _Doubt("a name that is not in the pronunciation dictionary")
    return _Doubt("spelled as English words are not") if _UNUSUAL.search(word) else None


def _doubt_acronym(word: str, read: Reading, capitals: set[str]) -> _Doubt | None:
    if len(word) > _LONGEST_ACRONYM or _ROMAN.fullmatch(word) or word.title() in capitals or word in _SAID_RIGHT:
        return None
    reading = read(word)
    spelled = distance(reading, read(_LONE_A.sub("A-", " ".join(word)))) < _SAME
    if spelled or any(distance(reading, way) < _SAME for way in known(word)):
        return None
    return _Doubt("capitals that are said as a word")
