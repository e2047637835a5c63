"""Speech by pyttsx3 over the espeak-ng that the wheel ``espeakng-loader`` carries.

pyttsx3 2.99 drives espeak-ng in its asynchronous mode: settings and texts go through a queue that espeak-ng's own thread
works off. Used as its manual shows, it loses speech without a word, for three reasons that this module works around:

- the first ``runAndWait`` of a process ends its loop before the text is spoken, because the driver counts as busy until
  then: so one empty ``runAndWait`` goes first;
- ``runAndWait`` calls ``stop``, which cancels whatever is in the queue if anything is: settings that are not yet worked off
  are lost, and now and then the text with them, or the one after it: so ``stop`` is made to do nothing;
- nothing tells whether sound was written: so the ``finished-utterance`` event is waited for, and the result looked at.
"""

from __future__ import annotations

import ctypes
import io
import logging
import os
import threading
import time
import types
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pydub import AudioSegment

from audiobrief.synthesizer.engine import Clip, EngineError
from audiobrief.synthesizer.mnemonics import mnemonics
from audiobrief.synthesizer.pronunciation import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobrief.model import Utterance, Voice

_log = logging.getLogger(__name__)

#: Longest time that one sentence may take to speak, in seconds. espeak-ng needs about 10 ms.
SPEAK_TIMEOUT = 20.0
_QUEUE_TIMEOUT = 5.0
_POLL = 0.0002
_SEED = 1


class Pyttsx3Engine:
    """The embedded espeak-ng, through pyttsx3. At most one in a process: espeak-ng can't be started twice."""

    name = "pyttsx3"

    def __init__(self) -> None:
        self._finished = threading.Event()
        self._deadline = time.monotonic() + SPEAK_TIMEOUT
        self._refusals: list[Exception] = []
        self._voice: Voice | None = None
        try:
            self._espeak, self._engine, self._synth = _start(self._wait)
            # Where espeak-ng was done before pyttsx3 looked, the wish to stop outlived the utterance and cut off the next.
            self._engine.proxy._driver.stop = lambda: None  # noqa: SLF001  (there is no other way in)
            self._engine.connect("finished-utterance", self._on_finished)
            self._engine.connect("error", self._on_error)
            self._engine.runAndWait()
        except (OSError, RuntimeError, ImportError) as error:
            raise EngineError(f"espeak-ng can't be started: {error}") from error

    def _on_finished(self, name: str | None, completed: bool) -> None:  # noqa: ARG002  (pyttsx3 gives them by name)
        # Set also for an utterance that was cut off: the file, or its absence, then tells.
        self._finished.set()

    def _wait(self, seconds: float) -> None:
        """What pyttsx3 does between two looks at whether the utterance is over.

        It would sleep 10 ms: as long as espeak-ng needs to speak a sentence. And it would look for ever.
        """
        if not self._finished.wait(seconds) and time.monotonic() > self._deadline:
            raise EngineError(f"espeak-ng did not finish within {SPEAK_TIMEOUT:.0f} s")

    def _on_error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002  (pyttsx3 gives it by name)
        self._refusals.append(exception)

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """See ``Engine.speak``. The sound is at 22,050 Hz. espeak-ng's word events drift, so no words are timed."""
        self._drain()
        if voice != self._voice:
            self._change(voice)
        self._finished.clear()
        self._deadline = time.monotonic() + SPEAK_TIMEOUT
        # pyttsx3 hands what it is given as a file name to the wave module, which takes a file as well: nothing goes to disk.
        file = io.BytesIO()
        self._engine.save_to_file(self._notation(utterance, voice), file)
        self._engine.runAndWait()
        if not file.tell():
            raise EngineError("espeak-ng returned no sound")
        file.seek(0)
        return Clip(AudioSegment.from_wav(file))

    def _notation(self, utterance: Utterance, voice: Voice) -> str:
        """What espeak-ng is given: the text, with given phonemes between double brackets, and obeyed only then."""
        parts = []
        for piece in pieces(utterance):
            notation = mnemonics(piece.ipa, voice.language) if piece.ipa is not None else None
            if notation is not None:
                parts.append(f" [[{notation}]] ")
                continue
            if piece.ipa is not None:
                _log.warning(
                    "espeak-ng can't say /%s/ in %s: “%s” is said as it is spelled",
                    piece.ipa,
                    voice.language,
                    piece.text,
                )
            # Brackets are ours alone.
            parts.append(piece.text.replace("[", "(").replace("]", ")") if utterance.phonemes else piece.text)
        self._synth.flags = self._espeak.PHONEMES if utterance.phonemes else 0
        return "".join(parts)

    def _change(self, voice: Voice) -> None:
        self._voice = None
        self._refusals.clear()
        for setting, value in (("voice", voice.id), ("rate", voice.rate), ("pitch", voice.pitch)):
            self._engine.setProperty(setting, value)
        self._drain()
        # espeak-ng keeps the voice it had where it does not know one, and speaks without a variant it does not know.
        current: bytes = self._espeak.GetCurrentVoice().contents.identifier
        variant = voice.id.partition("+")[2]
        if self._refusals or current.decode().partition("+")[2] != variant:
            raise EngineError(f"espeak-ng has no voice {voice.id!r}")
        self._voice = voice

    def _drain(self) -> None:
        """Wait until espeak-ng has worked off its queue."""
        deadline = time.monotonic() + _QUEUE_TIMEOUT
        while self._espeak.IsPlaying():
            if time.monotonic() > deadline:
                raise EngineError(f"espeak-ng's queue did not empty within {_QUEUE_TIMEOUT:.0f} s")
            time.sleep(_POLL)


class _Synth:
    """espeak-ng's function that speaks, with flags that pyttsx3 has no way to set.

    The breath in a voice is random, from a seed that is the time of day: with one of ours, the same sentences spoken one
    after the other by a new process sound the same in every run.
    """

    def __init__(self, original: Callable[..., Any], seed: Callable[[int], Any]) -> None:
        self._original = original
        self._seed = seed
        self.flags = 0

    def __call__(self, text: bytes, *, flags: int) -> Any:  # noqa: ANN401  (as the function returns it)
        self._seed(_SEED)
        return self._original(text, flags=flags | self.flags)


def _start(wait: Callable[[float], None]) -> tuple[Any, Any, _Synth]:
    """Load the wheel's library, and pyttsx3 over it."""
    import espeakng_loader  # noqa: PLC0415  (its import looks for the data folder: errors belong to the caller's try)

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    # pyttsx3 tries a fixed list of system paths and has no other way in.
    with _every_library_being(library):
        from pyttsx3.drivers import _espeak, espeak  # noqa: PLC0415
    import pyttsx3  # noqa: PLC0415

    espeak.time = types.SimpleNamespace(sleep=wait)
    _espeak.Synth = synth = _Synth(_espeak.Synth, library.espeak_ng_SetRandSeed)
    return _espeak, pyttsx3.init("espeak"), synth


@contextmanager
def _every_library_being(library: ctypes.CDLL) -> Iterator[None]:
    """Let ``ctypes.cdll.LoadLibrary`` find this library by any name, as long as the block lasts."""
    original = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda _: library  # type: ignore[method-assign, assignment]  # put back below
    try:
        yield
    finally:
        ctypes.cdll.LoadLibrary = original  # type: ignore[method-assign]
