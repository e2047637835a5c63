"""A good episode passes, and whatever is wrong with one is told by the rule that is there for it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import mutagen.id3
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobrief.assembler.tags import _in_order
from audiobrief.checking import Level, Limits, Report, check
from tests.assembler.sounds import RATE, speech, write_wave
from tests.checking.recordings import by_ffmpeg, copied, narrated, picture, start_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("av", reason="PyAV is not installed")

COMPANIONS = ("vtt", "srt", "json", "chapters")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("original")
    narrated(place, "whale.mp3", *COMPANIONS)
    return place


def wrong(reports: list[Report]) -> set[tuple[str, str, str]]:
    """What was found wrong: ending of the file, rule, level."""
    return {
        (report.path.name.partition(".")[2], finding.rule, finding.level.value)
        for report in reports
        for finding in report.findings
        if finding.level is not Level.OK
    }


def test_an_episode_of_ours_passes_every_rule(original: Path):
    reports = list(check(original / "whale.mp3"))
    assert [report.path.name for report in reports] == [
        "whale.mp3", "whale.vtt", "whale.srt", "whale.json", "whale.chapters.json",
    ]  # fmt: skip
    assert wrong(reports) == set()
    rules = {finding.rule for report in reports for finding in report.findings}
    assert rules == {
        *("plays", "length", "format", "loudness", "true-peak", "clipping", "silence", "start-and-end"),
        *("contents", "chapters", "tag", "title", "artist", "date", "language", "cover", "disclosure"),
        *("transcript-form", "transcript-order", "transcript-in-step", "chapters-file"),
    }


def edited(change: Callable[[mutagen.id3.ID3], None], version: int = 3) -> Callable[[Path], None]:
    """What changes the tag of an episode."""

    def edit(mp3: Path) -> None:
        tags = mutagen.id3.ID3(mp3)
        change(tags)
        if version == 3:
            tags.update_to_v23()
        tags.save(mp3, v2_version=version, padding=lambda _: 0)
        if version == 3:  # mutagen puts chapters in another order, which is a fault of its own
            data = mp3.read_bytes()
            start = start_of(mp3)
            frames = _in_order(data[:start])
            mp3.write_bytes(data[:10] + frames + data[start:])

    return edit


def chapter(number: int, **facts: int) -> Callable[[mutagen.id3.ID3], None]:
    def change(tags: mutagen.id3.ID3) -> None:
        for name, value in facts.items():
            setattr(tags[f"CHAP:ch{number}"], name, value)

    return change


def bytes_changed(change: Callable[[bytearray, int], None]) -> Callable[[Path], None]:
    """What changes the bytes of an episode, told where its sound starts."""

    def edit(mp3: Path) -> None:
        data = bytearray(mp3.read_bytes())
        change(data, start_of(mp3))
        mp3.write_bytes(data)

    return edit


def cut(data: bytearray, start: int) -> None:
    del data[start + 209 * 300 + 11 :]


def zeros(data: bytearray, start: int) -> None:
    data[start + 40_000 : start + 43_000] = bytes(3000)


def foreign_bytes(data: bytearray, start: int) -> None:
    data[start + 40_000 : start + 40_000] = np.random.default_rng(7).bytes(9000)


def frames_gone(data: bytearray, start: int) -> None:
    """Whole frames, so that nothing but the count of them tells."""
    del data[start + 209 * 4 : start + 209 * 4]
    at, frames = start, []
    while at < len(data):
        size = 208 + (data[at + 2] >> 1 & 1)
        frames.append(bytes(data[at : at + size]))
        at += size
    data[start:] = b"".join(frames[:200] + frames[240:])


def twice_the_same_chapter(data: bytearray, _start: int) -> None:
    at = data.index(b"ch1\0", data.index(b"CHAP"))
    data[at : at + 3] = b"ch0"


def shuffled(data: bytearray, _start: int) -> None:
    """The last chapter's frame before the first's."""
    first = data.index(b"CHAP")
    second = data.index(b"CHAP", first + 4)
    end = second + 10 + int.from_bytes(data[second + 4 : second + 8], "big")
    data[first:end] = data[second:end] + data[first:second]


def vtt(change: Callable[[str], str], ending: str = ".vtt") -> Callable[[Path], None]:
    def edit(mp3: Path) -> None:
        place = mp3.with_suffix(ending)
        place.write_text(change(place.read_text(encoding="utf-8")), encoding="utf-8")

    return edit


def shifted(by: float) -> Callable[[Path], None]:
    def edit(mp3: Path) -> None:
        place = mp3.with_suffix(".json")
        found = json.loads(place.read_text(encoding="utf-8"))
        for segment in found["segments"]:
            segment["startTime"], segment["endTime"] = max(0, segment["startTime"] + by), segment["endTime"] + by
        place.write_text(json.dumps(found), encoding="utf-8")

    return edit


def fewer_segments(mp3: Path) -> None:
    place = mp3.with_suffix(".json")
    found = json.loads(place.read_text(encoding="utf-8"))
    del found["segments"][3:-1]
    place.write_text(json.dumps(found), encoding="utf-8")


def contents(**facts: object) -> Callable[[mutagen.id3.ID3], None]:
    def change(tags: mutagen.id3.ID3) -> None:
        for name, value in facts.items():
            setattr(tags["CTOC:toc"], name, value)

    return change


def second_contents(tags: mutagen.id3.ID3) -> None:
    tags.add(mutagen.id3.CTOC(element_id="other", flags=3, child_element_ids=["ch0"], sub_frames=[]))


def untitled(tags: mutagen.id3.ID3) -> None:
    tags["CHAP:ch1"].sub_frames.clear()


def with_cover(data: bytes) -> Callable[[Path], None]:
    return edited(lambda tags: setattr(tags.getall("APIC")[0], "data", data))


MP3 = "mp3"
FAULTS = {
    "cut off": (bytes_changed(cut), (MP3, "plays", "error")),
    "cut off, by its length": (bytes_changed(cut), (MP3, "length", "error")),
    "zeros inside": (bytes_changed(zeros), (MP3, "plays", "error")),
    "foreign bytes inside": (bytes_changed(foreign_bytes), (MP3, "plays", "error")),
    "frames gone": (bytes_changed(frames_gone), (MP3, "length", "error")),
    "a length that is none": (edited(lambda tags: setattr(tags["TLEN"], "text", ["9000"])), (MP3, "length", "error")),
    "a chapter id twice": (bytes_changed(twice_the_same_chapter), (MP3, "chapters", "error")),
    "chapters out of order": (bytes_changed(shuffled), (MP3, "chapters", "error")),
    "a chapter that ends too late": (edited(chapter(1, end_time=999_999)), (MP3, "chapters", "error")),
    "a chapter that ends before it starts": (edited(chapter(1, end_time=0)), (MP3, "chapters", "error")),
    "a gap between chapters": (edited(chapter(0, end_time=1000)), (MP3, "chapters", "warning")),
    "chapters by byte": (edited(chapter(0, start_offset=400)), (MP3, "chapters", "warning")),
    "a chapter without title": (edited(untitled), (MP3, "chapters", "error")),
    "no contents": (edited(lambda tags: tags.delall("CTOC")), (MP3, "contents", "error")),
    "two contents": (edited(second_contents), (MP3, "contents", "error")),
    "contents not top-level": (edited(contents(flags=1)), (MP3, "contents", "error")),
    "contents not ordered": (edited(contents(flags=2)), (MP3, "contents", "warning")),
    "contents without title": (edited(contents(sub_frames={})), (MP3, "contents", "warning")),
    "a chapter not in the contents": (edited(contents(child_element_ids=["ch0"])), (MP3, "contents", "error")),
    "a chapter that there is not": (
        edited(contents(child_element_ids=["ch0", "ch1", "ch9"])),
        (MP3, "contents", "error"),
    ),
    "ID3v2.4": (edited(lambda _: None, version=4), (MP3, "tag", "warning")),
    "no tag": (lambda mp3: mutagen.id3.ID3(mp3).delete(mp3), (MP3, "tag", "error")),
    "a broken tag": (bytes_changed(lambda data, _: data.__setitem__(3, 9)), (MP3, "tag", "error")),
    "no title": (edited(lambda tags: tags.delall("TIT2")), (MP3, "title", "error")),
    "nobody": (edited(lambda tags: [tags.delall(name) for name in ("TPE1", "TPUB")]), (MP3, "artist", "warning")),
    "no date": (edited(lambda tags: tags.delall("TDRC")), (MP3, "date", "warning")),
    "no language": (edited(lambda tags: tags.delall("TLAN")), (MP3, "language", "warning")),
    "no cover": (edited(lambda tags: tags.delall("APIC")), (MP3, "cover", "warning")),
    "a small cover": (with_cover(picture(300, 300)), (MP3, "cover", "warning")),
    "an oblong cover": (with_cover(picture(2000, 1400)), (MP3, "cover", "warning")),
    "a cover that is none": (with_cover(b"<svg/>"), (MP3, "cover", "error")),
    "a broken cover": (with_cover(picture(1400, 1400)[:12]), (MP3, "cover", "error")),
    "no notice": (edited(lambda tags: tags.delall("TXXX")), (MP3, "disclosure", "error")),
    "no header": (vtt(lambda text: text.removeprefix("WEBVTT")), ("vtt", "transcript-form", "error")),
    "bad times": (vtt(lambda text: text.replace("00:00:0", "0:0:0", 1)), ("vtt", "transcript-form", "error")),
    "an empty transcript": (vtt(lambda _: "WEBVTT\n"), ("vtt", "transcript-form", "error")),
    "bytes that are no text": (
        lambda mp3: mp3.with_suffix(".srt").write_bytes(b"\xff\xfe1"),
        ("srt", "readable", "error"),
    ),
    "a number missing": (vtt(lambda text: text.replace("3\n", "4\n", 1), ".srt"), ("srt", "transcript-form", "error")),
    "a cue that ends first": (
        vtt(lambda text: re.sub(r"--> 00:00:\d\d", "--> 00:00:00", text, count=3)),
        ("vtt", "transcript-order", "error"),
    ),
    "late": (shifted(1.5), ("json", "transcript-in-step", "error")),
    "early": (shifted(-1.5), ("json", "transcript-in-step", "error")),
    "too late": (shifted(1.5), ("json", "transcript-order", "error")),
    "words missing": (fewer_segments, ("json", "transcript-in-step", "error")),
    "other chapters": (
        vtt(lambda text: text.replace('"startTime": 0.0', '"startTime": 1.5', 1), ".chapters.json"),
        ("chapters.json", "chapters-file", "error"),
    ),
    "chapters of another name": (
        vtt(lambda text: text.replace("What the harbor says", "What the sea says"), ".chapters.json"),
        ("chapters.json", "chapters-file", "warning"),
    ),
    "chapters that are no JSON": (
        vtt(lambda text: text[:-9], ".chapters.json"),
        ("chapters.json", "chapters-file", "error"),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_told_by_the_rule_for_it(name: str, original: Path, tmp_path: Path):
    spoil, expected = FAULTS[name]
    mp3 = copied(original, tmp_path)
    spoil(mp3)
    assert expected in wrong(list(check(mp3)))


# What is wrong with the chapters, the tag or a transcript is not told of the sound, and the other way round.
UNRELATED = {
    "a chapter id twice",
    "no cover",
    "no notice",
    "late",
    "chapters by byte",
    "an oblong cover",
    "bad times",
}


@pytest.mark.parametrize("name", sorted(UNRELATED))
def test_nothing_else_is_told(name: str, original: Path, tmp_path: Path):
    spoil, expected = FAULTS[name]
    mp3 = copied(original, tmp_path)
    spoil(mp3)
    assert {rule for _, rule, _ in wrong(list(check(mp3)))} <= {expected[1], "contents", "transcript-order"}


@pytest.mark.parametrize("ending", [".vtt", ".srt", ".json", ".chapters.json"])
def test_a_companion_file_by_itself_is_checked_against_its_mp3(ending: str, original: Path, tmp_path: Path):
    mp3 = copied(original, tmp_path)
    [report] = check(mp3.with_name("whale" + ending))
    assert report.level is Level.OK
    mp3.write_bytes(mp3.read_bytes()[: start_of(mp3) + 30_000])
    [report] = check(mp3.with_name("whale" + ending))
    assert report.level is Level.ERROR
    mp3.unlink()
    [report] = check(mp3.with_name("whale" + ending))
    assert report.level is Level.OK


def made(folder: Path, samples: np.typing.NDArray[np.float32], *options: str, name: str = "foreign.mp3") -> Path:
    return by_ffmpeg(write_wave(folder / "sound.wav", samples, RATE), folder / name, *options)


FOREIGN = {
    "constant": ("-b:a", "96k"),
    "variable": ("-q:a", "5", "-ar", "44100", "-ac", "2"),
    "no Info frame": ("-write_xing", "0", "-b:a", "64k"),
    "MPEG 2.5": ("-ar", "16000", "-b:a", "32k"),
    "tagged": ("-metadata", "title=Whale", "-id3v2_version", "3", "-write_id3v1", "1"),
    "joint stereo": ("-ac", "2", "-ar", "48000", "-b:a", "128k"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_mp3s_of_other_programs_are_whole(kind: str, tmp_path: Path):
    [report] = check(made(tmp_path, speech(6.0) / 4, *FOREIGN[kind]), Limits(tolerance=40))
    rules = {finding.rule: finding.level for finding in report.findings}
    assert {rules[name] for name in ("plays", "length", "format", "loudness", "true-peak", "clipping")} == {Level.OK}
    assert abs(float(report.measured["seconds"] or 0) - 6) < 0.2


def test_too_loud_too_soft_and_clipped_is_told(tmp_path: Path):
    [loud] = check(made(tmp_path, np.clip(speech(6.0) * 20, -1, 1)))
    assert {("mp3", rule, "error") for rule in ("loudness", "true-peak", "clipping")} <= wrong([loud])
    [soft] = check(made(tmp_path, speech(6.0) / 100))
    told = next(finding for finding in soft.findings if finding.rule == "loudness")
    assert "softer than −16.0 LUFS" in told.message
    assert "clipping" not in {rule for _, rule, _ in wrong([soft])}
    measured = float(soft.measured["loudness"] or 0)
    [right] = check(tmp_path / "foreign.mp3", Limits(loudness=measured))
    assert "loudness" not in {rule for _, rule, _ in wrong([right])}


def test_silence_is_told_with_its_place(tmp_path: Path):
    quiet = np.zeros(RATE * 6, dtype=np.float32)
    voice = speech(3.0) / 4
    [report] = check(made(tmp_path, np.concatenate([quiet, voice, quiet[: RATE * 5], voice, quiet])))
    found = {
        (finding.rule, round(finding.seconds or 0)) for finding in report.findings if finding.level is Level.WARNING
    }
    assert {("silence", 9), ("start-and-end", 0), ("start-and-end", 17)} <= found
    [report] = check(tmp_path / "foreign.mp3", Limits(silence=5.5, lead=7, trail=7))
    assert {rule for _, rule, _ in wrong([report])}.isdisjoint({"silence", "start-and-end"})
    [report] = check(made(tmp_path, quiet))
    assert ("mp3", "loudness", "error") in wrong([report])


@pytest.mark.parametrize(
    "data", [b"", b"hello" * 5000, b"ID3\x03\0\0\x7f\x7f\x7f\x7fabc", b"\xff\xfb\x90\x00" * 400, b"\xff" * 9000]
)
def test_what_is_no_mp3_is_one_sentence(data: bytes, tmp_path: Path):
    place = tmp_path / "x.mp3"
    place.write_bytes(data)
    [report] = check(place)
    assert [(finding.rule, finding.level) for finding in report.findings] == [("plays", Level.ERROR)]


def test_mpeg_layer_two_and_a_wave_file_are_no_mp3(tmp_path: Path):
    [report] = check(made(tmp_path, speech(2.0), "-c:a", "mp2", "-f", "mp2"))
    assert "layer 2" in report.findings[0].message
    [report] = check((tmp_path / "sound.wav").rename(tmp_path / "wave.mp3"))
    assert "not an MP3" in report.findings[0].message


def test_a_missing_file_a_folder_and_a_huge_transcript_are_told(tmp_path: Path):
    (tmp_path / "big.vtt").write_bytes(b"WEBVTT\n\n" + b"x" * 51_000_000)
    for path, told in (
        (tmp_path / "none.mp3", "No such file"),
        (tmp_path, "is a folder"),
        (tmp_path / "big.vtt", "larger than"),
    ):
        [report] = check(path)
        assert report.level is Level.ERROR
        assert told in report.findings[0].message


def test_a_huge_tag_is_told_and_not_read(original: Path, tmp_path: Path):
    mp3 = copied(original, tmp_path)
    size = 65_000_000
    head = b"ID3\x03\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    mp3.write_bytes(head + bytes(size) + mp3.read_bytes()[start_of(mp3) :])
    assert ("mp3", "tag", "error") in wrong(list(check(mp3)))


HOSTILE = "\x1b[2J\x1b]0;owned\x07 \u202eexe.3pm \x9b31m\u2028 \U000e0041"


def test_no_word_of_a_stranger_can_steer_a_terminal(original: Path, tmp_path: Path):
    def change(tags: mutagen.id3.ID3) -> None:
        tags["TIT2"].text = [HOSTILE]
        tags["TPE1"].text = [HOSTILE]
        tags["TLAN"].text = [HOSTILE]
        tags["CTOC:toc"].sub_frames.add(mutagen.id3.TIT2(encoding=3, text=HOSTILE))
        for number in (0, 1):
            tags[f"CHAP:ch{number}"].sub_frames.add(mutagen.id3.TIT2(encoding=3, text=HOSTILE))
            tags[f"CHAP:ch{number}"].end_time = 0

    mp3 = copied(original, tmp_path)
    edited(change)(mp3)
    vtt(lambda text: text.replace("whale", HOSTILE).replace("-->", "-->" + HOSTILE))(mp3)
    shown = [finding.message + finding.advice for report in check(mp3) for finding in report.findings]
    assert any("\\x1b[2J" in text for text in shown)
    assert not [text for text in shown if re.search("[\x00-\x1f\x7f-\x9f\u202e\u2028\U000e0041]", text)]


def test_without_a_decoder_the_rest_is_checked_and_the_sound_is_not_called_right(
    original: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "av", None)
    reports = list(check(original / "whale.mp3"))
    told = [finding for finding in reports[0].findings if finding.rule == "plays"]
    assert [finding.level for finding in told] == [Level.ERROR]
    assert "audiobrief[media]" in told[0].advice
    rules = {finding.rule: finding.level for finding in reports[0].findings}
    assert (rules["length"], rules["chapters"], rules["title"]) == (Level.OK, Level.OK, Level.OK)
    assert "loudness" not in rules


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_damage_makes_it_fall_over(original: Path, tmp_path: Path, data: st.DataObject):
    whole = (original / "whale.mp3").read_bytes()
    small = bytearray(whole[: start_of(original / "whale.mp3") + 6000])
    for _ in range(data.draw(st.integers(1, 30))):
        at = data.draw(st.integers(0, len(small) - 1))
        small[at] = data.draw(st.integers(0, 255))
    place = tmp_path / "damaged.mp3"
    place.write_bytes(small[: data.draw(st.integers(0, len(small)))])
    [report] = check(place)
    assert report.level is Level.ERROR


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(), ending=st.sampled_from([".vtt", ".srt", ".json", ".chapters.json", ".xml"]), data=st.data())
def test_no_text_makes_it_fall_over(original: Path, tmp_path: Path, text: str, ending: str, data: st.DataObject):
    known = original / f"whale{ending}"
    whole = (
        known.read_text(encoding="utf-8") if known.exists() else "<rss version='2.0'><channel><item/></channel></rss>"
    )
    at = data.draw(st.integers(0, len(whole)))
    place = tmp_path / f"strange{ending}"
    place.write_bytes((whole[:at] + text + whole[at + data.draw(st.integers(0, 40)) :]).encode("utf-8", "replace"))
    assert [report.path for report in check(place)] == [place]


PEAK = """
import resource, sys
from pathlib import Path
from audiobrief.assembler.tags import _in_order
from audiobrief.checking import check
list(check(Path(sys.argv[1])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module")
def test_memory_does_not_grow_with_the_length(tmp_path: Path):
    short = made(tmp_path, speech(60.0) / 4, "-write_xing", "0", "-b:a", "32k", name="short.mp3")
    sound = short.read_bytes()[start_of(short) :]
    long = tmp_path / "long.mp3"
    long.write_bytes(short.read_bytes()[: start_of(short)] + sound * 30)

    def peak(place: Path) -> int:
        done = subprocess.run([sys.executable, "-c", PEAK, str(place)], capture_output=True, text=True, check=True)
        return int(done.stdout) * (1 if sys.platform == "darwin" else 1024)

    assert peak(long) - peak(short) < 8_000_000
