"""Bytes to text: byte order mark, UTF-8, the page's own declaration, then detection; never a silent guess at noise."""

from __future__ import annotations

import codecs
import re
import unicodedata

from audiobrief.errors import SourceError
from audiobrief.patterns import lazy
from audiobrief.reader.sniffing import binary_format, what_to_do

# UTF-32's mark starts with UTF-16's, so it is tried first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = lazy(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
# Python knows codecs that are no character sets (rot13, punycode, …); a page may name only these families.
_CHARSETS = lazy(
    r"utf[-_]?8|us-ascii|ascii|iso[-_]|latin|l1$|windows[-_]|cp\d|koi8|mac|x-mac|big5|gb|euc|shift|sjis|x-sjis|"
    r"ks_c|tis|hz",
    re.IGNORECASE,
)
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard, section 4.2).
_AS_WINDOWS_1252 = frozenset({"iso8859-1", "ascii"})
#: So many characters beyond ASCII must be sound for each damaged one, for a text to be UTF-8 nevertheless.
_SOUND_TO_DAMAGED = 4
#: What no text has, but for those that move the place of writing, and those that begin a terminal's sequences.
_CONTROLS = lazy(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASCII = bytes(range(128))
#: Detection looks at this much of the text around the first byte that is not ASCII.
_SAMPLE_BYTES = 65_536


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    r"""The text of ``data``, line ends as ``\\n``, without a byte order mark.

    Args:
        data: the whole file.
        name: what to call it in an error.
        charset: the encoding that a web server states; counts more than the page's own declaration.

    Raises:
        SourceError: the data is binary, or its encoding can't be told.
    """
    text = _decode(data, name, charset)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, name: str, charset: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{name} starts as {encoding.upper()} text but is damaged at byte {error.start}: "
                    "save it again as UTF-8."
                ) from error
    kind = binary_format(data)
    if kind is not None:
        raise SourceError(f"{name} is {kind}, {what_to_do(kind)}.")
    if b"\0" in data:
        return _wide(data, name)
    return _narrow(data, name, charset)


def _wide(data: bytes, name: str) -> str:
    """Text with zero bytes in it is UTF-16 or UTF-32 without a mark, or no text at all."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    order = ("le", "be") if odd >= even else ("be", "le")
    for encoding in (f"{family}-{end}" for family in ("utf-32", "utf-16") for end in order):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return text
    raise SourceError(f"{name} is a binary file, not text: give a page, a text, an EPUB or a Word document.")


def _plausible(text: str) -> bool:
    """Whether a decoding gave characters that are assigned and printable."""
    sample = text[:100_000]
    return not any(unicodedata.category(char) in {"Cc", "Cn", "Co"} and char not in "\t\n\r\f" for char in sample)


def _narrow(data: bytes, name: str, charset: str | None) -> str:
    declared = (_known(charset) if charset else None) or _declared_charset(data)
    if not data.isascii() or declared is None:
        # Bytes beyond ASCII that are valid UTF-8 are practically always UTF-8, whatever the page says of itself.
        try:
            return _checked(data.decode("utf-8"), name)
        except UnicodeDecodeError:
            pass  # not UTF-8: the declaration and detection below decide
        text = _damaged_utf8(data)
        if text is not None:
            return _checked(text, name)
    if declared is not None:
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass  # a page that misstates its charset: detection decides
    return _checked(_detected(data, name), name)


def _damaged_utf8(data: bytes) -> str | None:
    """The text where all but a few bytes are UTF-8, with U+FFFD for those: a file cut short, or two files joined.

    In other encodings sequences of two and more bytes that are valid UTF-8 are rare and come by chance.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    plain = len(data) - len(data.translate(None, _ASCII))
    sound = len(text) - damaged - plain
    return text if sound >= _SOUND_TO_DAMAGED * damaged else None


def _declared_charset(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096])
    if found is None:
        return None
    return _known(found[1].decode("ascii"))


def _known(label: str) -> str | None:
    """Python's name for a character set; ``None`` where it is none."""
    if not _CHARSETS.match(label):
        return None
    try:
        codec = codecs.lookup(label).name
    except LookupError:
        return None
    return "cp1252" if codec in _AS_WINDOWS_1252 else codec


def _checked(text: str, name: str) -> str:
    """The text, unless so much of it is control characters that it must be something else."""
    sample = text[:_SAMPLE_BYTES]
    odd = len(_CONTROLS.findall(sample))
    if odd > 8 and odd * 10 > len(sample):
        raise SourceError(f"{name} is a binary file, not text: give a page, a text, an EPUB or a Word document.")
    return text


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and rarely needed

    first = next(at for at, byte in enumerate(data) if byte > 0x7F)
    start = data.rfind(b"\n", max(0, first - _SAMPLE_BYTES // 2), first) + 1
    sample = data[start : start + _SAMPLE_BYTES]
    try:
        matches = from_bytes(sample)
        best = matches.best()
        if best is not None:
            # With equal evidence Windows-1252 is by far the likeliest of the single-byte sets.
            western = next((match for match in matches if match.encoding == "cp1252"), None)
            if western is not None and western.chaos <= best.chaos:
                best = western
            return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise _unknown(name) from error
    raise _unknown(name)


def _unknown(name: str) -> SourceError:
    return SourceError(f"The character encoding of {name} can't be told: save it as UTF-8 and try again.")
