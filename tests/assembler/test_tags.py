from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import mutagen.id3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler import mp3
from audiobrief.assembler.passages import ClipInPassage, build
from audiobrief.assembler.tags import MOST_CHAPTERS, Cover, TagInfo, clean_text, render_tag, tag_size
from audiobrief.languages import iso639_2
from audiobrief.model import Chapter
from tests.assembler.sounds import run, segment, speech, tool, write_mp3

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.assembler.clips import AudioSegment

JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
INFO = TagInfo(
    title="The bridge — a “story” 🌉",
    byline="Ada Example and Béla Próba",
    publisher="The Sample Post/Weekend",
    published="2026-11-23T07:05:00+01:00",
    language="de-AT",
    url="https://news.example/brücke?a=1&b=%20c#top",
    encoded_by="audiobrief",
    cover=Cover.of(JPEG),
    texts={"Voices": "Synthetic speech", "Empty": ""},
)


def chapters(*titles: str, length: int = 1000) -> list[Chapter]:
    return [Chapter(title, index * length, (index + 1) * length) for index, title in enumerate(titles)]


def read(tag: bytes) -> mutagen.id3.ID3:
    return mutagen.id3.ID3(io.BytesIO(tag + bytes(200)), translate=False)


def frame_names(tag: bytes) -> list[str]:
    """Names of the frames in the order they lie in the tag, read without mutagen."""
    names, at = [], 10
    while tag[at : at + 4].strip(b"\0"):
        names.append(tag[at : at + 4].decode())
        at += 10 + int.from_bytes(tag[at + 4 : at + 8], "big")
    return names


def test_what_is_written_is_read_back():
    tags = read(render_tag(INFO))
    assert tags.version == (2, 3, 0)
    texts = {name: tags[name].text[0] for name in ("TIT2", "TPE1", "TPUB", "TYER", "TDAT", "TIME", "TLAN", "TENC")}
    assert texts == {
        "TIT2": INFO.title,
        "TPE1": INFO.byline,
        "TPUB": INFO.publisher,
        "TYER": "2026",
        "TDAT": "2311",
        "TIME": "0705",
        "TLAN": "deu",
        "TENC": "audiobrief",
    }
    assert tags["TXXX:Voices"].text == ["Synthetic speech"]
    assert tags["WOAS"].url == "https://news.example/br%C3%BCcke?a=1&b=%20c#top"
    picture = tags["APIC:"]
    assert (picture.mime, picture.data, picture.type) == ("image/jpeg", JPEG, 3)
    assert "TXXX:Empty" not in tags


def test_what_is_unknown_is_left_out():
    assert frame_names(render_tag(TagInfo(published="yesterday", language="q", title="\x00 \n"))) == []


@pytest.mark.parametrize(
    ("published", "frames"),
    [
        ("2026", ["TYER"]),
        ("2026-13-40", ["TYER"]),
        ("2026-02-03", ["TYER", "TDAT"]),
        ("2026-02-03T25:00", ["TYER", "TDAT"]),
    ],
)
def test_of_a_date_what_makes_sense_is_written(published: str, frames: list[str]):
    assert sorted(frame_names(render_tag(TagInfo(published=published)))) == sorted(frames)


def test_chapters_are_one_ordered_contents_and_frames_by_time():
    titles = ["A long first title that makes the frame large" * 3, "b", "Third one", "ü"]
    tag = render_tag(INFO, chapters(*titles, length=22_050), 22_050)
    names = frame_names(tag)
    assert names[names.index("CTOC") :] == ["CTOC", "CHAP", "CHAP", "CHAP", "CHAP", "APIC"]
    tags = read(tag)
    contents = tags["CTOC:toc"]
    assert contents.flags == 3
    assert contents.sub_frames["TIT2"].text == ["Chapters"]
    found = [tags[f"CHAP:{element_id}"] for element_id in contents.child_element_ids]
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in found] == titles
    assert [(c.start_time, c.end_time) for c in found] == [(n * 1000, (n + 1) * 1000) for n in range(4)]
    assert {c.start_offset for c in found} == {c.end_offset for c in found} == {0xFFFF_FFFF}
    starts = [tag.index(f"ch{n}\0".encode(), tag.index(b"CHAP")) for n in range(4)]
    assert starts == sorted(starts)
    assert tags["TLEN"].text == ["4000"]


titles_of_any_kind = st.lists(st.text(max_size=10), min_size=1, max_size=6)


@given(titles=titles_of_any_kind, data=st.data(), title=st.text())
@settings(max_examples=25, deadline=None)
def test_the_size_of_a_tag_does_not_depend_on_its_times(titles: list[str], data: st.DataObject, title: str):
    info = TagInfo(title=title, texts={"Voices": "synthetic"})
    lengths = data.draw(
        st.lists(st.integers(100, 2**31 // 6 * 22), min_size=len(titles), max_size=len(titles)), label="lengths"
    )
    at, made = 0, []
    for text, length in zip(titles, lengths, strict=True):
        made.append(Chapter(text, at, at + length))
        at += length
    tag = render_tag(info, made, 22_050)
    assert len(tag) == tag_size(info, titles)
    assert all(frame.sub_frames["TIT2"].text[0] for frame in read(tag).getall("CHAP"))


def test_a_tag_is_padded_to_the_room_that_was_kept_for_it():
    info = TagInfo(title="A bridge reopens")
    room = tag_size(info, ["One", "Two", "A part in which nothing can be said"])
    tag = render_tag(info, chapters("One", "Two"), size=room)
    assert len(tag) == room
    assert [frame.sub_frames["TIT2"].text[0] for frame in read(tag).getall("CHAP")] == ["One", "Two"]


@given(text=st.text(alphabet=st.characters(codec=None), max_size=500))
@settings(max_examples=60, deadline=None)
def test_titles_of_any_characters_survive(text: str):
    wanted = clean_text(text)
    tags = read(render_tag(TagInfo(title=text), chapters(text)))
    assert tags["CHAP:ch0"].sub_frames["TIT2"].text == [wanted or "1"]
    if wanted:
        assert tags["TIT2"].text == [wanted]


@pytest.mark.parametrize("text", ["👩‍🚀🚀", "עברית \u200fימין", "x" * 500, "日本語"])
def test_such_titles_are_not_changed_at_all(text: str):
    assert clean_text(text) == text


def test_nul_and_line_breaks_become_spaces():
    assert clean_text(" a\0b\r\n c\ud800 ") == "a b c\ufffd"


def test_more_than_255_chapters_are_refused():
    assert len(frame_names(render_tag(TagInfo(), chapters(*["x"] * MOST_CHAPTERS)))) == MOST_CHAPTERS + 2
    with pytest.raises(ValueError, match="255"):
        tag_size(TagInfo(), ["x"] * 256)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        ([Chapter("a", 0, 0)], "end after"),
        ([Chapter("a", 5, 2)], "end after"),
        ([Chapter("a", 0, 10), Chapter("b", 11, 20)], "start where"),
        ([Chapter("a", 0, 2**33)], "end after"),
    ],
)
def test_chapters_that_do_not_follow_each_other_are_refused(made: list[Chapter], message: str):
    with pytest.raises(ValueError, match=message):
        render_tag(TagInfo(), made)


def test_a_cover_is_jpeg_or_png():
    assert Cover.of(PNG).mime == "image/png"
    for data, mime in ((b"GIF89a", "image/gif"), (PNG, "image/jpeg"), (b"", "")):
        with pytest.raises(ValueError, match=r"cover|JPEG"):
            Cover(data, mime)
    with pytest.raises(ValueError, match="JPEG or PNG"):
        Cover.of(b"<svg/>")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("de-AT", "deu"), ("zh_Hant", "zho"), ("fil", "fil"), ("", None), (None, None), ("qq", None)],
)
def test_language_codes_are_those_of_iso_639_2(tag: str | None, code: str | None):
    assert iso639_2(tag) == code


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    spec = mp3.FrameSpec()
    clip: AudioSegment = segment(speech(3))
    path = write_mp3(tmp_path / "a.mp3", [build([ClipInPassage(clip, 0.0, 0.2)], spec, last=True)], spec)
    made = chapters("One “quoted”", "Two 🌉", "Three", length=22_050)
    path.write_bytes(render_tag(INFO, made, 22_050) + path.read_bytes())
    return path


def test_ffprobe_shows_tags_and_chapters_in_order(tagged: Path):
    done = run(
        tool("ffprobe"), "-v", "warning", "-of", "json", "-show_chapters", "-show_entries", "format_tags", str(tagged)
    )
    assert b"CHAP" not in done.stderr
    shown = json.loads(done.stdout)
    assert [c["tags"]["title"] for c in shown["chapters"]] == ["One “quoted”", "Two 🌉", "Three"]
    assert [float(c["start_time"]) for c in shown["chapters"]] == [0, 1, 2]
    assert shown["format"]["tags"]["title"] == INFO.title
    assert shown["format"]["tags"]["Voices"] == "Synthetic speech"


def test_mp3val_finds_nothing_wrong_with_a_tagged_file(tagged: Path):
    said = run(tool("mp3val"), str(tagged)).stdout.decode()
    assert "WARNING" not in said
    assert "ID3v2" in said


def test_mpv_lists_the_chapters(tagged: Path):
    done = run(
        tool("mpv"),
        "--no-config",
        "--ao=null",
        "--vo=null",
        "--length=0.1",
        "--term-playing-msg=${chapter-list}",
        str(tagged),
    )
    said = done.stdout.decode(errors="replace")  # it marks the current chapter by bytes of its own
    assert said.index("One “quoted”") < said.index("Two") < said.index("Three")
