"""The main job, with the real engine and the real encoder, looked at by checkers that no one here wrote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import audiobrief
from tests import engines

if TYPE_CHECKING:
    from audiobrief.model import Episode

SHORT = """Two boats and a whale

The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”

Nobody has seen it since, and the tripwire on the buoy was not touched.
"""


def tool(name: str, *arguments: str) -> str:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([name, *arguments], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    source = Path(__file__).parent.parent / "articles" / "ferry.txt"
    return audiobrief.narrate(source, tmp_path_factory.mktemp("out") / "ferry.mp3")


def decoded_samples(path: Path) -> int:
    av = pytest.importorskip("av")
    with av.open(str(path)) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


def test_the_decoded_length_is_the_timelines_to_the_sample(episode: Episode):
    assert decoded_samples(episode.output) == episode.timeline.length


def test_the_file_is_flawless_to_mp3val(episode: Episode):
    report = tool("mp3val", str(episode.output))
    assert "WARNING" not in report
    assert "ERROR" not in report


def test_ffprobe_finds_the_chapters_in_order(episode: Episode):
    found = json.loads(tool("ffprobe", "-v", "error", "-print_format", "json", "-show_chapters", str(episode.output)))[
        "chapters"
    ]
    assert [chapter["tags"]["title"] for chapter in found] == [chapter.title for chapter in episode.chapters]
    for chapter, expected in zip(found, episode.chapters, strict=True):
        assert float(chapter["start_time"]) == pytest.approx(expected.start / episode.timeline.rate, abs=0.001)


def test_headings_are_chapters(episode: Episode, ferry_gold: dict[str, Any]):
    titles = [chapter.title for chapter in episode.chapters]
    assert titles[1:] == ferry_gold["headings"]


def test_chapters_span_the_episode_without_a_gap(episode: Episode):
    assert episode.chapters[0].start == 0
    assert episode.chapters[-1].end == episode.timeline.length
    for chapter, following in pairwise(episode.chapters):
        assert chapter.start < chapter.end == following.start


def test_sentences_follow_each_other_with_pauses_between_them(episode: Episode):
    sentences = episode.timeline.sentences
    assert sentences[0].start >= 0
    for sentence, following in pairwise(sentences):
        assert sentence.start < sentence.end < following.start
    assert sentences[-1].end < episode.timeline.length


def test_the_loudness_is_that_of_podcasts(episode: Episode):
    assert episode.loudness.integrated == pytest.approx(-16, abs=1)
    report = tool("ffmpeg", "-hide_banner", "-i", str(episode.output), "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = report[report.rindex("Summary:") :]
    integrated = float(summary.split("I:")[1].split("LUFS")[0])
    peak = float(summary.split("Peak:")[1].split("dBFS")[0])
    assert integrated == pytest.approx(-16, abs=1)
    assert peak <= -1
    assert episode.loudness.integrated == pytest.approx(integrated, abs=0.3)


def test_voices_are_level_with_each_other(episode: Episode):
    av = pytest.importorskip("av")
    np = pytest.importorskip("numpy")
    from audiobrief.assembler.gating import integrated
    from audiobrief.assembler.loudness import block_energies

    with av.open(str(episode.output)) as container:
        samples = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    samples = samples.astype(np.float32) / (32768 if samples.dtype == np.int16 else 1)
    energies: dict[str | None, list[float]] = {}
    for sentence in episode.timeline.sentences:
        part = samples[sentence.start : sentence.end]
        energies.setdefault(sentence.speaker, []).extend(block_energies(part, episode.timeline.rate).tolist())
    levels = [integrated(found) for found in energies.values() if len(found) > 30]
    assert len(levels) >= 5
    assert max(levels) - min(levels) <= 1.0


def test_everyone_quoted_has_a_voice_of_their_own(episode: Episode, ferry_gold: dict[str, Any]):
    heard = {sentence.speaker for sentence in episode.timeline.sentences}
    assert heard >= set(ferry_gold["cast"])
    voices = [episode.cast.voice_of(speaker).id for speaker in heard]
    assert len(set(voices)) == len(voices)
    for name, gender in ferry_gold["cast"].items():
        assert episode.cast.voice_of(name).gender in {gender, None}


def test_exactly_the_labelled_parts_are_left_out(episode: Episode, ferry_gold: dict[str, Any]):
    assert [removed.text for removed in episode.removed] == [drop["text"] for drop in ferry_gold["dropped"]]
    assert all(removed.reason for removed in episode.removed)


def test_the_tag_says_what_it_is(episode: Episode):
    from mutagen.id3 import ID3

    tag = ID3(episode.output)
    assert tag.version == (2, 3, 0)
    assert tag["TIT2"].text == [episode.article.title]
    assert tag["TPE1"].text == ["Marta Lindqvist"]
    assert "ynthetic" in tag["TXXX:Voices"].text[0]
    assert tag["TXXX:Digital source type"].text == ["http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"]


def test_a_page_gives_an_episode_too(tmp_path: Path):
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{part}</p>" for part in SHORT.split("\n\n")[1:])
    page.write_text(
        f"<html lang=en><head><title>Two boats | The Paper</title></head><body><nav><a href=/>Home</a></nav><article>"
        f"<h1>Two boats and a whale</h1><figure><img><figcaption>A whale.</figcaption></figure>{paragraphs}</article></body>",
        encoding="utf-8",
    )
    episode = audiobrief.narrate(page, tmp_path / "page.mp3", jobs=1)
    assert episode.timeline.sentences[0].text == "Two boats and a whale"
    assert {removed.text for removed in episode.removed} >= {"Home", "A whale."}
    assert "Marguerite Delacroix" in episode.cast.voices


@pytest.mark.parametrize(("rate", "bit_rate"), [(16000, 32), (24000, 96), (44100, 128), (48000, 64)])
def test_every_format_has_the_exact_length(tmp_path: Path, rate: int, bit_rate: int):
    episode = audiobrief.narrate(
        audiobrief.read_text(SHORT), tmp_path / "x.mp3", sample_rate=rate, bit_rate=bit_rate, loudness=-19
    )
    assert episode.timeline.rate == rate
    assert decoded_samples(episode.output) == episode.timeline.length
    assert episode.loudness.integrated == pytest.approx(-19, abs=1)


def test_the_default_place_is_build_and_the_name_comes_from_the_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    episode = audiobrief.narrate(audiobrief.read_text("../../Etc & Passwd\n\n" + SHORT))
    assert episode.output == Path("build") / "etc-passwd.mp3"
    assert (tmp_path / "build" / "etc-passwd.mp3").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="the fault is made with a signal")
def test_a_worker_that_dies_costs_nothing(tmp_path: Path):
    episode = audiobrief.narrate(audiobrief.read_text(SHORT), tmp_path / "x.mp3", load_engine=engines.dies_once)
    assert decoded_samples(episode.output) == episode.timeline.length


def test_a_sentence_that_fell_silent_is_spoken_by_a_fresh_worker(tmp_path: Path):
    audiobrief.narrate(audiobrief.read_text(SHORT), tmp_path / "x.mp3", load_engine=engines.falls_silent_once)
    assert (tmp_path / "x.mp3").exists()


@pytest.mark.parametrize(
    ("load", "reason"),
    [
        (engines.falls_silent, "silent"),
        (engines.cuts_off, "too short"),
        (engines.runs_on, "too long"),
        (engines.breaks, "broke"),
        pytest.param(
            engines.dies,
            "died",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="the fault is made with a signal"),
        ),
    ],
)
def test_a_sentence_that_can_not_be_spoken_is_an_error_that_names_it(tmp_path: Path, load: Any, reason: str):
    with pytest.raises(audiobrief.SynthesisError, match=f"tripwire.*{reason}"):
        audiobrief.narrate(audiobrief.read_text(SHORT), tmp_path / "x.mp3", load_engine=load)
    assert list(tmp_path.iterdir()) == []


def test_what_libraries_print_reaches_nobody(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    audiobrief.narrate(audiobrief.read_text(SHORT), tmp_path / "x.mp3", load_engine=engines.chatters)
    assert capfd.readouterr().out == ""


def test_words_are_timed_where_the_engine_tells_when_it_says_them(tmp_path: Path):
    episode = audiobrief.narrate(audiobrief.read_text(SHORT), tmp_path / "x.mp3", load_engine=engines.tells_words)
    for sentence in episode.timeline.sentences:
        assert [sentence.text[word.text_start : word.text_end] for word in sentence.words] == re.findall(
            r"\w+", sentence.text
        )
        assert sentence.start <= sentence.words[0].start < sentence.start + episode.timeline.rate * 0.1
        assert sentence.words[-1].end == sentence.end
        assert all(word.end <= following.start for word, following in pairwise(sentence.words))


def test_words_are_not_timed_where_the_engine_does_not_tell(episode: Episode):
    assert all(sentence.words == () for sentence in episode.timeline.sentences)


def test_nothing_to_say_is_an_error(tmp_path: Path):
    with pytest.raises(audiobrief.NothingToSayError):
        audiobrief.narrate(audiobrief.read_text("Follow the Courier on Facebook and Instagram."), tmp_path / "x.mp3")
    assert list(tmp_path.iterdir()) == []


def test_progress_reaches_the_end(tmp_path: Path):
    calls: list[tuple[int, int]] = []
    audiobrief.narrate(audiobrief.read_text(SHORT), tmp_path / "x.mp3", progress=lambda *now: calls.append(now))
    assert calls[-1][0] == calls[-1][1] > 0


def test_a_script_without_a_main_guard_can_narrate(tmp_path: Path):
    script = tmp_path / "mine.py"
    script.write_text(
        "import audiobrief\n"
        f"audiobrief.narrate(audiobrief.read_text({SHORT!r}), {str(tmp_path / 'x.mp3')!r})\n"
        "print('once')\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "once\n"


def test_clarkston_is_cast_as_labelled(tmp_path: Path, clarkston: Path, clarkston_gold: dict[str, Any]):
    episode = audiobrief.narrate(clarkston, tmp_path / "clarkston.mp3")
    people = {speaker.name for speaker in episode.script.speakers if speaker.kind == "person"}
    assert people == set(clarkston_gold["cast"])
    assert [removed.text for removed in episode.removed] == [drop["text"] for drop in clarkston_gold["dropped"]]
    voices = {episode.cast.narrator.id, *(episode.cast.voice_of(name).id for name in people)}
    assert len(voices) == 5
    for name, gender in clarkston_gold["cast"].items():
        if clarkston_gold["gender_evidence"][name] != "none in the text":
            assert episode.cast.voice_of(name).gender == gender
