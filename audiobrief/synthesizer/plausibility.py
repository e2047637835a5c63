"""The check that a clip can be what its text sounds like: an engine may lose speech without a word.

The expected length is a linear model fitted to 6,000 sentences of news spoken by espeak-ng at 175 words per minute. The
bounds are set outside all that was seen there: of sentences of 60 letters or more, none took less than 0.82 of its expected
length; of those with 20 to 60, 0.69; shorter ones vary more. Text in a script the voice can't read is spelled out, at length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.synthesizer.engine import EngineError

if TYPE_CHECKING:
    from pydub import AudioSegment

    from audiobrief.model import WordTiming
    from audiobrief.synthesizer.engine import Clip

_WORD = lazy(r"[^\W\d_]+")
REFERENCE_RATE = 175
#: A clip whose highest sample is under this share of full scale is silence: about -40 dBFS.
_SILENCE_PEAK = 0.01
#: espeak-ng has names for the letters of most scripts up to here.
_NAMED = "\u06ff"
#: A run of letters longer than this is no word that a rate in words per minute says anything about.
_LONGEST_WORD = 24
#: What rounding may put a word beyond its clip's end, in seconds.
_ROUNDING = 0.01


def expected_seconds(text: str, rate: int = REFERENCE_RATE) -> float:
    """How long the text takes to say at ``rate`` words per minute, in seconds, a pause at its end included."""
    letters = sum(len(word) for word in _WORD.findall(text))
    digits = sum(character.isdigit() for character in text)
    marks = sum(not (character.isalnum() or character.isspace()) for character in text)
    return (0.060 * letters + 0.31 * digits + 0.16 * marks) * REFERENCE_RATE / rate + 0.35


def check_clip(clip: AudioSegment, text: str, rate: int) -> None:
    """Make sure that a clip can be the sound of its text.

    Args:
        clip: as the engine returned it, silence at its ends included.
        text: the spoken form; has something to say.
        rate: the voice's speaking rate in words per minute.

    Raises:
        EngineError: the clip is empty, silent, far too short or far too long.
    """
    seconds = clip.duration_seconds
    if not seconds or clip.max < _SILENCE_PEAK * clip.max_possible_amplitude:
        raise EngineError("the clip is silent")
    shortest, longest = _bounds(text)
    expected = expected_seconds(text, rate)
    if seconds < shortest * expected:
        raise EngineError(f"the clip is far too short: {seconds:.2f} s where about {expected:.1f} s are expected")
    if seconds > longest * expected:
        raise EngineError(f"the clip is far too long: {seconds:.2f} s where about {expected:.1f} s are expected")


def _bounds(text: str) -> tuple[float, float]:
    """The shortest and longest plausible length, as shares of the expected one."""
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    # Spelled out letter by letter, by the letters' names or their numbers: “Ethiopic letter one two three four”.
    longest = 3.0 if letters >= 20 and text.isascii() else 40.0 if max(text, default="") > _NAMED else 12.0
    if any(len(word) > _LONGEST_WORD for word in words):
        return 0.2, longest
    if letters < 20:
        return 0.2, longest
    return (0.5 if letters < 60 else 0.6), longest


def plausible_words(clip: Clip, text: str) -> tuple[WordTiming, ...]:
    """The clip's word timings if they can be true; none of them if one can't.

    Args:
        clip: as the engine returned it.
        text: of the utterance.
    """
    seconds, at = 0.0, 0
    length = clip.audio.duration_seconds + _ROUNDING
    for word in clip.words:
        if not (seconds <= word.start < word.end <= length and at <= word.text_start < word.text_end <= len(text)):
            return ()
        seconds, at = word.end, word.text_end
    return clip.words
