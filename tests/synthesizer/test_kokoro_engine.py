"""What Kokoro's engine does before its model is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest


def test_nothing_is_printed_of_phrases_in_one_breath():
    pytest.importorskip("kokoro_onnx")
    # Some packages set up logging for the whole process when they are imported.
    code = (
        "import logging; logging.basicConfig(level=logging.WARNING)\n"
        "from kokoro_onnx.tokenizer import Tokenizer; Tokenizer()  # tells phonemizer where espeak-ng is\n"
        "from audiobrief.synthesizer.kokoro_engine import _pronounce\n"
        "print(_pronounce('It was of the', 'en-us'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip()
    assert done.stderr == ""
