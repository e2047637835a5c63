"""Pins: which voices a person asked for, on the command line and in the cast file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from audiobrief.casting.packs import find_voice, voices_for
from audiobrief.errors import CastError
from audiobrief.languages import base_language
from audiobrief.model import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audiobrief.casting.castfile import CastFile
    from audiobrief.model import Script, Voice

#: ``one``: the narrator reads everything; ``two``: one voice for all quotations; ``all``: a voice for each speaker.
Mode = Literal["one", "two", "all"]
#: The key that sets the narrator's voice, unless a speaker has that name.
NARRATOR = "narrator"


@dataclass(frozen=True, slots=True)
class Pins:
    """The voices that were asked for, as far as they concern one script."""

    #: By speaker; the narrator's under ``NARRATOR`` unless a speaker has that name.
    voices: Mapping[str, Voice] = field(default_factory=dict)
    #: Ids of the voices of people who are not quoted: left to them while there are others.
    reserved: frozenset[str] = frozenset()
    #: Voices of the cast file that don't speak the script's language, by speaker.
    foreign: Mapping[str, Voice] = field(default_factory=dict)


def speakers_of(script: Script) -> dict[str, Speaker]:
    """Everyone quoted, by name, in order of first appearance."""
    found = {speaker.name: speaker for speaker in script.speakers}
    for section in script.sections:
        for segment in section.segments:
            if segment.speaker is not None and segment.speaker not in found:
                found[segment.speaker] = Speaker(segment.speaker, SpeakerKind.PERSON)
    return found


def pins_of(
    script: Script, voices: Sequence[Voice], pinned: Mapping[str, str], mode: Mode, known: CastFile | None
) -> Pins:
    """The voices that were asked for.

    The cast file gives people voices of their own, so it counts only where there is a voice for each speaker; in the other
    modes it is asked for the narrator's alone. A voice that doesn't speak the script's language is left aside.

    Raises:
        CastError: ``pinned`` names a voice or speaker there is not.
    """
    speakers = speakers_of(script)
    named = _pinned(pinned, speakers, voices)
    if known is None:
        return Pins(named)
    fitting = {base_language(voice.language) for voice in voices_for(script.language, voices)}
    found: dict[str, Voice] = {}
    foreign: dict[str, Voice] = {}
    present = set()
    for speaker in dict.fromkeys((NARRATOR, *(speakers if mode == "all" else ()))):
        entry = known.entry(speaker)
        if entry is None:
            continue
        present.add(entry)
        if speaker not in named:
            voice = known.voices[entry]
            (found if base_language(voice.language) in fitting else foreign)[speaker] = voice
    reserved = frozenset(voice.id for name, voice in known.voices.items() if name not in present)
    return Pins({**found, **named}, reserved, foreign)


def quoted_here(pinned: Mapping[str, str], script: Script) -> dict[str, str]:
    """Those of the voices that were asked for that are the narrator's or of somebody who is quoted."""
    here = {name.casefold() for name in (NARRATOR, *speakers_of(script))}
    return {name: voice for name, voice in pinned.items() if name.strip().casefold() in here}


def _pinned(pinned: Mapping[str, str], speakers: Mapping[str, Speaker], voices: Sequence[Voice]) -> dict[str, Voice]:
    names = {name.casefold(): name for name in (NARRATOR, *speakers)}
    found = {}
    for wanted, voice in pinned.items():
        name = names.get(wanted.strip().casefold())
        if name is None:
            from difflib import get_close_matches  # noqa: PLC0415  (for errors and warnings only)

            close = get_close_matches(wanted.strip().casefold()[:100], names, n=1)
            quoted = ", ".join(speakers) or "nobody"
            hint = f" Did you mean {names[close[0]]}?" if close else f" Quoted are: {quoted}."
            raise CastError(f"Nobody called {wanted!r} is quoted here.{hint}")
        found[name] = find_voice(voice, voices)
    return found
