"""Recording in this very process: for a process that is itself one of many workers, each with an article of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.pipeline.lines import group
from audiobrief.pipeline.render import Renderer
from audiobrief.pipeline.serving import FailedTaskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.pipeline.kept import KeptClips
    from audiobrief.pipeline.lines import Line, Passage, RenderedPassage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer.engine import EngineLoader

_SHOWN = 60


class InlineStudio:
    """Speaks and encodes without worker processes of its own. Engines are kept from episode to episode."""

    def __init__(self, scratch: str, load: EngineLoader, kept: KeptClips) -> None:
        self._renderer = Renderer(scratch, load, kept)

    def record(self, lines: Iterable[Line], sound: Sound) -> Iterator[tuple[Passage, RenderedPassage]]:
        """Speak the lines; gives the passages in order.

        Raises:
            FailedTaskError: a sentence could not be spoken; the process is not to be trusted any more.
        """
        for passage in group(lines):
            try:
                rendered = self._renderer((passage, sound))
            except FailedTaskError as error:
                first = passage.lines[0].text[:_SHOWN]
                raise FailedTaskError(f"a sentence from “{first}…” on could not be spoken: {error}") from error
            yield passage, rendered
