"""Whether "5m" is five meters or five million: what stands beside it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    import re

#: Ends in "s" and counts nothing.
_NO_PLURAL = (
    "across|afterwards|always|as|backwards|besides|does|downstairs|downwards|forwards|has|his|indoors|its|less|"
    "onwards|outdoors|overseas|perhaps|plus|sideways|this|thus|towards|unless|upstairs|upwards|us|versus|was|yes"
)
#: What is measured in meters, though more than one of it.
_LONG_THINGS = (
    "cables|cliffs|drifts|fences|hurdles|intervals|lengths|pipes|poles|rollers|seas|sprints|swells|tides|walls|waves|"
    "yachts"
)
_COUNTED_AFTER = lazy(
    rf"\+? (?!(?:{_NO_PLURAL}|{_LONG_THINGS})\b)(?:people|men|women|children|"
    r"(?:[a-z]+-)?[a-z]+s\b(?! (?:high|tall|long|deep|wide)\b))|"
    r" [A-Z][a-z]+ (?:customers|downloads|fans|followers|jobs|members|people|subscribers|users|viewers|votes|voters)\b|"
    r" (?:more |newly |already |currently |still )?(?:affected|dead|displaced|evacuated|homeless|hungry|infected|"
    r"injured|insured|jobless|killed|malnourished|unemployed|uninsured|unvaccinated|vaccinated)\b|"
    r" (?:a|in|of|from)(?: (?:last|this|the))? (?:annual |net |pre-tax |total )?(?:year|quarter|profits?|losses|loss|revenues?|"
    r"sales|debt|debts|funding|investment|savings|aid|turnover)\b|-strong\b"
)
_MEASURED_AFTER = lazy(
    rf"[ -](?:{_LONG_THINGS})\b|"
    r" of (?:cable|cloth|cord|fabric|fencing|hose|material|pipe|rain|ribbon|rope|snow|tape|track|water|wire)\b|"
    r"[ -](?:apart|away|below|beneath|deep|down|high|long|off|tall|thick|up|wide)\b"
)
#: Sums and crowds: "losses of 4.2m", "an audience of 9m".
_COUNTED_BEFORE = lazy(
    r"\b(?:audiences?|bailout|bill|bonus|borrowed|borrowing|budgets?|compensation|cost|costing|costs|debts?|deficit|donated|"
    r"downloads|earned|earnings|fined|fines|followers|fund|funding|grants?|income|invested|investment|loan|loans|loss|losses|"
    r"membership|owed|paid|payout|penalty|population|profits?|raised|readership|revenues?|salary|sales|saved|savings|settlement|"
    r"spend|spending|spent|subscribers|subsidy|surplus|takings|turnover|users|viewers|views|wages|worth)"
    r"(?: (?:a|about|almost|an|another|are|around|at|by|extra|fell|from|further|hit|in|is|just|more|nearly|of|only|over|"
    r"reached|record|rose|roughly|some|than|the|to|totalling|under|up|was|were)){0,4} $"
)


def are_millions(found: re.Match[str]) -> bool:
    """Whether the "m" right after a figure means millions: "6.8m displaced", not "a throw of 68.92m was"."""
    text, end = found.string, found.end()
    if _MEASURED_AFTER.match(text, end):
        return False
    before = text[max(0, found.start() - 48) : found.start()]
    return bool(_COUNTED_AFTER.match(text, end) or _COUNTED_BEFORE.search(before))
