"""Document: what a script file holds, between the lines of the file and the nouns of the house."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from audiobrief.model import (
    Article,
    Block,
    BlockKind,
    Cell,
    Removed,
    Script,
    Section,
    Segment,
    SegmentKind,
    Span,
    Speaker,
    SpeakerKind,
)
from audiobrief.model.article import FACTS, PARAGRAPH_BREAK
from audiobrief.patterns import lazy
from audiobrief.scriptfile.notation import PART_MARKS
from audiobrief.scriptfile.rows import RowCell

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words whose speaker is less certain than this are marked for a person to look at.
DOUBTFUL = 0.8
NO_REASON = "left out by whoever wrote the script file"
_WHITE_SPACE = lazy(r"\s")
_SPEAKER_KINDS = {
    SegmentKind.PERSON: SpeakerKind.PERSON,
    SegmentKind.DOCUMENT: SpeakerKind.DOCUMENT,
    SegmentKind.ORGANIZATION: SpeakerKind.ORGANIZATION,
}
#: Spoken as asides.
_ASIDES = frozenset({BlockKind.CAPTION, BlockKind.DESCRIPTION})
_TERMS = frozenset({BlockKind.TERM, BlockKind.DEFINITION})
#: Levels of a heading that begins a chapter, and of one that does not.
_CHAPTER_LEVEL, _HEADING_LEVEL = 2, 3


@dataclass(slots=True)
class Piece:
    """Words of one speaker within a part; the white space after them belongs to them."""

    speaker: str | None
    text: str
    #: In hundredths; ``None`` where there is no doubt.
    percent: int | None = None


@dataclass(slots=True)
class Part:
    """A block of the body."""

    kind: BlockKind
    level: int
    pieces: list[Piece] = field(default_factory=list)
    #: As those of ``Block``.
    position: int = 0
    label: str = ""
    aloud: bool = True
    #: In offsets of the part's text.
    cells: tuple[RowCell, ...] = ()

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Chapter:
    """A section: its title, and its parts. A title that is said is its first part, a heading."""

    title: str
    parts: list[Part] = field(default_factory=list)

    @property
    def is_said(self) -> bool:
        """Whether the first part is the chapter's title."""
        return (
            bool(self.parts)
            and self.parts[0].kind is BlockKind.HEADING
            and one_line(self.parts[0].text) == self.title != ""
        )


@dataclass(slots=True)
class Document:
    """Everything a script file says."""

    #: By name of the field of ``Article``; only those that are known.
    description: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    #: Title and byline as they are said, before the first chapter.
    opening: list[tuple[BlockKind, str]] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    #: Kind, text and reason.
    removed: list[tuple[BlockKind, str, str]] = field(default_factory=list)

    def spoken_opening(self, kind: BlockKind) -> str | None:
        """The title or byline as it is said, on one line."""
        return next((one_line(text) for found, text in self.opening if found is kind), None)


def one_line(text: str) -> str:
    """The text with single spaces for all white space."""
    return " ".join(text.split())


def with_spaces(text: str) -> str:
    """The text with a space for each white-space character, as ``Article.text`` has it."""
    return _WHITE_SPACE.sub(" ", text)


def from_script(article: Article, script: Script) -> Document:
    """The document of a cleaned article and its script."""
    document = Document()
    for name in FACTS:
        value = getattr(article, name)
        if value:
            document.description[name] = value
    for speaker in (*script.speakers, *_named(script)):
        if speaker.name and speaker.name not in document.speakers:
            document.speakers[speaker.name] = speaker
    for block in article.opening:
        text = article.block_text(block)
        if text.strip():
            document.opening.append((block.kind, text))
    document.chapters = list(_chapters(article, script))
    document.removed = [
        (removed.kind, removed.text, removed.reason or NO_REASON) for removed in article.removed if removed.text
    ]
    return document


def _named(script: Script) -> Iterator[Speaker]:
    """Speakers of segments, for those that the script does not list."""
    for section in script.sections:
        for segment in section.segments:
            if segment.speaker:
                yield Speaker(segment.speaker, _SPEAKER_KINDS.get(segment.kind, SpeakerKind.PERSON))


def _chapters(article: Article, script: Script) -> Iterator[Chapter]:
    text, blocks, read = article.text, article.text_blocks, article.body
    at, index = 0, 0
    for section in script.sections:
        chapter = Chapter(section.title)
        last_block, kinds = -1, set[SegmentKind]()
        for segment in section.segments:
            end = at + len(segment.text)
            while index < len(blocks) and blocks[index].start < end:
                block = blocks[index]
                written = text[max(at, block.start) : min(end, block.end)]
                if written:
                    if index != last_block:
                        _finish(chapter, kinds)
                        last_block = index
                        chapter.parts.append(_part(article, read[index]))
                    kinds.add(segment.kind)
                    percent = min(round(segment.confidence * 100), _doubtful_percent()) if _doubt(segment) else None
                    chapter.parts[-1].pieces.append(Piece(segment.speaker or None, written, percent))
                if block.end > end:
                    break
                index += 1
            at = end
        _finish(chapter, kinds)
        yield chapter


def _part(article: Article, block: Block) -> Part:
    edges = article.places(block, (at for cell in block.cells for at in (cell.start, cell.end)))
    cells = tuple(
        RowCell(start, end, one_line(cell.header), cell.is_header)
        for start, end, cell in zip(edges[::2], edges[1::2], block.cells, strict=True)
    )
    return Part(block.kind, block.level, [], block.position, block.label, block.aloud, cells)


def _doubt(segment: Segment) -> bool:
    return segment.kind is not SegmentKind.HEADING and 0 <= segment.confidence < DOUBTFUL


def count_doubts(script: Script) -> int:
    """How many segments a script file marks as doubtful."""
    return sum(_doubt(segment) for section in script.sections for segment in section.segments)


def _doubtful_percent() -> int:
    """The most hundredths that are still a doubt."""
    return round(DOUBTFUL * 100) - 1


def _finish(chapter: Chapter, kinds: set[SegmentKind]) -> None:
    """Settle the last part of a chapter: what it is, and whose its white space is."""
    if chapter.parts:
        part = chapter.parts[-1]
        if kinds == {SegmentKind.HEADING}:
            chapter.parts[-1] = part = Part(BlockKind.HEADING, _HEADING_LEVEL, [Piece(None, part.text)])
        elif part.kind not in PART_MARKS:
            chapter.parts[-1] = part = Part(BlockKind.PARAGRAPH, 0, part.pieces)
        else:
            part.level = min(max(part.level, 1), 9) if part.kind is BlockKind.LIST_ITEM else int(part.kind in _TERMS)
        settle(part)
        if not part.pieces:
            chapter.parts.pop()
    kinds.clear()


def settle(part: Part) -> None:
    """Let white space between two pieces belong to the first of them; drop pieces, and parts, of nothing else."""
    settled: list[tuple[Piece, list[str]]] = []
    leading: list[str] = []
    for piece in part.pieces:
        words = piece.text.lstrip()
        space = piece.text[: len(piece.text) - len(words)]
        (settled[-1][1] if settled else leading).append(space)
        if words:
            settled.append((piece, [words]))
    if settled:
        settled[0][1][:0] = leading
    part.pieces = [replace(piece, text="".join(texts)) for piece, texts in settled]


class _Source:
    """The text of the document that a script file stands for, as it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> Span:
        start = self._length
        self._parts += [text, PARAGRAPH_BREAK]
        self._length += len(text) + len(PARAGRAPH_BREAK)
        return Span(start, start + len(text))

    def text(self) -> str:
        return "".join(self._parts[:-1])


def to_script(document: Document) -> tuple[Article, Script]:
    """The article whose source is the document's own text, and its script.

    The source is what is said, and after it what is left out: each character of it is in one block or one removal.
    """
    source = _Source()
    blocks = [Block(kind, (source.add(text),)) for kind, text in document.opening]
    sections: list[Section] = []
    at = 0
    last = sum(len(chapter.parts) for chapter in document.chapters) - 1
    for chapter in document.chapters:
        segments: list[Segment] = []
        said = chapter.is_said
        for part in chapter.parts:
            level = _CHAPTER_LEVEL if said and part is chapter.parts[0] else part.level
            span = source.add(part.text)
            cells = tuple(
                Cell(span.start + cell.start, span.start + cell.end, cell.header, cell.is_header) for cell in part.cells
            )
            author = part.pieces[0].speaker or "" if part.kind is BlockKind.BLOCK_QUOTE else ""
            blocks.append(
                Block(
                    part.kind,
                    (span,),
                    level,
                    position=part.position,
                    label=part.label,
                    cells=cells,
                    author=author,
                    aloud=part.aloud,
                )
            )
            for piece in part.pieces:
                text = piece.text
                if piece is part.pieces[-1] and last:
                    text += PARAGRAPH_BREAK
                segments.append(_segment(piece, text, at, part.kind, document))
                at += len(text)
            last -= 1
        sections.append(Section(chapter.title, tuple(segments)))
    removed = []
    for kind, text, reason in document.removed:
        span = source.add(text)
        removed.append(Removed(span.start, span.end, text, kind, reason))
    description: dict[str, str | None] = dict(document.description)
    for name, kind in (("title", BlockKind.TITLE), ("byline", BlockKind.BYLINE)):
        description.setdefault(name, document.spoken_opening(kind))
    article = Article(source.text(), tuple(blocks), **description, removed=tuple(removed))
    return article, Script(article.title, article.language, tuple(sections), tuple(document.speakers.values()))


def _segment(piece: Piece, text: str, at: int, kind: BlockKind, document: Document) -> Segment:
    if kind is BlockKind.HEADING:
        what = SegmentKind.HEADING
    elif piece.speaker is None:
        what = SegmentKind.ASIDE if kind in _ASIDES else SegmentKind.NARRATION
    else:
        what = SegmentKind(document.speakers[piece.speaker].kind)
    confidence = 1.0 if piece.percent is None else piece.percent / 100
    return Segment(at, at + len(text), text, what, piece.speaker, confidence)
