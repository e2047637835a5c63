"""What lies beside an MP3 is made again from its timeline: the same to the byte, and never over what is somebody's own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.errors import OutputError, SourceError, TimelineError
from audiobrief.pipeline.book import make_book
from audiobrief.pipeline.folder import episodes_of
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.republish import republish
from audiobrief.pipeline.stored import load_episode
from audiobrief.publisher import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """# Two boats and a whale

The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”

## Later

Nobody has seen it since.
"""


@pytest.fixture(scope="module")
def narrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    audiobrief.narrate(
        audiobrief.read_markdown(TEXT), folder / "whale.mp3", companions=["all"], show="The Courier", jobs=1
    )
    return folder


@pytest.fixture
def folder(narrated: Path, tmp_path: Path) -> Path:
    return shutil.copytree(narrated, tmp_path / "week")


def test_every_file_is_the_one_that_narrate_makes(narrated: Path, folder: Path):
    for path in folder.iterdir():
        if path.name not in {"whale.mp3", "whale.timeline.json"}:
            path.unlink()
    made = republish(folder / "whale.mp3", Publication.of(["all"]))
    assert set(made.files) == {*FORMATS} - {"timeline"}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in narrated.iterdir()
    }


def test_a_page_made_alone_leads_to_what_lies_there_already(folder: Path):
    (folder / "whale.srt").unlink()
    (folder / "whale.txt").write_text("An article of that name.", encoding="utf-8")
    made = republish(folder / "whale.mp3", Publication.of(["page"], show="The Evening Courier"))
    assert list(made.files) == ["page"]
    page = (folder / "whale.html").read_text(encoding="utf-8")
    assert 'href="whale.vtt"' in page
    assert 'href="whale.srt"' not in page
    assert 'href="whale.txt"' not in page
    assert "The Evening Courier" in page


@pytest.mark.parametrize(
    ("name", "ending", "content"),
    [
        ("txt", ".txt", b"Two boats and a whale\n\nThe whale surfaced at noon.\n"),
        ("page", ".html", b"<html><body><h1>Two boats and a whale</h1><p>The whale surfaced.</p></body></html>"),
        ("epub", ".epub", b"PK\x03\x04 a book that is broken"),
    ],
)
def test_the_article_is_never_written_over(folder: Path, name: str, ending: str, content: bytes):
    theirs = folder / f"whale{ending}"
    theirs.write_bytes(content)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(OutputError, match=rf"whale{ending} is there already, and audiobrief didn't make it"):
        republish(folder / "whale.mp3", Publication.of(["vtt", name], show="Another"))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_another_recording_of_nearly_the_same_text_is_refused(folder: Path, tmp_path: Path):
    other = tmp_path / "other.mp3"
    audiobrief.narrate(audiobrief.read_markdown(TEXT.replace("noon", "soon")), other, jobs=1)
    shutil.copy(other, folder / "whale.mp3")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(TimelineError, match=r"whale\.timeline\.json is not that of whale\.mp3"):
        republish(folder / "whale.mp3", Publication.of(["vtt"]))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_what_made_the_sound_is_what_the_timeline_says(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Voices may have been updated or removed since."""

    def never(name: str) -> None:
        raise AssertionError(f"the engine {name} was asked")

    monkeypatch.setattr("audiobrief.pipeline.publishing.find_driver", never)
    republish(folder / "whale.mp3", Publication.of(["all"]))


def test_episodes_are_found_once_and_by_name(folder: Path):
    assert episodes_of([folder, folder / "whale.mp3"]) == [folder / "whale.mp3"]
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        episodes_of([folder / "missing.mp3"])
    (folder / "empty").mkdir()
    with pytest.raises(SourceError, match="there is no episode"):
        episodes_of([folder / "empty"])


@pytest.mark.parametrize("ending", ["m4b", "opus"])
def test_an_mp3_keeps_its_timeline_whatever_is_narrated_beside_it(ending: str, tmp_path: Path):
    pytest.importorskip("av", reason="PyAV is not installed")
    article = audiobrief.read_text("It rained.\n\nThen the whale came, and nobody had an umbrella.")
    mp3 = audiobrief.narrate(article, tmp_path / "a.mp3", companions=["timeline"], jobs=1)
    other = audiobrief.narrate(article, tmp_path / f"a.{ending}", companions=["timeline", "vtt"], jobs=1)
    assert other.files["timeline"].name == f"a.{ending}.timeline.json"
    assert load_episode(mp3.output).episode.timeline == mp3.timeline
    republished = republish(other.output, Publication.of(["vtt"]))
    assert republished.timeline == other.timeline
    make_book([mp3.output], [tmp_path / "a.epub"])
    # One that was made before the two were told apart is found, too.
    other.files["timeline"].replace(mp3.files["timeline"])
    assert republish(other.output, Publication.of(["vtt"])).timeline == other.timeline


@pytest.mark.parametrize("ending", ["m4b", "opus"])
def test_other_kinds_of_sound_have_companions_too_but_no_books(tmp_path: Path, ending: str):
    pytest.importorskip("av", reason="PyAV is not installed")
    sound = tmp_path / f"whale.{ending}"
    audiobrief.narrate(audiobrief.read_markdown(TEXT), sound, companions=["timeline", "page"], jobs=1)
    first = (tmp_path / "whale.html").read_bytes()
    (tmp_path / "whale.html").unlink()
    republish(sound, Publication.of(["page"]))
    assert (tmp_path / "whale.html").read_bytes() == first
    with pytest.raises(OutputError, match="epub and daisy beside it, which hold an MP3"):
        republish(sound, Publication.of(["all"]))
    sound.write_bytes(b"nothing")
    with pytest.raises(TimelineError, match=rf"whale\.{ending} can't be used: it is broken"):
        republish(sound, Publication.of(["vtt"]))
