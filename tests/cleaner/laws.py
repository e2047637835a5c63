"""The laws that every cleaned article obeys, for tests to call."""

import unicodedata
from collections import Counter

from audiobrief.model import Article


def is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def assert_nothing_is_lost(article: Article) -> None:
    """Each visible character of the source lies in exactly one kept span or one removed part."""
    spans = [tuple(span) for block in article.blocks for span in block.spans]
    spans += [(part.start, part.end) for part in article.removed]
    times = Counter(at for start, end in spans for at in range(start, end))
    wrong = [at for at, char in enumerate(article.source) if is_visible(char) and times[at] != 1]
    assert not wrong, [(at, article.source[at], times[at]) for at in wrong[:10]]
    assert all(count == 1 for count in times.values())
    for part in article.removed:
        assert part.text == article.source[part.start : part.end]
        assert part.reason.endswith(".")
    assert [part.start for part in article.removed] == sorted(part.start for part in article.removed)
    for start, end in spans:
        assert start < end
        assert not article.source[start].isspace()
        assert not article.source[end - 1].isspace()
