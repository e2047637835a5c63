"""Acronyms, and letters and figures in one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import has, lazy

if TYPE_CHECKING:
    import re

    from audiobrief.normalizer.continental.language import Language

_DOTTED = lazy(r"(?<![\w.])((?:[A-ZÄÖÜÉ]\.){2,8})(?!\w)(?P<end>\s*$)?")
#: After a slash it is one where another is before that ("CDU/CSU").
_ACRONYM = lazy(r"(?<![\w@#.])(?<![^A-ZÄÖÜÉÈÑ]/)([A-ZÄÖÜÉÈÑ]{2,12})(s?)(?![\w@])")
_WELDED = lazy(r"(?<![\w@#./])([A-Z]{1,4}|[A-Z][a-zß-ÿ]{2,20}|covid)-?(\d{1,4})([A-Za-z]?)(?![\w@])(?![.,:]\d)")
_VOWELS = frozenset("AEIOUYÄÖÜÉÈ")
_HARD = lazy(
    r"[^AEIOUYÄÖÜÉÈ]{3}|^(?:[BCDFGKPTV][^AEIOUYÄÖÜÉHRL]|[JLMNRXZQW][^AEIOUYÄÖÜÉ])|[BCDFGKPTVJQ]{2}$|[AEIOU]{3}"
)
_SMALL = lazy(r"[a-zß-ÿ]")
_SMALL_WORD = lazy(r"(?<!\w)[a-zß-ÿ]+(?!\w)")
_RAISED = str.maketrans("ᵃᵈᵉᵍʰⁱˡᵐⁿᵒʳˢᵗ", "adeghilmnorst")
#: Small letters that are raised after a figure, a numeral or a letter: "XVIIIᵉ", "Mᵐᵉ".
_RAISED_AFTER = lazy(
    rf"(?<=[\dIVXLCMDPSVnN])(\.?)([{''.join(map(chr, _RAISED))}]{{1,4}})(?!\w)",
    needs=has(*map(chr, _RAISED)),
)
#: "Disney+", "LGBTQ+".
_PLUS = lazy(r"(?<=[A-Za-zß-ÿ])\+(?![\w+])", needs=has("+"))


def lower_raised(text: str) -> str:
    """The text with letters on the line that were raised after a figure or a capital."""
    return _RAISED_AFTER.sub(lambda found: found[1] + found[2].translate(_RAISED), text)


def say_letters(text: str, language: Language) -> str:
    """The text with acronyms letter by letter, but for those that are words."""
    text = _PLUS.sub(" plus", text)
    text = _WELDED.sub(lambda found: _welded(found, language), text)
    # A line in capitals: several words of them, and none in small letters ("la SNCF").
    shouted = len(_ACRONYM.findall(text)) > 1 and len(_SMALL.findall(text)) < 3 and not _SMALL_WORD.search(text)
    text = _DOTTED.sub(
        lambda found: " ".join(found[1].replace(".", "")) + ("." if found["end"] is not None else ""), text
    )
    return text if shouted else _ACRONYM.sub(lambda found: _acronym(found, language), text)


def _acronym(found: re.Match[str], language: Language) -> str:
    word, plural = found.groups()
    if is_word(word, language):
        return word.capitalize() + plural
    return " ".join(word) + plural


def is_word(word: str, language: Language) -> bool:
    """Whether capitals are said as a word."""
    if word in language.words or word in language.letters:
        return word in language.words
    if len(word) < 4 or not _VOWELS & set(word):
        return False
    return len(word) > 5 or not _HARD.search(word)


def _welded(found: re.Match[str], language: Language) -> str:
    letters, number, tail = found.groups()
    said = " ".join(letters) if letters.isupper() and not (len(letters) > 2 and is_word(letters, language)) else letters
    figures = (
        language.count(int(number), None)
        if not number.startswith("0")
        else " ".join(language.count(int(n), None) for n in number)
    )
    return f"{said} {figures}{' ' + tail if tail else ''}"
