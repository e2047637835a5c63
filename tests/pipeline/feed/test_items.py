"""When an episode was published: as exactly as its tag tells, and once told always the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from audiobrief.pipeline.feed.items import moment_of

MADE = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
LATER = datetime(2027, 3, 1, tzinfo=UTC)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("said", "old", "made", "moment"),
    [
        # Exact: that, whatever else is known.
        ("2026-11-22T06:30:00+05:30", LATER, MADE, at(2026, 11, 22, 1, 0)),
        ("2026-11-22T06:30", None, LATER, at(2026, 11, 22, 6, 30)),
        ("2026-11-22 06:30:59.7Z", None, LATER, at(2026, 11, 22, 6, 30, 59)),
        # A day: when the file was made, if it was then; what the feed told counts more.
        ("2026-11-22", None, MADE, MADE),
        ("2026-11-22", None, LATER, at(2026, 11, 22, 12)),
        ("2026-11-22", at(2026, 11, 22, 9), MADE, at(2026, 11, 22, 9)),
        ("2026-11-22", at(2026, 11, 23), LATER, at(2026, 11, 22, 12)),
        ("2026-11-21", None, MADE, at(2026, 11, 21, 12)),
        # A month, a year.
        ("2026-11", None, MADE, MADE),
        ("2026-12", None, MADE, at(2026, 12, 1, 12)),
        ("2026", None, MADE, MADE),
        ("2025", at(2025, 12, 31, 23), MADE, at(2025, 12, 31, 23)),
        ("2025", at(2026, 1, 1), MADE, at(2025, 1, 1, 12)),
        # Nothing that is a date.
        ("", None, MADE, MADE),
        ("", at(2020, 1, 1), MADE, at(2020, 1, 1)),
        ("2026-02-30", None, MADE, MADE),
        ("0001-01-01", None, MADE, MADE),
        ("9999", None, MADE, MADE),
        ("9999-12-31T23:59:59-12:00", None, MADE, MADE),
        ("last Sunday", None, MADE, MADE),
        ("１９９９", None, MADE, at(1999, 1, 1, 12)),
    ],
)
def test_the_moment_is_as_exact_as_what_is_known(said: str, old: datetime | None, made: datetime, moment: datetime):
    assert moment_of(said, old, made) == moment
