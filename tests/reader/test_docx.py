"""Word documents are read with everything that Word shows of their text, and nothing that it hides."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

import docx as writer
import pytest

from audiobrief import clean
from audiobrief.errors import SourceError
from audiobrief.reader import read
from tests.reader.containers import WORD, docx, paragraph, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Article

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def made(document: object) -> Article:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    file.seek(0)
    return read(file)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def test_a_document_is_read_with_its_structure_and_properties():
    document = writer.Document()
    document.core_properties.title = "Some template"
    document.core_properties.author = "Ann Example; Bob Sample"
    document.core_properties.language = "en-gb"
    document.add_heading("The bridge is closed", 0)
    document.add_heading("Why", 1)
    document.add_paragraph("It is ").add_run("rusty").bold = True
    document.add_paragraph("Rust", style="List Bullet")
    document.add_paragraph("Age", style="List Number")
    document.add_paragraph("“It had to be.”", style="Quote")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "East", "1931"
    document.add_paragraph("Photo: the east pier", style="Caption")
    document.sections[0].header.paragraphs[0].text = "Page header"
    article = made(document)
    assert blocks(article)[:5] == [
        ("title", "The bridge is closed"),
        ("heading", "Why"),
        ("paragraph", "It is rusty"),
        ("list item", "Rust"),
        ("list item", "Age"),
    ]
    assert ("block quote", "“It had to be.”") in blocks(article)
    assert any(kind == "table" and "East" in text and "1931" in text for kind, text in blocks(article))
    assert ("caption", "Photo: the east pier") in blocks(article)
    assert "Page header" not in article.source
    assert (article.title, article.byline, article.language) == (
        "The bridge is closed",
        "Ann Example and Bob Sample",
        "en-GB",
    )
    assert article.published is not None


def test_the_title_of_the_properties_stands_in_for_a_missing_headline_and_is_not_said_twice():
    document = writer.Document()
    document.core_properties.title = "The bridge is closed"
    document.add_paragraph("The bridge is closed")
    document.add_paragraph("It is rusty.")
    assert blocks(made(document)) == [("title", "The bridge is closed"), ("paragraph", "It is rusty.")]
    document.paragraphs[0].text = "On Monday it rained."
    assert blocks(made(document))[0] == ("title", "The bridge is closed")


@pytest.mark.parametrize("title", ["Microsoft Word - story final.docx", "Document1", "Untitled", "story.docx"])
def test_what_programs_call_a_document_is_no_title(title: str):
    document = writer.Document()
    document.core_properties.title, document.core_properties.author = title, "Microsoft Office User"
    document.add_paragraph("It is rusty.")
    article = made(document)
    assert (article.title, article.byline, article.source) == (None, None, "It is rusty.")


def test_footnotes_are_kept_apart_from_the_text():
    notes = (
        f"<w:footnotes {WORD}><w:footnote w:id='2'>{paragraph('Since Monday, to be exact.')}</w:footnote></w:footnotes>"
    )
    body = '<w:p><w:r><w:t>It is closed.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph(
        "So it is."
    )
    article = read(io.BytesIO(docx(body, footnotes=notes)))
    assert article.source.index("So it is.") < article.source.index("Since Monday, to be exact.")


@pytest.mark.parametrize(
    "inner",
    [
        "<w:fldSimple w:instr='PAGE'><w:r><w:t>whale</w:t></w:r></w:fldSimple>",
        "<w:bdo w:val='rtl'><w:r><w:t>whale</w:t></w:r></w:bdo>",
        "<w:dir w:val='rtl'><w:r><w:t>whale</w:t></w:r></w:dir>",
        "<w:ins w:id='1'><w:r><w:t>whale</w:t></w:r></w:ins>",
        "<w:moveTo w:id='1'><w:r><w:t>whale</w:t></w:r></w:moveTo>",
        "<w:smartTag><w:r><w:t>whale</w:t></w:r></w:smartTag>",
        "<w:sdt><w:sdtContent><w:r><w:t>whale</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink><w:r><w:t>whale</w:t></w:r></w:hyperlink>",
        f"<m:oMath {MATH}><m:r><m:t>whale</m:t></m:r></m:oMath>",
        f"<m:oMathPara {MATH}><m:oMath><m:r><m:t>whale</m:t></m:r></m:oMath></m:oMathPara>",
        "<w:r><w:ruby><w:rt><w:r><w:t>wale</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>whale</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    ],
)
def test_text_is_found_in_whatever_word_puts_it_into(inner: str, caplog: pytest.LogCaptureFixture):
    article = read(io.BytesIO(docx(f"<w:p><w:r><w:t>The </w:t></w:r>{inner}<w:r><w:t> dived.</w:t></w:r></w:p>")))
    assert re.sub(r"\(wale\)|\\[()]", "", article.source) == "The whale dived."
    assert caplog.records == []


@pytest.mark.parametrize(
    "inner",
    [
        "<w:del w:id='1'><w:r><w:delText>shark</w:delText></w:r></w:del>",
        "<w:moveFrom w:id='1'><w:r><w:t>shark</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>shark</w:t></w:r>",
        "<w:r><w:instrText>shark</w:instrText></w:r>",
    ],
)
def test_what_word_does_not_show_is_no_text(inner: str):
    article = read(io.BytesIO(docx(f"<w:p><w:r><w:t>The whale dived.</w:t></w:r>{inner}</w:p>")))
    assert article.source == "The whale dived."


def test_formulas_are_written_in_tex():
    def run(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    power = f"<m:sSup><m:sSupPr/><m:e>{run('c')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>"
    root = f"<m:rad><m:radPr/><m:deg/><m:e>{run('x')}</m:e></m:rad>"
    fraction = f"<m:f><m:num>{run('1')}</m:num><m:den>{root}</m:den></m:f>"
    body = f"<w:p><w:r><w:t>So </w:t></w:r><m:oMath {MATH}>{run('E=m')}{power}{run(' &lt; ')}{fraction}</m:oMath></w:p>"
    source = read(io.BytesIO(docx(body))).source
    assert source.replace(r"\(", "").replace(r"\)", "") == r"So E=mc^{2} < \frac{1}{\sqrt{x}}"


def test_what_can_not_be_read_is_warned_of(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        read(io.BytesIO(docx(f"{paragraph('Text.')}<w:unheardOf><w:p/></w:unheardOf>")))
    assert "unheardOf" in caplog.text


def test_nothing_of_a_document_is_taken_for_a_page_around_it():
    cell = paragraph("A long first part of the story stands in this cell. It goes on. And on and on, to the end of it.")
    table = f"<w:tbl><w:tr><w:tc>{cell}{cell}</w:tc></w:tr></w:tbl>"
    article = clean(
        read(io.BytesIO(docx(f"{paragraph('Before it stands this. It is short.')}{table}{paragraph('The end.')}")))
    )
    assert [removed.text for removed in article.removed] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding: str):
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
        f"<w:document {WORD}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb.encode(encoding)})
    with pytest.raises(SourceError, match="entities"):
        read(io.BytesIO(data))


@pytest.mark.parametrize("depth", [20, 60, 200, 2000])
def test_nothing_is_lost_silently_however_deep_it_stands(depth: int):
    try:
        source = read(
            io.BytesIO(docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("A whale.") + "</w:tc></w:tr></w:tbl>" * depth))
        ).source
    except SourceError:
        assert depth > 20
    else:
        assert source == "A whale."


@pytest.mark.parametrize("body", ["", "<w:p/>", "not < xml", "<w:tbl><w:tr/></w:tbl>"])
def test_a_document_without_text_or_sense_is_an_error(body: str):
    with pytest.raises(SourceError):
        read(io.BytesIO(docx(body)))


def test_an_old_or_locked_document_is_named(tmp_path: Path):
    for stream, what in (("WordDocument", "of the old kind"), ("EncryptedPackage", "with a password")):
        (tmp_path / "story.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + stream.encode("utf-16-le"))
        with pytest.raises(SourceError, match=what):
            read(tmp_path / "story.docx")
