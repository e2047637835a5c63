"""What is written before an aside, in the language of the article: that it is the caption or the description of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from audiobrief.model import BlockKind


@dataclass(frozen=True, slots=True)
class Label:
    """A word for people, and the language it is in."""

    text: str
    #: BCP 47.
    language: str


#: For a caption, and for the description of a picture.
_WORDS = {
    "de": ("Bildunterschrift", "Bild"),
    "el": ("Λεζάντα", "Εικόνα"),
    "en": ("Caption", "Picture"),
    "es": ("Pie de foto", "Imagen"),
    "fr": ("Légende", "Image"),
    "hi": ("चित्र परिचय", "चित्र"),
    "it": ("Didascalia", "Immagine"),
    "ko": ("사진 설명", "사진"),
    "nl": ("Bijschrift", "Afbeelding"),
    "pl": ("Podpis pod zdjęciem", "Zdjęcie"),
    "pt": ("Legenda", "Imagem"),
    "ru": ("Подпись к фото", "Изображение"),
    "uk": ("Підпис до фото", "Зображення"),
    "zh": ("图片说明", "图片"),
}


def aside_label(kind: BlockKind, language: str | None) -> Label:
    """The word for an aside.

    Args:
        kind: of the block that it is.
        language: BCP 47 tag of the article; English words serve for those that there are none for.
    """
    primary = (language or "").replace("_", "-").split("-")[0].lower()
    known = primary if primary in _WORDS else "en"
    caption, picture = _WORDS[known]
    return Label(picture if kind is BlockKind.DESCRIPTION else caption, known)
