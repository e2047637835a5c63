"""Sentences in a script that their voice can't read are said by a voice that can, and what nobody can say is told: never silence.

A Latin word among others is no matter, nor is a foreign word in a sentence: what counts is what most of a sentence's letters are.
A script is known by the Unicode names of its letters. Where no voice is cast for the languages written in one, espeak-ng's own
voice for it reads (it has more languages than there are voices in its pack); where there is none, espeak-ng says what its letters
are called. That does for a name or a line on a sign, and nobody listens to a page of it: a long sentence is refused. It has no
sound at all for the letters of some scripts, and neither have the engines that take their sounds from it.
"""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from audiobrief.errors import SynthesisError
from audiobrief.folders import models_folder
from audiobrief.languages import base_language
from audiobrief.patterns import lazy
from audiobrief.pipeline.alphabets import BEYOND_LATIN, LETTERS, WRITTEN, script_of, script_of_letter
from audiobrief.pipeline.palette import all_drivers, usable_voices
from audiobrief.synthesizer.loading import DEFAULT_ENGINE
from audiobrief.synthesizer.pronunciation import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.pipeline.lines import Line

_log = logging.getLogger(__name__)
#: The languages in which espeak-ng reads scripts for which its voice pack has nobody.
_ESPEAK = frozenset(
    ["ar", "he", "th", "bn", "ta", "ka", "hy", "am", "gu", "pa", "kn", "ml", "my", "or", "si", "te", "ja"]
)
#: Scripts, as their letters are named, for whose letters espeak-ng has no sound and no name.
_SILENT = (
    "CHAM",
    "CHEROKEE",
    "CHORASMIAN",
    "CYPRO-MINOAN",
    "DIVES AKURU",
    "ELYMAIC",
    "JAVANESE",
    "KAYAH LI",
    "KHITAN",
    "MEETEI MAYEK",
    "NANDINAGARI",
    "NYIAKENG PUACHUE HMONG",
    "OLD UYGHUR",
    "PHAGS-PA",
    "REJANG",
    "SAURASHTRA",
    "SYLOTI NAGRI",
    "TAI VIET",
    "TANGSA",
    "TOTO",
    "VITHKUQI",
    "WANCHO",
    "YEZIDI",
)
#: Parts a script's name from that of its letter.
_LETTER_NAME = lazy(
    r" (?:COMPATIBILITY|UNIFIED|CAPITAL|SMALL|LETTER|SYLLABLE|SYLLABICS|SIGN|CHARACTER|IDEOGRAPH|HIEROGLYPH|VOWEL|LIGATURE|"
    r"CHOSEONG|JUNGSEONG|JONGSEONG|SUBJOINED|SUPERFIXED|LOW|HIGH|FINAL|INDEPENDENT|LOGOGRAM|PREFIXED)\b"
)
#: As many letters and signs on them as a listener may have spelled: less than a minute.
_MOST_SPELLED = 60
_SHOWN = 40
_WAY_OUT = "Leave it out in a script file (audiobrief script), or say in a lexicon how its words sound (--lexicon)"


def voiced_by_script(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those that their voice can't read given to one that can; a warning says so.

    Raises:
        SynthesisError: no voice has a sound for what a line says, or it would be spelled for minutes.
    """
    for line in lines:
        yield line if max(line.spoken, default="") < BEYOND_LATIN else _voiced(line)


def _name(text: str, script: str) -> str:
    """A script's name for a person: “Old Persian”."""
    letter = next(character for character in text if script_of_letter(character) == script)
    name = unicodedata.name(letter)
    found = _LETTER_NAME.search(name)
    return (name[: found.start()] if found else name.partition(" ")[0]).title()


def _voiced(line: Line) -> Line:
    # Where a lexicon says how a word sounds, its letters are no matter.
    text = "".join(piece.text for piece in pieces(line.utterance) if piece.ipa is None)
    _tell_silent(line, text)
    script = script_of(text)
    if script is None or base_language(line.voice.language) in WRITTEN.get(script, ()):
        return line
    voice = _reader(line.voice, script)
    if script not in WRITTEN:
        # The signs for vowels are spelled too.
        if sum(unicodedata.category(character)[0] in "LM" for character in text) > _MOST_SPELLED:
            raise SynthesisError(
                f"the sentence “{_shown(line.text)}” could not be spoken: no voice here can read its script, "
                f"{_name(text, script)}, and it is too long to be spelled. {_WAY_OUT}",
                line.section,
            )
        _log.warning(
            "“%s” is in a script that no voice here can read, %s: %s says what its letters are called, or their numbers",
            _shown(line.text),
            _name(text, script),
            voice.id,
        )
    elif voice != line.voice:
        _log.warning("“%s” is in a script that %s can't read: %s says it", _shown(line.text), line.voice.id, voice.id)
    return replace(line, voice=voice)


def _tell_silent(line: Line, text: str) -> None:
    """Say that words of a line will not be heard.

    Raises:
        SynthesisError: none of them would be.
    """
    words = [word for word in text.split() if any(map(_is_silent, word))]
    if not words:
        return
    name = _name(text, next(script_of_letter(character) for character in words[0] if _is_silent(character)))
    audible = line.utterance.phonemes or any(map(str.isdigit, text))
    if not audible and all(_is_silent(character) for character in text if script_of_letter(character)):
        raise SynthesisError(
            f"the sentence “{line.text}” could not be spoken: no voice has a sound for its script, {name}. {_WAY_OUT}",
            line.section,
        )
    _log.warning("“%s” can't be heard: no voice has a sound for its script, %s", _shown(" ".join(words)), name)


def _is_silent(character: str) -> bool:
    return (
        character >= BEYOND_LATIN
        and unicodedata.category(character) in LETTERS
        and unicodedata.name(character, "").startswith(_SILENT)
    )


def _reader(own: Voice, script: str) -> Voice:
    """The voice that says a script, the nearest to a voice of those that read it."""
    languages = WRITTEN.get(script, ())
    readers = [voice for voice in _voices_in(models_folder()) if base_language(voice.language) in languages]
    if not readers:
        # espeak-ng says at least what the letters are called, where a neural engine may say nothing.
        readers = [voice for voice in usable_voices(DEFAULT_ENGINE) if voice.language == own.language]
        spoken = next((language for language in languages if language in _ESPEAK), None)
        if spoken is not None:
            readers = [_in_language(voice, spoken) for voice in readers or usable_voices(DEFAULT_ENGINE)]

    def fitness(voice: Voice) -> tuple[bool, bool, bool, int]:
        known = base_language(voice.language) in languages
        order = languages.index(base_language(voice.language)) if known else len(languages)
        same = voice.engine == own.engine
        alike = same and voice.id.partition("+")[2] == own.id.partition("+")[2]
        return (same, voice.gender is own.gender, alike, -order)

    return max(readers, key=fitness, default=own)


def _in_language(voice: Voice, language: str) -> Voice:
    """A voice of espeak-ng with another language to speak: its variant and its measured settings stay."""
    variant = voice.id.partition("+")[1:]
    return replace(voice, id="".join((language, *variant)), language=language, accent=language)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@cache
def _voices_in(_: Path) -> tuple[Voice, ...]:
    """The voices that can be used with the models of a folder, the one that is ours now."""
    return tuple(voice for driver in all_drivers() if driver.problem() is None for voice in usable_voices(driver.name))
