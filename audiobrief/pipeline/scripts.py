"""Sentences in a script that their voice can't read are said by a voice that can: never spelled out letter by letter, never lost.

A Latin word among others is no matter, nor is a foreign word in a sentence: what counts is what most of a sentence's letters are.
"""

from __future__ import annotations

import logging
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from audiobrief.casting.packs import base_language
from audiobrief.pipeline.palette import all_drivers, usable_voices
from audiobrief.synthesizer.loading import DEFAULT_ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.model import Voice
    from audiobrief.pipeline.lines import Line

_log = logging.getLogger(__name__)
#: The first letter that is not Latin, but for signs that stand for letters in any language.
_BEYOND_LATIN = "\u0370"
#: Scripts by the first word of their letters' Unicode names, with the languages that are written in them. Others are Latin.
_WRITTEN = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk"),
    "GREEK": ("el",),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "CJK": ("zh", "ja"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "ARABIC": ("ar", "fa", "ur"),
    "HEBREW": ("he",),
    "THAI": ("th",),
    "BENGALI": ("bn",),
    "TAMIL": ("ta",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
}
_SHOWN = 40


def voiced_by_script(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those that their voice can't read given to one that can; a warning says so."""
    for line in lines:
        voice = line.voice if max(line.spoken, default="") < _BEYOND_LATIN else _reader(line)
        if voice != line.voice:
            shown = line.text if len(line.text) <= _SHOWN else f"{line.text[:_SHOWN]}…"
            _log.warning("“%s” is in a script that %s can't read: %s says it", shown, line.voice.id, voice.id)
            line = replace(line, voice=voice)  # noqa: PLW2901  (the same line)
        yield line


def script_of(text: str) -> str | None:
    """The script that most letters of a text are in, if it is one that needs a voice of its own."""
    letters = Counter(
        unicodedata.name(character, "").partition(" ")[0]
        for character in text
        if unicodedata.category(character) in {"Lo", "Ll", "Lu"}
    )
    found = next(iter(letters.most_common(1)), ("", 0))
    return found[0] if found[0] in _WRITTEN and 2 * found[1] > letters.total() else None


def _reader(line: Line) -> Voice:
    script = script_of(line.spoken)
    if script is None or base_language(line.voice.language) in _WRITTEN[script]:
        return line.voice
    readers = [voice for voice in _voices_here() if base_language(voice.language) in _WRITTEN[script]]
    if not readers:
        # espeak-ng says at least what the letters are called, where a neural engine may say nothing.
        readers = [voice for voice in usable_voices(DEFAULT_ENGINE) if voice.language == line.voice.language]
    own = line.voice
    languages = _WRITTEN[script]

    def fitness(voice: Voice) -> tuple[bool, bool, int]:
        known = base_language(voice.language) in languages
        order = languages.index(base_language(voice.language)) if known else len(languages)
        return (voice.engine == own.engine, voice.gender is own.gender, -order)

    return max(readers, key=fitness, default=own)


@cache
def _voices_here() -> tuple[Voice, ...]:
    return tuple(voice for driver in all_drivers() if driver.problem() is None for voice in usable_voices(driver.name))
