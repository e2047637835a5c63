"""A cue for who says a quotation, and what stands around the quotation.

A cue is a pattern and the mention that fills it. Patterns are names such as ``after:V_M`` (“…,” said Lund): the ranker
learned how far each is to be trusted, so a new pattern needs nothing but a name and examples.
"""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """A pattern and the index of the mention that fills it, ``-1`` where the verb's subject is left out."""

    pattern: str
    mention: int


class Surroundings(NamedTuple):
    """What stands around a quotation."""

    #: The token of the quotation.
    token: int
    cues: tuple[Cue, ...]
    #: What parts it from what follows: ``comma``, ``soft`` (? ! …), ``hard`` (full stop), ``none``, ``end``.
    boundary: str
    #: What stands before it: ``start``, ``colon``, ``comma``, ``verb``, ``that``, ``quote``, ``word`` or ``sentence``.
    lead: str
    #: What it follows says that it is a motto, a title or a name.
    label: bool = False
