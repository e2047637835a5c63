"""Word documents (DOCX) to an article, by way of Mammoth's HTML.

Mammoth passes over some elements that hold text, and reads XML with a parser that trusts it. So it is given a container made
anew: of the parts with text in them, each parsed safely, and with those elements put into the form that it knows.
"""

from __future__ import annotations

import html as html_module
import logging
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from audiobrief.errors import SourceError
from audiobrief.patterns import lazy
from audiobrief.reader.dates import parse_date
from audiobrief.reader.documents import Facts, formula, list_names, read_document
from audiobrief.reader.omml import tex_of
from audiobrief.reader.xmltree import find, parse_xml, text_of

if TYPE_CHECKING:
    from audiobrief.model import Article
    from audiobrief.reader.archive import Archive

_log = logging.getLogger(__name__)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Of the container, what Mammoth reads text and structure from. Headers and footers belong to the paper, not to the text.
_PARTS = lazy(
    r"\[Content_Types\]\.xml|(?:word/)?_rels/[\w.]+\.rels|word/(?:document|styles|numbering|footnotes|endnotes)\w*\.xml"
)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figure > figcaption:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Plain Text'] => p:fresh
r.AudiobriefFormula => span.formula
comment-reference =>
"""
#: Elements that only wrap their content.
_WRAPPERS = frozenset({"fldSimple", "bdo", "dir"})
_OFF = frozenset({"0", "false", "off"})
_CELL = lazy(r"<(t[dh])([^>]*)><p>((?:(?!</?p>|<table).)*)</p></\1>", re.DOTALL)
_FORMULA = lazy(r"<span class=\"formula\">([^<]*)</span>")
_NOTES = lazy(r"<ol><li id=\"(?:footnote|endnote)-(?!ref)")
_NOTE_MARK = lazy(r"<sup>(<a href=\"#(?:footnote|endnote)-)")
_NOTE_BACK = lazy(r"<a (href=\"#(?:footnote|endnote)-ref-)")
_FIRST = lazy(r"\s*<p>(?P<inner>.{1,1000}?)</p>", re.DOTALL)
_TAG = lazy(r"<[^>]*>")
#: What programs write where a person has written nothing.
_NO_TITLE = lazy(r"(?:microsoft word|document\s?\d*$|untitled|title$|powerpoint)|\.(?:docx?|odt|rtf)$", re.IGNORECASE)
_NO_PERSON = lazy(
    r"(?:python-docx|un-named|unknown|user|admin(?:istrator)?|author|microsoft(?: office)? user|owner|.*@.*)",
    re.IGNORECASE,
)


def read_docx(archive: Archive) -> Article:
    """Reads a Word document.

    Raises:
        SourceError: damaged, or with more in it than text ever is.
    """
    body = _to_html(archive)
    facts = _core_properties(archive)
    if "<h1>" in body[:2_000]:
        # A headline in the document is what its author wrote; the title of the file may be anybody's.
        facts = Facts(None, facts.byline, facts.published, facts.language, facts.publisher)
    elif facts.title:
        body = _with_headline(body, facts.title)
    return read_document(body, facts)


def _with_headline(body: str, title: str) -> str:
    """Makes the first paragraph the headline where it says the title, lest it be said twice."""
    first = _FIRST.match(body)
    if first is None:
        return body
    said = " ".join(html_module.unescape(_TAG.sub("", first["inner"])).split())
    return f"<h1>{first['inner']}</h1>{body[first.end() :]}" if said.lower() == title.lower() else body


def _to_html(archive: Archive) -> str:
    import mammoth  # noqa: PLC0415 - loads only for Word documents

    container = _safe_container(archive)
    try:
        result = mammoth.convert_to_html(
            container, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        )
    except (KeyError, IndexError, AttributeError, ValueError, OSError, RecursionError) as error:
        raise SourceError(f"{archive.name} is a damaged Word document: open it in Word, and save it again.") from error
    lost = sorted(
        {str(one.message).rpartition(" ")[2] for one in result.messages if "element was ignored" in one.message}
    )
    if lost:
        _log.warning(
            "%s has elements that can't be read, and what they say is missing: %s", archive.name, ", ".join(lost)[:300]
        )
    text: str = _CELL.sub(r"<\1\2>\3</\1>", result.value)
    text = _FORMULA.sub(lambda found: formula(html_module.unescape(found[1])), text)
    notes = list(_NOTES.finditer(text))
    if notes:
        at = notes[0].start()
        text = f'{text[:at]}<section class="footnotes" role="doc-endnotes">{text[at:]}</section>'
    text = _NOTE_MARK.sub(r'<sup class="footnote-ref">\1', text)
    return _NOTE_BACK.sub(r'<a class="footnote-backref" \1', text)


def _safe_container(archive: Archive) -> BytesIO:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as container:
        for path in archive.paths:
            if _PARTS.fullmatch(path):
                root = parse_xml(archive.read(path), archive.name)
                if path.startswith("word/") and not path.endswith(".rels"):
                    _prepare(root)
                container.writestr(path, etree.tostring(root, encoding="utf-8"))
    made.seek(0)
    return made


def _prepare(root: etree._Element) -> None:
    """Puts text where Mammoth finds it, and takes out what Word does not show."""
    for element in list(root.iter()):
        tag = element.tag
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if element.getparent() is None:
            continue
        if name in _WRAPPERS:
            _unwrap(element)
        elif name == "oMath":
            _replace(element, [_run(tex_of(element), "AudiobriefFormula")])
        elif name == "oMathPara":
            # In a paragraph of its own or not, its formulas are runs.
            _unwrap(element)
        elif name == "ruby":
            _unfold_ruby(element)
        elif name == "r" and _is_hidden(element):
            _replace(element, [])


def _run(text: str, style: str | None = None) -> etree._Element:
    run = etree.Element(f"{_W}r")
    if style:
        properties = etree.SubElement(run, f"{_W}rPr")
        etree.SubElement(properties, f"{_W}rStyle").set(f"{_W}val", style)
    words = etree.SubElement(run, f"{_W}t")
    words.text = text
    words.set(_XML_SPACE, "preserve")
    return run


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    parent = element.getparent()
    assert parent is not None  # the root is never replaced  # noqa: S101
    at = parent.index(element)
    parent[at : at + 1] = others


def _unwrap(element: etree._Element) -> None:
    _replace(element, list(element))


def _unfold_ruby(ruby: etree._Element) -> None:
    """The word, and in parentheses its reading, in the place of the run around both."""
    run = ruby.getparent()
    if run is None or run.getparent() is None:
        return
    word, reading = find(ruby, "rubybase"), find(ruby, "rt")
    runs = list(word) if word is not None else []
    said = text_of(reading)
    _replace(run, [*runs, *([_run(f"({said})")] if said else [])])


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(f"{_W}rPr")
    vanish = properties.find(f"{_W}vanish") if properties is not None else None
    return vanish is not None and str(vanish.get(f"{_W}val", "1")).lower() not in _OFF


def _core_properties(archive: Archive) -> Facts:
    path = "docProps/core.xml"
    if path not in archive:
        return Facts()
    root = parse_xml(archive.read(path), archive.name)
    said = {name: text_of(find(root, name)) for name in ("title", "creator", "created", "language", "publisher")}
    title, people = said["title"], re.split(r"\s*;\s*", said["creator"] or "")
    return Facts(
        title=title if title and not _NO_TITLE.search(title) else None,
        byline=list_names([person for person in people if not _NO_PERSON.fullmatch(person)]),
        published=parse_date(said["created"]) if said["created"] else None,
        language=said["language"],
        publisher=said["publisher"],
    )
