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
        ("橋は閉鎖されました。今日も雨が降っています。", None),
        ("ok", None),
    ],
)
def test_four_languages_are_told_apart(text: str, language: str | None):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Il ponte è chiuso per la piena del fiume, e gli abitanti non sanno quando sarà aperto di nuovo alla città.",
            "it",
        ),
        (
            "A ponte foi fechada por uma cheia do rio, e os moradores não sabem quando vai ser aberta para o trânsito.",
            "pt",
        ),
        (
            "De brug is door het hoge water gesloten, en de bewoners weten niet hoe lang dat voor het verkeer nog duurt.",
            "nl",
        ),
        ("Bron har varit stängd efter regnet, och det är inte känt när den kan öppnas för trafik av kommunen.", "sv"),
        (
            "Silta on ollut suljettuna tulvan jälkeen eikä tiedetä, että milloin se on taas auki, mutta hän odottaa kuin muut.",
            "fi",
        ),
        (
            "Most jest zamknięty od powodzi, ale nie wiadomo, jak długo, i że się go otworzy po remoncie przez miasto.",
            "pl",
        ),
        ("Podul este închis de la inundații, iar locuitorii nu știu când va fi redeschis circulației.", "ro"),
        ("El pont està tancat des de les pluges i ningú no sap quan tornarà a obrir per als veïns del poble.", "ca"),
        ("Köprü selden sonra kapatıldı ve bu yol için ne kadar bir süre gerektiği daha çok konuşulacak.", "tr"),
        ("桥在洪水之后关闭了，没有人知道它什么时候会重新开放。", "zh"),
        ("홍수 이후로 다리가 폐쇄되었고, 언제 다시 열릴지 아무도 모른다.", "ko"),
        ("Мост закрыт после наводнения, и никто не знает, когда его откроют.", "ru"),
        ("Съветът се събра във вторник вечерта, за да говори за стария мост над реката.", "bg"),
        ("Міст закрито після повені, і ніхто не знає, коли його відкриють.", "uk"),
        ("Η γέφυρα έκλεισε μετά την πλημμύρα και κανείς δεν ξέρει πότε θα ανοίξει.", "el"),
        ("ស្ពានត្រូវបានបិទក្រោយទឹកជំនន់", "km"),
        ("أُغلق الجسر بعد الفيضان ولا أحد يعرف متى سيُفتح.", None),
        ("The sign over the old gate said 欢迎来到我们的城市 and below it 没有人知道, which nobody could read.", "en"),
        ("Пол", None),
    ],
)
def test_a_text_in_another_language_is_none_of_the_four(text: str, language: str | None):
    assert detect_language(text) == language


def test_portuguese_is_not_taken_for_spanish():
    """Its commonest words are some of Spanish's: “que”, “para”, “como”."""
    text = (
        "Você sabe que a leitura abre portas? Nosso programa mostra às crianças, passo a passo, como brincar com livros, "
        "aprender letras e descobrir histórias para sempre. Não perca a próxima aula, que começa quinta-feira, às 20h."
    )
    assert detect_language(text) == "pt"


@pytest.mark.parametrize(
    "text",
    [
        "Clarkston, Atlanta, Savannah, Augusta, Macon, Athens, Valdosta, Albany, Rome, Columbus, Marietta",
        "J. Müller, A. García, F. Lefèvre, K. Nowak, S. Jónsdóttir, M. Öztürk, L. Rossi, P. Silva, T. Virtanen",
        "BREAKING NEWS: CLARKSTON COUNCIL LIMITS COOPERATION WITH FEDERAL IMMIGRATION AGENTS",
        "a" * 60,
    ],
)
def test_what_the_library_is_unsure_of_is_no_other_language(text: str):
    assert detect_language(text) in {None, "en"}


@pytest.mark.parametrize(
    "text",
    [
        "Il Postino, Per Te, Di Lui, È Vero, Gli Altri: films to see. Non stop.",
        "Met by DE Ruiter, Van Dijk, Van Gogh, Van Halen, Van Eyck and Van Morrison: op-ed, door, maar, wordt.",
        "Dan Brown, Dan Rather, Dan Quayle, Dan Marino, Dan Aykroyd: five Dans.",
        "Me: no. You: yes. Results: 3, 4, 5.",
    ],
)
def test_names_and_lists_are_not_taken_for_another_language(text: str):
    assert detect_language(text) in {None, "en"}
