"""Archive: a companion file of several parts, among them MP3s. Written part by part, so that no MP3 is held in memory."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: The oldest there is in a ZIP file. Written today or tomorrow, the archive is the same to the byte.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


class Member(NamedTuple):
    """A part of an archive."""

    name: str
    #: A path stands for the MP3 that lies there.
    content: bytes | Path
    #: Whether it is made smaller. Never an MP3: nothing would come of it.
    compressed: bool = True


class Archive(NamedTuple):
    """A ZIP file with its parts in this order. Those of a large book come one by one, and only once."""

    members: Iterable[Member]

    def write(self, file: IO[bytes], open_audio: Callable[[Path], IO[bytes]] = _open) -> None:
        """Write it.

        Args:
            file: where to. It can be read and its place be changed.
            open_audio: opens an MP3.
        """
        import zipfile  # noqa: PLC0415  (every run knows archives, and few make one)

        with zipfile.ZipFile(file, "w") as archive:
            for member in self.members:
                info = zipfile.ZipInfo(member.name, _TIME)
                info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
                content = member.content
                packed = member.compressed and not isinstance(content, Path)
                info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
                if not isinstance(content, Path):
                    archive.writestr(info, content)
                    continue
                with open_audio(content) as audio:
                    info.file_size = audio.seek(0, os.SEEK_END)  # by it, the archive knows which form it needs
                    audio.seek(0)
                    with archive.open(info, "w") as part:
                        shutil.copyfileobj(audio, part, 1 << 20)
