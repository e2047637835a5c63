"""Which writer an episode has, by the name of its file; and what can be told before a word is spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.assembler.writer import TaggedWriter
from audiobrief.errors import OutputError
from audiobrief.model import AUDIO_KINDS, MP3, audio_kind
from audiobrief.publisher import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from audiobrief.assembler.mediawriter import MediaWriter
    from audiobrief.assembler.tags import TagInfo
    from audiobrief.pipeline.sound import Sound


def check_place(place: Path, formats: Iterable[str] = ()) -> None:
    """Make sure that an episode of this name can be made here, with these companion files.

    Raises:
        OutputError: its name has an unknown ending, its kind needs what is not installed, or a companion file needs an MP3.
    """
    kind = audio_kind(place)
    if kind is None:
        endings = [ending for one in AUDIO_KINDS for ending in one.suffixes]
        raise OutputError(
            f"{place} is no name for an episode: end it in {', '.join(endings[:-1])} or {endings[-1]}, not in {place.suffix}"
        )
    if kind is MP3:
        return
    if held := [name for name in formats if FORMATS[name].holds_mp3]:
        raise OutputError(
            f"{place} can't have {' and '.join(held)} beside it, which hold an MP3: end its name in .mp3, or leave them out"
        )
    from audiobrief.assembler.mediawriter import load_av  # noqa: PLC0415  (loads what MP3s do without)

    load_av(place)


def sound_for(place: Path, sound: Sound, *, mixed: bool = False) -> Sound:
    """How the passages of an episode are made: MP3 frames to be joined, or plain samples to be encoded as one.

    Args:
        place: where it goes.
        sound: as it was asked for.
        mixed: whether there is music with it.
    """
    kind = audio_kind(place) or MP3
    if kind is MP3:
        return replace(sound, plain=mixed)
    from audiobrief.assembler.mediawriter import CEILING, spec_for  # noqa: PLC0415

    return replace(sound, plain=True, ceiling=CEILING, spec=spec_for(kind, sound.spec))


def open_writer(place: Path, sound: Sound, tag: TagInfo, titles: Sequence[str]) -> TaggedWriter | MediaWriter:
    """What writes the episode.

    Args:
        place: where it goes.
        sound: as ``sound_for`` gives it.
        tag: what it says of itself.
        titles: of the chapters that it may have.
    """
    if audio_kind(place) in {MP3, None}:
        if not sound.plain:
            return TaggedWriter(place, sound.spec, tag, titles)
        from audiobrief.assembler.streamwriter import StreamWriter  # noqa: PLC0415  (loads numpy and the encoder)

        return StreamWriter(place, sound.spec, tag, titles)
    from audiobrief.assembler.mediawriter import MediaWriter  # noqa: PLC0415

    return MediaWriter(place, sound.spec, tag)
