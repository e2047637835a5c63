"""Speech engines that go wrong, for the worker processes of the tests. All speak with the real engine until they do."""

from __future__ import annotations

import os
import re
import signal
import time
from typing import TYPE_CHECKING

from pydub import AudioSegment

from audiobrief.model import Utterance, WordTiming
from audiobrief.synthesizer import Clip, Engine, load_engine

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice

#: What a sentence must contain for something to happen.
TRIGGER = "tripwire"


class _Faulty:
    """Speaks, but for sentences with the trigger in them; those only in the first ``times`` processes that meet one."""

    name = "pyttsx3"

    def __init__(self, name: str, scratch: Path, times: int = 10**9) -> None:
        self._engine: Engine = load_engine(name, scratch)
        self._marks = scratch
        self._times = times

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        if TRIGGER in utterance.text and len(list(self._marks.glob("met-*"))) < self._times:
            (self._marks / f"met-{os.getpid()}").touch()
            return self.fail(utterance, voice)
        return self._engine.speak(utterance, voice)

    def fail(self, utterance: Utterance, voice: Voice) -> Clip:
        raise NotImplementedError


class _Dies(_Faulty):
    def fail(self, utterance: Utterance, voice: Voice) -> Clip:
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)
        raise AssertionError


class _FallsSilent(_Faulty):
    def fail(self, utterance: Utterance, voice: Voice) -> Clip:
        return Clip(AudioSegment.silent(duration=3000, frame_rate=22050))


class _CutsOff(_Faulty):
    def fail(self, utterance: Utterance, voice: Voice) -> Clip:
        return Clip(self._engine.speak(utterance, voice).audio[:400])


class _RunsOn(_Faulty):
    def fail(self, utterance: Utterance, voice: Voice) -> Clip:
        return Clip(self._engine.speak(utterance, voice).audio * 40)


class _Breaks(_Faulty):
    def fail(self, utterance: Utterance, voice: Voice) -> Clip:
        raise RuntimeError("something inside the engine broke")


def dies_once(name: str, scratch: Path) -> Engine:
    return _Dies(name, scratch, times=1)


def dies(name: str, scratch: Path) -> Engine:
    return _Dies(name, scratch)


def falls_silent_once(name: str, scratch: Path) -> Engine:
    return _FallsSilent(name, scratch, times=1)


def falls_silent(name: str, scratch: Path) -> Engine:
    return _FallsSilent(name, scratch)


def cuts_off(name: str, scratch: Path) -> Engine:
    return _CutsOff(name, scratch)


def runs_on(name: str, scratch: Path) -> Engine:
    return _RunsOn(name, scratch)


def breaks(name: str, scratch: Path) -> Engine:
    return _Breaks(name, scratch)


def chatters(name: str, scratch: Path) -> Engine:
    """Prints as libraries do, from Python and from below it."""
    os.write(1, b"and so has its library\n")
    return load_engine(name, scratch)


class _TellsWords:
    """Speaks every word by itself, and so knows when it is heard."""

    name = "pyttsx3"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        audio = AudioSegment.silent(duration=500, frame_rate=22050)
        words = []
        for found in re.finditer(r"\S+", utterance.text):
            start = audio.duration_seconds
            audio += self._engine.speak(Utterance(found.group()), voice).audio
            words.append(WordTiming(start, audio.duration_seconds, *found.span()))
        return Clip(audio, tuple(words))


def tells_words(name: str, scratch: Path) -> Engine:
    return _TellsWords(load_engine(name, scratch))
