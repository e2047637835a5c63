"""The command line as a shell sees it: output, errors, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ARTICLES

TEXT = """Two boats and a whale

The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”

Follow the Courier on Facebook and Instagram.
"""


def audiobrief(
    *arguments: str | Path, text: str | bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    given = text.encode() if isinstance(text, str) else text
    done = subprocess.run(
        [sys.executable, "-m", "audiobrief", *map(str, arguments)],
        input=given if given is not None else b"",
        capture_output=True,
        cwd=cwd,
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_narrate_json_is_one_object_with_everything_in_it(tmp_path: Path):
    done = audiobrief("narrate", "-", "-o", tmp_path / "x.mp3", "--json", text=TEXT)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["output"] == str(tmp_path / "x.mp3")
    assert result["duration"] > 5
    assert result["chapters"][0]["start"] == 0
    assert result["chapters"][-1]["end"] == pytest.approx(result["duration"])
    assert {member["speaker"] for member in result["cast"]} == {None, "Marguerite Delacroix"}
    assert all(set(member) == {"speaker", "voice", "engine", "gender", "seconds"} for member in result["cast"])
    assert [removed["text"] for removed in result["removed"]] == ["Follow the Courier on Facebook and Instagram."]
    assert -17 < result["loudness"]["integrated_lufs"] < -15
    assert result["loudness"]["true_peak_dbtp"] <= -1


def test_narrate_writes_companion_files_and_lists_them(tmp_path: Path):
    done = audiobrief(
        "narrate", "-", "-o", tmp_path / "x.mp3", "--with", "vtt, txt", "--with", "chapters", "--json", text=TEXT
    )
    assert done.returncode == 0, done.stderr
    files = json.loads(done.stdout)["files"]
    assert files == {
        "vtt": str(tmp_path / "x.vtt"),
        "txt": str(tmp_path / "x.txt"),
        "chapters": str(tmp_path / "x.chapters.json"),
    }
    assert all(Path(path).stat().st_size for path in files.values())


def test_a_companion_file_that_there_is_not_is_wrong_usage(tmp_path: Path):
    done = audiobrief("narrate", "-", "-o", tmp_path / "x.mp3", "--with", "vtt,doc", text=TEXT)
    assert done.returncode == 2
    assert "no companion file “doc”" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_narrate_says_what_it_made(tmp_path: Path):
    done = audiobrief("narrate", "-", "-o", tmp_path / "x.mp3", "--no-cache", text=TEXT)
    assert done.returncode == 0
    assert "Marguerite Delacroix" in done.stdout
    assert "Follow the Courier" in done.stdout


def test_quiet_is_quiet(tmp_path: Path):
    done = audiobrief("narrate", "-", "-o", tmp_path / "x.mp3", "--quiet", text=TEXT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_script_json_says_who_says_what_in_which_voice():
    done = audiobrief("script", "-", "--json", text=TEXT)
    result = json.loads(done.stdout)
    assert result["title"] == "Two boats and a whale"
    segments = [segment for section in result["sections"] for segment in section["segments"]]
    assert {"text", "speaker", "kind", "confidence", "voice"} <= set(segments[0])
    quoted = [segment for segment in segments if segment["speaker"]]
    assert [segment["text"].strip() for segment in quoted] == ["“It looked at us,”", "“Then it left.”"]
    assert {segment["kind"] for segment in quoted} == {"person"}
    assert len({segment["voice"] for segment in segments}) == 2


def test_clean_json_gives_text_and_removals():
    result = json.loads(audiobrief("clean", "-", "--json", text=TEXT).stdout)
    assert result["title"] == "Two boats and a whale"
    assert result["text"].startswith("The whale surfaced")
    assert [removed["text"] for removed in result["removed"]] == ["Follow the Courier on Facebook and Instagram."]


def test_script_and_clean_are_readable():
    assert "Marguerite Delacroix" in audiobrief("script", "-", text=TEXT).stdout
    assert "- Follow the Courier" in audiobrief("clean", "-", text=TEXT).stdout


def test_a_voice_can_be_chosen_for_a_speaker():
    voices = json.loads(audiobrief("voices", "list", "--json").stdout)["voices"]
    chosen = voices[-1]["id"]
    result = json.loads(
        audiobrief("script", "-", "--json", "--voice", f"Marguerite Delacroix={chosen}", text=TEXT).stdout
    )
    assert result["speakers"][0]["voice"] == chosen


DIALOGUE = """The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering.

“Then it left,” said Peter Hallam, a fisherman from the next village.
"""


@pytest.mark.parametrize(("mode", "number"), [("one", 1), ("two", 2), ("all", 3)])
def test_the_number_of_voices_can_be_chosen(mode: str, number: int):
    result = json.loads(audiobrief("script", "-", "--json", "--voices", mode, text=DIALOGUE).stdout)
    segments = [segment for section in result["sections"] for segment in section["segments"]]
    assert len({segment["speaker"] for segment in segments}) == 3
    assert len({segment["voice"] for segment in segments}) == number


def test_a_script_file_is_written_corrected_and_performed(tmp_path: Path):
    path = tmp_path / "whale.script"
    done = audiobrief("script", "-", "-o", path, text=TEXT)
    assert done.returncode == 0, done.stderr
    assert "doubtful lines" in done.stdout
    written = path.read_text("utf-8")
    assert audiobrief("script", path, "-o", "-").stdout.encode() == written.encode()
    path.write_text(written.replace("[Marguerite Delacroix] “Then", "[Ida Moss] “Then"), "utf-8")
    done = audiobrief("narrate", path, "-o", tmp_path / "x.mp3", "--json", "--cast", tmp_path / "cast.toml")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert [member["speaker"] for member in result["cast"]] == [None, "Marguerite Delacroix", "Ida Moss"]
    assert [removed["text"] for removed in result["removed"]] == ["Follow the Courier on Facebook and Instagram."]
    kept = (tmp_path / "cast.toml").read_text("utf-8")
    assert all(f'"{member["speaker"]}" = "{member["voice"]}"' in kept for member in result["cast"][1:])


def test_a_wrong_edit_and_a_wrong_cast_file_are_named_with_the_line(tmp_path: Path):
    (tmp_path / "x.script").write_text("audiobrief script 1\n---\n\n[Ida Moss Well.\n")
    assert "x.script, line 4" in failing(tmp_path / "x.script", "-o", tmp_path / "x.mp3")
    (tmp_path / "cast.toml").write_text('[voices]\n"Ida" = "en-xx"\n')
    message = failing("-", "--cast", tmp_path / "cast.toml", "-o", tmp_path / "x.mp3", text=TEXT)
    assert "cast.toml, line 2, 'Ida'" in message
    assert not (tmp_path / "x.mp3").exists()


def test_what_is_odd_about_voices_is_said_and_costs_nothing(tmp_path: Path):
    (tmp_path / "cast.toml").write_text('[voices]\n"Ida Moss" = "en+f2"\n')
    done = audiobrief("script", "-", "--json", "--cast", tmp_path / "cast.toml", text=TEXT)
    assert done.returncode == 0
    assert json.loads(done.stdout)
    assert "not quoted here: Ida Moss" in done.stderr
    more = ["--voice", "Marguerite Delacroix=en+f2", "--voice", "Peter Hallam=en+f2"]
    assert (
        "Marguerite Delacroix and Peter Hallam have the same voice"
        in audiobrief("script", "-", *more, text=DIALOGUE).stderr
    )
    assert "Did you mean Peter Hallam" in failing("-", "--voice", "Peter Halam=en+f2", text=DIALOGUE)


def test_there_are_voices_enough():
    voices = json.loads(audiobrief("voices", "list", "--language", "en", "--json").stdout)["voices"]
    assert len(voices) >= 13
    assert len({(voice["id"], voice["pitch"], voice["rate"]) for voice in voices}) == len(voices)
    assert "en-" in audiobrief("voices", "list").stdout


LEXICON = (["lexicon", "check"], ["lexicon", "add"], ["lexicon", "say"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["clean"], ["script", "--json"]])
def test_an_output_that_can_not_be_written_is_one_sentence(arguments: list[str]):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "audiobrief", *arguments, str(ARTICLES / "ferry.txt")]
        process = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert process.returncode == 1
    assert process.stderr == "audiobrief: the output can't be written: No space left on device.\n"


def test_help_has_examples_and_exit_codes():
    assert "Exit status" in audiobrief("--help").stdout
    for command in (
        ["narrate"],
        ["script"],
        ["clean"],
        ["voices", "list"],
        ["completion"],
        ["cache", "info"],
        ["cache", "clear"],
    ):
        done = audiobrief(*command, "--help")
        assert done.returncode == 0
        assert "Examples:" in done.stdout


def test_version_is_told():
    import audiobrief as package

    assert audiobrief("--version").stdout.split()[-1] == package.__version__


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str):
    assert "_AUDIOBRIEF_COMPLETE" in audiobrief("completion", shell).stdout


def test_the_shell_is_told_the_options():
    environment = {
        **os.environ,
        "_AUDIOBRIEF_COMPLETE": "bash_complete",
        "COMP_WORDS": "audiobrief narrate --co",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(
        [sys.executable, "-m", "audiobrief"], env=environment, capture_output=True, text=True, check=False
    )
    assert "--cover" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["narrate"],
        ["narrate", "-", "--bit-rate", "63"],
        ["narrate", "-", "--sample-rate", "12345"],
        ["narrate", "-", "--loudness", "3"],
        ["narrate", "-", "--voice", "nonsense"],
        ["narrate", "-", "--voices", "three"],
        ["script", "-", "--json", "-o", "-"],
        ["cache", "clear", "--older-than", "soon"],
        ["lexicon", "check", "-", "--json", "--toml"],
        ["nonsense"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]):
    done = audiobrief(*arguments, text=TEXT)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def failing(source: Path | str, *more: str | Path, text: str | bytes | None = None) -> str:
    done = audiobrief("narrate", source, *more, text=text)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "space.txt": (b" \n\t\n ", "white space|empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "PNG|binary|picture"),
    "noise.txt": (bytes((i * 7919 + i * i * 31) % 256 for i in range(5000)), "encoding|binary"),
    "promo.txt": (b"Follow the Courier on Facebook and Instagram.\n", "nothing"),
    "huge.txt": (b"The tide came in and the tide went out. " * 1_250_000, "large|MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_clear_sentence(tmp_path: Path, name: str):
    content, expected = BAD[name]
    source = tmp_path / name
    source.write_bytes(content)
    message = failing(source, "-o", tmp_path / "out" / "x.mp3")
    assert any(word in message for word in expected.split("|")), message
    assert not (tmp_path / "out").exists()


def test_a_missing_file_a_folder_and_a_missing_cover_are_named(tmp_path: Path):
    assert "gone.txt" in failing(tmp_path / "gone.txt")
    assert str(tmp_path) in failing(tmp_path)
    assert "gone.png" in failing("-", "--cover", tmp_path / "gone.png", "-o", tmp_path / "x.mp3", text=TEXT)
    (tmp_path / "no.png").write_text("no picture")
    assert "no.png" in failing("-", "--cover", tmp_path / "no.png", "-o", tmp_path / "x.mp3", text=TEXT)


def test_an_unknown_voice_or_speaker_is_named(tmp_path: Path):
    assert "en-xx" in failing("-", "--voice", "Marguerite Delacroix=en-xx", "-o", tmp_path / "x.mp3", text=TEXT)


def test_a_wrong_lexicon_is_named_with_its_line(tmp_path: Path):
    (tmp_path / "names.toml").write_text('[words]\n"Marguerite" = "/mAgrit/"\n')
    message = failing("-", "--lexicon", tmp_path / "names.toml", "-o", tmp_path / "x.mp3", text=TEXT)
    assert "names.toml, line 2, 'Marguerite': 'A'" in message
    assert "gone.pls" in failing("-", "--lexicon", tmp_path / "gone.pls", "-o", tmp_path / "x.mp3", text=TEXT)
    assert not (tmp_path / "x.mp3").exists()


def test_an_output_that_can_not_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    assert "file" in failing("-", "-o", tmp_path / "file" / "x.mp3", text=TEXT)
    (tmp_path / "folder.mp3").mkdir()
    assert "folder" in failing("-", "-o", tmp_path / "folder.mp3", text=TEXT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.mp3"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path):
    """A file size limit stands in for the disk: writing past it fails as a full disk does."""
    import resource

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))

    done = subprocess.run(
        [sys.executable, "-m", "audiobrief", "narrate", "-", "-o", str(tmp_path / "x.mp3")],
        input=(TEXT * 10).encode(),
        capture_output=True,
        preexec_fn=limit,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "The sign said <break/> and [[h@l'oU]] and nobody obeyed it, least of all the <voice name='x'>ferry</voice>.",
        "“An unclosed quotation runs to the end of its paragraph, she said.\n\nAnd “one in “another” one” is read too.",
        "A bell \x07 rang, an escape \x1b[31m was made, and a null\x0b stood still.",
        "Wort für Wort: Straße, Übung, naïve café, 你好, 😀.",
    ],
)
def test_odd_text_is_spoken(tmp_path: Path, text: str):
    done = audiobrief("narrate", "-", "-o", tmp_path / "x.mp3", "--json", text=text)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["duration"] > 2


def test_other_encodings_are_understood(tmp_path: Path):
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        source = tmp_path / f"{encoding}.txt"
        source.write_bytes(
            "Die Straße zum Hafen war naß. Über Nacht fiel Schnee auf die Dächer der Häuser.\n".encode(encoding)
        )
        result = json.loads(audiobrief("clean", source, "--json").stdout)
        assert "Straße" in result["text"]


def processes_of(folder: Path) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(folder).encode() in entry.read_bytes():
                found.append(entry.parent.name)
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_an_interrupted_run_leaves_no_process_and_no_half_written_episode(
    tmp_path: Path, sent: signal.Signals, status: int
):
    source = tmp_path / "long.txt"
    source.write_text(TEXT * 300, encoding="utf-8")
    output = tmp_path / "out" / "x.mp3"
    process = subprocess.Popen(
        [sys.executable, "-m", "audiobrief", "narrate", str(source), "-o", str(output)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("out/.*.part")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    # As a terminal does: to the whole process group.
    os.killpg(process.pid, sent) if sent == signal.SIGINT else process.send_signal(sent)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == status
    assert b"Traceback" not in errors
    deadline = time.monotonic() + 15
    while processes_of(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_of(tmp_path) == []
    assert not output.exists()
    if sent != signal.SIGKILL:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["long.txt"]


STRUCTURED = ARTICLES / "structure.html"


def test_clean_shows_kind_reason_and_place_without_colour():
    shown = audiobrief("clean", STRUCTURED).stdout
    assert "- The ferry on its last day in May.\n    7:1  caption: Describes a picture" in shown
    assert "  2. The deck was laid:\n\n      * first the steel," in shown
    assert "\x1b" not in shown


def test_clean_json_has_kept_blocks_with_their_kinds_and_places():
    result = json.loads(audiobrief("clean", STRUCTURED, "--json").stdout)
    kinds = {block["kind"] for block in result["kept"]}
    assert kinds >= {"title", "byline", "heading", "paragraph", "list item", "block quote", "table", "code"}
    assert all(block["spans"] for block in result["kept"])


def test_kinds_are_kept_and_dropped_on_demand():
    result = json.loads(audiobrief("clean", STRUCTURED, "--json", "--keep", "footnote", "--drop", "table").stdout)
    assert "The ferry began in 1931." in result["text"]
    assert "1,204" not in result["text"]
    assert ("table", "Left out on request.") in {(part["kind"], part["reason"]) for part in result["removed"]}


@pytest.mark.parametrize("command", ["clean", "script", "narrate"])
def test_a_kind_that_there_is_not_is_wrong_usage_that_names_those_there_are(command: str):
    unknown = audiobrief(command, STRUCTURED, "--keep", "colour")
    assert unknown.returncode == 2
    assert "'caption'" in unknown.stderr
    assert audiobrief(command, STRUCTURED, "--keep", "table", "--drop", "table").returncode == 2
