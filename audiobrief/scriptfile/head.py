"""What tells a script file from others: a small module of its own, since every source is asked."""

from __future__ import annotations

import codecs

from audiobrief.patterns import lazy

#: The largest script file that is read: a source of the largest size, and the signs around it.
MOST_BYTES = 50_000_000
#: How much of a file tells whether it is a script file, in bytes.
HEAD_BYTES = 80
FIRST_LINE = lazy(r"\s*audiobrief script (\d{1,9})\s*?(?:\n|\Z)")
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def is_script_file(head: bytes) -> bool:
    """Whether a file that starts with ``head`` (``HEAD_BYTES`` of it are enough) is a script file."""
    return FIRST_LINE.match(decoded(head[:HEAD_BYTES], errors="replace")) is not None


def decoded(data: bytes, errors: str = "strict") -> str:
    """The text of a script file, with plain line ends.

    Raises:
        UnicodeDecodeError: it is not UTF-8 (nor UTF-16 with a byte order mark), and ``errors`` is ``strict``.
    """
    for mark, encoding in _UTF_16.items():
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors)
            break
    else:
        text = data.decode("utf-8-sig", errors)
    return text.replace("\r\n", "\n").replace("\r", "\n")
