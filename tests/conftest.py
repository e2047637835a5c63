"""What all tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ARTICLES = Path(__file__).parent / "articles"
SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture
def ferry() -> Path:
    """The sample article, written for this project."""
    return ARTICLES / "ferry.txt"


@pytest.fixture
def ferry_gold() -> dict[str, Any]:
    """What is true of the sample article."""
    gold: dict[str, Any] = json.loads((ARTICLES / "ferry.gold.json").read_text(encoding="utf-8"))
    return gold


@pytest.fixture
def clarkston() -> Path:
    """The first real article, which lies beside the repository and not in it."""
    path = SHARED / "articles" / "clarkston.txt"
    if not path.exists():
        pytest.skip("../shared/articles/clarkston.txt is not here")
    return path


@pytest.fixture
def clarkston_gold(clarkston: Path) -> dict[str, Any]:
    """Its labels."""
    gold: dict[str, Any] = json.loads(clarkston.with_name("clarkston.gold.json").read_text(encoding="utf-8"))
    return gold
