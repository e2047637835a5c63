"""Short articles for batches, written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PLACES = ("Aldmoor", "Brackenby", "Corrie", "Dunsel", "Eskvale", "Fennick", "Garrow", "Hallin", "Innis", "Jarle")


def write_articles(folder: Path, count: int) -> list[Path]:
    """Articles that differ from each other, as text and HTML in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    places = []
    for number in range(count):
        town = f"{_PLACES[number % len(_PLACES)]} {number // len(_PLACES) + 1}"
        said = f"“We will open in {number + 2} weeks,” said Mara Lind, who runs it."
        if number % 2:
            place = folder / f"article{number}.html"
            place.write_text(
                f"<html><head><title>{town} opens its library</title></head><body><article><h1>{town} opens its library</h1>"
                f"<p>The town of {town} opens its new library this spring, after years of waiting for it.</p><p>{said}</p>"
                "</article></body></html>",
                encoding="utf-8",
            )
        else:
            place = folder / f"article{number}.txt"
            place.write_text(
                f"{town} opens its library\n\nThe town of {town} opens its new library this spring.\n\n{said}\n",
                encoding="utf-8",
            )
        places.append(place)
    return places
