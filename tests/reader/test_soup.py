import gc
import weakref

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Script, Tag
from hypothesis import given, settings

from audiobrief.errors import SourceError
from audiobrief.reader import soup
from audiobrief.reader.soup import Page
from tests.cleaner.test_laws import HTML


def outline(tree: BeautifulSoup) -> list[tuple[str, object]]:
    """Each element with its attributes and each run of text, in order, without what isn't read."""
    for tag in tree.find_all(["style", "svg", "template"]):
        tag.decompose()
    found: list[tuple[str, object]] = []
    for node in tree.descendants:
        if isinstance(node, Tag):
            found.append((node.name, node.attrs))
        elif type(node) is NavigableString and node.strip():
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
    assert outline(page.soup) == outline(BeautifulSoup(html, "lxml"))


def test_the_tree_can_be_searched_from_the_outside_in():
    page = Page('<p class="a b">One <b>two</b></p><p id=x>Three<script>var four;</script></p>')
    assert [p.get_text() for p in page.soup.find_all("p")] == ["One two", "Three"]
    assert page.soup.find(class_="b").b.parent["class"] == ["a", "b"]
    assert [type(node) for node in page.soup.select_one("p#x").descendants] == [
        NavigableString,
        type(page.soup.p),
        Script,
    ]
    assert [script.get_text() for script in page.all("script")] == ["var four;"]
    assert page.first("title") is None


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(soup, "MAX_ELEMENTS", 1000)
    with pytest.raises(SourceError, match="more than 1,000 elements"):
        Page("<b>x</b>" * 2000)


def test_a_page_that_is_done_with_leaves_nothing_for_the_garbage_collector():
    page = Page("<div><p>One <b><i>two</i> three</b> four</p>five<br>six <img src=x> seven</div><p>eight</p>")
    nodes = [weakref.ref(node) for node in page.soup.descendants]
    gc.collect()
    gc.disable()
    try:
        page.discard()
        assert len(nodes) > 15
        assert not [node() for node in nodes if node() is not None]
    finally:
        gc.enable()
