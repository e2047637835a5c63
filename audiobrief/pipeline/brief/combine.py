"""Several articles as one: one text, one script, and lines of our own around them.

The texts of all articles are put one after the other, and what is ours stands between them as text of its own. So everything
that knows an article knows an episode of several: the coverage law is checked over the one text as over any other, casting sees
one script, and companion files are made from one timeline. Each article's lines are planned from it alone and then moved to
their place, so that it is said as it would be by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiobrief.assembler.pauses import Boundary
from audiobrief.assembler.tags import MOST_CHAPTERS
from audiobrief.errors import SourceError
from audiobrief.lexicon import Lexicon
from audiobrief.model import Article, Block, BlockKind, Removed, Script, Section, Segment, SegmentKind, Span, Story
from audiobrief.model.article import PARAGRAPH_BREAK
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.lines import Line
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.scripts import voiced_by_script
from audiobrief.pipeline.utterances import utter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobrief.lexicon import Entry
    from audiobrief.model import Cast, Speaker
    from audiobrief.pipeline.brief.frame import Frame
    from audiobrief.pipeline.brief.gather import Found

#: Opening and credits are chapters too.
MOST_STORIES = MOST_CHAPTERS - 2
#: Letters of an article's title that stand before the title of a chapter within it.
_SHOWN = 40
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Own:
    """A line that is ours."""

    text: str
    section: int
    span: Span
    boundary: Boundary


@dataclass(frozen=True, slots=True)
class _Placed:
    """An article and where it went."""

    story: Story
    script: Script
    #: For each section of its script, which section of the whole it went to.
    sections: tuple[int, ...]


class Combined:
    """Articles, and what is said around them, as one article and one script."""

    def __init__(self, found: Sequence[Found], frame: Frame) -> None:
        """Put them together.

        Args:
            found: at least one article, all in one language.
            frame: what is ours.

        Raises:
            SourceError: more articles than an MP3 can have chapters.
        """
        if len(found) > MOST_STORIES:
            raise SourceError(f"an episode has room for {MOST_STORIES} articles, not {len(found)}: make several")
        self._source: list[str] = []
        self._length = 0
        self._at = 0
        self._blocks: list[Block] = []
        self._removed: list[Removed] = []
        self._sections: list[tuple[str, list[Segment]]] = []
        self._order: list[_Own | _Placed] = []
        self._speakers: dict[str, Speaker] = {}
        headings = sum(len(_chapter_starts(one.script)) for one in found) + MOST_CHAPTERS - MOST_STORIES
        divided = headings <= MOST_CHAPTERS
        if frame.opening:
            self._sections.append((frame.title, []))
            self._add_own(frame.opening, Boundary.SECTION)
        for one in found:
            self._add_story(one, divided=divided)
        if frame.credits:
            self._sections.append((frame.credits_title, []))
            if frame.credits_heading:
                self._add_own(frame.credits_heading, Boundary.HEADING, kind=BlockKind.HEADING)
            for text in frame.credits:
                self._add_own(text, Boundary.PARAGRAPH)
        if frame.notice:
            self._add_own(frame.notice, Boundary.PARAGRAPH)
        self._finish()
        self.article = Article(
            "".join(self._source),
            tuple(self._blocks),
            title=frame.title,
            published=frame.day.isoformat(),
            language=found[0].article.language,
            publisher=frame.show,
            removed=tuple(self._removed),
        )
        self.script = Script(
            frame.title,
            found[0].script.language,
            tuple(Section(title, tuple(segments)) for title, segments in self._sections),
            tuple(self._speakers.values()),
        )

    @property
    def stories(self) -> tuple[Story, ...]:
        """The articles, with their places."""
        return tuple(one.story for one in self._order if isinstance(one, _Placed))

    def lines(self, cast: Cast, entries: Iterable[Entry], *, cues: bool) -> tuple[Line, ...]:
        """Everything that is spoken, in order; the arguments are those of ``plan_lines``.

        Raises:
            CoverageError: a character of an article would be lost or said twice.
        """
        entries = tuple(entries)
        language = self.script.language or "en"
        lexicon = Lexicon(entries, language)
        lines: list[Line] = []
        for one in self._order:
            if isinstance(one, _Own):
                said = utter(one.text, language, lexicon)
                lines.append(
                    Line(one.text, said, None, cast.narrator, one.section, (one.span,), one.boundary, is_added=True)
                )
            else:
                lines += _story_lines(one, cast, entries, cues=cues)
        lines[-1] = replace(lines[-1], boundary=Boundary.END, speaker_changes=False)
        return tuple(lines)

    def _add_own(self, text: str, boundary: Boundary, *, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        span = Span(self._length, self._length + len(text))
        self._append(text)
        self._order.append(_Own(text, len(self._sections) - 1, span, boundary))
        self._blocks.append(Block(kind, (span,), level=1 if kind is BlockKind.HEADING else 0))
        self._say(text, SegmentKind.HEADING if kind is BlockKind.HEADING else SegmentKind.NARRATION)

    def _add_story(self, found: Found, *, divided: bool) -> None:
        article, script = found.article, found.script
        title = _title(found)
        self._sections.append((title, []))
        first = len(self._sections) - 1
        # A feed or a book may know a title that its text does not say: it is said all the same, as ours.
        if article.title and not any(block.kind is BlockKind.TITLE for block in article.blocks):
            self._add_own(" ".join(article.title.split()), Boundary.TITLE, kind=BlockKind.HEADING)
        offset = self._length
        self._append(article.source)
        for block in article.opening:
            heads = block.kind is BlockKind.TITLE
            kind = BlockKind.HEADING if heads else BlockKind.PARAGRAPH
            self._blocks.append(replace(_moved_block(block, offset), kind=kind, level=1 if heads else 0))
            self._say(article.block_text(block), SegmentKind.HEADING if heads else SegmentKind.NARRATION)
        for block in article.body:
            moved = _moved_block(block, offset)
            if block.kind is BlockKind.HEADING:
                moved = replace(moved, level=min(_DEEPEST, max(2, block.level)))
            self._blocks.append(moved)
        self._removed += (
            replace(removed, start=removed.start + offset, end=removed.end + offset) for removed in article.removed
        )
        starts = _chapter_starts(script) if divided else (0,)
        places: list[int] = []
        for number, section in enumerate(script.sections):
            if number in starts[1:]:
                self._sections.append((f"{_short(title)}: {section.title}", []))
            places.append(len(self._sections) - 1)
            for segment in section.segments:
                self._say(segment.text, segment.kind, like=segment, whole=False)
        self._break()
        for speaker in script.speakers:
            known = self._speakers.get(speaker.name)
            if known is None or (known.gender is None and speaker.gender is not None):
                self._speakers[speaker.name] = speaker
        story = Story(
            found.source, article, Span(offset, offset + len(article.source)), Span(first, len(self._sections))
        )
        self._order.append(_Placed(story, script, tuple(places)))

    def _append(self, text: str) -> None:
        self._source += (text, PARAGRAPH_BREAK)
        self._length += len(text) + len(PARAGRAPH_BREAK)

    def _say(self, text: str, kind: SegmentKind, *, like: Segment | None = None, whole: bool = True) -> None:
        """Add a segment to the script; a whole block with the break after it."""
        segment = like or Segment(0, 0, text, kind)
        self._sections[-1][1].append(replace(segment, start=self._at, end=self._at + len(text)))
        self._at += len(text)
        if whole:
            self._break()

    def _break(self) -> None:
        """The break between two blocks belongs to the segment before it."""
        segments = self._sections[-1][1]
        last = segments[-1]
        segments[-1] = replace(last, text=last.text + PARAGRAPH_BREAK, end=last.end + len(PARAGRAPH_BREAK))
        self._at += len(PARAGRAPH_BREAK)

    def _finish(self) -> None:
        """After the last block there is no break."""
        segments = self._sections[-1][1]
        last = segments[-1]
        segments[-1] = replace(last, text=last.text.removesuffix(PARAGRAPH_BREAK), end=last.end - len(PARAGRAPH_BREAK))


def _story_lines(placed: _Placed, cast: Cast, entries: tuple[Entry, ...], *, cues: bool) -> list[Line]:
    story = placed.story
    lines = list(voiced_by_script(plan_lines(story.article, placed.script, cast, entries, cues=cues)))
    check_coverage(story.article, (span for line in lines for span in line.spans))
    last = lines[-1]
    lines[-1] = replace(last, boundary=Boundary.ARTICLE, speaker_changes=last.voice != cast.narrator)
    offset = story.span.start
    return [
        replace(
            line,
            section=placed.sections[line.section],
            spans=tuple(Span(start + offset, end + offset) for start, end in line.spans),
        )
        for line in lines
    ]


def _chapter_starts(script: Script) -> tuple[int, ...]:
    """The sections that become chapters: the first, and those with a heading of their own.

    A turn of the subject without a heading is none: where several articles follow each other, it would look like one of them.
    """
    return tuple(
        number
        for number, section in enumerate(script.sections)
        if not number or (section.segments and section.segments[0].kind is SegmentKind.HEADING)
    )


def _title(found: Found) -> str:
    return " ".join((found.article.title or found.script.sections[0].title or found.source).split())


def _short(title: str) -> str:
    """A title that leaves room for another one after it, cut between words."""
    if len(title) <= _SHOWN:
        return title
    cut = title[: _SHOWN + 1].rsplit(" ", 1)[0]
    return cut[:_SHOWN].rstrip(" ,;:–—-") + "…"


def _moved_block(block: Block, offset: int) -> Block:
    return replace(
        block,
        spans=tuple(Span(start + offset, end + offset) for start, end in block.spans),
        cells=tuple(replace(cell, start=cell.start + offset, end=cell.end + offset) for cell in block.cells),
    )
