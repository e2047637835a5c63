"""Speech by Piper through piper-tts.

Its own way from text to sound obeys ``[[…]]`` in a text and tells when a phoneme is heard only for models that were changed for
it. Phonemes and sound are therefore asked for one after the other, and the model is opened so that it tells.
"""

from __future__ import annotations

import json
import logging
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from pydub import AudioSegment

from audiobrief.synthesizer.alignment import Pronounced, align, timed
from audiobrief.synthesizer.engine import Clip, EngineError
from audiobrief.synthesizer.nearest import nearest
from audiobrief.synthesizer.onnx import open_session
from audiobrief.synthesizer.piper import NOISE_SCALE, NOISE_W_SCALE
from audiobrief.synthesizer.pronunciation import pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobrief.model import Utterance, Voice
    from audiobrief.synthesizer.driver import RunSettings

_log = logging.getLogger(__name__)
#: The tensor of Piper's models that holds how long each phoneme takes.
_DURATIONS = ("/Ceil_output_0", "durations")
_INSTALL = "audiobrief voices install piper"
#: Brackets would be obeyed.
_BRACKETS = str.maketrans("[]", "()")


class PiperEngine:
    """Piper in this process; each voice's model is loaded when it is first asked for, and kept. An only voice's is at once."""

    name = "piper"

    def __init__(
        self, model_of: Callable[[str], Path], settings: RunSettings, scratch: Path, installed: tuple[str, ...] = ()
    ) -> None:
        """Make it ready to load models.

        Args:
            model_of: finds the model of a voice.
            settings: how models are to run.
            scratch: a folder for temporary files.
            installed: the voices there are.

        Raises:
            EngineError: the package is not installed, or the model of the only voice can't be loaded.
        """
        try:
            import piper  # noqa: PLC0415  (an extra)
        except ImportError as error:
            raise EngineError(f"Piper can't be started: {error}") from error
        self._piper: Any = piper
        self._model_of = model_of
        self._settings = settings
        self._scratch = scratch
        self._voices: dict[str, Any] = {}
        if len(installed) == 1:
            # Nothing else can be asked for: it is loaded while the article is read.
            self._voice(installed[0])

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """See ``Engine.speak``. The sound is at the voice's own sample rate."""
        speaker = self._voice(voice.own_id)
        phonemes, words = self._phonemes(utterance, speaker)
        if not any(phoneme[:1].isalpha() for phoneme in phonemes):
            raise EngineError(f"Piper has no sounds for “{utterance.text}” in the voice {voice.id}")
        config = self._piper.SynthesisConfig(
            length_scale=speaker.config.length_scale / voice.speed,
            noise_scale=min(speaker.config.noise_scale, NOISE_SCALE),
            noise_w_scale=min(speaker.config.noise_w_scale, NOISE_W_SCALE),
        )
        try:
            samples, lengths = speaker.phoneme_ids_to_audio(
                speaker.phonemes_to_ids(phonemes), config, include_alignments=True
            )
        except Exception as error:  # whatever onnxruntime raises
            raise EngineError(f"Piper failed: {error}") from error
        rate = speaker.config.sample_rate
        edges = _edges(phonemes, lengths, speaker.config.phoneme_id_map)
        heard = timed(words, [edge / rate for edge in edges]) if edges is not None else ()
        return Clip(_segment(np.atleast_1d(samples), rate), heard)

    def _voice(self, name: str) -> Any:  # noqa: ANN401  (untyped)
        if name not in self._voices:
            model = self._model_of(name)
            try:
                description = json.loads(model.with_name(f"{model.name}.json").read_text("utf-8"))
                config = self._piper.PiperConfig.from_dict(description)
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise EngineError(
                    f"the description of the Piper voice {name!r} can't be read, it seems damaged: {_INSTALL}:{name} ({error})"
                ) from error
            optimise = self._settings.device == "gpu"
            session = open_session(
                model, self._settings, _DURATIONS, self._scratch, install=f"{_INSTALL}:{name}", optimise=optimise
            )
            self._voices[name] = self._piper.PiperVoice(session=session, config=config)
        return self._voices[name]

    def _phonemes(self, utterance: Utterance, speaker: Any) -> tuple[list[str], list[Pronounced]]:  # noqa: ANN401
        """Phonemes of an utterance that the voice knows, and which of them are which word."""
        known = speaker.config.phoneme_id_map

        def pronounce(text: str) -> list[str]:
            found: list[str] = []
            for sentence in speaker.phonemize(text.translate(_BRACKETS)):
                if found and found[-1] != " ":
                    found.append(" ")
                found += (phoneme for phoneme in sentence if phoneme in known)
            return found

        phonemes: list[str] = []
        words: list[Pronounced] = []
        for piece in pieces(utterance):
            if phonemes and phonemes[-1] != " " and (piece.text[:1].isspace() or piece.ipa is not None):
                phonemes.append(" ")
            at = len(phonemes)
            given = nearest(piece.ipa, known) if piece.ipa is not None else None
            if piece.ipa is not None and given is None:
                _log.warning("Piper can't say /%s/: “%s” is said as it is spelled", piece.ipa, piece.text)
            if given is not None:
                phonemes += (sign for sign in given if sign in known)
                words.append(Pronounced(piece.start, piece.end, at, len(phonemes)))
            else:
                said = pronounce(piece.text)
                phonemes += said
                # Where a phoneme is several signs (a diphthong), a sign stands for it: the alignment counts phonemes.
                signs = _one_sign_each(said)
                words += (
                    Pronounced(
                        word.text_start + piece.start, word.text_end + piece.start, word.start + at, word.end + at
                    )
                    for word in align(piece.text, signs, lambda text: _one_sign_each(pronounce(text)))
                )
            if piece.text[-1:].isspace() and phonemes and phonemes[-1] != " ":
                phonemes.append(" ")
        while phonemes and phonemes[-1] == " ":
            phonemes.pop()
        return phonemes, words


def _one_sign_each(phonemes: list[str]) -> str:
    return "".join(phoneme[:1] for phoneme in phonemes)


def _edges(phonemes: list[str], lengths: Any, ids: dict[str, list[int]]) -> list[int] | None:  # noqa: ANN401  (untyped)
    """The sample at which each phoneme starts, and the last one ends; ``None`` where the model does not tell.

    Every phoneme has its ids and a pad after them; before the first stand the mark of the beginning and a pad.
    """
    if lengths is None:
        return None
    samples = [int(length) for length in np.atleast_1d(lengths)]
    counts = [len(ids[phoneme]) + len(ids["_"]) for phoneme in phonemes]
    first = len(ids["^"]) + len(ids["_"])
    if first + sum(counts) + len(ids["$"]) != len(samples):
        return None
    sums = [0, *accumulate(samples)]
    return [sums[place] for place in accumulate(counts, initial=first)]


def _segment(samples: np.ndarray[Any, np.dtype[np.float32]], rate: int) -> AudioSegment:
    pcm = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2")
    return AudioSegment(pcm.tobytes(), sample_width=2, frame_rate=rate, channels=1)
