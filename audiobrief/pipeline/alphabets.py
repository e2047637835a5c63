"""Which script a text is in, and whether anybody reads it aloud."""

from __future__ import annotations

import unicodedata
from collections import Counter

#: The first letter that is not Latin, but for signs that stand for letters in any language.
BEYOND_LATIN = "\u0370"
#: Scripts by the first word of their letters' Unicode names, with the languages that are written in them.
WRITTEN = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "tt", "ba", "cv", "mn", "tg"),
    "GREEK": ("el", "grc"),
    "DEVANAGARI": ("hi", "mr", "ne", "kok"),
    "CJK": ("zh", "yue", "ja"),
    "HIRAGANA": ("ja",),
    "HANGUL": ("ko",),
    "ARABIC": ("ar", "fa", "ur", "ps", "sd", "ug"),
    "HEBREW": ("he", "yi"),
    "THAI": ("th",),
    "BENGALI": ("bn", "as"),
    "TAMIL": ("ta",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "ETHIOPIC": ("am", "ti"),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "KANNADA": ("kn",),
    "MALAYALAM": ("ml",),
    "MYANMAR": ("my",),
    "ORIYA": ("or",),
    "SINHALA": ("si",),
    "TELUGU": ("te",),
}
#: Unicode's categories of letters.
LETTERS = frozenset({"Lo", "Ll", "Lu", "Lt"})
#: Kana with others of the Japanese, who write with three scripts at once.
_KANA = ("HIRAGANA", "KATAKANA")


def script_of(text: str) -> str | None:
    """The script that most letters of a text are in, by the first word of its letters' names; ``None`` if that is Latin."""
    counted = Counter(filter(None, map(script_of_letter, text)))
    letters = counted.total()
    if kana := sum(counted.pop(name, 0) for name in _KANA):
        counted["HIRAGANA"] = kana + counted.pop("CJK", 0)
    found = next(iter(counted.most_common(1)), ("LATIN", 0))
    return found[0] if found[0] != "LATIN" and 2 * found[1] > letters else None


def script_of_letter(character: str) -> str:
    """The first word of a letter's name, but for letters that are Latin in another shape; empty for other characters."""
    if unicodedata.category(character) not in LETTERS:
        return ""
    plain = unicodedata.normalize("NFKC", character)[0]
    return "LATIN" if plain < BEYOND_LATIN else unicodedata.name(plain, "").partition(" ")[0]


def is_readable(text: str) -> bool:
    """Whether a voice can read what most letters of a text are in: any can if it is Latin, one of espeak-ng's if not."""
    script = script_of(text)
    return script is None or script in WRITTEN
