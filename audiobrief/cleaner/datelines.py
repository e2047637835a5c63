"""Where and when a report was filed, and by which agency, as its first paragraph begins: "ATLANTA (AP) —".

A dateline belongs to the story and stays. What follows it is prose, so it is no caption, and "(AP)" in it is no credit.
"""

from __future__ import annotations

from audiobrief.patterns import has_match, lazy

_PLACE = r"[A-ZÀ-Þ][\w'’.À-ÿ-]*(?:[\s/-][A-ZÀ-Þ][\w'’.À-ÿ-]*){0,3}"
_LOUD = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[\s/-][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_REGION = rf"(?:,\s{_PLACE}){{0,2}}"
_DAY = r"(?:,?\s(?:[A-ZÀ-Þ][a-zé]{2,8}\.?\s\d{1,2}|\d{1,2}\.?\s[A-Za-zÀ-ÿ]{3,10}\.?)(?:,?\s\d{4})?)?"
_AGENCY = r"\([A-ZÀ-Þa-z][\w\s./&-]{1,30}\)"
_DASH = r"\s?(?:[-–—]{1,2}|\.\s?[-–—]|:)\s"
_FORMS = lazy(
    # As in "ATLANTA (AP) —", "LONDON, April 9 (Reuters) -", "Berlin (dpa) -", "Canberra, Australia (CNN) --".
    rf"(?:{_PLACE}{_REGION}{_DAY}\s)?{_AGENCY}{_DAY}{_DASH}|"
    # As in "EDDINGTON —", "COBBLE, Vt. —", "NEW DELHI:", "MADRID, 3 mar -".
    rf"{_LOUD}{_REGION}{_DAY}{_DASH}",
    needs=has_match(r"[-–—:]\s"),
)
_LONGEST = 110


def dateline_end(text: str) -> int:
    """Where the dateline at a paragraph's beginning ends; 0 where there is none."""
    found = _FORMS.match(text[:_LONGEST])
    return found.end() if found else 0
