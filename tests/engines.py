"""Speech engines that go wrong, for the worker processes of the tests. All speak with the real engine until they do."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from pydub import AudioSegment

from audiobrief.synthesizer import Engine, load_engine

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

    def speak(self, text: str, voice: Voice) -> AudioSegment:
        if TRIGGER in text and len(list(self._marks.glob("met-*"))) < self._times:
            (self._marks / f"met-{os.getpid()}").touch()
            return self.fail(text, voice)
        return self._engine.speak(text, voice)

    def fail(self, text: str, voice: Voice) -> AudioSegment:
        raise NotImplementedError


class _Dies(_Faulty):
    def fail(self, text: str, voice: Voice) -> AudioSegment:
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)
        raise AssertionError


class _FallsSilent(_Faulty):
    def fail(self, text: str, voice: Voice) -> AudioSegment:
        return AudioSegment.silent(duration=3000, frame_rate=22050)


class _CutsOff(_Faulty):
    def fail(self, text: str, voice: Voice) -> AudioSegment:
        return self._engine.speak(text, voice)[:400]


class _RunsOn(_Faulty):
    def fail(self, text: str, voice: Voice) -> AudioSegment:
        return self._engine.speak(text, voice) * 40


class _Breaks(_Faulty):
    def fail(self, text: str, voice: Voice) -> AudioSegment:
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
