"""The timeline file: read back, it is the episode that was written; whatever else somebody put there is refused in a sentence."""

from __future__ import annotations

import json
import math
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import audiobrief
from audiobrief.errors import AudiobriefError, TimelineError
from audiobrief.model import Span
from audiobrief.pipeline.stored import load_episode
from audiobrief.publisher import FORMATS, Archive, Edition
from audiobrief.publisher.timeline import read_timeline, render_timeline, schema
from tests.publisher.books import FERRY, hostile, other_books, with_words
from tests.publisher.episodes import episode

if TYPE_CHECKING:
    from audiobrief.model import Episode

SCHEMA = Path(__file__).parents[2] / "docs" / "timeline.schema.json"
MP3 = Path("episode.mp3")
STRUCTURED = """A day at the harbour

By Ada Byron

The boats came in. “We saw it first,” said Ruth Okafor, who had steered.

- One boat
- Two boats

Photo by Someone for the Courier

## Later

Nobody has seen it since.
"""


def known(one: Episode) -> Episode:
    """The episode without what only the cleaner looks at, which no companion file can show."""
    blocks = tuple(replace(block, markup="", link_density=0.0) for block in one.article.blocks)
    return replace(one, article=replace(one.article, blocks=blocks))


def again(one: Episode, edition: Edition | None = None) -> Episode:
    return read_timeline(render_timeline(one, edition or Edition()), one.output).episode


ALL = {**hostile(), **other_books(), "structured": episode(STRUCTURED, language="en")}


def with_music(one: Episode) -> Episode:
    """The episode with music after its last word."""
    timeline, end = one.timeline, one.timeline.length
    *before, last = one.chapters
    return replace(
        one,
        timeline=replace(timeline, length=end + 90_000, music=(Span(end, end + 80_000),)),
        chapters=(*before, replace(last, end=end + 90_000)),
    )


ALL["with music"] = with_music(ALL["structured"])


@pytest.mark.parametrize("name", ALL)
def test_read_back_it_is_the_episode(name: str):
    assert again(ALL[name]) == known(ALL[name])


@pytest.mark.parametrize("name", ALL)
def test_every_companion_file_made_from_it_is_the_same_to_the_byte(name: str):
    one, edition = ALL[name], Edition(files={"page": "episode.html", "vtt": "episode.vtt"}, show="The Courier")
    stored = again(one)
    for format_ in FORMATS.values():
        made, remade = format_.render(one, edition), format_.render(stored, edition)
        if isinstance(made, Archive):
            assert isinstance(remade, Archive)
            assert made.members == remade.members, format_.name
        else:
            assert made == remade, format_.name


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_TEXTS, max_size=6),
    st.fixed_dictionaries(
        {},
        optional={
            name: st.none() | _TEXTS for name in ("title", "byline", "publisher", "published", "language", "url")
        },
    ),
)
def test_whatever_an_article_says_comes_back(paragraphs: list[str], facts: dict[str, Any]):
    text = "\n\n".join([*paragraphs, "“So it is,” said Ruth Okafor. It was."])
    one = episode(text, cleaned=False, **facts)
    assert again(with_words(one)) == known(with_words(one))


def test_half_a_character_is_replaced_and_no_place_moves():
    one = episode("It rained.\n\nAll day.", title="A\ud800B")
    stored = again(one)
    assert stored.article.title == "A\ufffdB"
    assert stored.timeline == one.timeline


def test_a_picture_in_the_article_is_left_to_the_mp3():
    one = episode(FERRY, image="data:image/png;base64,AAAA")
    assert again(one).article.image is None
    assert again(episode(FERRY, image="https://x.example/a.png")).article.image == "https://x.example/a.png"


def test_the_documented_schema_is_the_one_that_is_read():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


def read(document: object) -> Episode:
    return read_timeline(json.dumps(document).encode(), MP3).episode


@pytest.fixture(scope="module")
def good() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render_timeline(with_words(episode(FERRY, language="en")), Edition()))
    return made


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no timeline"),
        (b'{"format": ' + b"[" * 100_000, "no "),
        (b'{"surprise": ' + b"[" * 100_000, "no "),
        (b'{"format": "audiobrief timeline", "version": 1', "no JSON"),
        (b"null", "no timeline"),
        (b"{}", "no timeline of audiobrief"),
        (b'{"version": "1.2.0", "chapters": []}', "no timeline"),
        (b'{"format": "audiobrief timeline", "version": 2}', "version 2, and this audiobrief reads version 1"),
        (b'{"format": "audiobrief timeline", "version": 1}', "missing required field"),
        (b'{"format": "audiobrief timeline", "version": 1e999}', "no "),
        (b"9" * 100_000, "no "),
    ],
)
def test_what_is_no_timeline_is_refused(data: bytes, complaint: str):
    with pytest.raises(TimelineError, match=complaint):
        read_timeline(data, MP3)


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (["surprise"], 1, "surprise"),
        (["article", "blocks", 0, "spans"], [[0, 10**9]], r"blocks\[0\].*no range of the source"),
        (["article", "blocks", 0, "spans"], [[4, 8], [2, 6]], "one after the other"),
        (["article", "blocks", 0, "kind"], "advert", "advert"),
        (["article", "removed"], [{"range": [5, 2], "text": "", "kind": "promo", "reason": ""}], "no range"),
        (["audio", "rate"], 0, "rate"),
        (["audio", "samples"], 10**30, "samples"),
        (["audio", "true_peak"], 1e9, "true_peak"),
        (["sentences"], [], "sentences"),
        (["sentences", 1, "range"], [0, 10], r"sentences\[1\]: it is not heard after"),
        (["sentences", 1, "section"], 99, "no section 99"),
        (["sentences", 1, "speaker"], "Nobody", "not in the cast"),
        (["sentences", 1, "spans"], [], "spans"),
        (["sentences", 0, "words"], [[0, 10, 0, 10_000]], r"sentences\[0\]: its words"),
        (["sentences", 0, "words"], [[0, 10, -1, 2]], "words"),
        (["music"], [[0, 10]], r"music\[0\]: it is not heard by itself"),
        (["music"], [[10**8, 2 * 10**8]], "music"),
        (["chapters"], [], "chapters"),
        (["chapters", 0, "range"], [5, 6], r"chapters\[0\]"),
        (["cast", "narrator"], "hal", "no voice 'hal'"),
        (["cast", "aside"], "hal", "no voice 'hal'"),
        (["script", "sections", 0, "segments"], [], "segments"),
        (["script", "sections", 0, "segments", 0, "confidence"], math.pi, "confidence"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    good: dict[str, Any], path: list[str | int], value: object, complaint: str
):
    document: Any = deepcopy(good)
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(TimelineError, match=complaint):
        read(document)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_file_is_read_or_refused_and_nothing_else(data: st.DataObject):
    document = json.loads(render_timeline(with_words(episode("It rained. “All day,” said Ruth Okafor.")), Edition()))
    place, key = document, data.draw(st.sampled_from(sorted(document)))
    while isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
        place = place[key]
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    place[key] = data.draw(_JSON)
    try:
        one = read(document)
    except AudiobriefError:
        return
    for format_ in FORMATS.values():
        format_.render(one, Edition())


@pytest.mark.parametrize("name", ["words", "structured", "breakout"])
def test_it_is_valid_by_its_schema(name: str, tmp_path: Path):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.validate(json.loads(render_timeline(ALL[name], Edition())), schema())


def test_narrate_writes_it_and_it_is_found_beside_the_mp3(tmp_path: Path):
    made = audiobrief.narrate(audiobrief.read_text(STRUCTURED), tmp_path / "a.mp3", companions=["timeline"], show="S")
    assert made.files["timeline"] == tmp_path / "a.timeline.json"
    stored = load_episode(tmp_path / "a.mp3")
    assert stored.episode == replace(known(made), files={})
    assert stored.show == "S"
    assert set(stored.engines) == {voice.id for voice in made.cast.all_voices}
    assert all("espeak-ng" in made_by for made_by in stored.engines.values())


def test_a_timeline_of_another_mp3_is_refused(tmp_path: Path):
    audiobrief.narrate(audiobrief.read_text(STRUCTURED), tmp_path / "a.mp3", companions=["timeline"])
    audiobrief.narrate(audiobrief.read_text("It rained."), tmp_path / "b.mp3")
    with pytest.raises(TimelineError, match=r"b\.mp3 has no timeline beside it.*--with timeline"):
        load_episode(tmp_path / "b.mp3")
    (tmp_path / "a.timeline.json").rename(tmp_path / "b.timeline.json")
    with pytest.raises(TimelineError, match=r"is not that of b\.mp3"):
        load_episode(tmp_path / "b.mp3")
    with pytest.raises(TimelineError, match="there is no such file"):
        load_episode(tmp_path / "c.mp3")
    (tmp_path / "c.mp3").write_text("no MP3")
    with pytest.raises(TimelineError, match="it is no MP3"):
        load_episode(tmp_path / "c.mp3")


def test_a_timeline_that_loses_words_is_refused(tmp_path: Path):
    audiobrief.narrate(audiobrief.read_text(STRUCTURED), tmp_path / "a.mp3", companions=["timeline"])
    path = tmp_path / "a.timeline.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    del document["sentences"][-1]
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(TimelineError, match="its text and its sentences differ"):
        load_episode(tmp_path / "a.mp3")
