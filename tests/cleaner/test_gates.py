"""What is asked before the long patterns lets everything pass that they match."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobrief import cleaner
from audiobrief.cleaner import authors, chrome
from audiobrief.cleaner import credits as picture_credits
from audiobrief.patterns import _Gated

MODULES = [import_module(f"{cleaner.__name__}.{module.name}") for module in iter_modules(cleaner.__path__)]
GATED = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for variable, kept in vars(module).items()
    for name, value in (
        [(f"{variable}[{key}]", of) for key, of in kept.items()] if isinstance(kept, dict) else [(variable, kept)]
    )
    if isinstance(value, _Gated)
}
#: Those that are asked by other means than the pattern itself.
ASKED = {
    "reach": (authors._REACH, authors.gives_address),
    "address": (authors._ADDRESS, authors.gives_address),
    "button": (chrome._BUTTON, chrome.is_button_like),
    "gallery": (chrome._GALLERY, chrome.is_gallery_like),
    "stamp": (chrome._STAMP, chrome.is_stamp_like),
    **{form: (pattern, picture_credits.may_be_credit) for form, pattern in picture_credits._CREDIT.items()},
}
GATES = ASKED | {name: (pattern, pattern.needs) for name, pattern in GATED.items()}
#: What no text begins with: these look back at a bracket.
_NOT_DRAWN = {"credits._CREDIT[bare]", "credits._CREDIT[colon]", "bare", "colon"}


@pytest.mark.parametrize("name", sorted(GATES.keys() - _NOT_DRAWN))
@given(data=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_whatever_a_pattern_matches_passes_its_gate(name: str, data: st.DataObject):
    pattern, passes = GATES[name]
    compiled = re.compile(pattern.pattern, pattern.flags)
    whole = name in ASKED
    # Anything may be drawn beside what the pattern matches, but in front of \A.
    text = data.draw(st.from_regex(compiled, fullmatch=whole))
    found = compiled.fullmatch(text) if whole else compiled.search(text)
    assert passes(text) or not found, text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("promos._FOLLOW", "FOLLOW\xa0US on YouTube"),
        ("promos._FOLLOW", "add" + "\n" * 70 + "us on RSS"),
        ("promos._RELATED_LINE", "»\xa0READ\u2003MORE: The bridge"),
        ("promos._NEWSLETTER_BARE", "ſubſcrİbe"),
        ("promos._COOKIES", "Coo\u212aİe notıce"),
        ("notices._CORRECTIONS", "[*CORRECTİON: The bridge is closed."),
        ("promos._SHOP", "Tell\x85us: comments"),
        ("chrome._OFFICIAL", "-30-"),
    ],
)
def test_gates_pass_odd_letters_and_spaces(name: str, text: str):
    pattern = GATED[name]
    assert pattern.compiled.fullmatch(text)
    assert pattern.needs(text)


def test_gates_keep_the_story_out():
    story = "The council voted on Tuesday to close the bridge for three weeks, and nobody in the room objected to it."
    passed = {name for name, (_, passes) in GATES.items() if passes(story)}
    # "For" is in one form of credit.
    assert passed - picture_credits._CREDIT.keys() <= {"credits._CREDIT[for]", "captions._PERSON_LINE"}
