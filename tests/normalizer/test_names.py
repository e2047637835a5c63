"""Names with initials, and the rulers that they are not."""

from __future__ import annotations

import string

import pytest

from audiobrief.normalizer import spoken_form
from tests.normalizer.table import key

#: "A" keeps its stop, as engines take it for the article without one.
INITIALS = string.ascii_uppercase
RULERS = ("Robert", "Mary", "James", "Charles", "Louis", "William", "Michael")


@pytest.mark.parametrize("initial", INITIALS)
@pytest.mark.parametrize("first", RULERS)
def test_an_initial_in_a_name_is_a_letter(first: str, initial: str):
    for name, said in (
        (f"{first} {initial}. Hayes", f"{first} {initial} Hayes"),
        (f"{first} {initial}. Hayes Jr.", f"{first} {initial} Hayes Junior"),
        (f"{first} {initial}. Hayes, Sr.,", f"{first} {initial} Hayes, Senior,"),
        (f"{first} {initial}. Hayes III", f"{first} {initial} Hayes the third"),
        (f"{first} {initial}. O'Hara", f"{first} {initial} O'Hara"),
        (f"{first} {initial}. McNutt", f"{first} {initial} McNutt"),
        (f"{first} {initial}. V. Hayes", f"{first} {initial} V Hayes"),
        (f"J. {initial}. Hayes", f"J {initial} Hayes"),
        (f"{first} {initial}. Jr.", f"{first} {initial} Junior"),
        (f"Mrs. {first} {initial}. Hayes", f"Missus {first} {initial} Hayes"),
        (f"Duke {first} {initial}. Hayes", f"Duke {first} {initial} Hayes"),
        (f"{first} {initial}.,", f"{first} {initial},"),
    ):
        for before, after in (("", " was there."), ("They met ", " there."), ("(", ")")):
            assert key(spoken_form(f"{before}{name}{after}")) == key(f"{before}{said}{after}")


@pytest.mark.parametrize("first", RULERS)
@pytest.mark.parametrize("initial", sorted(set(INITIALS) - set("IVX")))
def test_an_initial_at_the_end_of_a_sentence_is_a_letter(first: str, initial: str):
    assert spoken_form(f"It was {first} {initial}.") == f"It was {first} {initial}."


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("The crown passed to Charles I.", "The crown passed to Charles the first."),
        ("He served under King Charles I. The war came.", "He served under King Charles the first. The war came."),
        ("Louis XIV. was king.", "Louis the fourteenth. was king."),
        ("King George V Hospital", "King George the fifth Hospital"),
        ("Elizabeth I, Henry VIII and Edward VI", "Elizabeth the first, Henry the eighth and Edward the sixth"),
        ("a Ford Escort XL", "a Ford Escort X L"),
        ("Super Bowl LVIII", "Super Bowl fifty eight"),
    ],
)
def test_a_ruler_is_a_ruler(written: str, spoken: str):
    assert spoken_form(written) == spoken
