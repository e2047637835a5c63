"""Numbers as India groups them: "1,00,000" as "one lakh", "₹2,50,00,000", "Rs 500/-"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.currencies import SIGNS
from audiobrief.normalizer.english.numbers import cardinal
from audiobrief.patterns import both, has, lazy

if TYPE_CHECKING:
    import re

_GROUPED = lazy(
    r"(?<![\w.,/:-])(?P<sign>(?:₹|Rs\.?|INR|\$|£) ?)?(?P<number>\d{1,2}(?:,\d\d){1,4},\d{3})(?P<parts>\.\d\d(?!\d))?(?:/-)?"
    r"(?P<crore>[ -](?:lakh )?crore\b)?(?![\w/])(?![.,-]\d)",
    needs=has("0,00,000"),
)
#: What closes an amount on a cheque: nothing to say.
_CLOSED = lazy(r"((?:₹|\bRs\.?|\bINR) ?[\d,]{1,18})/-(?!\w)", needs=both(has("/-"), has("Rs", "₹", "INR")))
#: "₹2.3L", "Rs 3 cr", "₹40 Lakhs": of rupees nothing else.
_SCALED = lazy(
    r"(?<![\w.])(?P<amount>(?:₹|Rs\.?|INR) ?\d{1,3}(?:,\d{2,3}){0,3}(?:\.\d{1,3})?)(?P<gap>[ -]?)"
    r"(?:(?P<lakh>L(?!-)|[Ll]akhs|Lakh|[Ll]acs?)|(?P<crore>[Cc]rs?\.?|[Cc]rores|Crore))(?![\w.]\w|\w)(?P<end>\s*$)?",
    needs=both(has("₹", "Rs", "INR"), has(*(f"0{gap}{scale}" for gap in ("", " ", "-") for scale in "LlCc"))),
)
_LAKH, _CRORE = 100_000, 10_000_000


def say_indian(text: str) -> str:
    """The text with numbers in groups of two figures in lakhs and crores."""
    text = _SCALED.sub(_scaled, text)
    return _GROUPED.sub(_grouped, _CLOSED.sub(r"\1", text))


def _scaled(found: re.Match[str]) -> str:
    stop = "." if found["end"] is not None and found.group().rstrip().endswith(".") else ""
    return f"{found['amount']}{found['gap'] or ' '}{'lakh' if found['lakh'] else 'crore'}{stop}{found['end'] or ''}"


def _grouped(found: re.Match[str]) -> str:
    written = found["number"]
    said = lakhs(int(written.replace(",", ""))) + (found["crore"] or "").replace("-", " ")
    if not found["sign"]:
        return said if not found["parts"] else found.group()
    currency = SIGNS.get(found["sign"].strip(), SIGNS["₹"])
    parts = int((found["parts"] or ".0")[1:])
    return f"{said} {currency.many}{f' and {cardinal(parts)} {currency.parts}' if parts else ''}"


def lakhs(number: int) -> str:
    """A number in words as India says it: 12345678 as "one crore twenty three lakh forty five thousand …"."""
    crores, rest = divmod(number, _CRORE)
    lakh, rest = divmod(rest, _LAKH)
    said = [f"{lakhs(crores) if crores >= _LAKH else cardinal(crores)} crore"] if crores else []
    said += [f"{cardinal(lakh)} lakh"] if lakh else []
    return " ".join([*said, cardinal(rest)] if rest or not said else said)
