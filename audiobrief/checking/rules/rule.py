"""Rule: one question about a file. A new one is a small function with ``@rule`` above it, in the list of its module."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from audiobrief.checking.finding import Finding
    from audiobrief.checking.limits import Limits

Subject_contra = TypeVar("Subject_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject_contra]):
    """A question about a file and how it is answered."""

    #: Short, and the same for ever: programs look for it.
    name: str
    #: Gives what is wrong, or one finding that all is well; nothing where the question does not arise.
    ask: Callable[[Subject_contra, Limits], Iterable[Finding]]

    def __call__(self, subject: Subject_contra, limits: Limits) -> Iterator[Finding]:
        """The findings, with the rule's name."""
        return (replace(finding, rule=self.name) for finding in self.ask(subject, limits))


def rule(name: str) -> Callable[[Callable[[Subject_contra, Limits], Iterable[Finding]]], Rule[Subject_contra]]:
    """Make a rule of a function."""

    def named(ask: Callable[[Subject_contra, Limits], Iterable[Finding]]) -> Rule[Subject_contra]:
        return Rule(name, ask)

    return named
