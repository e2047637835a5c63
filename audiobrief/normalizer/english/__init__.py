"""What English writes short and says long. Each module is one class of written forms; their order is here."""

from __future__ import annotations

from audiobrief.normalizer.english.abbreviations import say_abbreviations, say_counted
from audiobrief.normalizer.english.acronyms import open_dateline, say_acronyms
from audiobrief.normalizer.english.adverts import say_adverts
from audiobrief.normalizer.english.alphanumerics import say_alphanumerics, say_named_numbers
from audiobrief.normalizer.english.chemistry import say_chemistry
from audiobrief.normalizer.english.codes import say_codes
from audiobrief.normalizer.english.currencies import name_currencies
from audiobrief.normalizer.english.dates import say_dates, say_years
from audiobrief.normalizer.english.degrees import say_degrees
from audiobrief.normalizer.english.figures import say_company, say_numbers, write_with_commas
from audiobrief.normalizer.english.finance import say_finance, say_ratings
from audiobrief.normalizer.english.fractions import say_fractions, write_out_vulgar
from audiobrief.normalizer.english.games import say_games
from audiobrief.normalizer.english.indian import say_indian
from audiobrief.normalizer.english.kin import say_kin
from audiobrief.normalizer.english.law import say_law
from audiobrief.normalizer.english.listings import say_listings
from audiobrief.normalizer.english.localities import say_localities
from audiobrief.normalizer.english.mathematics import say_mathematics
from audiobrief.normalizer.english.models import say_models
from audiobrief.normalizer.english.money import say_money
from audiobrief.normalizer.english.music import say_music
from audiobrief.normalizer.english.no_capitals import write_capitals
from audiobrief.normalizer.english.places import say_houses, say_places
from audiobrief.normalizer.english.ranks import say_ranks
from audiobrief.normalizer.english.references import say_references
from audiobrief.normalizer.english.roman import say_roman
from audiobrief.normalizer.english.scripture import say_scripture
from audiobrief.normalizer.english.signs import say_signs
from audiobrief.normalizer.english.small_letters import say_small_letters
from audiobrief.normalizer.english.sport import say_sport
from audiobrief.normalizer.english.times import say_times
from audiobrief.normalizer.english.travel import say_travel
from audiobrief.normalizer.english.units import say_rates, say_units
from audiobrief.normalizer.english.weather import say_weather
from audiobrief.patterns import lazy

_FIGURE = lazy(r"[\d¼-¾⅐-⅞↉²³¹⁰⁴-⁹₀-₉]")


def expand(text: str) -> str:
    """The text with figures, abbreviations and acronyms as English says them. No digit is left.

    What knows its form best comes first: "287(g)" before numbers, money before units, years and plain numbers last.
    """
    text = say_small_letters(write_capitals(text))
    text = say_chemistry(say_signs(open_dateline(text)))
    figures = bool(_FIGURE.search(text))
    if figures:
        text = say_scripture(text)
        text = say_listings(text)
    for early in (say_ranks, say_adverts, say_references, say_kin, say_degrees, say_localities):
        text = early(text)
    if "." in text or "No " in text:
        text = say_counted(text)
    text = say_ratings(say_music(text))
    if figures:
        for rule in (
            say_games, say_indian, name_currencies, write_with_commas, write_out_vulgar, say_law, say_finance, say_dates,
            say_models, say_travel, say_weather, say_sport, say_codes, say_times, say_money, say_houses, say_units,
            say_fractions, say_mathematics, say_named_numbers, say_company, say_alphanumerics,
        ):  # fmt: skip
            text = rule(text)
    else:
        text = say_law(text) if "v." in text or "vs" in text else text
        text = say_dates(text)
        text = say_rates(text) if "/" in text else text
        text = say_mathematics(text)
    text = say_roman(text)
    text = say_abbreviations(text)
    text = say_places(text)
    text = say_acronyms(text)
    return say_numbers(say_years(text)) if figures else text
