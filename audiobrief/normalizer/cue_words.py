"""The words that tell a listener what a reader sees, by language."""

from __future__ import annotations

from typing import NamedTuple


class CueWords(NamedTuple):
    """The words of one language; ``{n}`` stands for a number or a letter."""

    #: “First” to “tenth”, as they go with “item”.
    ordinals: tuple[str, ...]
    next: str
    last: str
    #: A list's item, with the ordinal's place; and one of a list within a list.
    item: str
    inner_item: str
    #: An item that the page itself numbers; and one that it letters.
    number: str
    letter: str
    quote: str
    quote_of: str
    quote_end: str
    table: str
    columns: str
    row: str
    table_end: str
    code: str
    one_line: str
    lines: str
    code_end: str
    footnote: str
    picture: str
    caption: str


_WORDS = {
    "en": CueWords(
        ordinals=("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
        next="Next",
        last="Last",
        item="{n} item",
        inner_item="{n} sub-item",
        number="Number {n}",
        letter="Item {n}",
        quote="Quote",
        quote_of="Quote from {n}",
        quote_end="End of quote.",
        table="Table",
        columns="Columns",
        row="Row {n}",
        table_end="End of table.",
        code="Code",
        one_line="Code, one line.",
        lines="Code, {n} lines.",
        code_end="End of code.",
        footnote="Footnote",
        picture="Picture",
        caption="Caption",
    ),
    "de": CueWords(
        ordinals=(
            "Erster", "Zweiter", "Dritter", "Vierter", "Fünfter", "Sechster", "Siebter", "Achter", "Neunter", "Zehnter",
        ),
        next="Nächster",
        last="Letzter",
        item="{n} Punkt",
        inner_item="{n} Unterpunkt",
        number="Nummer {n}",
        letter="Punkt {n}",
        quote="Zitat",
        quote_of="Zitat von {n}",
        quote_end="Ende des Zitats.",
        table="Tabelle",
        columns="Spalten",
        row="Zeile {n}",
        table_end="Ende der Tabelle.",
        code="Programmcode",
        one_line="Programmcode, eine Zeile.",
        lines="Programmcode, {n} Zeilen.",
        code_end="Ende des Programmcodes.",
        footnote="Fußnote",
        picture="Bild",
        caption="Bildunterschrift",
    ),
    "fr": CueWords(
        ordinals=(
            "Premier", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième", "Septième", "Huitième", "Neuvième",
            "Dixième",
        ),
        next="Nouveau",
        last="Dernier",
        item="{n} point",
        inner_item="{n} sous-point",
        number="Numéro {n}",
        letter="Point {n}",
        quote="Citation",
        quote_of="Citation de {n}",
        quote_end="Fin de la citation.",
        table="Tableau",
        columns="Colonnes",
        row="Ligne {n}",
        table_end="Fin du tableau.",
        code="Code",
        one_line="Code, une ligne.",
        lines="Code, {n} lignes.",
        code_end="Fin du code.",
        footnote="Note",
        picture="Image",
        caption="Légende",
    ),
    "es": CueWords(
        ordinals=(
            "Primer", "Segundo", "Tercer", "Cuarto", "Quinto", "Sexto", "Séptimo", "Octavo", "Noveno", "Décimo",
        ),
        next="Siguiente",
        last="Último",
        item="{n} punto",
        inner_item="{n} subpunto",
        number="Número {n}",
        letter="Punto {n}",
        quote="Cita",
        quote_of="Cita de {n}",
        quote_end="Fin de la cita.",
        table="Tabla",
        columns="Columnas",
        row="Fila {n}",
        table_end="Fin de la tabla.",
        code="Código",
        one_line="Código, una línea.",
        lines="Código, {n} líneas.",
        code_end="Fin del código.",
        footnote="Nota",
        picture="Imagen",
        caption="Pie de foto",
    ),
}  # fmt: skip


def words_of(language: str) -> CueWords | None:
    """The words of a language (a BCP 47 tag); ``None`` for one that there are none of."""
    return _WORDS.get(language.split("-", 1)[0].lower())
