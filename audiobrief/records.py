"""Dataclasses, made in a quarter of the time.

``dataclasses`` writes up to six methods for each class and, before Python 3.13, runs the compiler for each of them. All of that
is paid for whenever a process starts, and narrating needs eighty classes in the parent and about as many in each worker. What is
made here is a dataclass to everyone who asks (``fields``, ``replace``, ``asdict``, ``match``), and does what one does; but only
``__init__``, which is called most, has code of its own, and all else is shared.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, fields
from dataclasses import dataclass as _standard
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field, dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> object:
        """As that of ``dataclasses``, with those of its options that are used here."""
        if cls is None:
            return lambda cls: _made(cls, frozen=frozen, slots=slots, eq=eq)
        return _made(cls, frozen=frozen, slots=slots, eq=eq)


__all__ = ["dataclass"]


class _Factory:
    """Stands for a default that is made anew for each."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    own = dict(cls.__dict__)
    if own.get("__hash__", MISSING) is None and "__eq__" in own:
        # It was Python that put it there.
        del own["__hash__"]
    # Without any of these there is nothing to compile.
    made: type[Any] = _standard(init=False, repr=False, eq=False, slots=slots)(cls)
    every: tuple[Field[Any], ...] = fields(made)
    methods = [_init(every, frozen=frozen, then=hasattr(made, "__post_init__")), _repr(every)]
    if eq:
        methods.append(_eq(every))
        if frozen:
            methods.append(_hash(every))
        elif "__hash__" not in own:
            made.__hash__ = None  # type: ignore[assignment]
    if frozen:
        methods += _refusals(made, every)
        if slots:
            methods += _states(every)
    for method in methods:
        # What a class says itself stands.
        if method.__name__ not in own:
            method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
            setattr(made, method.__name__, method)
    return made


def _init(every: tuple[Field[Any], ...], *, frozen: bool, then: bool) -> Callable[..., Any]:
    known: dict[str, Any] = {"_factory": _FACTORY, "_set": object.__setattr__}
    parameters, lines = ["self"], ["pass"]
    for field in every:
        name = value = field.name
        if field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}()"
            if field.init:
                parameters.append(f"{name}=_factory")
                value += f" if {name} is _factory else {name}"
        elif field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            parameters += [f"{name}=_default_{name}"] if field.init else []
            value = name if field.init else f"_default_{name}"
        elif field.init:
            parameters.append(name)
        else:
            continue
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if then:
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), known)  # noqa: S102  (of names, which Python checked)
    method: Callable[..., Any] = known["__init__"]
    method.__annotations__ = {field.name: field.type for field in every if field.init} | {"return": None}
    return method


def _repr(every: tuple[Field[Any], ...]) -> Callable[..., Any]:
    names = [field.name for field in every if field.repr]

    @recursive_repr()
    def __repr__(self: object) -> str:  # noqa: N807
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({values})"

    return __repr__


def _eq(every: tuple[Field[Any], ...]) -> Callable[..., Any]:
    values = _values([field.name for field in every if field.compare])

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(every: tuple[Field[Any], ...]) -> Callable[..., Any]:
    values = _values([field.name for field in every if (field.compare if field.hash is None else field.hash)])

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _refusals(made: type[Any], every: tuple[Field[Any], ...]) -> list[Callable[..., Any]]:
    names = frozenset(field.name for field in every)

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(made, self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(made, self).__delattr__(name)

    return [__setattr__, __delattr__]


def _states(every: tuple[Field[Any], ...]) -> list[Callable[..., Any]]:
    """How to pickle what has neither a dictionary nor attributes that could be set."""
    names = [field.name for field in every]

    def __getstate__(self: object) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return [__getstate__, __setstate__]


def _values(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    # Of one, or none, attrgetter does not make a tuple.
    return lambda record: tuple([getattr(record, name) for name in names])
