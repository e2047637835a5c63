"""Installed engines, made ready with as many threads as a task may take."""

from __future__ import annotations

import pickle

from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.loading import InstalledEngines


def test_a_neural_engine_can_be_given_other_threads_and_keeps_its_device():
    engines = InstalledEngines(RunSettings(1, "gpu"))
    assert engines.with_threads("piper", 4).settings == RunSettings(4, "gpu")
    assert engines.with_threads("kokoro", None) == engines


def test_an_engine_without_threads_is_never_started_anew_for_them():
    """espeak-ng can be started once a process."""
    engines = InstalledEngines()
    assert engines.with_threads("pyttsx3", 4) == engines


def test_a_worker_can_be_given_them():
    engines = InstalledEngines(RunSettings(2))
    assert pickle.loads(pickle.dumps(engines)) == engines  # noqa: S301  (our own)
