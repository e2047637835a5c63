"""EPUBs, Word documents and other containers for tests, written for this project."""

from __future__ import annotations

import io
import zipfile
from html import escape

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def page(body: str, attributes: str = "", head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>{head}</head><body {attributes}>{body}</body></html>'
    )


def nav(*entries: tuple[str, str]) -> str:
    items = "".join(f'<li><a href="{href}">{escape(label)}</a></li>' for label, href in entries)
    return page(f'<nav epub:type="toc"><h1>Contents</h1><ol>{items}</ol></nav>')


def epub(
    documents: dict[str, str],
    *,
    contents: str | None = None,
    ncx: str | None = None,
    metadata: str = "<dc:title>The Whale Book</dc:title><dc:creator>Ann Example</dc:creator><dc:language>en</dc:language>",
    guide: str = "",
    not_linear: tuple[str, ...] = (),
    more: dict[str, str | bytes] | None = None,
    items: str = "",
) -> bytes:
    """An EPUB: documents by name in reading order, the navigation document last among the files."""
    manifest = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(documents)
    )
    spine = "".join(
        f'<itemref idref="i{number}"{" linear=" + chr(34) + "no" + chr(34) if name in not_linear else ""}/>'
        for number, name in enumerate(documents)
    )
    if contents:
        manifest += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    if ncx:
        manifest += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'xmlns:opf="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{metadata}</metadata><manifest>{manifest}{items}</manifest><spine{' toc=' + chr(34) + 'ncx' + chr(34) if ncx else ''}>"
        f"{spine}</spine><guide>{guide}</guide></package>"
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": package,
        **{f"OEBPS/{name}": content for name, content in documents.items()},
        **({"OEBPS/nav.xhtml": contents} if contents else {}),
        **({"OEBPS/toc.ncx": ncx} if ncx else {}),
        **(more or {}),
    }
    return zipped(files)


def docx(body: str, **parts: str) -> bytes:
    """A Word document of the given paragraphs, bare of all that Word adds; parts by name without ``.xml``."""
    kinds = "".join(
        f'<Relationship Id="r{number}" Target="{name}.xml" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"/>'
        for number, name in enumerate(parts)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r" Target="word/document.xml" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{kinds}</Relationships>',
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
