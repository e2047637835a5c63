"""Storage for tests: in the memory of this process, and in a folder that is spoken to as if it were storage."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.storage import address
from audiobrief.batch.storage.address import Address

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Address:
    """A folder of its own in memory, which nobody is let into else: each process has another."""
    monkeypatch.setitem(address.PROTOCOLS, "memory", None)
    return Address.parse(f"memory:///bucket-{secrets.token_hex(4)}")


@pytest.fixture
def stored(tmp_path: Path) -> Address:
    return Address.parse(f"file://{tmp_path}/stored")
