"""Direction: how an episode is to be made, but for its sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.wishes import Wishes
from audiobrief.synthesizer.loading import DEFAULT_ENGINE

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Direction:
    """What ``narrate`` is told of the words and voices of an episode."""

    #: ``one``: the narrator reads all; ``two``: one voice for all quotations; ``all``: a voice for each speaker.
    voices: Literal["one", "two", "all"] = "all"
    #: Voice by speaker, such as ``{"Ada Byron": "en-gb+f2"}``.
    voice: Mapping[str, str] = field(default_factory=dict)
    #: Whether it is an error that ``voice`` names somebody who is not quoted. It is none with many articles.
    all_quoted: bool = True
    cast_file: str | os.PathLike[str] | None = None
    #: Whose voices are cast, as ``choose_engine`` gives it.
    engine: str = DEFAULT_ENGINE
    #: Whether another engine may read an article in whose language ``engine`` has no voice: it was nobody's choice, but ``auto``.
    any_engine: bool = False
    #: Beside the user's and the project's own.
    lexicons: Sequence[str | os.PathLike[str]] = ()
    #: Whether the user's and the project's own hold on this machine. Not where it works for another one.
    own_lexicons: bool = True
    cover: str | os.PathLike[str] | None = None
    publication: Publication = field(default_factory=Publication)
    wishes: Wishes = field(default_factory=Wishes)
    #: Whether it is said at the end that the voices are synthetic.
    say_synthetic: bool = False
