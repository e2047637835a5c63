"""Recording with music: the passages as they come from the workers, mixed by the parent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from audiobrief.errors import MusicError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from audiobrief.assembler.mixer import Mixer, Part, Score
    from audiobrief.pipeline.lines import Line, Passage, RenderedPassage
    from audiobrief.pipeline.sound import Sound


@dataclass(frozen=True, slots=True)
class Music:
    """Music files, and how they are heard with the speech."""

    #: Before the first word, between articles, under speech, and after the last word.
    intro: Path | None = None
    between: Path | None = None
    bed: Path | None = None
    outro: Path | None = None
    #: Whether the bed lies under everything; else under the opening and the credits.
    under_all: bool = False

    @classmethod
    def of(
        cls,
        intro: str | os.PathLike[str] | None,
        between: str | os.PathLike[str] | None,
        bed: str | os.PathLike[str] | None,
        outro: str | os.PathLike[str] | None,
        *,
        under_all: bool,
    ) -> Self:
        """The music of these files."""
        paths = [None if file is None else Path(file) for file in (intro, between, bed, outro)]
        return cls(paths[0], paths[1], paths[2], paths[3], under_all)

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them."""
        return tuple(file for file in (self.intro, self.between, self.bed, self.outro) if file is not None)

    def read(self) -> Score | None:
        """The music; ``None`` where there is none.

        Raises:
            MusicError: a file can't be used; says which and why.
        """
        if not self.files:
            return None
        # They load numpy and pydub, which only workers need else.
        from audiobrief.assembler.mixer import Score  # noqa: PLC0415
        from audiobrief.assembler.musicfile import read_music  # noqa: PLC0415

        intro, between, bed, outro = (
            None if file is None else read_music(file) for file in (self.intro, self.between, self.bed, self.outro)
        )
        return Score(intro, between, bed, outro, self.under_all)

    def check_place(self, place: Path) -> None:
        """Make sure that the episode is not written over its music.

        Raises:
            MusicError: it would be.
        """
        if place.exists() and any(place.samefile(file) for file in self.files if file.exists()):
            raise MusicError(f"the episode would be written over {place}, which is music of it: name another --output")


class Accompaniment(NamedTuple):
    """Music that was read, and for each line of the episode what it belongs to."""

    score: Score
    parts: Sequence[tuple[Part, int]]


def headroom() -> float:
    """DB by which speech is to stay below the ceiling where music is mixed with it."""
    from audiobrief.assembler.mixer import HEADROOM  # noqa: PLC0415

    return HEADROOM


def mixer_for(music: Accompaniment | None, sound: Sound, ceiling: float) -> Mixer | None:
    """What mixes an episode's music with its speech; ``None`` where there is no music.

    Args:
        music: what is to be heard.
        sound: of the episode.
        ceiling: dBTP of the whole.
    """
    if music is None:
        return None
    from audiobrief.assembler.mixer import Mixer  # noqa: PLC0415

    return Mixer(music.score, music.parts, sound.spec.rate, sound.loudness, ceiling)


def mixed(
    recorded: Iterator[tuple[Passage, RenderedPassage]], mixer: Mixer | None
) -> Iterator[tuple[Passage, RenderedPassage]]:
    """The passages, from the workers and in order, with music, if there is any; then those given are of plain samples."""
    if mixer is None:
        yield from recorded
        return
    for passage, rendered in recorded:
        yield passage, rendered._replace(encoded=mixer.add(rendered.encoded))


def parts_of(lines: Sequence[Line], stories: Sequence[range]) -> tuple[tuple[Part, int], ...]:
    """For each line what it belongs to.

    Args:
        lines: of the episode.
        stories: of each article, its sections.
    """
    from audiobrief.assembler.mixer import Part  # noqa: PLC0415

    def part(section: int) -> tuple[Part, int]:
        for number, sections in enumerate(stories):
            if section in sections:
                return Part.ARTICLE, number
        return (Part.OPENING if section < stories[0].start else Part.CREDITS), 0

    by_section = {section: part(section) for section in {line.section for line in lines}}
    return tuple(by_section[line.section] for line in lines)
