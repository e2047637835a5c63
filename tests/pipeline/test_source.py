"""Sources of every sort become a script: articles by way of cleaning, script files as they are."""

from __future__ import annotations

import logging
import os
import sys
import threading
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from audiobrief.casting import cast, load_voices
from audiobrief.errors import CastError, NothingToSayError, OutputError, ScriptFileError, SourceError
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.files import add_to_cast_file, load_cast_file, save_script, write_whole
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.source import load
from audiobrief.scriptfile import read_script
from audiobrief.scriptfile.writing import write_script

TEXT = """Two boats and a whale

The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”

Follow the Courier on Facebook and Instagram.
"""
FERRY = Path(__file__).parent.parent / "articles" / "ferry.txt"


def script_of(path: Path, text: str = TEXT) -> Path:
    (path / "whale.txt").write_text(text, encoding="utf-8")
    save_script(path / "whale.script", *load(path / "whale.txt"), source=str(path / "whale.txt"))
    return path / "whale.script"


@pytest.mark.parametrize("source", [FERRY, None])
def test_a_script_file_is_spoken_as_the_article_is_and_nothing_of_it_is_lost(source: Path | None, tmp_path: Path):
    if source is None:
        source = tmp_path / "whale.txt"
        source.write_text(TEXT, encoding="utf-8")
    article, script, cast_ = prepare(source)
    again, read, recast = prepare(write(tmp_path / "x.script", write_script(article, script)))
    assert recast == cast_
    lines, relines = plan_lines(article, script, cast_), plan_lines(again, read, recast)
    spoken = [(line.spoken, line.voice, line.boundary, line.section, line.speaker_changes) for line in lines]
    assert [(line.spoken, line.voice, line.boundary, line.section, line.speaker_changes) for line in relines] == spoken
    check_coverage(again, (span for line in relines for span in line.spans))


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_correction_is_performed(tmp_path: Path):
    path = script_of(tmp_path)
    write(path, path.read_text("utf-8").replace("[Marguerite Delacroix] “Then it left.”", "[Ida Moss] “Then it sank.”"))
    article, _, made = prepare(path)
    assert "“Then it sank.”" in article.source
    assert list(made.voices) == ["Marguerite Delacroix", "Ida Moss"]
    assert made.voices["Ida Moss"] not in {made.narrator, made.voices["Marguerite Delacroix"]}


def test_standard_input_and_pipes_are_told_apart_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    text = script_of(tmp_path).read_text("utf-8")
    for given in (text, TEXT):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given.encode())))
        assert "The whale surfaced" in load("-")[0].text
        assert load(tmp_path / "whale.txt")[0].title == "Two boats and a whale"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.replace("---\n", "").encode())))
    with pytest.raises(ScriptFileError, match="standard input, line"):
        load("-")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_once(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    for text in (script_of(tmp_path).read_text("utf-8"), TEXT):
        writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(text, "utf-8"))
        writer.start()
        assert "The whale surfaced" in load(tmp_path / "pipe")[0].text
        writer.join()


def test_a_bad_path_is_named(tmp_path: Path):
    for path in (tmp_path, tmp_path / "gone", "a\0b"):
        with pytest.raises(SourceError):
            load(path)


def test_a_script_file_without_words_is_an_error(tmp_path: Path):
    with pytest.raises(NothingToSayError, match="script file"):
        load(write(tmp_path / "x", "audiobrief script 1\n---\n\n--- left out\n\ncaption: Words.\n"))


def test_an_article_is_not_overwritten_by_its_script(tmp_path: Path):
    path = script_of(tmp_path)
    with pytest.raises(OutputError, match="not a script"):
        save_script(tmp_path / "whale.txt", *load(tmp_path / "whale.txt"), source=str(tmp_path / "whale.txt"))
    assert (tmp_path / "whale.txt").read_text("utf-8") == TEXT
    before = path.read_bytes()
    save_script(path, *load(path), source=str(path))
    assert path.read_bytes() == before


def test_a_corrected_script_file_is_not_overwritten_unless_asked(tmp_path: Path):
    path = script_of(tmp_path)
    path.write_text(path.read_text("utf-8") + "\n[narrator] One more word.\n", "utf-8")
    corrected = path.read_bytes()
    article = tmp_path / "whale.txt"
    with pytest.raises(OutputError, match=r"corrected.*--force"):
        save_script(path, *load(article), source=str(article))
    assert path.read_bytes() == corrected
    save_script(path, *load(article), source=str(article), overwrite=True)
    assert path.read_bytes() != corrected


def test_files_are_written_whole_or_not_at_all(tmp_path: Path):
    write_whole(tmp_path / "new" / "x.txt", "one")
    write_whole(tmp_path / "new" / "x.txt", "two")
    assert [path.read_text() for path in (tmp_path / "new").iterdir()] == ["two"]
    for bad in (tmp_path / "new", tmp_path / "new" / "x.txt" / "y.txt"):
        with pytest.raises(OutputError, match=r"new"):
            write_whole(bad, "three")
    assert [path.read_text() for path in (tmp_path / "new").iterdir()] == ["two"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path):
    write_whole(tmp_path / "real.toml", "one")
    (tmp_path / "link.toml").symlink_to("real.toml")
    write_whole(tmp_path / "link.toml", "two")
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "real.toml").read_text() == "two"


def test_the_cast_file_grows_by_those_who_are_new(tmp_path: Path):
    path = tmp_path / "cast.toml"
    assert load_cast_file(path).voices == {}
    _, script, made = prepare(script_of(tmp_path), known=load_cast_file(path))
    add_to_cast_file(path, script, made)
    assert load_cast_file(path).voices == made.voices
    before = path.read_bytes()
    add_to_cast_file(path, script, cast(script, load_voices(), mode="one"))
    assert path.read_bytes() == before


def test_a_cast_file_that_can_not_be_read_is_named(tmp_path: Path):
    (tmp_path / "latin.toml").write_bytes(b'[voices]\n"M\xfchle" = "en"\n')
    for path in (tmp_path, tmp_path / "latin.toml"):
        with pytest.raises(CastError, match=path.name):
            load_cast_file(path)


def test_odd_voices_are_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = write(tmp_path / "cast.toml", '[voices]\n"Otto Lund" = "en+f2"\n')
    with caplog.at_level(logging.WARNING):
        article, script, _ = prepare(script_of(tmp_path), known=load_cast_file(path))
    assert "not quoted here: Otto Lund" in caplog.text
    assert read_script(write_script(article, script).encode(), "x")[0] == article
