import pytest

from audiobrief.reader.dates import is_date_line, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("May 5, 2017", "2017-05-05"),
        ("May 5, 2017, 3:04 PM", "2017-05-05T15:04"),
        ("Published: Friday, 5 May 2017", "2017-05-05"),
        ("12 December 2019 at 12:05 am", "2019-12-12T00:05"),
        ("2017-05-05", "2017-05-05"),
        ("2017-05-05T10:00:00+02:00", "2017-05-05T10:00:00+02:00"),
        ("3/4/2017", None),
        ("February 31, 2017", None),
        ("soon", None),
    ],
)
def test_dates_become_iso_or_nothing(text: str, iso: str | None):
    assert parse_date(text) == iso


@pytest.mark.parametrize("line", ["3/4/2017", "Updated May 5, 2017", "Published 11:11 PM EST May 5, 2017"])
def test_a_date_line_is_known(line: str):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["On May 5, 2017, it rained.", "May 5", "2017", ""])
def test_a_sentence_with_a_date_is_no_date_line(line: str):
    assert not is_date_line(line)
