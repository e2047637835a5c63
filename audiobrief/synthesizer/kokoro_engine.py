"""Speech by Kokoro-82M through kokoro-onnx, in phonemes that espeak-ng gives.

kokoro-onnx would take the text, but then says the marks that espeak-ng puts around a foreign word ("(en)") as if they were
words, knows no given phonemes, and does not tell when a word is heard. So the phonemes are made here.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from pydub import AudioSegment

from audiobrief.synthesizer.alignment import Pronounced, align, timed
from audiobrief.synthesizer.engine import Clip, EngineError
from audiobrief.synthesizer.nearest import nearest
from audiobrief.synthesizer.onnx import open_session
from audiobrief.synthesizer.pronunciation import pieces

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Utterance, Voice, WordTiming
    from audiobrief.synthesizer.driver import RunSettings

_log = logging.getLogger(__name__)
#: The tensor of the published model that holds how long each phoneme takes, and the name kokoro-onnx knows it by.
_DURATIONS = ("/encoder/Clip_output_0", "duration")
_RATE = 24_000
_INSTALL = "audiobrief voices install kokoro"
#: Seconds by which the model's durations run behind its sound: the mean over 35 pauses in four voices, 10 to 100 ms each.
_LAG = 0.06
#: espeak-ng's voices for the languages that Kokoro was trained to speak in espeak-ng's phonemes.
_ESPEAK_VOICES = {"en-US": "en-us", "en-GB": "en-gb", "es": "es", "fr": "fr-fr", "hi": "hi", "it": "it", "pt": "pt-br"}


class KokoroEngine:
    """Kokoro in this process. Any number of them can be started."""

    name = "kokoro"

    def __init__(self, model: Path, styles: Path, settings: RunSettings, scratch: Path) -> None:
        """Load the model.

        Raises:
            EngineError: the package is not installed, or a file is not what it should be.
        """
        try:
            from kokoro_onnx import Kokoro  # noqa: PLC0415  (an extra)

            session = open_session(
                model, settings, _DURATIONS, scratch, install=_INSTALL, optimise=settings.device == "gpu"
            )
            # kokoro-onnx looks whether the file is there; the copy that was opened is gone.
            session._model_path = str(model)  # noqa: SLF001
            self._kokoro = Kokoro.from_session(session, str(styles))
            self._known = frozenset(self._kokoro.tokenizer.vocab)
            self._styles = frozenset(self._kokoro.get_voices())
        except EngineError:
            raise
        except Exception as error:  # numpy, zipfile and kokoro-onnx each have their own
            raise EngineError(f"Kokoro can't be started: {error}") from error

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """See ``Engine.speak``. The sound is at 24,000 Hz."""
        if voice.own_id not in self._styles:
            raise EngineError(f"Kokoro has no voice {voice.own_id!r}")
        phonemes, words = self._phonemes(utterance, voice.language)
        if not any(sign.isalpha() for sign in phonemes):
            raise EngineError(f"Kokoro has no sounds for “{utterance.text}” in {voice.language}")
        try:
            samples, _, timings = self._kokoro.create_timed(
                phonemes,
                voice.own_id,
                speed=voice.speed,
                is_phonemes=True,
                trim=False,
                sentence_pause=0.0,
                clause_pause=0.0,
            )
        except Exception as error:  # whatever onnxruntime and kokoro-onnx raise
            raise EngineError(f"Kokoro failed: {error}") from error
        return Clip(_segment(samples), _words(phonemes, words, timings))

    def _phonemes(self, utterance: Utterance, language: str) -> tuple[str, list[Pronounced]]:
        """Phonemes of an utterance that Kokoro knows, single spaces between them, and which of them are which word."""
        espeak = _ESPEAK_VOICES.get(language) or _ESPEAK_VOICES.get(language.split("-", 1)[0])
        if espeak is None:
            raise EngineError(f"Kokoro does not speak {language}")
        phonemes, words = "", []
        for piece in pieces(utterance):
            if phonemes and not phonemes.endswith(" ") and (piece.text[:1].isspace() or piece.ipa is not None):
                phonemes += " "
            at = len(phonemes)
            given = nearest(piece.ipa, self._known) if piece.ipa is not None else None
            if piece.ipa is not None and given is None:
                _log.warning("Kokoro can't say /%s/: “%s” is said as it is spelled", piece.ipa, piece.text)
            if given is not None:
                said = self._cleaned(given)
                words.append(Pronounced(piece.start, piece.end, at, at + len(said)))
            else:
                said = self._cleaned(_pronounce(piece.text, espeak))
                words += [
                    Pronounced(
                        word.text_start + piece.start, word.text_end + piece.start, word.start + at, word.end + at
                    )
                    for word in align(piece.text, said, lambda text: self._cleaned(_pronounce(text, espeak)))
                ]
            phonemes += said
            if piece.text[-1:].isspace():
                phonemes += " "
        return phonemes.rstrip(), words

    def _cleaned(self, phonemes: str) -> str:
        return " ".join("".join(sign for sign in phonemes if sign in self._known or sign.isspace()).split())


@lru_cache(maxsize=4096)
def _pronounce(text: str, espeak: str) -> str:
    said: str = _backend(espeak).phonemize([text], strip=False)[0]
    return said


@lru_cache(maxsize=8)
def _backend(espeak: str) -> Any:  # noqa: ANN401  (untyped)
    """espeak-ng through phonemizer, in a copy of the library of its own: pyttsx3 may have it in this process as well."""
    from phonemizer.backend import EspeakBackend  # noqa: PLC0415  (an extra)

    # It warns of each phrase that is said in one breath, which is no fault, on the terminal where a package in this process has
    # set up logging.
    quiet = logging.Logger("phonemizer", logging.ERROR)  # noqa: LOG001  (of nobody else)
    return EspeakBackend(
        espeak, preserve_punctuation=True, with_stress=True, language_switch="remove-flags", logger=quiet
    )


def _segment(samples: np.ndarray[Any, np.dtype[np.float32]]) -> AudioSegment:
    pcm = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2")
    return AudioSegment(pcm.tobytes(), sample_width=2, frame_rate=_RATE, channels=1)


def _words(phonemes: str, words: list[Pronounced], timings: list[Any]) -> tuple[WordTiming, ...]:
    """When the words are heard; nothing where the phonemes that were timed are not those that were given."""
    if "".join(timing.phoneme for timing in timings) != phonemes:
        return ()
    edges = (*(timing.start for timing in timings), timings[-1].end)
    return timed(words, [max(0.0, edge - _LAG) for edge in edges])
