"""A config file is found upward, read strictly, and answers what is wrong in it with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audiobrief.errors import ConfigError
from audiobrief.pipeline.config import NAME, find_config, read_config

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = ["voices", "voice", "with", "show", "cover", "loudness", "embed-audio"]

GOOD = """# a comment with = in it
voices = "two"
with = ["vtt", "page"]
loudness = -19

[show]
title = "The Courier"
art = "cover.jpg"

[voice]
"Ada Byron" = "en-gb+f2"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_what_it_says_is_told_by_option(tmp_path: Path):
    found = {setting.option: setting.value for setting in read_config(written(tmp_path, GOOD), OPTIONS)}
    assert found == {
        "voices": "two",
        "with": ["vtt", "page"],
        "loudness": -19,
        "show": "The Courier",
        "cover": "cover.jpg",
        "voice": ["Ada Byron=en-gb+f2"],
    }


def test_each_setting_knows_its_line(tmp_path: Path):
    path = written(tmp_path, GOOD)
    places = {setting.option: setting.place for setting in read_config(path, OPTIONS)}
    assert places["voices"] == f"{path}, line 2"
    assert places["cover"] == f"{path}, line 8"
    assert places["voice"] == f"{path}, line 10"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('voices = "all"\nwitth = ["vtt"]', r"line 2: there is no setting 'witth': did you mean 'with'\?"),
        ("\n\n[shows]\ntitle = 1", r"line 3: there is no setting 'shows': did you mean 'show'\?"),
        ('[show]\ntitel = "x"', r"line 2: a show has no 'titel': did you mean 'title'\?"),
        ('show = "x"', "line 1: the show is a table"),
        ('voice = "x"', "line 1: voices stand in a table"),
        ('[voice]\n"Ada Byron" = 3', "line 2: 3 should be text"),
        ('cover = "x.png"', "line 1: there is no setting 'cover'"),
        ("voices = = 2", r"is no TOML: .*line 1"),
        ("a = 1\na = 2", r"is no TOML"),
        (f"jobs = {'1' * 5000}", r"is no TOML"),
        (f"jobs = {'[' * 100_000}", r"is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str):
    with pytest.raises(ConfigError, match=message):
        read_config(written(tmp_path, text), OPTIONS)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe\x00", "not UTF-8"), (b"#" * 1_000_001, "larger than 1 MB")],
)
def test_what_is_no_config_file_is_told(tmp_path: Path, content: bytes, message: str):
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        read_config(tmp_path / NAME, OPTIONS)
    with pytest.raises(ConfigError, match="can't be read"):
        read_config(tmp_path, OPTIONS)


def test_the_nearest_one_above_is_found(tmp_path: Path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) is None
    outer = written(tmp_path, "")
    assert find_config(inner) == outer
    nearer = written(tmp_path / "a", "")
    assert find_config(inner) == nearer
    (tmp_path / "a" / "b" / NAME).mkdir()  # a folder is no file
    assert find_config(inner) == nearer
