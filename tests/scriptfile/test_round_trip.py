"""Writing, reading and writing again changes nothing, whatever the text is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from audiobrief.cleaner import clean
from audiobrief.errors import ScriptFileError
from audiobrief.model import (
    Article,
    Block,
    BlockKind,
    Cell,
    Gender,
    Removed,
    Script,
    Section,
    Segment,
    SegmentKind,
    Span,
    Speaker,
    SpeakerKind,
)
from audiobrief.normalizer import find_cues
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.reader import read_html
from audiobrief.scriptfile import is_script_file, read_script
from audiobrief.scriptfile.document import DOUBTFUL
from audiobrief.scriptfile.writing import write_script
from audiobrief.segmenter import segment

# Signs of the notation, marks, white space and odd characters are far likelier than in arbitrary text.
ODD = st.sampled_from(
    [
        *"#[]|*>%-\\?:“”\"'« ",
        "\t",
        "\n",
        "\r",
        "\u2028",
        "\x85",
        "\xa0",
        "\ufeff",
        "\x00",
        "\ud800",
        "narrator",
        "[silent]",
        "--- left out",
        "---",
        "[Ida]",
        "\\s",
        "?62% ",
        "#by ",
        "why:",
        "Ida",
        "🙂",
        "é",
    ]
)
TEXT = st.one_of(
    st.text(max_size=30), st.lists(st.one_of(ODD, st.characters(), st.just("word ")), max_size=12).map("".join)
)
NAMES = st.one_of(st.sampled_from(["Ida", "Narrator", "narrator", "?62% Ida", "[x]", "a|b", " "]), TEXT.filter(bool))
BODY_KINDS = [kind for kind in BlockKind if kind not in {BlockKind.TITLE, BlockKind.BYLINE}]
LABELS = st.sampled_from(["", "3", "-1", "c", "xiv", "XL", "1.a", "*", "two words"])


@st.composite
def cells(draw: st.DrawFn, words: str, start: int) -> tuple[Cell, ...]:
    """Cells that lie anywhere in a row, in order."""
    edges = sorted(draw(st.lists(st.integers(0, len(words)), max_size=8)))
    edges += [len(words)] * (len(edges) % 2)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Cell(start + low, start + high, draw(TEXT), draw(st.booleans())) for low, high in pairs)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[Article, Script]:
    """Any article, and any script of it."""
    source, blocks, removed = "", [], []
    for _ in range(draw(st.integers(0, 6))):
        words = draw(TEXT)
        kind = draw(st.sampled_from([*BODY_KINDS, BlockKind.TITLE, BlockKind.BYLINE]))
        span = Span(len(source), len(source) + len(words))
        source += words + "\n"
        if draw(st.integers(0, 4)):
            blocks.append(
                Block(
                    kind,
                    (span,),
                    draw(st.integers(0, 12)),
                    position=draw(st.integers(0, 4)),
                    label=draw(LABELS),
                    cells=draw(cells(words, span.start)) if kind is BlockKind.TABLE and draw(st.booleans()) else (),
                    author=draw(st.sampled_from(["", "Ida"])),
                    aloud=draw(st.booleans()),
                )
            )
        else:
            removed.append(Removed(*span, words, draw(st.sampled_from(BlockKind)), draw(TEXT)))
    article = Article(
        source,
        tuple(blocks),
        title=draw(st.none() | TEXT),
        byline=draw(st.none() | TEXT),
        language=draw(st.none() | st.just("de")),
        url=draw(st.none() | TEXT),
        removed=tuple(removed),
    )
    text = article.text
    names = draw(st.lists(NAMES, max_size=4, unique=True))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)) | {0, len(text)})
    sections: list[Section] = []
    segments: list[Segment] = []
    for start, end in pairwise(cuts):
        speaker = draw(st.none() | st.sampled_from(names)) if names else None
        segments.append(
            Segment(start, end, text[start:end], draw(st.sampled_from(SegmentKind)), speaker, draw(st.floats(0, 1)))
        )
        if draw(st.booleans()):
            sections.append(Section(draw(TEXT), tuple(segments)))
            segments = []
    if segments:
        sections.append(Section(draw(TEXT), tuple(segments)))
    speakers = tuple(
        Speaker(name, draw(st.sampled_from(SpeakerKind)), draw(st.sampled_from([None, *Gender])), draw(TEXT))
        for name in names
        if draw(st.booleans())
    )
    return article, Script(article.title, article.language, tuple(sections), speakers)


def words(text: str) -> str:
    return "".join(text.split())


@given(scripts())
@settings(max_examples=150)
def test_writing_reading_and_writing_again_changes_nothing(made: tuple[Article, Script]):
    written = write_script(*made)
    data = written.encode()
    assert is_script_file(data)
    assert write_script(*read_script(data, "x")) == written


@given(scripts())
@settings(max_examples=50)
def test_all_words_and_all_that_is_left_out_are_in_the_file(made: tuple[Article, Script]):
    article, _ = made
    again, script = read_script(write_script(*made).encode(), "x")
    assert words(again.text) == words(article.text)
    assert [removed.text for removed in again.removed] == [removed.text for removed in article.removed if removed.text]
    segments = [segment for section in script.sections for segment in section.segments]
    assert "".join(segment.text for segment in segments) == again.text
    assert all(again.text[segment.start : segment.end] == segment.text for segment in segments)
    spans = [span for block in again.blocks for span in block.spans]
    check_coverage(again, spans)


@st.composite
def clean_scripts(draw: st.DrawFn) -> tuple[Article, Script]:
    """Scripts such as the segmenter makes: blocks of words, cut into segments that end behind white space."""
    source, blocks, segments = "", [], []
    speakers = [Speaker("Ida Moss", SpeakerKind.PERSON, Gender.FEMALE), Speaker("The deed", SpeakerKind.DOCUMENT)]
    kinds = {None: SegmentKind.NARRATION, "Ida Moss": SegmentKind.PERSON, "The deed": SegmentKind.DOCUMENT}
    paragraphs = draw(st.lists(st.lists(TEXT.map(str.split).filter(bool).map(" ".join), min_size=1), min_size=1))
    for number, pieces in enumerate(paragraphs):
        start = len(source)
        for place, piece in enumerate(pieces):
            last = place == len(pieces) - 1
            space = "" if last else draw(st.sampled_from(["", " ", "  "]))
            end = "\n\n" if last and number < len(paragraphs) - 1 else ""
            speaker = draw(st.sampled_from(list(kinds)))
            confidence = draw(st.sampled_from([1.0, 0.57, 0.79]))
            text = piece + space + end
            segments.append(Segment(len(source), len(source) + len(text), text, kinds[speaker], speaker, confidence))
            source += text
        blocks.append(Block(BlockKind.PARAGRAPH, (Span(start, len(source.rstrip("\n"))),)))
    article = Article(source, tuple(blocks), title="One", language="en")
    return article, Script("One", "en", (Section("One", tuple(segments)),), tuple(speakers))


@given(clean_scripts())
@settings(max_examples=60)
def test_a_script_comes_back_as_it_was(made: tuple[Article, Script]):
    article, script = made
    again, read = read_script(write_script(*made).encode(), "x")
    assert again.text == article.text
    assert read == script


@given(st.one_of(st.text(), st.lists(ODD | st.just("\n"), max_size=40).map("".join)))
@example("[" * 50)
@example("speaker: \\")
def test_any_edit_is_read_or_answered_with_its_line(body: str):
    for text in (f"audiobrief script 1\n---\n{body}", f"audiobrief script 1\n{body}"):
        message, again = "", ""
        try:
            again = write_script(*read_script(text.encode(errors="replace"), "x"))
        except ScriptFileError as error:
            message = str(error)
        assert "\n" not in message
        assert message.startswith("x, line ") or write_script(*read_script(again.encode(), "x")) == again


def test_what_is_in_doubt_is_marked_and_nothing_else():
    def segment(start: int, speaker: str, confidence: float) -> Segment:
        return Segment(start, start + 2, "x ", SegmentKind.PERSON, speaker, confidence)

    article = Article("x x x ", (Block(BlockKind.PARAGRAPH, (Span(0, 6),)),))
    parts = (segment(0, "Ida", DOUBTFUL), segment(2, "Ida", DOUBTFUL - 0.001), segment(4, "Ida", 0.5))
    written = write_script(article, Script(None, "en", (Section("One", parts),)))
    assert [line for line in written.splitlines() if "x" in line][-3:] == ["[Ida] x", "[?79% Ida] x", "[?50% Ida] x\\s"]


STRUCTURED = """<ol start=4><li>a<ul><li>b<li>c</ul><p>d</p><li>e</ol><ul><li>f<li>g</ul><ul><li>h<li>i</ul>
<table><caption>Crossings</caption><tr><th>Day<th>Feet, {bare}<tr><th>Monday<td>[12]<tr><td>#3<td><tr><td><td>x | y</table>
<table><tr><th>Height<td>12 m<tr><th>Width<td>4 m</table><blockquote><p>p</p><p>q</p></blockquote><blockquote>r</blockquote>
<pre><code>x = 1</code></pre><dl><dt>s<dd>t</dl><section class=footnotes><p>u</p><p>v</p></section>
<figure><img alt="A boat"><figcaption>w</figcaption></figure>"""


def test_cues_are_the_same_after_a_script_file():
    article = clean(read_html(STRUCTURED), keep=["footnote"], captions="read")
    again, _ = read_script(write_script(article, segment(article)).encode(), "x")
    assert [block.kind for block in again.body] == [block.kind for block in article.body]
    assert again.text == article.text
    assert find_cues(again, "en") == find_cues(article, "en")


def test_code_that_is_read_stays_so():
    article = clean(read_html("<p>a</p><pre><code>x = 1</code></pre>"), keep=["code"])
    written = write_script(article, segment(article))
    assert "\n`` x = 1\n" in written
    assert read_script(written.encode(), "x")[0].body[1].aloud


def test_asides_stay_asides():
    article = clean(read_html("<p>a</p><figure><figcaption>The last day.</figcaption></figure>"), captions="read")
    _, script = read_script(write_script(article, segment(article)).encode(), "x")
    assert script.sections[0].segments[1].kind is SegmentKind.ASIDE


def test_a_person_writes_tables_and_lists_by_hand():
    file = b"""audiobrief script 1
---
## Numbers
|# Day |# Feet
|{Day} Monday |{Feet} 12
* one
* two
*! anew
| just a line
"""
    article, _ = read_script(file, "x")
    assert [cue.before for cue in find_cues(article, "en")] == [
        "Table. Columns:", "", "Row 1. Day:", "Feet:", "First item:", "Second item:", "Table:",
    ]  # fmt: skip
    assert article.block_text(article.body[2]) == "Monday 12"
