"""What a picture is, by its first bytes."""

from __future__ import annotations

import io

from audiobrief.assembler.tags import Cover


def picture_of(data: bytes) -> tuple[str, int, int]:
    """Kind (``jpeg`` or ``png``), width and height of a picture.

    Raises:
        ValueError: it is neither, or does not tell its size.
    """
    import imagesize  # noqa: PLC0415  (few files have a picture)

    mime = Cover.of(data).mime
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except Exception as error:  # whatever a hostile picture does to its reader
        raise ValueError("the picture is damaged") from error
    if width < 1 or height < 1:
        raise ValueError("the picture is damaged")
    return mime.removeprefix("image/"), int(width), int(height)
