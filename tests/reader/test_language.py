import pytest

from audiobrief.reader.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge has been closed since the flood, and nobody knows when it will be open.", "en"),
        ("Die Brücke ist seit der Flut gesperrt, und niemand weiß, wann sie wieder für den Verkehr offen ist.", "de"),
        ("Le pont est fermé depuis les pluies, et une réparation est prévue dans la ville pour les habitants.", "fr"),
        (
            "El puente está cerrado desde las lluvias y los vecinos dicen que una reparación es muy cara.",
            "es",
        ),
        (
            "Tres municipios de la provincia cortarán el agua por la noche. «El embalse está al 11 %», dijo la alcaldesa.",
            "es",
        ),
        ("Très bien, dit le maire de la ville à la foule. Il a ajouté qu’il était très content.", "fr"),
        ("橋は閉鎖されました。", None),
        ("ok", None),
    ],
)
def test_four_languages_are_told_apart(text: str, language: str | None):
    assert detect_language(text) == language
