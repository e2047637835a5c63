"""Names of clips in the cache. Importable without numpy: whoever looks for a clip need not be able to make one."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiobrief.model import Utterance, Voice

#: Goes up whenever clips of before can't be read any more, or should not be.
FORMAT = 2
#: What of a voice does not change its sound; any field that is added to it does until it is listed here.
_LABELS = {"name", "accent", "gender", "loudness", "median_pitch", "licence"}


def clip_key(utterance: Utterance, voice: Voice, identity: str) -> str:
    """The name of a clip in the cache: a hash of all that shapes it.

    Args:
        utterance: text and phonemes.
        voice: with its settings.
        identity: of engine and model, as ``identify`` gives it.
    """
    settings = {name: value for name, value in dataclasses.asdict(voice).items() if name not in _LABELS}
    return key_of(
        FORMAT, identity, settings, utterance.text, [dataclasses.astuple(part) for part in utterance.phonemes]
    )


def key_of(*shapes: object) -> str:
    """A hash of things that JSON can write."""
    from hashlib import blake2b  # noqa: PLC0415  (2 ms to load, and espeak-ng's clips need no names)

    return blake2b(json.dumps(shapes, sort_keys=True).encode(), digest_size=20).hexdigest()
