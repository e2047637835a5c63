"""The tree says of itself what BeautifulSoup's says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.errors import SourceError
from audiobrief.reader.parsing import Page

if TYPE_CHECKING:
    from audiobrief.reader.elements import Element

_TAGS = st.sampled_from(["p", "b", "ruby", "div", "table", "td", "br", "pre"])
_TEXTS = st.sampled_from(["one", " two ", "\n", "", "drei\xa0", "x < y"])
_HTML = st.recursive(
    _TEXTS | st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["rt", "rp", "script"]), _TEXTS),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>", _TAGS, st.lists(inner, max_size=4)),
    max_leaves=20,
)


def elements(page: Page, name: str) -> list[Element]:
    return [element for element in page.elements if element.name == name]


@given(_HTML)
@settings(deadline=None)
def test_texts_are_those_that_beautifulsoup_gives(html: str):
    try:
        page = Page(html)
    except SourceError:
        return
    tags = BeautifulSoup(html, "lxml").find_all(True)
    assert [element.name for element in page.elements] == [tag.name for tag in tags]
    for element, tag in zip(page.elements, tags, strict=True):
        assert element.get_text("|", strip=True) == tag.get_text("|", strip=True)
        assert "".join(element.get_text().split()) == "".join(tag.get_text().split())


def test_a_script_is_no_text_of_what_is_around_it():
    page = Page("<p>One <b>two</b><script>var three;</script></p>")
    assert [element.get_text() for element in elements(page, "p")] == ["One two"]
    assert [element.get_text() for element in elements(page, "script")] == ["var three;"]


def test_nodes_come_in_the_order_of_the_page():
    page = Page("<p>One <b>two <i>three</i></b> four</p>")
    (paragraph,) = elements(page, "p")
    nodes = [node if isinstance(node, str) else node.name for node in paragraph.nodes()]
    assert nodes == ["One ", "b", "two ", "i", "three", " four"]


def test_an_element_knows_what_is_around_and_behind_it():
    page = Page("<div><p>One <b>two</b> three<i>four</i></p>five</div>")
    (bold,) = elements(page, "b")
    assert [around.name for around in bold.above()] == ["p", "div", "body", "html", "[document]"]
    assert [node if isinstance(node, str) else node.name for node in bold.following()] == [" three", "i"]
    assert list(page.root.following()) == []
