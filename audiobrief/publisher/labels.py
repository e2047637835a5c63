"""Words of ours for what is heard beside the article, in its language: an aside on a picture, and music."""

from __future__ import annotations

from dataclasses import dataclass

from audiobrief.languages import base_language
from audiobrief.model import BlockKind


@dataclass(frozen=True, slots=True)
class Label:
    """A word for people, and the language it is in."""

    text: str
    #: BCP 47.
    language: str


#: For a caption, for the description of a picture, and for music.
_WORDS = {
    "de": ("Bildunterschrift", "Bild", "Musik"),
    "el": ("Λεζάντα", "Εικόνα", "Μουσική"),
    "en": ("Caption", "Picture", "Music"),
    "es": ("Pie de foto", "Imagen", "Música"),
    "fr": ("Légende", "Image", "Musique"),
    "hi": ("चित्र परिचय", "चित्र", "संगीत"),
    "it": ("Didascalia", "Immagine", "Musica"),
    "ko": ("사진 설명", "사진", "음악"),
    "nl": ("Bijschrift", "Afbeelding", "Muziek"),
    "pl": ("Podpis pod zdjęciem", "Zdjęcie", "Muzyka"),
    "pt": ("Legenda", "Imagem", "Música"),
    "ru": ("Подпись к фото", "Изображение", "Музыка"),
    "uk": ("Підпис до фото", "Зображення", "Музика"),
    "cs": ("Popisek", "Obrázek", "Hudba"),
    "sk": ("Popis", "Obrázok", "Hudba"),
    "sl": ("Podnapis", "Slika", "Glasba"),
    "hr": ("Opis slike", "Slika", "Glazba"),
    "sv": ("Bildtext", "Bild", "Musik"),
    "da": ("Billedtekst", "Billede", "Musik"),
    "no": ("Bildetekst", "Bilde", "Musikk"),
    "fi": ("Kuvateksti", "Kuva", "Musiikki"),
    "hu": ("Képaláírás", "Kép", "Zene"),
    "ro": ("Legendă", "Imagine", "Muzică"),
    "tr": ("Resim yazısı", "Resim", "Müzik"),
    "ca": ("Peu de foto", "Imatge", "Música"),
    "id": ("Keterangan gambar", "Gambar", "Musik"),
    "bg": ("Надпис под снимката", "Снимка", "Музика"),
    "zh": ("图片说明", "图片", "音乐"),
}


def aside_label(kind: BlockKind, language: str | None) -> Label:
    """The word for an aside.

    Args:
        kind: of the block that it is.
        language: BCP 47 tag of the article; English words serve for those that there are none for.
    """
    known = _known(language)
    caption, picture, _ = _WORDS[known]
    return Label(picture if kind is BlockKind.DESCRIPTION else caption, known)


def music_label(language: str | None) -> Label:
    """The word for music that is heard alone, in brackets, as captions for the deaf and hard of hearing have it.

    Args:
        language: as for ``aside_label``.
    """
    known = _known(language)
    return Label(f"[{_WORDS[known][2]}]", known)


def _known(language: str | None) -> str:
    base = base_language(language)
    return base if base in _WORDS else "en"
