"""What is compared before the long patterns lets everything pass that they know."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobrief.cleaner import authors, chrome, notices, promos
from audiobrief.cleaner import credits as picture_credits

GATES = {
    "agency": (re.compile(picture_credits._AGENCY), picture_credits.names_any_agency),
    "reach": (authors._REACH, authors.gives_address),
    "address": (authors._ADDRESS, authors.gives_address),
    "button": (chrome._BUTTON, chrome.is_button_like),
    "gallery": (chrome._GALLERY, chrome.is_gallery_like),
    "stamp": (chrome._STAMP, chrome.is_stamp_like),
    "correction": (notices._CORRECTIONS, notices.is_correcting),
    "rights": (notices._RIGHTS, notices.speaks_of_rights),
    "printed": (notices._PRINTED, notices.tells_a_source),
    "related": (promos._RELATED_LINE, promos.begins_as_related),
    "coverage": (promos._RELATED_COVERAGE, promos.is_coverage_like),
    "shop": (promos._SHOP, promos.is_shop_like),
    "cookies": (promos._COOKIES, promos.is_about_cookies),
    "newsletter": (promos._NEWSLETTER, promos.begins_as_invitation),
    "header": (promos._RELATED_HEADER, promos.is_related_header),
    "maybe": (promos._MAYBE_HEADER, promos.may_be_related_header),
    **{
        form: (picture_credits._CREDIT[form], partial(picture_credits.may_have_form, form=form))
        for form in picture_credits._SIGNS
    },
}
#: Letters that Python takes for others where case does not count, and that no page writes in their stead: "ſ" for "s".
_ODD = re.compile("[ſ\u212aİı]")


@pytest.mark.parametrize("name", GATES)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_a_pattern_knows_passes_its_gate(name: str, data: st.DataObject):
    pattern, passes = GATES[name]
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=True))
    if pattern.fullmatch(text) and not _ODD.search(text):
        assert passes(text), text


def test_gates_keep_the_story_out():
    story = "The council voted on Tuesday to close the bridge for three weeks, and nobody in the room objected to it."
    passed = {name for name, (_, passes) in GATES.items() if passes(story)}
    assert passed <= {"for"}
