"""Recording: an MP3 with all that was found out about it, for the rules to judge."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.checking.id3 import Tag, read_tag
from audiobrief.checking.sound import NoDecoderError, Sound, listen
from audiobrief.checking.stream import Stream, walk
from audiobrief.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.checking.limits import Limits


@dataclass(frozen=True, slots=True)
class Recording:
    """What is known of an MP3."""

    path: Path
    #: Bytes.
    size: int
    tag: Tag
    stream: Stream
    #: ``None`` where nothing can be decoded, or there is no decoder.
    sound: Sound | None
    #: Whether there is a decoder.
    can_decode: bool = True

    @property
    def is_mp3(self) -> bool:
        """Whether there is an MP3 in the file at all."""
        return self.stream.kind is not None and self.stream.kind.layer == 3

    @property
    def seconds(self) -> float:
        """Length as it is heard; by the frames where it can't be decoded."""
        return self.sound.seconds if self.sound else self.stream.seconds


def record(path: Path, limits: Limits) -> Recording:
    """Find out all about an MP3.

    Raises:
        SourceError: it can't be read.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            tag = read_tag(file, size)
            # A tag that claims more than there is says nothing of where the sound starts.
            stream = walk(file, tag.size if tag.size <= size else 0)
            recording = Recording(path, size, tag, stream, None)
            if not recording.is_mp3:
                return recording
            try:
                sound = listen(file, stream.start, stream.end, limits.silence)
            except NoDecoderError:
                return Recording(path, size, tag, stream, None, can_decode=False)
            return Recording(path, size, tag, stream, sound)
    except OSError as error:
        raise SourceError(f"{path} can't be read: {error.strerror or error}") from error
