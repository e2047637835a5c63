"""Dataclasses that are made more quickly: they must do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from audiobrief.records import dataclass as ours

Maker = Callable[..., Any]


def _plain(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class Plain:
        """Without defaults, and with them."""

        text: str
        start: int
        kind: str | None = None
        files: dict[str, int] = dataclasses.field(default_factory=dict)

        @property
        def end(self) -> int:
            return self.start + len(self.text)

    return Plain


def _one(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class One:
        """A single field."""

        text: str

    return One


def _none(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class Nothing:
        """No field at all."""

    return Nothing


def _open(make: Maker) -> Any:
    @make(slots=True)
    class Open:
        """Can be changed, checks what it is given, and works something out."""

        first: int
        second: list[int] = dataclasses.field(default_factory=list, repr=False)
        ignored: int = dataclasses.field(default=3, compare=False)
        total: int = dataclasses.field(init=False)
        fixed: int = dataclasses.field(init=False, default=7)

        def __post_init__(self) -> None:
            if self.first < 0:
                raise ValueError("less than nothing")
            self.total = self.first + sum(self.second)

    return Open


def _bare(make: Maker) -> Any:
    @make
    class Bare:
        """With a dictionary."""

        first: int = 1

    return Bare


def _firm(make: Maker) -> Any:
    @make(frozen=True)
    class Firm:
        """With a dictionary, and can't be changed."""

        first: int
        second: int = 2

    return Firm


def _own(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class Own:  # noqa: PLW1641  (it gets one)
        """Has methods of its own."""

        first: int
        second: int

        def __repr__(self) -> str:
            return "mine"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and self.first == other.first

    return Own


def _each(make: Maker) -> Any:
    @make(slots=True, eq=False)
    class Each:
        """Equal to nothing but itself."""

        first: int

    return Each


def _child(make: Maker) -> Any:
    @make(slots=True)
    class Parent:
        """What the other begins with."""

        first: int
        second: int = 2

    @make(slots=True)
    class Child(Parent):
        """Has one more."""

        third: int = 3

    return Child


SHAPES = [_plain, _one, _none, _open, _bare, _firm, _own, _each, _child]
GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1,), {}),
    (("a",), {}),
    ((1, 2), {}),
    (("a", 1), {"kind": "b"}),
    (("a", 1, "b", {"c": 1}), {}),
    ((1,), {"second": [4, 5]}),
    ((1, [4], 9), {}),
    ((-1,), {}),
    ((1, 2, 3), {}),
    ((), {"first": 5}),
    ((), {"unknown": 5}),
    ((1, 2, 3, 4, 5, 6), {}),
]


def _outcome(act: Callable[[], Any]) -> Any:
    """What it gives, or the error."""
    try:
        return act()
    except Exception as error:  # noqa: BLE001  (whichever it is, both must raise it)
        # Where a class was made is no part of what it does.
        return type(error), str(error).replace("<locals>", "")


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_a_dataclass(shape: Maker) -> None:
    made, standard = shape(ours), shape(dataclasses.dataclass)
    assert dataclasses.is_dataclass(made)
    names = [(field.name, field.type, field.init, field.default) for field in dataclasses.fields(made)]
    assert names == [(field.name, field.type, field.init, field.default) for field in dataclasses.fields(standard)]
    assert made.__match_args__ == standard.__match_args__
    assert made.__doc__ == standard.__doc__
    assert made.__qualname__ == standard.__qualname__
    assert str(inspect.signature(made)) == str(inspect.signature(standard))
    assert made.__init__.__qualname__ == standard.__init__.__qualname__
    assert hasattr(made, "__slots__") == hasattr(standard, "__slots__")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_it_does_what_the_standard_one_does(shape: Maker, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    results = []
    for make in (ours, dataclasses.dataclass):
        made = shape(make)
        value = _outcome(lambda made=made: made(*values, **named))
        if isinstance(value, tuple):
            results.append([value])
            continue
        again, other = made(*values, **named), shape(make)
        name = next((field.name for field in dataclasses.fields(made)), "")
        results.append(
            [
                repr(value),
                value == again,
                value != again,
                value == other,
                value == copy.copy(value),
                copy.deepcopy(value) == value,
                _outcome(lambda value=value: dataclasses.asdict(value)),
                _outcome(lambda value=value, again=again: hash(value) == hash(again)),
                _outcome(lambda value=value, name=name: repr(dataclasses.replace(value, **{name: 8}))),
                name and _outcome(lambda value=value, name=name: setattr(value, name, 4)),
                repr(value),
                name and _outcome(lambda value=value, name=name: delattr(value, name)),
            ]
        )
    assert results[0] == results[1]


def test_it_is_unlike_one_of_another_class() -> None:
    first, second = _plain(ours), _plain(ours)
    assert first("a", 1) != second("a", 1)
    assert first("a", 1) != ("a", 1, None, {})
    assert first("a", 1) != first("b", 1)


@pytest.mark.parametrize("shape", [_plain, _none, _firm])
def test_one_that_is_frozen_takes_nothing_more(shape: Maker) -> None:
    value = shape(ours)(*("a", 1)[: len(dataclasses.fields(shape(ours)))])
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'unheard'"):
        value.unheard = 4
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'unheard'"):
        del value.unheard


def test_each_has_a_default_of_its_own() -> None:
    made = _plain(ours)
    assert made("a", 1).files is not made("a", 1).files


def test_one_that_holds_itself_can_be_shown() -> None:
    made = _open(ours)(1)
    made.first = made
    assert repr(made) == "_open.<locals>.Open(first=..., ignored=3, total=1, fixed=7)"


@ours(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    text: str
    files: tuple[str, ...] = ()


def test_it_can_be_sent_to_another_process() -> None:
    sent = Sent("a", ("b",))
    assert pickle.loads(pickle.dumps(sent)) == sent  # noqa: S301  (it is ours)


def test_a_field_without_a_default_does_not_follow_one_with_it() -> None:
    with pytest.raises((SyntaxError, TypeError)):

        @ours(slots=True)
        class Wrong:
            """As the standard one says, too."""

            first: int = 1
            second: int
