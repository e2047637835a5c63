"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from audiobrief import patterns
from audiobrief.patterns import compile_all, lazy


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
