"""What the workers of a batch are forked from has loaded all that companion files need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import audiobrief

if TYPE_CHECKING:
    from pathlib import Path

_RENDER_ALL = """
import sys
from audiobrief.pipeline.stored import load_episode
from audiobrief.publisher import FORMATS, Archive, Edition

one = load_episode(sys.argv[1]).episode
import audiobrief.publisher.warm
from audiobrief.patterns import _waiting
from audiobrief.publisher.book.template import _environment as books
from audiobrief.publisher.page.template import _environment as pages

before = set(sys.modules), len(books().cache), len(pages().cache)
assert not _waiting
for made in FORMATS.values():
    content = made.render(one, Edition())
    if isinstance(content, Archive):
        list(content.members)
new = sorted(name for name in set(sys.modules) - before[0] if name.startswith(("audiobrief", "jinja2", "markupsafe", "msgspec")))
print(new, len(books().cache) - before[1], len(pages().cache) - before[2], before[1] > 5, before[2] > 2)
"""


def test_rendering_all_formats_loads_and_compiles_nothing_more(tmp_path: Path):
    audiobrief.narrate(audiobrief.read_text("It rained."), tmp_path / "x.mp3", companions=["timeline"], jobs=1)
    done = subprocess.run(
        [sys.executable, "-c", _RENDER_ALL, str(tmp_path / "x.mp3")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] 0 0 True True"
