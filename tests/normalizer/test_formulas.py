"""Formulas are named and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.normalizer import say_formulas


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("E=mc^2", "E equals mc squared"),
        (r"F = \frac{m g}{2}", "F equals m g over 2 ,"),
        (r"\sqrt{x_1 + x_{2}}", "square root of x sub 1 plus x sub 2 ,"),
        (r"{\displaystyle a\leq b^{n+1}}", "a is at most b to the power of n plus 1"),
        (r"\alpha \times 3.5", "alpha times 3.5"),
        (r"\left( x \right)", "( x )"),
        ("x^{", "x to the power of"),
    ],
)
def test_signs_are_said_in_their_order(tex: str, said: str):
    assert say_formulas(rf"So \({tex}\).", "en") in {f"So  formula {said}, .", f"So  {said} ."}


def test_formulas_are_said_in_the_language_of_the_text():
    assert say_formulas(r"\(a^2+b\)", "de-AT") == " Formel a zum Quadrat plus b, "
    assert say_formulas(r"\(a=b\)", "fr") == " formule a égale b, "
    assert say_formulas(r"\(a=b\)", "es") == " fórmula a igual a b, "


def test_a_single_sign_needs_no_name():
    assert say_formulas(r"the number \(n\) of piers", "en") == "the number  n  of piers"


def test_text_without_formulas_is_left_alone():
    assert say_formulas("It cost $5 (and 3^2) in C:\\temp", "en") == "It cost $5 (and 3^2) in C:\\temp"


@given(st.text(alphabet=st.sampled_from(r"\{}^_()ab1+ frac sqrt"), max_size=80))
def test_any_tex_is_said_somehow(tex: str):
    assert isinstance(say_formulas(rf"\({tex}\)", "en"), str)


def test_deep_nesting_ends():
    assert say_formulas(r"\(" + "{" * 3_000 + r"\)", "en")
    assert say_formulas(r"\(" + r"\sqrt" * 700 + r"\)", "en")
