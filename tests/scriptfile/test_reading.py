"""What a person may do to a script file, and what is said of a slip."""

from __future__ import annotations

import pytest

from audiobrief.errors import ScriptFileError, SourceError
from audiobrief.model import Article, BlockKind, Gender, Script, SegmentKind
from audiobrief.scriptfile import is_script_file, read_script
from audiobrief.scriptfile.writing import write_script

FILE = """audiobrief script 1
% a note
language: en
speaker: Ida Moss | person, female | she said
speaker: The deed | document
---

# The mill burns

#by By Ada Byron

## The night

It began at nine.
[Ida Moss] “I saw it
from the bridge,”
[narrator] she said,\\
[?62% Ida Moss] “and ran.”

> [The deed]
“The mill stays.”

### What is left

* \\[Not much]
* Bricks.

## [silent] The day after

Nobody came.

--- left out

caption: The mill.\\nIn May.
  why: Caption of a picture.
"""


def read(text: str) -> tuple[Article, Script]:
    return read_script(text.encode(), "mill.script")


def said(script: Script) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for section in script.sections for segment in section.segments]


def test_a_file_says_who_says_what():
    article, script = read(FILE)
    assert said(script) == [
        (None, "The night\n\n"),
        (None, "It began at nine. "),
        ("Ida Moss", "“I saw it from the bridge,” "),
        (None, "she said,"),
        ("Ida Moss", "“and ran.”\n\n"),
        ("The deed", "“The mill stays.”\n\n"),
        (None, "What is left\n\n"),
        (None, "[Not much]\n\n"),
        (None, "Bricks.\n\n"),
        (None, "Nobody came."),
    ]
    assert [section.title for section in script.sections] == ["The night", "The day after"]
    assert [speaker.gender for speaker in script.speakers] == [Gender.FEMALE, None]
    kinds = [segment.kind for section in script.sections for segment in section.segments]
    assert kinds.count(SegmentKind.HEADING) == 2
    assert kinds[5] is SegmentKind.DOCUMENT
    assert script.sections[0].segments[4].confidence == 0.62
    assert (article.title, article.byline, article.language) == ("The mill burns", "By Ada Byron", "en")
    assert [block.kind for block in article.body].count(BlockKind.LIST_ITEM) == 2


def test_what_is_left_out_stays_listed_and_is_part_of_the_source():
    article, _ = read(FILE)
    (removed,) = article.removed
    assert (removed.kind, removed.text, removed.reason) == ("caption", "The mill.\nIn May.", "Caption of a picture.")
    assert article.source[removed.start : removed.end] == removed.text
    assert "why: Caption" in write_script(*read(FILE))


def test_the_source_is_the_text_of_the_file():
    article, _ = read(FILE)
    assert article.source.startswith("The mill burns\n\nBy Ada Byron\n\nThe night\n\nIt began at nine. “I saw")


def test_words_and_speakers_may_be_changed_and_new_ones_named():
    _, script = read(FILE.replace("[?62% Ida Moss] “and ran.”", "[Otto Lund] “and I ran!”"))
    assert ("Otto Lund", "“and I ran!”\n\n") in said(script)
    assert [speaker.name for speaker in script.speakers] == ["Ida Moss", "The deed", "Otto Lund"]


def test_names_are_matched_in_upper_and_lower_case_alike():
    _, script = read(FILE.replace("[Ida Moss]", "[ida moss]").replace("[narrator]", "[NARRATOR]"))
    assert said(script) == said(read(FILE)[1])


def test_a_new_title_is_the_articles_title():
    assert read(FILE.replace("# The mill burns", "# The mill is gone"))[0].title == "The mill is gone"
    assert read(FILE.replace("language:", "title: Short\nlanguage:"))[0].title == "Short"


def test_editors_may_change_line_ends_and_add_a_byte_order_mark():
    expected = read(FILE)
    assert read(FILE.replace("\n", "\r\n")) == expected
    for data in (
        FILE.encode("utf-8-sig"),
        b"\xff\xfe" + FILE.encode("utf-16-le"),
        b"\xfe\xff" + FILE.encode("utf-16-be"),
    ):
        assert is_script_file(data)
        assert read_script(data, "x") == expected


def test_an_article_is_no_script_file():
    for text in ("", "A title\n\naudiobrief script 1", "audiobrief script files can be edited.", "<html>"):
        assert not is_script_file(text.encode())
    assert is_script_file(b"\n audiobrief script 1")


@pytest.mark.parametrize(
    ("before", "after", "line", "word"),
    [
        ("script 1", "script 2", 1, "version 2"),
        ("language: en", "langauge: en", 3, "langauge"),
        ("language: en", "just words", 3, "title"),
        ("language: en", "language: en\nlanguage: de", 4, "two lines"),
        ("person, female", "person, tall", 4, "tall"),
        ("speaker: The deed", "speaker: Ida Moss", 5, "twice"),
        ("speaker: The deed", "speaker: narrator", 5, "name"),
        ("\n---\n", "\n", 7, "title"),
        ("# The mill burns", "#The mill burns", 8, "space"),
        ("## The night", "##", 12, "no heading"),
        ("[Ida Moss] “I saw", "[Ida Mos] “I saw", 15, "Ida Moss"),
        ("[Ida Moss] “I saw", "[Moss] “I saw", 15, "Ida Moss"),
        ("[Ida Moss] “I saw", "[Ida Moss “I saw", 15, "closed"),
        ("[Ida Moss] “I saw", "[] “I saw", 15, "nobody"),
        ("[narrator] she said,\\", "[narrator]", 17, "nothing is said"),
        ("?62%", "?162%", 18, "162"),
        ("“and ran.”", "“and ran.”\\", 18, "backslash"),
        ("“and ran.”", "“and r\\an.”", 18, "backslash"),
        ("“and ran.”", "\\u{ffffff}", 18, "ffffff"),
        ("[The deed]\n“The mill stays.”", "[The deed]", 20, "nothing is said"),
        ("## [silent] The day after", "# The day after", 28, "come before"),
        ("--- left out", "--- out", 32, "left out"),
        ("caption:", "captoin:", 34, "caption"),
        ("caption: The mill.\\nIn May.", "caption:", 34, "no text"),
        ("  why", "why: twice\nwhy", 36, "once"),
    ],
)
def test_a_wrong_edit_is_answered_with_its_line_in_one_sentence(before: str, after: str, line: int, word: str):
    assert before in FILE
    with pytest.raises(ScriptFileError) as caught:
        read(FILE.replace(before, after, 1))
    message = str(caught.value)
    assert message.startswith(f"mill.script, line {line}: ")
    assert word in message.split(":", 1)[1]
    assert "\n" not in message
    assert isinstance(caught.value, SourceError)


def test_other_encodings_and_endless_files_are_refused():
    with pytest.raises(ScriptFileError, match=r"line 8: .*UTF-8"):
        read_script(FILE.replace("mill", "Mühle").encode("cp1252"), "x")
    with pytest.raises(ScriptFileError, match="larger"):
        read_script(b" " * 50_000_001, "x")
