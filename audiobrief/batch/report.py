"""The report of a batch: a JSON Lines file with a row an article, a page to look at, and the sums."""

from __future__ import annotations

import contextlib
import html
import json
import tempfile
import time
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from audiobrief.batch.job import Row, Status
from audiobrief.batch.state import write_parts
from audiobrief.batch.storage.address import Address
from audiobrief.batch.storage.objects import put_parts
from audiobrief.errors import OutputError, StorageError
from audiobrief.publisher.page.template import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import IO

    from audiobrief.batch.storage.address import Place

#: Rows of a kind that the page shows; the JSON Lines file has all.
_MOST_SHOWN = 2000


@dataclass(slots=True)
class Sums:
    """What a batch came to."""

    articles: int = 0
    made: int = 0
    kept: int = 0
    failed: int = 0
    duplicate: int = 0
    #: Of all episodes that there are now, in seconds.
    audio_seconds: float = 0.0
    #: Of those that were made in this run, in seconds.
    audio_seconds_made: float = 0.0
    #: That all episodes took which there are now, in seconds, each in its worker.
    work_seconds: float = 0.0
    characters: int = 0
    characters_spoken: int = 0
    characters_removed: int = 0
    #: From the first article to the last, in seconds.
    wall_seconds: float = 0.0
    _started: float = field(default_factory=time.monotonic, repr=False)

    def add(self, row: Row) -> None:
        """Count an article in."""
        self.articles += 1
        setattr(self, row.status, getattr(self, row.status) + 1)
        self.audio_seconds += row.audio_seconds
        self.audio_seconds_made += row.audio_seconds if row.status is Status.MADE else 0.0
        self.work_seconds += row.work_seconds
        self.characters += row.characters
        self.characters_spoken += row.characters_spoken
        self.characters_removed += row.characters_removed
        self.wall_seconds = time.monotonic() - self._started

    def as_json(self) -> dict[str, Any]:
        """The sums by name."""
        return {key: value for key, value in asdict(self).items() if not key.startswith("_")}


class Report:
    """Keeps the rows as they come in a file without a name, which is gone with the process; ``finish`` writes report and page.

    Only sums stay in memory. Left without ``finish`` (Ctrl-C, an error), what there is goes to a file whose name says so.

    Raises:
        OutputError: it can't be written, from any method.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._file: IO[bytes] | None = None
        self.sums = Sums()

    @property
    def page(self) -> Place:
        """Where the page goes."""
        return self._place.with_suffix(".html")

    @contextlib.contextmanager
    def _explained(self) -> Iterator[IO[bytes]]:
        if self._file is None:
            raise ValueError("the report is not open")
        try:
            yield self._file
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise OutputError(f"the report {self._place} can't be written: {reason}") from error

    def __enter__(self) -> Self:
        """Open the report."""
        self._file = tempfile.TemporaryFile(prefix="audiobrief-")
        return self

    def add(self, row: Row) -> None:
        """Keep a row."""
        self.sums.add(row)
        with self._explained() as file:
            file.write(json.dumps(row.as_json(), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def finish(self) -> None:
        """Write the report and its page, each beside its place and then into it."""
        with self._explained() as file:
            _write_out(self.page, (part.encode("utf-8", "xmlcharrefreplace") for part in _page(file, self.sums)))
            self._write(self._place)
        self._close()

    def _write(self, place: Place) -> None:
        if self._file is not None:
            self._file.seek(0)
            _write_out(place, iter(partial(self._file.read, 1 << 20), b""))

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the report; one that is not finished is written to ``….unfinished``."""
        with contextlib.suppress(OSError, StorageError):  # the error that brought us here is the one to tell
            if self.sums.articles:
                self._write(self._place.with_name(f"{self._place.name}.unfinished"))
        self._close()


def _write_out(place: Place, parts: Iterable[bytes]) -> None:
    if isinstance(place, Address):
        put_parts(place, parts)
    else:
        write_parts(place, parts)


def _rows(file: IO[bytes], statuses: frozenset[Status]) -> Iterator[Row]:
    shown = 0
    file.seek(0)
    for line in file:
        row = Row.from_json(json.loads(line))
        if row.status in statuses and shown < _MOST_SHOWN:
            shown += 1
            yield row


_STYLE = """
:root { color-scheme: light dark; --line: #8886; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; }
dt { font-size: .9rem; } dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; } td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
"""


def _page(file: IO[bytes], sums: Sums) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    policy = f"default-src 'none'; style-src '{digest(_STYLE)}'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield f"<title>Batch: {sums.made} made, {sums.kept} kept, {sums.failed} failed</title>\n<style>{_STYLE}</style>\n"
    yield "</head>\n<body>\n<main>\n<h1>What became of each article</h1>\n<dl>\n"
    for name, value in _facts(sums):
        yield f"<div><dt>{name}</dt><dd>{value}</dd></div>\n"
    yield "</dl>\n"
    yield from _table(
        "Failed",
        ("Article", "Why"),
        ((row.source, row.reason) for row in _rows(file, frozenset({Status.FAILED}))),
        sums.failed,
    )
    done = frozenset({Status.MADE, Status.KEPT})
    yield from _table(
        "Episodes",
        ("Title", "Length", "Speakers", "Removed", "Warnings", "Article"),
        (
            (
                row.title or "(without a title)",
                _clock(row.audio_seconds),
                ", ".join(row.speakers),
                f"{row.characters_removed / max(1, row.characters):.0%}",
                " ".join(row.warnings),
                row.source,
            )
            for row in _rows(file, done)
        ),
        sums.made + sums.kept,
    )
    yield "</main>\n</body>\n</html>\n"


def _facts(sums: Sums) -> Iterator[tuple[str, str]]:
    yield "articles", str(sums.articles)
    yield "made now", str(sums.made)
    yield "kept", str(sums.kept)
    yield "failed", str(sums.failed)
    yield "named twice", str(sums.duplicate)
    yield "of sound", _clock(sums.audio_seconds)
    yield "characters spoken", f"{sums.characters_spoken:,}"
    yield "characters left out", f"{sums.characters_removed:,}"
    yield "time of this run", _clock(sums.wall_seconds)


def _table(title: str, head: tuple[str, ...], rows: Iterator[tuple[str, ...]], total: int) -> Iterator[str]:
    yield f"<h2>{title}</h2>\n"
    if not total:
        yield "<p>None.</p>\n"
        return
    if total > _MOST_SHOWN:
        yield f"<p>The first {_MOST_SHOWN} of {total}; the report beside this page has all.</p>\n"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="' + title + '"><table>\n<thead><tr>'
    yield "".join(f'<th scope="col">{name}</th>' for name in head) + "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
