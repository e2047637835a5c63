"""Companion files lie beside the MP3, whole or not at all, and never over what they are made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import audiobrief
from audiobrief.errors import OutputError
from audiobrief.pipeline.publication import FORMAT_NAMES, Publication
from audiobrief.pipeline.publishing import place_companions, publish, write_together
from audiobrief.publisher import FORMATS
from tests.publisher.episodes import episode

TEXT = """Two boats and a whale

The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”
"""


def test_narrate_writes_them_beside_the_mp3(tmp_path: Path):
    made = audiobrief.narrate(audiobrief.read_text(TEXT), tmp_path / "whale.mp3", companions=["all"])
    assert list(made.files) == list(FORMATS)
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "whale.mp3", *made.files.values()])
    assert all(path.name == "whale" + FORMATS[name].suffix for name, path in made.files.items())
    assert "“Then it left.”" in made.files["txt"].read_text(encoding="utf-8")


def test_without_asking_there_are_none(tmp_path: Path):
    made = audiobrief.narrate(audiobrief.read_text(TEXT), tmp_path / "whale.mp3")
    assert made.files == {}
    assert list(tmp_path.iterdir()) == [tmp_path / "whale.mp3"]


def test_formats_are_taken_once_and_in_one_order():
    assert Publication.of(["srt", "vtt", "srt"]).formats == ("vtt", "srt")
    assert Publication.of(["all"]).formats == FORMAT_NAMES
    with pytest.raises(ValueError, match=r"no companion file “doc”.*vtt"):
        Publication.of(["doc"])


@pytest.mark.parametrize(
    ("mp3", "vtt"),
    [
        ("a.mp3", "a.vtt"),
        ("a.b.MP3", "a.b.vtt"),
        ("a.audio", "a.audio.vtt"),
        ("a.vtt", "a.vtt.vtt"),
        (".mp3", ".mp3.vtt"),
    ],
)
def test_the_stem_is_that_of_the_mp3(mp3: str, vtt: str):
    assert place_companions(Path("out") / mp3, ["vtt"]) == {"vtt": Path("out") / vtt}


def test_the_article_is_never_written_over(tmp_path: Path):
    source = tmp_path / "whale.txt"
    source.write_text(TEXT, encoding="utf-8")
    with pytest.raises(OutputError, match=r"whale\.txt, which it is made from"):
        audiobrief.narrate(source, tmp_path / "whale.mp3", companions=["txt"])
    assert list(tmp_path.iterdir()) == [source]
    assert source.read_text(encoding="utf-8") == TEXT


def test_what_is_in_the_way_is_found_before_a_word_is_spoken(tmp_path: Path):
    (tmp_path / "whale.vtt").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        audiobrief.narrate(audiobrief.read_text(TEXT), tmp_path / "whale.mp3", companions=["vtt"])
    assert not (tmp_path / "whale.mp3").exists()
    with pytest.raises(OutputError, match="the name is too long"):
        place_companions(tmp_path / ("a" * 248 + ".mp3"), ["vtt", "chapters"])


def test_all_are_put_there_or_none(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match="can't be written"):
        write_together({tmp_path / "a": b"new", tmp_path / "missing" / "b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_link_stays_one(tmp_path: Path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_together({tmp_path / "link": b"new"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_nothing_asked_for_changes_nothing(tmp_path: Path):
    one = replace(episode(TEXT), output=tmp_path / "x.mp3")
    assert publish(one, {}, Publication()) is one
