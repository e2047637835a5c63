"""Tells languages apart: by their commonest words where that is enough, else by py3langid, or by the script.

Nearly every article is in one of the four languages for which there are rules, and counting words costs nothing; py3langid knows
over a hundred, and takes half a second to load. It is believed only where it is nearly sure: what is in no language that is known
here is read by the rules and voices of English, and a text must not be refused for looking foreign.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = lazy(r"[^\W\d_]+")
# The commonest function words of each language that the other three do not share.
_COMMON = {
    "en": "the and of that was for with his her are this have not but from they which will been said who has "
    "were would",
    "de": "der und nicht ist ein eine mit dem den auf auch sich das von zu wird sind für aus nach bei einen sie "
    "wie über im vom zum",
    "fr": "les et dans est une pour qui sur pas plus au avec du ce ont par mais cette aux été ses sont elle nous leur "
    "le il était",
    "es": "los las y que del una con por para como más fue sus ha este pero sobre también esta muy entre desde hasta "
    "el lo al su años",
}
_LANGUAGE = {word: tag for tag, words in _COMMON.items() for word in words.split()}
_SAMPLE = 20_000
_LATIN = lazy(r"[A-Za-zÀ-ɏḀ-ỿ]")
#: Of one in how many words the commonest ones must be for a language to be known by them: one in four or five are, of prose.
_SHARE = 8
#: How sure py3langid must be, of at least how many letters, and what it calls that which is no language.
_SURE, _FEWEST_SURE, _NONE = 0.99, 40, "zxx"
#: How sure of a text in a script that English is never written in.
_SURE_ENOUGH = 0.9
#: Scripts by the first word of their letters' Unicode names, with the language that they are taken for where nothing else is
#: said. Left out are those that none of our own voices reads while espeak-ng does: their sentences are given to it one by one.
_SCRIPTS = {
    "CJK": "zh", "DEVANAGARI": "hi", "GREEK": "el", "HANGUL": "ko", "KHMER": "km", "LAO": "lo", "TIBETAN": "bo",
    "THAANA": "dv", "SYRIAC": "syc", "YI": "ii",
}  # fmt: skip
_UKRAINIAN = frozenset("ґєії")
_FEWEST_LETTERS, _MOST_OF_THEM = 10, 0.8


def detect_language(text: str) -> str | None:
    """A tag of two letters, or three; ``None`` where the text is too short or speaks for no language that is known here."""
    sample = text[:_SAMPLE]
    by_script = _by_script(sample) if max(sample, default="") >= "\u0370" else None
    if by_script is not None:
        return by_script
    words = [word.lower() for word in _WORD.findall(sample)]
    ranked = Counter(_LANGUAGE[word] for word in words if word in _LANGUAGE).most_common(2)
    most, second = ([count for _, count in ranked] + [0, 0])[:2]
    by_words = ranked[0][0] if most >= max(3, 2 * second) and most * 12 >= len(words) else None
    if by_words is not None and most * _SHARE >= len(words):
        return by_words
    return _by_letters(sample) or by_words


def _by_letters(text: str) -> str | None:
    """What a text in Latin letters is taken for, if that is nearly sure.

    In other scripts some languages are known that nobody here reads, though espeak-ng does: see ``_SCRIPTS``.
    """
    letters = sum(character.isalpha() for character in text)
    return _identified(text) if len(_LATIN.findall(text)) >= _MOST_OF_THEM * letters else None


def _identified(text: str, sure: float = _SURE) -> str | None:
    """What py3langid takes a text for; ``None`` where it isn't sure."""
    if sum(character.isalpha() for character in text) < _FEWEST_SURE:
        return None
    language, probability = _identifier().classify(text)
    return language if probability >= sure and language != _NONE else None


@cache
def _identifier() -> LanguageIdentifier:
    # Loaded for what the commonest words don't tell.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_script(text: str) -> str | None:
    """The language of a text nearly all of which is in a script that tells it."""
    letters = [character for character in text if character.isalpha()]
    counted = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script, count = counted.most_common(1)[0] if counted else ("", 0)
    # The Japanese write with Chinese letters among their own.
    if count < _FEWEST_LETTERS or count < _MOST_OF_THEM * len(letters) or counted["HIRAGANA"] or counted["KATAKANA"]:
        return None
    if script == "CYRILLIC":
        return _identified(text, _SURE_ENOUGH) or ("uk" if not _UKRAINIAN.isdisjoint(text.lower()) else "ru")
    return _SCRIPTS.get(script)
