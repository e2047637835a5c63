"""How speakers are told apart on a page: by name, and by a colour, a border and a mark of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiobrief.model import Episode
    from audiobrief.publisher.turns import Who

_COLOURS, _BORDERS = 8, 4
_MARKS = "●■▲◆★▼○□△◇☆▽"


class Speakers:
    """The looks of an episode's speakers, in the order in which they are heard."""

    def __init__(self, episode: Episode) -> None:
        heard = dict.fromkeys(
            sentence.speaker for sentence in episode.timeline.sentences if sentence.speaker is not None
        )
        self._numbers = {speaker: number for number, speaker in enumerate(heard)}

    def look(self, who: Who) -> tuple[str, str]:
        """The classes and the mark of a speaker; the narrator and the voice of asides have none."""
        if who.speaker is None:
            return "", ""
        number = self._numbers[who.speaker]
        # Once all colours are used, they come again with another border.
        border = (number + number // _COLOURS) % _BORDERS
        return f"v{number % _COLOURS + 1} b{border + 1}", _MARKS[number % len(_MARKS)]
