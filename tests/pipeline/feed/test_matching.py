"""A GUID stays with its episode: whatever becomes of names, addresses, titles and the files around it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from audiobrief.pipeline.feed.existing import OldItem, Record
from audiobrief.pipeline.feed.matching import Matches, match
from audiobrief.pipeline.feed.recordings import Recording
from audiobrief.pipeline.feed.tags import Tag

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2026, 11, 25, 7, tzinfo=UTC)
URL = "https://courier.example/whale"


@pytest.fixture
def record(tmp_path: Path):
    def made(name: str, title: str = "The whale", sound: bytes = b"one", **more: str | None) -> Recording:
        (tmp_path / name).write_bytes(sound)
        facts = {"published": "2026-11-22", "url": None, "byline": "Ada Byron", **more}
        tag = Tag(
            title=title,
            publisher="The Courier",
            language="en",
            duration=60.0,
            source_types="",
            licences="",
            **facts,  # type: ignore[arg-type]
        )
        return Recording(tmp_path / name, len(sound) + 100 + len(title), len(sound), MADE, tag, {})

    return made


def items_of(matches: Matches, base: str = "https://example.org/") -> list[OldItem]:
    """The feed that is written of them."""
    return [
        OldItem(
            etree.Element("item"),
            one.guid,
            one.recording.title,
            datetime.fromisoformat(one.recording.tag.published or "2026-11-25").replace(tzinfo=UTC),
            base + one.recording.path.name,
            str(one.recording.size),
            "",
            Record(one.recording.key, "-", str(one.recording.sound_size)),
        )
        for one in matches.found
    ]


def foreign(name: str, guid: str, title: str, length: int = 112) -> OldItem:
    """An item that another program wrote."""
    url, day = f"https://old.example/{name}", datetime(2026, 1, 1, tzinfo=UTC)
    return OldItem(etree.Element("item"), guid, title, day, url, str(length), "", Record())


def guids(matches: Matches) -> dict[str, str]:
    return {one.recording.path.name: one.guid for one in matches.found}


def test_without_a_feed_the_guid_depends_on_the_article_alone(record):
    first = guids(match([record("a.mp3", url=URL)], []))["a.mp3"]
    assert guids(match([record("b.mp3", "Retitled", b"spoken anew", url=URL + "/")], []))["b.mp3"] == first
    assert guids(match([record("c.mp3", url="http://courier.example/whale")], []))["c.mp3"] == first
    assert guids(match([record("d.mp3", url=URL, published="2026-11-23")], []))["d.mp3"] != first
    assert guids(match([record("e.mp3", url=URL + "s")], []))["e.mp3"] != first


def test_this_guid_is_for_ever(record):
    """If this fails, every app that has a show of ours will offer all its episodes anew."""
    assert guids(match([record("a.mp3", url=URL)], []))["a.mp3"] == "f3fc2dd2-5835-559a-8392-141eb3f19265"
    assert guids(match([record("a.mp3")], []))["a.mp3"] == "66b55334-e51e-59b8-9ad1-69a6609728f9"


def test_it_stays_through_renaming_retitling_and_another_sound_each_for_itself(record):
    items = items_of(match([record("a.mp3")], []))
    for changed in (
        record("b.mp3"),
        record("a.mp3", "The wale"),
        record("a.mp3", "Something else", published=""),
        record("a.mp3", sound=b"longer than it was"),
    ):
        (one,) = match([changed], items).found
        assert one.guid == items[0].guid
        assert one.old is items[0]


def test_it_stays_through_one_change_after_the_other(record):
    guid, items = None, []
    for changed in (
        record("a.mp3", "The wale"),
        record("a.mp3", "The whale"),
        record("b.mp3", "The whale"),
        record("b.mp3", "The whale", b"spoken anew"),
        record("c.mp3", "The whale", b"and anew"),
    ):
        matches = match([changed], items)
        guid = guid or matches.found[0].guid
        assert matches.found[0].guid == guid
        items = items_of(matches)


def test_another_episode_in_a_file_of_the_same_name_is_another(record):
    items = items_of(match([record("daily.mp3", "A whale in the bay")], []))
    matches = match([record("daily.mp3", "Council buys ferry", b"other", published="2026-11-23")], items)
    assert matches.found[0].guid != items[0].guid
    assert matches.found[0].old is None
    assert matches.left == tuple(items)


def test_two_of_one_article_have_two_that_stay_when_one_of_them_goes(record):
    plain, other = record("a.mp3", sound=b"one"), record("b.mp3", sound=b"other")
    alone = match([plain], [])
    both = match([plain, other], items_of(alone))
    assert guids(both)["a.mp3"] == guids(alone)["a.mp3"] != guids(both)["b.mp3"]
    # Also where the second comes first by name, and where there is no feed to remember.
    earlier = record("0.mp3", sound=b"third")
    assert guids(match([earlier, plain, other], items_of(both))).items() >= guids(both).items()
    assert guids(match([other], items_of(both))) == {"b.mp3": guids(both)["b.mp3"]}
    assert len(set(guids(match([plain, other, earlier], [])).values())) == 3


def test_two_of_one_article_are_told_apart_by_name_or_by_sound(record):
    both = match([record("a.mp3", sound=b"one"), record("b.mp3", sound=b"other")], [])
    before, items = guids(both), items_of(both)[::-1]
    anew = match([record("a.mp3", sound=b"one, anew"), record("b.mp3", sound=b"other, spoken anew")], items)
    assert guids(anew) == before
    renamed = match([record("x.mp3", sound=b"other"), record("y.mp3", sound=b"one")], items[::-1])
    assert guids(renamed) == {"x.mp3": before["b.mp3"], "y.mp3": before["a.mp3"]}


def test_a_copy_is_left_out_and_told(record):
    plain, copy = record("b.mp3"), record("a copy.mp3")
    matches = match([copy, plain], items_of(match([plain], [])))
    assert [one.recording.path.name for one in matches.found] == ["b.mp3"]
    assert [(one.path.name, one.reason) for one in matches.skipped] == [("a copy.mp3", "is the same episode as b.mp3")]


def test_the_guids_of_another_program_are_kept(record):
    items = [foreign("a%20b.mp3", "https://old.example/?p=1", "The whale"), foreign("c.mp3", "77", "The ferry", 118)]
    here = [record("a b.mp3"), record("moved.mp3", "The ferry", b"nine byte", published="")]
    assert guids(match(here, items)) == {"a b.mp3": "https://old.example/?p=1", "moved.mp3": "77"}


def test_swapped_names_swap_nothing(record):
    items = items_of(match([record("a.mp3", "The whale"), record("b.mp3", "The ferry", b"two")], []))
    swapped = guids(match([record("b.mp3", "The whale"), record("a.mp3", "The ferry", b"two")], items))
    assert swapped == {"b.mp3": items[0].guid, "a.mp3": items[1].guid}


def test_a_feed_with_one_guid_twice_is_mended(record):
    items = [foreign("a.mp3", "same", "The whale"), foreign("b.mp3", "same", "The ferry")]
    found = guids(match([record("a.mp3", "The whale"), record("b.mp3", "The ferry", b"two")], items))
    assert found["a.mp3"] == "same"
    assert found["b.mp3"] != "same"
    # The one whose file is there keeps it, whatever becomes of the other.
    assert guids(match([record("b.mp3", "The ferry", b"two")], items)) == {"b.mp3": "same"}
