"""Imported last by the fork server that the workers of a batch are forked from: what all of them would do again, it does once."""

from __future__ import annotations

import encodings.utf_8_sig
import encodings.utf_16_le  # noqa: F401  (files are tried with both, whatever they turn out to be in)
import resource  # noqa: F401  (there are no fork servers on Windows)

import espeakng_loader  # noqa: F401

from audiobrief.batch import worker  # noqa: F401
from audiobrief.lexicon.places import entries_of
from audiobrief.patterns import compile_all

entries_of(own=False)
compile_all()
