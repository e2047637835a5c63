"""From a timeline file to its episode: strict, since whatever is made from it relies on what it says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import DecodeError, ValidationError, structs
from msgspec.json import Decoder

from audiobrief.errors import TimelineError
from audiobrief.model import (
    Absent,
    Article,
    Block,
    Cast,
    Cell,
    Chapter,
    Episode,
    Loudness,
    Removed,
    Script,
    Section,
    Segment,
    Span,
    Speaker,
    SpokenSentence,
    SpokenWord,
    Story,
    Timeline,
    Voice,
)
from audiobrief.publisher.timeline.document import FORMAT, VERSION, Document, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from audiobrief.publisher.timeline import document as d

#: Bytes. A hundred hours with the times of all words are about half of it.
LARGEST = 200_000_000
_decode = Decoder(Document).decode
_heading = Decoder(Heading).decode


@dataclass(frozen=True, slots=True)
class Stored:
    """What a timeline file tells."""

    episode: Episode
    #: The show that the episode belongs to.
    show: str | None
    #: By a voice's id, what made its sound.
    engines: dict[str, str]


def read_timeline(data: bytes, mp3: Path) -> Stored:
    """The episode that a timeline file describes.

    Args:
        data: the file's content.
        mp3: the MP3 that it lies beside.

    Raises:
        TimelineError: it is no timeline file, one of another version, or says what can't be; tells what and where.
    """
    if len(data) > LARGEST:
        raise TimelineError(f"it is larger than {LARGEST // 1_000_000} MB")
    try:
        heading = _heading(data)
        if heading.format != FORMAT:
            raise TimelineError("it is no timeline of audiobrief")
        if heading.version != VERSION:
            raise TimelineError(f"it is of version {heading.version}, and this audiobrief reads version {VERSION}")
        document = _decode(data)
    except ValidationError as error:
        raise TimelineError(f"it is no timeline as audiobrief writes it: {error}") from error
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TimelineError(f"it is no JSON: {error}") from error
    return Stored(
        _Reader(document).episode(mp3),
        document.show,
        {voice.id: voice.made_by for voice in document.voices if voice.made_by},
    )


class _Reader:
    """Makes an episode of a document, and makes sure that its parts fit each other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._end = len(document.article.source)
        self._voices = {voice.id: _voice(voice) for voice in document.voices}

    def episode(self, mp3: Path) -> Episode:
        document = self._document
        article = self._article(document.article)
        script = self._script(document.script, article)
        cast = self._cast(document.cast)
        sentences = tuple(self._sentences(document, cast))
        music = tuple(_music(document))
        timeline = Timeline(document.audio.rate, document.audio.samples, sentences, music)
        loudness = Loudness(document.audio.integrated_loudness, document.audio.true_peak)
        chapters = tuple(self._chapters(document.chapters))
        return Episode(
            mp3,
            article,
            script,
            cast,
            timeline,
            chapters,
            loudness,
            stories=tuple(self._stories(document, article.source)),
            absent=tuple(Absent(one.source, one.reason) for one in document.absent),
        )

    def _stories(self, document: Document, source: str) -> Iterable[Story]:
        for number, part in enumerate(document.stories):
            place = f"stories[{number}]"
            span = self._span(part.span, place)
            if source[span.start : span.end] != part.article.source:
                raise TimelineError(f"{place}: its text is not where it should be in that of the whole")
            sections = Span(*part.sections)
            if not any(sentence.section == sections.start for sentence in document.sentences):
                raise TimelineError(f"{place}: nothing is heard of its first section")
            # Its ranges are those of its own text.
            alone = _Reader(structs.replace(document, article=part.article))
            yield Story(part.source, alone._article(part.article), span, sections)

    def _article(self, part: d.ArticlePart) -> Article:
        return Article(
            source=part.source,
            blocks=tuple(self._block(block, number) for number, block in enumerate(part.blocks)),
            title=part.title,
            byline=part.byline,
            published=part.published,
            language=part.language,
            url=part.url,
            publisher=part.publisher,
            image=part.image,
            removed=tuple(
                Removed(*self._span(one.range, f"article.removed[{number}]"), one.text, one.kind, one.reason)
                for number, one in enumerate(part.removed)
            ),
        )

    def _block(self, part: d.BlockPart, number: int) -> Block:
        place = f"article.blocks[{number}]"
        cells = (
            Cell(*self._span(cell.range, place), header=cell.header, is_header=cell.is_header) for cell in part.cells
        )
        return Block(
            kind=part.kind,
            spans=self._spans(part.spans, place),
            level=part.level,
            position=part.position,
            label=part.label,
            cells=tuple(cells),
            author=part.author,
            aloud=part.aloud,
        )

    def _script(self, part: d.ScriptPart, article: Article) -> Script:
        text, at = article.text, 0
        sections: list[Section] = []
        for section in part.sections:
            segments = []
            for one in section.segments:
                start, end = one.range
                if start != at or not start <= end <= len(text):
                    raise TimelineError(f"script.sections[{len(sections)}]: its segments are not the text one by one")
                segments.append(Segment(start, end, text[start:end], one.kind, one.speaker, one.confidence))
                at = end
            sections.append(Section(section.title, tuple(segments)))
        if at != len(text):
            raise TimelineError("script.sections: the segments are not all of the text")
        speakers = (Speaker(one.name, one.kind, one.gender, one.evidence) for one in part.speakers)
        return Script(part.title, part.language, tuple(sections), tuple(speakers))

    def _cast(self, part: d.CastPart) -> Cast:
        def voice(name: str) -> Voice:
            if name not in self._voices:
                raise TimelineError(f"cast: there is no voice {name!r} among its voices")
            return self._voices[name]

        return Cast(
            voice(part.narrator),
            {speaker: voice(name) for speaker, name in part.speakers.items()},
            None if part.aside is None else voice(part.aside),
        )

    def _sentences(self, document: Document, cast: Cast) -> Iterable[SpokenSentence]:
        at = 0
        for number, part in enumerate(document.sentences):
            place = f"sentences[{number}]"
            start, end = part.range
            if not at <= start < end <= document.audio.samples:
                raise TimelineError(f"{place}: it is not heard after the sentence before it and within the episode")
            if part.section >= len(document.script.sections):
                raise TimelineError(f"{place}: there is no section {part.section}")
            if part.speaker is not None and part.speaker not in cast.voices:
                raise TimelineError(f"{place}: {part.speaker!r} is not in the cast")
            yield SpokenSentence(
                start=start,
                end=end,
                text=part.text,
                spoken=part.text if part.spoken is None else part.spoken,
                speaker=part.speaker,
                section=part.section,
                spans=self._spans(part.spans, place),
                words=_words(part, place),
                is_aside=part.is_aside,
                is_added=part.is_added,
            )
            at = end

    def _chapters(self, parts: Sequence[d.ChapterPart]) -> Iterable[Chapter]:
        at = 0
        for number, part in enumerate(parts):
            start, end = part.range
            if start != at or end <= start:
                raise TimelineError(f"chapters[{number}]: it does not start where the one before it ends")
            yield Chapter(part.title, start, end)
            at = end
        if at != self._document.audio.samples:
            raise TimelineError("chapters: they don't end with the episode")

    def _spans(self, ranges: Sequence[tuple[int, int]], place: str) -> tuple[Span, ...]:
        spans = tuple(self._span(one, place) for one in ranges)
        if any(first.end > second.start for first, second in pairwise(spans)):
            raise TimelineError(f"{place}: its spans are not one after the other")
        return spans

    def _span(self, one: tuple[int, int], place: str) -> Span:
        if not one[0] <= one[1] <= self._end:
            raise TimelineError(f"{place}: {list(one)} is no range of the source")
        return Span(*one)


def _music(document: d.Document) -> Iterator[Span]:
    """Where music is heard alone: one after the other, and while nobody speaks."""
    spoken = [part.range for part in document.sentences]
    at = number = 0
    for place, (start, end) in enumerate(document.music):
        while number < len(spoken) and spoken[number][1] <= start:
            number += 1
        is_free = number == len(spoken) or end <= spoken[number][0]
        if not (at <= start < end <= document.audio.samples and is_free):
            raise TimelineError(
                f"music[{place}]: it is not heard by itself after the one before it and within the episode"
            )
        yield Span(start, end)
        at = end


def _words(part: d.SentencePart, place: str) -> tuple[SpokenWord, ...]:
    """The words of a sentence, one after the other in the text and in time."""
    (at, last), text_at = part.range, 0
    for start, end, text_start, text_end in part.words:
        if not at <= start < end <= last or not text_at <= text_start < text_end <= len(part.text):
            raise TimelineError(f"{place}: its words are not one after the other within it")
        at, text_at = end, text_end
    return tuple(SpokenWord(*word) for word in part.words)


def _voice(part: d.VoicePart) -> Voice:
    return Voice(
        id=part.id,
        engine=part.engine,
        name=part.name,
        language=part.language,
        accent=part.accent,
        gender=part.gender,
        rate=part.rate,
        pitch=part.pitch,
        loudness=part.loudness,
        median_pitch=part.median_pitch,
        speed=part.speed,
        sample_rate=part.sample_rate,
        on_demand=part.on_demand,
        licence=part.licence,
    )
