"""Tells from the first bytes what a file is: one of the well-known binary formats, HTML, or text."""

from __future__ import annotations

import re

#: First bytes of formats that people mistake for articles (the formats' own specifications; see also file(1)).
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "an MP3 file"),
    (b"\xff\xfb", "an MP3 file"),
    (b"\xff\xf3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
)
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,8}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT_START = re.compile(
    r"\s*<(article|section|main|div|h[1-6]|p|title|meta|table|ul|ol)(?:\s[^<>]{0,2000})?>", re.IGNORECASE
)


def binary_format(data: bytes) -> str | None:
    """The name of the binary format the data starts with, such as ``a PDF file``; ``None`` if it is none we know."""
    head = data[:16]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(b"RIFF") and head[8:12] in {b"WAVE", b"WEBP", b"AVI "}:
        return "a sound, picture or video file"
    if head[4:8] == b"ftyp":
        return "a video or sound file"
    return None


def looks_like_html(text: str) -> bool:
    """Whether the text is a page or a piece of one; a stray ``<tag>`` in running text is not enough."""
    head = text[:20_000].lstrip("\ufeff")
    if _HTML_START.match(head):
        return True
    fragment = _FRAGMENT_START.match(head)
    return fragment is not None and ("</" in head or fragment[1].lower() == "meta")
