"""What is asked before the long patterns lets everything pass that they match."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobrief import normalizer
from audiobrief.normalizer import continental, english, french, german, spanish, spoken
from audiobrief.patterns import _Gated
from tests.normalizer.table import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

MODULES = [
    import_module(f"{package.__name__}.{module.name}")
    for package in (normalizer, english, continental, german, french, spanish)
    for module in iter_modules(package.__path__)
    if not module.ispkg
]


def _gated(name: str, value: object) -> list[tuple[str, _Gated]]:
    """A pattern with a gate, or those of a table of patterns and what to write for them."""
    rows = (
        [(f"{name}[{place}]", row[0]) for place, row in enumerate(value) if isinstance(row, tuple) and row]
        if isinstance(value, tuple)
        else [(name, value)]
    )
    return [(place, pattern) for place, pattern in rows if isinstance(pattern, _Gated)]


GATED = {
    f"{module.__name__.removeprefix('audiobrief.normalizer.')}.{place}": pattern
    for module in MODULES
    for name, value in vars(module).items()
    for place, pattern in _gated(name, value)
}
#: Letters that Python takes for others where case does not count, and that no article writes in their stead: "ſ" for "s".
_ODD = re.compile("[ſ\u212aİı]")
#: The rules see no other white space.
_SPACE = re.compile(r"\s")
#: Nothing that is drawn for it passes what it looks back at.
_NOT_DRAWN = {"english.roman._LONG"}
#: Used behind a gate before several patterns, and only on what one of them has found.
_HELPERS = {"_AFTER_DIGIT", "_STOP_OF_INITIAL"}
#: What may stand beside a match.
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'’\"“”()[]-–—−/%°$€£+*#@²³½éÉ"


@pytest.mark.parametrize("name", sorted(GATED.keys() - _NOT_DRAWN))
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_whatever_a_pattern_matches_passes_its_gate(name: str, data: st.DataObject):
    pattern = GATED[name]
    compiled = pattern.compiled
    before, after = (data.draw(st.text(st.sampled_from(_LETTERS), max_size=6)) for _ in range(2))
    drawn = data.draw(st.from_regex(compiled))
    text = _SPACE.sub(" ", before + drawn + after)
    if compiled.search(text) and not _ODD.search(text):
        assert pattern.needs(text), text


#: What spoken.py asks before several patterns at once.
GUARDED = {
    name: (getattr(spoken, name), guard)
    for guard, names in (
        (lambda text: not spoken._QUOTES.isdisjoint(text), ("_WITHIN_WORD", "_QUOTATION_MARKS", "_APOSTROPHE")),
        (
            lambda text: not spoken._OTHER_SIGNS.isdisjoint(text),
            ("_SPACED_SLASH", "_SLASH", "_PARTING", "_SILENT", "_SIGN"),
        ),
        (spoken._PAUSES.search, ("_SPACE_BEFORE_PAUSE", "_DOUBLED_PAUSE", "_PAUSE_AT_STOP")),
    )
    for name in names
}


@pytest.mark.parametrize("name", GUARDED)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_whatever_a_pattern_of_signs_matches_is_looked_for(name: str, data: st.DataObject):
    pattern, guard = GUARDED[name]
    before, after = (data.draw(st.text(st.sampled_from(_LETTERS), max_size=6)) for _ in range(2))
    text = before + data.draw(st.from_regex(pattern.pattern)) + after
    assert guard(text) or not pattern.search(text), text


def _behind(asks: str, block: list[ast.stmt]) -> Iterator[ast.stmt]:
    """What is done only where a gate lets a text through: the block of an ``if``, or all after an ``if not`` that returns."""
    for place, statement in enumerate(block):
        if isinstance(statement, ast.If):
            test = ast.unparse(statement.test)
            if test.startswith(f"not {asks}("):
                yield from block[place + 1 :]
            elif f"{asks}(" in test:
                yield from statement.body
            else:
                yield from _behind(asks, statement.body)


def _gates_before_several() -> Iterator[tuple[str, ModuleType, set[str], list[ast.stmt]]]:
    """Each ``NAME = any_of(...)``: its place, the names in it, and what is done behind it."""
    for module in MODULES:
        tree = ast.parse(inspect.getsource(module))
        for made in tree.body:
            if not (isinstance(made, ast.Assign) and ast.unparse(made.value).startswith("any_of(")):
                continue
            name = ast.unparse(made.targets[0])
            inside = {node.id for node in ast.walk(made.value) if isinstance(node, ast.Name)}
            functions = [node.body for node in tree.body if isinstance(node, ast.FunctionDef)]
            yield f"{module.__name__}.{name}", module, inside, [it for body in functions for it in _behind(name, body)]


def test_a_gate_before_several_patterns_knows_them_all():
    """A rule that is added behind such a gate and not named in it would be kept from its texts."""
    seen = 0
    for place, module, inside, statements in _gates_before_several():
        seen += 1
        used = {node.id for statement in statements for node in ast.walk(statement) if isinstance(node, ast.Name)}
        patterns = {name for name in used if hasattr(getattr(module, name, None), "pattern")}
        assert statements, place
        missing = patterns - inside - _HELPERS
        assert not missing, f"name {missing} in {place}, too"
    assert seen > 10


def test_gates_keep_no_pair_of_the_table_out():
    """In the texts of all languages, and after each rule: nothing that a pattern would have found is kept from it."""
    written = [pair.written for language in ("en", "de", "fr", "es") for pair in pairs(language)]
    for name, pattern in GATED.items():
        for text in written:
            assert pattern.needs(text) or not pattern.compiled.search(text), (name, text)


def test_years_in_numerals_pass():
    gate = GATED["english.roman._LONG"].needs
    assert all(gate(f"a film of {numeral}") for numeral in ("MCMXC", "MDCCC", "MMXX", "MXLV"))


def test_gates_keep_a_plain_sentence_out():
    plain = "The council voted to close the bridge for weeks, and nobody in the room objected to it."
    assert {name for name, pattern in GATED.items() if pattern.needs(plain)} <= {"english.dates._WEEKDAY_AFTER"}
