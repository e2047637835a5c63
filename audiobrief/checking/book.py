"""A book with its sound, as far as it can be read: what EPUB and DAISY have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.checking.container import Container, ContainerError
from audiobrief.checking.finding import Finding, error
from audiobrief.checking.playing import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO, Self

    from audiobrief.checking.playing import Played
    from audiobrief.checking.recording import Recording

MAKE_AGAIN = "Make or fetch the book again"


@dataclass(slots=True)
class Book:
    """A book, as far as it can be read."""

    #: ``None`` where it is no ZIP file; then ``problem`` says why.
    container: Container | None
    #: Why it can't be read as the book that it should be; empty if it can.
    problem: str = ""
    #: The MP3 beside it.
    recording: Recording | None = None
    #: The program that made it, as it says.
    generator: str = ""
    #: All that it says of itself, for a word on its voices.
    told: str = ""
    #: What it plays, in order.
    clips: Sequence[Played] = ()
    #: What is wrong with how it says what it plays.
    faults: list[Finding] = field(default_factory=list)
    #: Parts of sound, and seconds of those that can be read.
    recordings: Sequence[str] = ()
    lengths: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, file: IO[bytes], recording: Recording | None = None) -> Self:
        """Take a book apart. What can't be read is a finding, never an exception.

        Args:
            file: the book.
            recording: the MP3 beside it.
        """
        try:
            container = Container(file)
        except ContainerError as problem:
            return cls(None, str(problem), recording)
        book = cls(container, recording=recording)
        try:
            book.read(container)
        except ContainerError as problem:
            book.problem = str(problem)
        book.measure()
        return book

    def read(self, container: Container) -> None:
        """Read what is in it.

        Raises:
            ContainerError: it is not the book that it should be.
        """
        raise NotImplementedError

    def measure(self) -> None:
        """Find out how long the recordings in it are."""
        for name in self.recordings:
            try:
                if self.container is not None:
                    self.lengths[name] = length_of(self.container, name)
            except ContainerError as problem:
                self.faults.append(error(str(problem), MAKE_AGAIN))
