"""A cluster for the tests that leave it as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.batch.cluster.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """A scheduler with two machines; in their working folder lies a lexicon that is not to hold."""
    folder = tmp_path_factory.mktemp("crew")
    (folder / "lexicon.toml").write_text('[words]\n"Mara" = "nobody at all"\n', encoding="utf-8")
    made = Crew(folder)
    try:
        made.add()
        made.add("--resources", "GPU=1")
        yield made
    finally:
        made.close()


@pytest.fixture
def own_crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """A scheduler with two machines, to be done anything to."""
    made = Crew(tmp_path_factory.mktemp("crew"))
    try:
        made.add()
        made.add()
        yield made
    finally:
        made.close()
