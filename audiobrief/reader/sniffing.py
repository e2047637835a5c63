"""Tells from the first bytes what a file is: one of the well-known binary formats, HTML, or text."""

from __future__ import annotations

import re

from audiobrief.patterns import lazy

#: How an EPUB and a Word document begin.
ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
#: First bytes of formats that people mistake for articles (the formats' own specifications; see also file(1)).
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (ZIP, "a ZIP archive"),
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
    (b"bplist00", "a web archive of Safari's"),
    (_OLE, "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
)
_ADVICE = {
    "a PDF file": "which is not read here, because it keeps no order of its text: look for the same article as a web page, or "
    "copy its text to a text file",
    "an RTF document": "which is not read here: save it as a Word document (.docx) or as a web page",
    "a Word document of the old kind (.doc)": "which is not read here: save it as .docx, or as a web page",
    "a Word document with a password": "which can't be read: save it without one",
    "an old office document": "which is not read here: save it as .docx, or as a web page",
    "a Kindle book": "which is not read here: convert it to an EPUB",
    "a web archive of Safari's": "which is not read here: save the page as a web page, or its source",
    "a gzip archive": "not text: unpack it, and give what is in it",
}
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".qmd", ".rmd"})
#: Signs of Markdown that plain prose does not show. One of them may be chance, two kinds of them are not.
_MARKDOWN_SIGNS = tuple(
    lazy(sign, re.MULTILINE)
    for sign in (
        r"\A(?:---|\+\+\+)[ \t]*\n\w[\w -]*[:=]",  # front matter
        r"^ {0,3}#{1,6} \S",  # a heading
        r"(?<!\\)\[[^\]\n]{1,200}\]\((?:https?://|/|#|\.)[^)\s]{0,500}\)",  # a link
        r"^ {0,3}(?:```|~~~)[\w+-]*[ \t]*$",  # code
        r"(?<![\w*\\])\*\*[^\s*][^*\n]{0,200}\*\*(?!\w)",  # strong
        r"^ {0,3}\[\^?[^\]\n]{1,60}\]:[ \t]\S",  # a footnote, or where a link leads
        r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$",  # a table
    )
)
_MARKDOWN_SAMPLE = 50_000
_FEED_START = lazy(
    r"\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:(?:<!--.{0,2000}?-->|<\?.{0,300}?\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,2000}\]\s*)?>)\s*){0,8}"
    r"<(?:rss|feed|(?:\w{1,10}:)?RDF)\b",
    re.DOTALL,
)
_HTML_START = lazy(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,8}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT_START = lazy(
    r"\s*<(article|section|main|div|h[1-6]|p|title|meta|table|ul|ol)(?:\s[^<>]{0,2000})?>", re.IGNORECASE
)


def binary_format(data: bytes) -> str | None:
    """The name of the binary format the data starts with, such as ``a PDF file``; ``None`` if it is none we know."""
    head = data[:16]
    if head.startswith(_OLE):
        return _old_office(data)
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if data[60:68] in {b"BOOKMOBI", b"TEXtREAd"}:
        return "a Kindle book"
    if head.startswith(b"RIFF") and head[8:12] in {b"WAVE", b"WEBP", b"AVI "}:
        return "a sound, picture or video file"
    if head[4:8] == b"ftyp":
        return "a video or sound file"
    return None


def _old_office(data: bytes) -> str:
    # The names of the streams in it stand in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "a Word document with a password"
    if "WordDocument".encode("utf-16-le") in data:
        return "a Word document of the old kind (.doc)"
    return "an old office document"


def what_to_do(kind: str) -> str:
    """What to say of a binary format after its name: that it is not read, and what to do."""
    return _ADVICE.get(kind, "not text: give a page, a text, an EPUB or a Word document")


def looks_like_mhtml(data: bytes) -> bool:
    """Whether the data is a page with all that belongs to it in one file, as browsers save it (RFC 2557)."""
    head = data[:4096].replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    return (
        b"mime-version:" in head and b"content-type:" in head and (b"multipart/related" in head or b"text/html" in head)
    )


def looks_like_html(text: str) -> bool:
    """Whether the text is a page or a piece of one; a stray ``<tag>`` in running text is not enough."""
    head = text[:20_000].lstrip("\ufeff")
    if _HTML_START.match(head):
        return True
    fragment = _FRAGMENT_START.match(head)
    return fragment is not None and ("</" in head or fragment[1].lower() == "meta")


def looks_like_feed(text: str) -> bool:
    """Whether a text is an RSS or Atom feed."""
    return _FEED_START.match(text[:5_000].lstrip("\ufeff")) is not None


def looks_like_markdown(text: str) -> bool:
    """Whether a text shows signs of Markdown of at least two kinds."""
    sample = text[:_MARKDOWN_SAMPLE]
    return sum(1 for sign in _MARKDOWN_SIGNS if sign.search(sample)) > 1
