"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from audiobrief import patterns
from audiobrief.patterns import (
    Gate,
    any_of,
    begins,
    both,
    compile_all,
    either,
    has,
    has_folded,
    has_match,
    has_word,
    holds,
    lacks,
    lazy,
)


def test_a_lazy_pattern_does_what_the_compiled_one_does() -> None:
    made, compiled = lazy(r"(?P<word>a+)b", re.IGNORECASE), re.compile(r"(?P<word>a+)b", re.IGNORECASE)
    text = "xAab ab"
    assert [found.span() for found in made.finditer(text)] == [found.span() for found in compiled.finditer(text)]
    assert made.sub(r"<\g<word>>", text) == compiled.sub(r"<\g<word>>", text)
    assert made.search(text).group("word") == "Aa"  # type: ignore[union-attr]
    assert made.fullmatch(text) is None
    assert made.groupindex == {"word": 1}
    assert (made.pattern, made.flags, made.groups) == (compiled.pattern, compiled.flags, 1)


def test_bytes_have_patterns_too() -> None:
    assert lazy(rb"\xff+").findall(b"a\xff\xffb") == [b"\xff\xff"]


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    wrong = lazy("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("")
    patterns._waiting.remove(wrong)  # type: ignore[arg-type]


def test_all_patterns_of_the_package_can_be_compiled() -> None:
    """One that is wrong would be found out only by the text that needs it."""
    every = (
        "import audiobrief, importlib, pkgutil\n"
        "from audiobrief import patterns\n"
        "for module in pkgutil.walk_packages(audiobrief.__path__, 'audiobrief.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "patterns.compile_all()\n"
        "assert not patterns._waiting\n"
    )
    subprocess.run([sys.executable, "-c", every], check=True)


def test_compiling_all_leaves_none_waiting() -> None:
    made = lazy("c")
    compile_all()
    assert "search" in vars(made)


def test_a_gate_is_asked_before_a_pattern_is_compiled() -> None:
    made = lazy(r"(\d+) mi\b", needs=has("0 mi"))
    none = "a mile, 5 km"
    assert made.search(none) is made.match(none) is made.fullmatch(none) is None
    assert made.sub("x", none) == none
    assert made.findall(none) == list(made.finditer(none)) == []
    assert "compiled" not in vars(made)


def test_a_text_that_passes_the_gate_is_searched() -> None:
    made = lazy(r"(\d+) mi\b", needs=has("0 mi"))
    text = "7 mi, 8 mi, 9 mile"
    assert made.search(text, 1).group() == "8 mi"  # type: ignore[union-attr]
    assert made.match(text).group(1) == "7"  # type: ignore[union-attr]
    assert made.match(text, 1) is made.fullmatch(text) is None
    assert made.sub("x", text, 1) == "x, 8 mi, 9 mile"
    assert made.findall(text) == [found[1] for found in made.finditer(text)] == ["7", "8"]
    assert made.groups == 1
    assert made.sub("x", "7 km") == "7 km"


@pytest.mark.parametrize(
    ("gate", "passing", "kept_out"),
    [
        (has("0-0", "§"), ["3-4", "a 12-٣ lead", "§ 5"], ["3 - 4", "a-b", ""]),
        (holds("0-0", "§"), ["3-4", "a 12-٣ lead", "§ 5"], ["3 - 4", "a-b", ""]),
        (has("%", "§"), ["5%", "§"], ["5", ""]),
        (has_word("May", "Jun"), ["in May", "May5", "Jun."], ["Maybe", "may", "June", ""]),
        (has_match("[A-Z]{2}"), ["the UN"], ["The Un"]),
        (both(has("%"), has_word("of")), ["5% of it"], ["5% off", "of it"]),
        (either(has("%"), has_word("of")), ["5% off", "of it"], ["off it"]),
        (has_folded("think", "été"), ["Thin\u212a so", "TH\u0130NK", "th\u0131nk", "l’ÉTÉ"], ["thick", ""]),
        (has_folded("sign"), ["\u017fign"], ["five"]),
        (
            begins("see also", "à "),
            ["See\n also", "» [see\xa0also:", "À lire", " \u2003à"],
            ["I see also", "seealso", "", "àb"],
        ),
        (lacks(";,"), ["a: b", ""], ["a, b", ";"]),
    ],
)
def test_what_gates_ask_for(gate: Gate, passing: list[str], kept_out: list[str]) -> None:
    assert all(gate(text) for text in passing)
    assert not any(gate(text) for text in kept_out)


def test_a_gate_before_several_patterns_lets_through_what_one_of_theirs_does() -> None:
    gate = any_of(
        lazy("5%", needs=has("0%")), lazy("May", needs=has_word("May")), lazy("[A-Z]{2}", needs=has_match("[A-Z]{2}"))
    )
    assert all(map(gate, ["at 7%", "in May", "the UN"]))
    assert not any(map(gate, ["at 7 %", "maybe", "The Un", ""]))


def test_compiling_all_compiles_what_is_behind_gates() -> None:
    made = lazy("d", needs=has("d"))
    compile_all()
    assert "compiled" in vars(made)


def test_no_repetition_is_lost_in_a_formatted_string() -> None:
    """In rf"[a-z]{1,10}" the braces hold an expression of Python, a tuple; doubled they say how often."""
    modules = sorted(Path(patterns.__file__).parent.rglob("*.py"))
    lost = [
        f"{module.name}:{found.lineno}"
        for module in modules
        for found in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(found, ast.FormattedValue)
        and (isinstance(found.value, ast.Tuple) or (isinstance(found.value, ast.Constant) and found.value.value != ""))
    ]
    assert modules
    assert lost == []
