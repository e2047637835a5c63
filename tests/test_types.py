"""Functions of the API say in a sentence what they were given wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import audiobrief

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "function",
    [
        audiobrief.read,
        audiobrief.read_html,
        audiobrief.read_text,
        audiobrief.read_markdown,
        audiobrief.clean,
        audiobrief.segment,
        audiobrief.find_quotes,
        audiobrief.spoken_form,
        audiobrief.narrate,
    ],
)
def test_a_value_of_a_wrong_type_is_named(function: Callable[[object], object]):
    with pytest.raises(audiobrief.WrongTypeError, match=r"^\w+ was given a value of type NoneType: give it ") as caught:
        function(None)
    assert isinstance(caught.value, TypeError)


def test_bytes_are_no_text():
    with pytest.raises(audiobrief.WrongTypeError, match="read_text was given a value of type bytes"):
        audiobrief.read_text(b"The boat left.")  # type: ignore[arg-type]
