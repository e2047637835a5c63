"""Imported last by the fork server that the workers of a batch are forked from: what all of them would do again, it does once."""

from __future__ import annotations

from audiobrief.patterns import compile_all

compile_all()
