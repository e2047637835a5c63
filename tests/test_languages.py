"""Tags of languages."""

from __future__ import annotations

import pytest

from audiobrief.languages import base_language, bcp47, iso639_2


@pytest.mark.parametrize(
    ("tag", "base"),
    [
        (None, "en"),
        ("en-GB", "en"),
        ("es_419", "es"),
        ("DE", "de"),
        ("no", "no"),
        ("nb-NO", "no"),
        ("nn", "no"),
        ("kok", "kok"),
    ],
)
def test_the_first_part_of_a_tag_is_its_language(tag: str | None, base: str) -> None:
    assert base_language(tag) == base


@pytest.mark.parametrize(("code", "tag"), [("deu", "de"), ("ger", "de"), ("fre", "fr"), ("chi", "zh"), ("x", None)])
def test_codes_of_three_letters_are_known_in_both_their_kinds(code: str, tag: str | None) -> None:
    assert bcp47(code) == tag


def test_a_code_comes_back_as_the_tag_that_it_was_made_of() -> None:
    assert [bcp47(iso639_2(tag)) for tag in ("en-US", "de", "nb", "zh-CN")] == ["en", "de", "nb", "zh"]
