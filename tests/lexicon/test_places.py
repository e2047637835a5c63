from pathlib import Path

import pytest

from audiobrief.errors import LexiconError
from audiobrief.lexicon import Lexicon, entries_of
from audiobrief.lexicon.places import standing

WORD = '[words]\n"Ng" = "{}"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with lexicons all over it, and a project in it as the working folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    for folder in ("", "config/audiobrief", "config/audiobrief/lexicons", "project", "project/desk"):
        (tmp_path / "home" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "home" / folder / "lexicon.toml").write_text(WORD.format(folder or "home"))
    monkeypatch.chdir(tmp_path / "home" / "project" / "desk")
    (tmp_path / "lexicon.toml").write_text("outside of the home: never read")
    return tmp_path / "home"


def names(home: Path) -> list[str]:
    return [str(path.relative_to(home).parent) for path in standing() if path.is_relative_to(home)]


def test_the_projects_lexicons_count_more_than_the_users_and_inner_ones_more_than_outer(home: Path):
    assert names(home) == ["config/audiobrief", "config/audiobrief/lexicons", ".", "project", "project/desk"]


def test_a_project_ends_where_its_repository_does(home: Path):
    (home / "project" / ".git").mkdir()
    assert names(home)[2:] == ["project", "project/desk"]


def test_outside_of_home_and_repository_only_the_working_folder_is_looked_into(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "else" / "where").mkdir(parents=True)
    (tmp_path / "else" / "lexicon.toml").write_text(WORD.format("else"))
    (tmp_path / "else" / "where" / "lexicon.toml").write_text(WORD.format("where"))
    monkeypatch.chdir(tmp_path / "else" / "where")
    assert [path.parent.name for path in standing() if not path.is_relative_to(home)][-1] == "where"
    assert tmp_path / "else" / "lexicon.toml" not in standing()


def test_what_somebody_else_owns_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch):
    import os

    monkeypatch.setattr(os, "getuid", lambda: 123_456, raising=False)
    assert names(home) == ["config/audiobrief", "config/audiobrief/lexicons"]


def test_named_lexicons_count_most_in_their_order(home: Path):
    (home / "a.toml").write_text(WORD.format("a"))
    (home / "b.toml").write_text(WORD.format("b"))
    named = [home / "b.toml", home / "a.toml"]
    assert [match.alias for match in Lexicon(entries_of(named)).find("Ng")] == ["a"]
    assert [match.alias for match in Lexicon(entries_of()).find("Ng")] == ["project/desk"]


def test_a_lexicon_that_can_not_be_read_is_named(home: Path):
    with pytest.raises(LexiconError, match=r"gone\.toml can't be read"):
        entries_of([home / "gone.toml"])
    with pytest.raises(LexiconError, match="can't be read"):
        entries_of([home])
    (home / "latin.toml").write_bytes(b'[words]\n"Z\xfcrich" = "a"\n')
    with pytest.raises(LexiconError, match="not UTF-8"):
        entries_of([home / "latin.toml"])
    (home / "large.pls").write_bytes(b" " * (16 * 1024**2 + 1))
    with pytest.raises(LexiconError, match="larger than 16 MB"):
        entries_of([home / "large.pls"])


def test_the_lexicon_that_comes_along_is_whole():
    shipped = entries_of()
    assert len(shipped) >= 50
    assert all(entry.ipa or entry.alias for entry in shipped)
    assert len({entry.written for entry in shipped}) == len(shipped)


def test_a_working_folder_that_is_gone_has_no_lexicons(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert names(home) == ["config/audiobrief", "config/audiobrief/lexicons"]
