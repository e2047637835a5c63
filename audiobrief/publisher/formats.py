"""The formats there are. A new one is a function from an episode and its edition to its content, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobrief.model import Episode
from audiobrief.publisher.archive import Archive
from audiobrief.publisher.book import render_daisy, render_epub
from audiobrief.publisher.edition import Edition
from audiobrief.publisher.page import render_html_transcript, render_player
from audiobrief.publisher.plain import render_plain
from audiobrief.publisher.podcast_json import render_chapters, render_transcript
from audiobrief.publisher.srt import render_srt
from audiobrief.publisher.vtt import render_vtt

if TYPE_CHECKING:
    from collections.abc import Mapping

#: To text, bytes, or an archive that the MP3 is part of.
Render = Callable[[Episode, Edition], str | bytes | Archive]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of companion file."""

    #: What ``--with`` takes.
    name: str
    #: Its file is called like the MP3, with this in place of ``.mp3``.
    suffix: str
    #: For people: what a link to it is called.
    title: str
    #: MIME type.
    media_type: str
    render: Render


#: By name, in the order in which they are offered.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        made.name: made
        for made in (
            Format("vtt", ".vtt", "WebVTT transcript", "text/vtt", render_vtt),
            Format("srt", ".srt", "SubRip transcript", "application/x-subrip", render_srt),
            Format("json", ".json", "JSON transcript", "application/json", render_transcript),
            Format("txt", ".txt", "Text transcript", "text/plain", render_plain),
            Format("html", ".transcript.html", "HTML transcript", "text/html", render_html_transcript),
            Format("page", ".html", "Player page", "text/html", render_player),
            Format("epub", ".epub", "Read-aloud book (EPUB)", "application/epub+zip", render_epub),
            Format("daisy", ".daisy.zip", "DAISY 2.02 book", "application/zip", render_daisy),
            Format("chapters", ".chapters.json", "Chapters file", "application/json+chapters", render_chapters),
        )
    }
)
