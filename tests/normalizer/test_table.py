"""Every class of the table of written and spoken pairs stays above its floor (tests/floors.toml), which only rises."""

import pytest

from audiobrief.normalizer import spoken_form
from tests import floors
from tests.normalizer.table import FOLDER, accuracy, pairs

LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_is_read_right(language: str):
    for kind, (share, wrong) in accuracy(pairs(language), lambda text: spoken_form(text, language)).items():
        mistakes = [f"{pair.written} → {said}" for pair, said in wrong]
        least = floors.floor(f"spoken_{language}_{kind}")
        assert share >= least, f"{kind}: {share:.3f}, under its floor of {least}:\n" + "\n".join(mistakes)


def test_the_table_is_as_large_as_promised():
    assert len(pairs("en")) >= 500
    assert all(len(pairs(language)) >= 100 for language in ("de", "fr", "es"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_spoken_already_stays(language: str):
    for pair in pairs(language):
        once = spoken_form(pair.written, language)
        assert spoken_form(once, language) == once
