"""Draws an episode: its waveform, coloured by who speaks, with its chapters. Makes the picture of the README.

python docs/picture.py tests/articles/ferry.txt docs/ferry.svg
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from html import escape
from pathlib import Path

import av
import numpy as np

import audiobrief

WIDTH, HEIGHT, TOP, LEFT = 1000, 250, 58, 10
BINS = 900
# Okabe and Ito's palette, told apart by people who see colours differently.
COLOURS = ["#5b6770", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#56b4e9", "#b8a400"]


def main() -> None:
    """Narrate the article and draw what came out."""
    source, target = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        episode = audiobrief.narrate(source, Path(folder) / "episode.mp3")
        with av.open(str(episode.output)) as container:
            samples = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    target.write_text(drawing(episode, np.abs(samples.astype(np.float32))), encoding="utf-8")


def drawing(episode: audiobrief.Episode, magnitude: np.ndarray) -> str:
    """The picture as SVG."""
    length = episode.timeline.length
    speakers = list(dict.fromkeys(sentence.speaker for sentence in episode.timeline.sentences))
    colour = dict(zip(speakers, COLOURS * 9, strict=False))
    middle, half = TOP + 70, 62
    bars = {speaker: [] for speaker in speakers}
    edges = np.linspace(0, length, BINS + 1).astype(int)
    highest = float(magnitude.max()) or 1.0
    at = 0
    sentences = episode.timeline.sentences
    for index, (start, end) in enumerate(itertools.pairwise(edges)):
        while at + 1 < len(sentences) and sentences[at + 1].start <= start:
            at += 1
        reach = half * float(magnitude[start:end].max(initial=0)) / highest
        x = LEFT + (WIDTH - 2 * LEFT) * index / BINS
        bars[sentences[at].speaker].append(f"M{x:.1f} {middle - reach:.1f}V{middle + reach:.1f}")
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            ' font-family="sans-serif" font-size="14" role="img">'
        ),
        f"<title>{escape(episode.article.title or '')}: waveform with chapters and speakers</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for number, chapter in enumerate(episode.chapters):
        x = LEFT + (WIDTH - 2 * LEFT) * chapter.start / length
        minutes, seconds = divmod(round(chapter.start / episode.timeline.rate), 60)
        y = 18 + 18 * (number % 2)
        parts.append(f'<path d="M{x:.1f} {y + 4}V{middle + half}" stroke="#222" stroke-dasharray="2 3"/>')
        parts.append(f'<text x="{x + 4:.1f}" y="{y}" fill="#222">{minutes}:{seconds:02} {escape(chapter.title)}</text>')
    for speaker, strokes in bars.items():
        parts.append(f'<path d="{"".join(strokes)}" stroke="{colour[speaker]}" stroke-width="0.8" fill="none"/>')
    x, y = LEFT, middle + half + 28
    for speaker in speakers:
        label = f"{speaker or 'narrator'} · {episode.cast.voice_of(speaker).id}"
        if x + 7.3 * len(label) > WIDTH - LEFT:
            x, y = LEFT, y + 22
        parts.append(f'<rect x="{x}" y="{y - 10}" width="11" height="11" fill="{colour[speaker]}"/>')
        parts.append(f'<text x="{x + 16}" y="{y}" fill="#222">{escape(label)}</text>')
        x += round(7.3 * len(label)) + 40
    return "\n".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    main()
