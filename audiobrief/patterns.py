"""Regular expressions that are compiled when they are first used.

There are some six hundred in the package, and a short article in English needs about half of them, most of these only when the
first figure is read, by which time the workers speak already.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, Generic, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

#: All that were not compiled yet; only ``compile_all`` reads them.
_waiting: list[_Lazy[Any]] = []


class _Lazy(Generic[AnyStr]):
    """Stands in for a pattern until it is asked for more than its text; from then on it has the pattern's methods."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever a pattern has)
        if name.startswith("__"):
            # Copying and pickling ask for these; a pattern is neither copied nor pickled.
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        # Found in the instance from now on: a call costs no more than that of the pattern itself.
        for method in (
            "search",
            "match",
            "fullmatch",
            "sub",
            "subn",
            "split",
            "findall",
            "finditer",
            "flags",
            "groups",
        ):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r})"


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for a module to keep, compiled when it is first used.

    Args:
        pattern: as ``re.compile`` takes it; what is wrong with it is told at its first use.
        flags: of ``re``.
    """
    made = _Lazy(pattern, flags)
    _waiting.append(made)
    return cast("re.Pattern[AnyStr]", made)


def has_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of some strings is in a text: several times as fast as ``any`` and a generator, and asked of each line."""
    for part in parts:  # noqa: SIM110  (that is the generator)
        if part in text:
            return True
    return False


def compile_all() -> None:
    """Compile all patterns of the modules that are loaded: for a process that others are forked from."""
    for waiting in _waiting:
        waiting.search  # noqa: B018  (being asked for it is what compiles)
    _waiting.clear()
