import gc
import weakref
from collections.abc import Iterable

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, RubyParenthesisString, RubyTextString, Script, Tag
from hypothesis import given, settings

from audiobrief.errors import SourceError
from audiobrief.reader import parsing
from audiobrief.reader.elements import Element
from audiobrief.reader.parsing import Page
from tests.cleaner.test_laws import HTML

_TEXTS = {NavigableString, RubyParenthesisString, RubyTextString, Script}


def outline(html: str) -> list[tuple[str, object]]:
    """What ``walked`` gives of BeautifulSoup's tree of a page, without what isn't read."""
    tree = BeautifulSoup(html, "lxml")
    for tag in tree.find_all(["style", "svg", "template"]):
        tag.decompose()
    # Comments and the like are strings of other classes.
    nodes = (node for node in tree.descendants if isinstance(node, Tag) or type(node) in _TEXTS)
    return walked((node.name, node.attrs) if isinstance(node, Tag) else str(node) for node in nodes)


def walked(nodes: Iterable[tuple[str, object] | str]) -> list[tuple[str, object]]:
    """Each element with its attributes and each run of text, in order."""
    found: list[tuple[str, object]] = []
    for node in nodes:
        if not isinstance(node, str):
            found.append(node)
        elif node.strip():
            # A comment parts a text for BeautifulSoup, and not here, where there are none.
            text = "".join(node.split())
            if found and found[-1][0] == "text":
                found[-1] = ("text", f"{found[-1][1]}{text}")
            else:
                found.append(("text", text))
    return found


@given(HTML)
@settings(deadline=None)
def test_the_tree_is_the_one_that_beautifulsoup_builds(html: str):
    try:
        page = Page(html)
    except SourceError:
        return
    nodes = page.root.nodes()
    assert walked(node if isinstance(node, str) else (node.name, node.attrs) for node in nodes) == outline(html)


def test_what_metadata_are_read_from_is_noted():
    page = Page('<title>One</title><p class="a b">Two<script>var three;</script></p><script>four();</script>')
    assert [script.get_text() for script in page.all("script")] == ["var three;", "four();"]
    assert isinstance(page.first("title"), Element)
    assert page.first("time") is None


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parsing, "MAX_ELEMENTS", 1000)
    with pytest.raises(SourceError, match="more than 1,000 elements"):
        Page("<b>x</b>" * 2000)


def test_a_page_that_is_done_with_leaves_nothing_for_the_garbage_collector():
    page = Page("<div><p>One <b><i>two</i> three</b> four</p>five<br>six <img src=x> seven</div><p>eight</p>")
    nodes = [weakref.ref(element) for element in page.elements]
    gc.collect()
    gc.disable()
    try:
        page.discard()
        assert len(nodes) > 8
        assert not [node() for node in nodes if node() is not None]
    finally:
        gc.enable()
