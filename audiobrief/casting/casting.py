"""Casting: every speaker of a script gets a voice, and nobody the narrator's."""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from audiobrief.casting.packs import narrator, voices_for
from audiobrief.casting.pins import NARRATOR, pins_of, speakers_of
from audiobrief.model import Cast, Gender, SegmentKind, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from audiobrief.casting.castfile import CastFile
    from audiobrief.casting.pins import Mode
    from audiobrief.model import Script, Speaker, Voice

#: Two semitones apart, or of another accent, or of another gender: how much each adds to the difference of two voices.
_SEMITONES_UNIT = 2.0
_OTHER_ACCENT = 1.0
_OTHER_GENDER = 1.5


def cast(  # noqa: PLR0913  (what was asked for in every way it can be)
    script: Script,
    voices: Iterable[Voice],
    *,
    pinned: Mapping[str, str] | None = None,
    mode: Mode = "all",
    known: CastFile | None = None,
    others: Iterable[Voice] = (),
) -> Cast:
    """Give every speaker of a script a voice.

    The narrator is the first voice that speaks the script's language. Speakers choose in the order of how much they say:
    each takes, of the free voices of the right gender, the one most different from all that are taken (maximin). A speaker
    of undecided gender, and any document or organization, takes from all genders, keeping them balanced. When the voices of
    a gender run out, the speaker shares the voice of whoever is quoted farthest away. Somebody quoted next to more people
    than there are voices for would then find no voice that no neighbour has, and so chooses before all others. Asides, if
    there are any, have a voice that nobody else has. The same script and voices give the same cast always.

    Args:
        script: with its speakers.
        voices: as ``load_voices`` gives them.
        pinned: voice id (or name) by speaker; ``narrator`` stands for the narrator. Pinned voices are kept whatever
            the gender, in any mode.
        mode: how many voices.
        known: the cast file: the voices of people it names are kept, unless ``pinned`` says otherwise or they don't speak
            the script's language; those of its people who are not quoted are given to others last. Where the mode is not
            ``all``, it is asked for the narrator's alone.
        others: voices that are given only to those for whom they are asked.

    Raises:
        CastError: there are no voices, or ``pinned`` names a voice or speaker there is not.
    """
    everyone = tuple(voices)
    speakers = speakers_of(script)
    pins = pins_of(script, (*everyone, *others), pinned or {}, mode, known)
    chosen = dict(pins.voices)
    lead = (
        chosen.pop(NARRATOR) if NARRATOR in chosen and NARRATOR not in speakers else narrator(script.language, everyone)
    )
    pool = [voice for voice in voices_for(script.language, everyone) if voice.id != lead.id]
    aside = None
    if _has_asides(script):
        aside = _aside(lead, [voice for voice in pool if voice not in chosen.values()], len(speakers), pins.reserved)
        pool = [voice for voice in pool if voice is not aside]
    if mode == "one" or not pool:
        given = dict.fromkeys(speakers, lead)
    elif mode == "two":
        given = dict.fromkeys(speakers, max(_of_one_engine(pool), key=lambda voice: _difference(voice, lead)))
    else:
        given = _Casting(script, speakers, lead, pool, chosen, pins.reserved).cast()
    return Cast(lead, {name: chosen.get(name, voice) for name, voice in given.items()}, aside)


def _has_asides(script: Script) -> bool:
    return any(segment.kind is SegmentKind.ASIDE for section in script.sections for segment in section.segments)


def _aside(lead: Voice, pool: Sequence[Voice], speakers: int, reserved: frozenset[str]) -> Voice:
    """The voice of asides, which nobody else has: not the one that a speaker would want most, if there are others.

    The narrator's where there is no other voice; the label tells asides apart then.
    """
    free = [voice for voice in pool if voice.id not in reserved] or pool
    if not free:
        return lead
    # People come first: whoever is most unlike the narrator is left to them.
    ranked = sorted(free, key=lambda voice: (-_difference(voice, lead), voice.id))
    return ranked[min(speakers, len(ranked) - 1)]


def _of_one_engine(voices: Sequence[Voice]) -> list[Voice]:
    """The voices of the engine that comes first: those of others are for want of better."""
    return [voice for voice in voices if voice.engine == voices[0].engine]


def _difference(first: Voice, second: Voice) -> float:
    pitch = 0.0
    if first.median_pitch > 0 and second.median_pitch > 0:
        pitch = 12 * abs(math.log2(first.median_pitch / second.median_pitch)) / _SEMITONES_UNIT
    accent = _OTHER_ACCENT if first.accent != second.accent else 0.0
    gender = _OTHER_GENDER if first.gender is not second.gender else 0.0
    return math.hypot(pitch, accent, gender)


class _Casting:
    """One casting in progress: who has which voice, and where each voice is heard."""

    def __init__(  # noqa: PLR0913, PLR0917  (what ``cast`` found out)
        self,
        script: Script,
        speakers: Mapping[str, Speaker],
        lead: Voice,
        pool: Sequence[Voice],
        chosen: Mapping[str, Voice],
        reserved: frozenset[str],
    ) -> None:
        self._speakers = speakers
        self._pool = pool
        self._given = dict(chosen)
        self._reserved = reserved
        self._places: dict[str, list[int]] = defaultdict(list)
        self._said: Counter[str] = Counter()
        #: Who is quoted right before or after whom.
        self._neighbours: dict[str, set[str]] = defaultdict(set)
        turn, before = 0, None
        for section in script.sections:
            for segment in section.segments:
                if segment.speaker is not None:
                    self._places[segment.speaker].append(turn)
                    self._said[segment.speaker] += len(segment.text)
                    turn += 1
                    if before is not None and before != segment.speaker:
                        self._neighbours[before].add(segment.speaker)
                        self._neighbours[segment.speaker].add(before)
                    before = segment.speaker
        self._turns = turn
        #: Where each voice is heard, in turns of quotation, ascending; and by how many speakers.
        self._heard: dict[str, list[int]] = defaultdict(list)
        self._shared: Counter[str] = Counter()
        #: How different each voice is from the nearest one that is taken.
        self._apart = {voice.id: _difference(voice, lead) for voice in pool}
        self._size = Counter(voice.gender for voice in pool)
        self._needed = Counter(self._gender(name) for name in speakers if name not in chosen)
        for name, voice in chosen.items():
            self._take(name, voice)

    def cast(self) -> dict[str, Voice]:
        order = {name: number for number, name in enumerate(self._speakers)}
        for name in sorted(order, key=lambda name: (not self._is_hub(name), -self._said[name], order[name])):
            if name not in self._given:
                self._take(name, self._choose(name))
        return self._given

    def _is_hub(self, name: str) -> bool:
        """Whether so many are quoted next to the speaker that all voices could be taken by them."""
        return len(self._neighbours[name]) >= len(self._fitting(name))

    def _fitting(self, name: str) -> Sequence[Voice]:
        gender = self._gender(name)
        return [voice for voice in self._pool if voice.gender is gender] or self._pool if gender else self._pool

    def _gender(self, name: str) -> Gender | None:
        """The gender that the speaker's voice must have; ``None`` for any."""
        speaker = self._speakers[name]
        return speaker.gender if speaker.kind is SpeakerKind.PERSON else None

    def _choose(self, name: str) -> Voice:
        gender, fitting = self._gender(name), self._fitting(name)
        free = [voice for voice in fitting if not self._shared[voice.id]]
        if not free:
            return max(fitting, key=lambda voice: (self._distance_to(name, voice), -self._shared[voice.id]))
        free = _of_one_engine([voice for voice in free if voice.id not in self._reserved] or free)
        if gender is None:
            least = min(self._crowding(voice) for voice in free)
            free = [voice for voice in free if self._crowding(voice) == least]
        return max(free, key=lambda voice: self._apart[voice.id])

    def _crowding(self, voice: Voice) -> float:
        """The share of the voices of this one's gender that is or will be needed; 0 for a voice without gender."""
        return self._needed[voice.gender] / self._size[voice.gender] if voice.gender is not None else 0.0

    def _distance_to(self, name: str, voice: Voice) -> int:
        """How many quotations lie between the speaker's and the nearest one in this voice, at least."""
        heard = self._heard[voice.id]
        nearest = self._turns
        for place in self._places[name]:
            at = bisect.bisect(heard, place)
            for neighbour in heard[max(0, at - 1) : at + 1]:
                nearest = min(nearest, abs(neighbour - place))
        return nearest

    def _take(self, name: str, voice: Voice) -> None:
        self._given[name] = voice
        if self._gender(name) is None:
            self._needed[voice.gender] += 1
        first = not self._shared[voice.id]
        self._shared[voice.id] += 1
        for place in self._places[name]:
            bisect.insort(self._heard[voice.id], place)
        if first:
            for other in self._pool:
                self._apart[other.id] = min(self._apart[other.id], _difference(other, voice))
