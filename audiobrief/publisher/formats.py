"""The formats there are. A new one is a function from an episode and its edition to its content, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import Episode
from audiobrief.publisher.archive import Archive
from audiobrief.publisher.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

#: To text, bytes, or an archive that the MP3 is part of.
Render = Callable[[Episode, Edition], str | bytes | Archive]


class Format(NamedTuple):
    """A kind of companion file."""

    #: What ``--with`` takes.
    name: str
    #: Its file is called like the episode, with this in place of its ending.
    suffix: str
    #: For people: what a link to it is called.
    title: str
    #: MIME type.
    media_type: str
    render: Render
    #: Whether it is for those who listen, and pages may lead to it.
    public: bool = True
    #: Whether the episode's file is part of it, and has to be an MP3.
    holds_mp3: bool = False


def _from(module: str, function: str) -> Render:
    """The function, loaded when it is first called: every command knows the formats' names, and few make them."""

    def render(episode: Episode, edition: Edition) -> str | bytes | Archive:
        made: str | bytes | Archive = getattr(import_module(f"audiobrief.publisher.{module}"), function)(
            episode, edition
        )
        return made

    return render


#: By name, in the order in which they are offered.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        made.name: made
        for made in (
            Format("vtt", ".vtt", "WebVTT transcript", "text/vtt", _from("vtt", "render_vtt")),
            Format("srt", ".srt", "SubRip transcript", "application/x-subrip", _from("srt", "render_srt")),
            Format("json", ".json", "JSON transcript", "application/json", _from("podcast_json", "render_transcript")),
            Format("txt", ".txt", "Text transcript", "text/plain", _from("plain", "render_plain")),
            Format("html", ".transcript.html", "HTML transcript", "text/html", _from("page", "render_html_transcript")),
            Format("page", ".html", "Player page", "text/html", _from("page", "render_player")),
            Format(
                "epub",
                ".epub",
                "Read-aloud book (EPUB)",
                "application/epub+zip",
                _from("book", "render_epub"),
                holds_mp3=True,
            ),
            Format(
                "daisy",
                ".daisy.zip",
                "DAISY 2.02 book",
                "application/zip",
                _from("book", "render_daisy"),
                holds_mp3=True,
            ),
            Format(
                "chapters",
                ".chapters.json",
                "Chapters file",
                "application/json+chapters",
                _from("podcast_json", "render_chapters"),
            ),
            # It holds what was left out of the reading, too: whoever publishes an episode decides about that.
            Format(
                "timeline",
                ".timeline.json",
                "Timeline",
                "application/json",
                _from("timeline", "render_timeline"),
                public=False,
            ),
        )
    }
)
