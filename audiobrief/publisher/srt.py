"""SubRip: a transcript for what reads no WebVTT, by the podcast namespace's measures (two lines of 32 characters)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.publisher.characters import shortened, width
from audiobrief.publisher.cues import Cue, Layout, cues_of

if TYPE_CHECKING:
    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition
    from audiobrief.publisher.turns import Who

_COLUMNS = 32
#: A name stands at the start of a line, and is shortened to leave room for words.
_LONGEST_NAME = 22


def render_srt(episode: Episode, edition: Edition) -> str:  # noqa: ARG001  (all formats are called alike)
    """The transcript as SubRip; the speaker's name where somebody else begins to speak."""
    cues = cues_of(episode, Layout(_COLUMNS, lead=lambda who, changed: width(_label(who)) if changed else 0))
    return "\n".join(f"{number}\n{_cue(cue)}\n" for number, cue in enumerate(cues, start=1))


def _cue(cue: Cue) -> str:
    first, *rest = cue.lines
    name = _label(cue.who) if cue.changed and cue.who else ""
    return "\n".join([f"{_clock(cue.start)} --> {_clock(cue.end)}", (name + first).rstrip(), *rest])


def _label(who: Who) -> str:
    return f"{shortened(who.name, _LONGEST_NAME)}: "


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"
