"""Remarks on a cast: what is odd without being wrong."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from audiobrief.casting.pins import NARRATOR, pins_of, speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from audiobrief.casting.castfile import CastFile
    from audiobrief.casting.pins import Mode
    from audiobrief.model import Cast, Script, Voice

#: So many names are named; of more, their number.
_NAMED = 3
#: A name as similar as this to somebody quoted may be meant for them.
_SIMILAR = 0.85


def remarks(  # noqa: PLR0913  (what ``cast`` was given, and what it made of it)
    script: Script,
    cast: Cast,
    voices: Iterable[Voice],
    *,
    pinned: Mapping[str, str],
    mode: Mode,
    known: CastFile | None,
) -> tuple[str, ...]:
    """What a person may want to know about a cast, a sentence each; the arguments are those of ``casting.cast``."""
    pins = pins_of(script, tuple(voices), pinned, mode, known)
    found = list(_shared(cast, set(pins.voices)))
    if known is not None:
        found += [
            f"{name}'s voice in {known.path}, {voice.id}, does not speak this article's language: another one is cast"
            for name, voice in pins.foreign.items()
        ]
        found += _unheard(script, known)
    return tuple(found)


def _shared(cast: Cast, pinned: set[str]) -> Iterator[str]:
    """Who was given the same voice on purpose."""
    by_voice: defaultdict[str, list[str]] = defaultdict(list)
    by_voice[cast.narrator.id].append("the narrator")
    for name in cast.voices:
        if name in pinned:
            by_voice[cast.voices[name].id].append(name)
    for voice, names in by_voice.items():
        if len(names) > 1:
            yield f"{_list(names)} have the same voice, {voice}: listeners can't tell them apart"


def _unheard(script: Script, known: CastFile) -> Iterator[str]:
    """Names of the cast file that nobody quoted has, and, where one looks like a slip, for whom."""
    speakers = speakers_of(script)
    present = {known.entry(name) for name in speakers}
    absent = [name for name in known.voices if name not in present and name.casefold() != NARRATOR]
    strangers = {name.casefold(): name for name in speakers if known.entry(name) is None}
    for name in absent:
        from difflib import get_close_matches  # noqa: PLC0415  (for errors and warnings only)

        close = get_close_matches(name.casefold()[:100], strangers, n=1, cutoff=_SIMILAR)
        if close:
            yield f"{name} of {known.path} is not quoted here, but {strangers[close[0]]} is, who is not in it"
    if absent:
        yield f"not quoted here: {_list(absent)} of {known.path}"


def _list(names: list[str]) -> str:
    shown, more = names[:_NAMED], len(names) - _NAMED
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
