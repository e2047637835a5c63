"""Markdown becomes what a browser would show of it, its front matter metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief import clean
from audiobrief.errors import SourceError
from audiobrief.reader import read, read_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Article

STORY = """\
---
title: The bridge is closed
author:
  - Ann Example
  - {name: Bob Sample}
date: 2024-03-05
lang: en-gb
canonical_url: https://example.org/bridge
image: /bridge.jpg
---

# The bridge is closed

The **bridge** over the [Aller](https://example.org/aller) is *closed*.[^1]

## Why

- Rust
- [x] Age
  1. of the piers

| Pier | Built |
|------|------:|
| East | 1931  |

> “It had to be,” said Ann Example.

```python
print("hi")
```

Span
: What lies between two piers.

[^1]: Since Monday.
"""


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def test_front_matter_is_metadata_and_no_text():
    article = read_markdown(STORY)
    assert (article.title, article.byline, article.published) == (
        "The bridge is closed",
        "Ann Example and Bob Sample",
        "2024-03-05",
    )
    assert (article.language, article.url, article.image) == ("en-GB", "https://example.org/bridge", "/bridge.jpg")
    assert "canonical" not in article.source


def test_structure_becomes_blocks():
    found = blocks(read_markdown(STORY))
    assert found[0] == ("title", "The bridge is closed")
    assert ("heading", "Why") in found
    assert ("list item", "Rust") in found
    assert ("list item", "Age") in found
    assert ("list item", "of the piers") in found
    assert any("East" in text and "1931" in text for kind, text in found if kind == "table")
    assert ("block quote", "“It had to be,” said Ann Example.") in found
    assert any('print("hi")' in text for _, text in found)
    assert any("What lies between two piers." in text for _, text in found)
    assert any("Since Monday." in text for _, text in found)
    source = read_markdown(STORY).source
    assert "The bridge over the Aller is closed." in source
    assert not {"**", "](", "```", "|--", "[x]"} & {
        mark for mark in ("**", "](", "```", "|--", "[x]") if mark in source
    }


def test_formulas_are_kept_and_prices_are_no_formulas():
    source = read_markdown('It costs $5, or $6.\n\nEuler: $e^{i\\pi} < "0"$.').source
    assert source.replace(r"\(", "").replace(r"\)", "") == 'It costs $5, or $6.\nEuler: e^{i\\pi} < "0".'


def test_toml_front_matter_is_read_too():
    article = read_markdown('+++\ntitle = "A"\ndate = 2024-03-05T10:00:00Z\nauthors = ["Ann"]\n+++\nText of it.\n')
    assert (article.title, article.byline, article.published) == ("A", "Ann", "2024-03-05T10:00:00+00:00")
    assert blocks(article) == [("title", "A"), ("paragraph", "Text of it.")]


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 100_000], ids=["digits", "nesting"])
def test_front_matter_that_no_parser_takes_is_text(value: str):
    article = read_markdown(f"+++\ntitle = {value}\n+++\nText of it.\n")
    assert "Text of it." in article.source
    assert value in article.source


@pytest.mark.parametrize(
    "inner", ["a: [", "just words", "- a\n- b", "? {[}]", "&a [*a]\n", "a: !!python/object:os.system x", "x" * 30_000]
)
def test_what_only_looks_like_front_matter_stays_text(inner: str):
    first = inner.split("\n", maxsplit=1)[0].strip("-?& ")[:8]
    assert first in read_markdown(f"---\n{inner}\n---\n\nText.\n").source


def test_aliases_in_front_matter_are_no_bomb():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
    )
    assert read_markdown(f"---\ntitle: T\n{bomb}---\nText.").title == "T"


def test_nothing_of_a_document_is_taken_for_a_page_around_it():
    text = '# Story\n\n<div class="sidebar">\n\nA long first part of the story stands here. It goes on. And on.\n\n</div>\n\n'
    text += '<div class="comments">\n\nA second part. It is as long as the first one, or longer. It ends.\n\n</div>\n\nThe end.\n'
    assert clean(read_markdown(text)).removed == ()


@pytest.mark.parametrize(
    "nested", [">" * 30, ">" * 3000, "- " * 200, "".join("  " * depth + "- x\n" for depth in range(300))]
)
def test_nothing_is_lost_however_deep_it_stands(nested: str):
    assert "whale" in read_markdown(f"{nested} whale\n").source


@pytest.mark.parametrize(
    "text", ["[" * 400_000, "![[]()" * 100_000, "| a " * 5_000 + "\n" + "|---" * 5_000 + "\n" + "|b\n" * 5_000]
)
def test_what_is_made_to_keep_a_parser_busy_is_read_all_the_same(text: str):
    assert read_markdown(text).blocks


def test_too_large_a_text_is_refused():
    with pytest.raises(SourceError, match="too large"):
        read_markdown("The whale. " * 200_000)


def test_markdown_is_known_by_its_look_and_by_its_name(tmp_path: Path):
    (tmp_path / "a.txt").write_text("# A heading\n\nSee [this](https://example.org) and **that**.\n")
    (tmp_path / "b.md").write_text("Only *one* sign.\n")
    (tmp_path / "c.txt").write_text("Only *one* sign.\n\n# 1 is not two\n")
    assert read(tmp_path / "a.txt").source == "A heading\nSee this and that."
    assert read(tmp_path / "b.md").source == "Only one sign."
    assert read(tmp_path / "c.txt").source == "Only *one* sign.\n\n# 1 is not two\n"


def test_plain_prose_is_no_markdown(ferry: Path):
    assert read(ferry).source == ferry.read_text(encoding="utf-8").removeprefix("\ufeff")


@settings(deadline=None)
@given(st.text(alphabet="ab #*_-`~|[](){}<>!:^$\\\n\t1.&=", max_size=300))
def test_any_text_is_read_and_its_words_are_kept(text: str):
    try:
        source = read_markdown(text).source
    except SourceError:
        return
    assert isinstance(source, str)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=8), min_size=1, max_size=30))
def test_words_stay_in_order(words: list[str]):
    text = "\n\n".join(f"- **{word}** *{word}*" if len(word) % 2 else f"> {word}\n> {word}" for word in words)
    assert read_markdown(text).source.split() == [word for word in words for _ in range(2)]
