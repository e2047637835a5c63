from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.cleaner import clean
from audiobrief.reader import read_html, read_text
from tests.cleaner.laws import assert_nothing_is_lost

LINES = st.sampled_from(
    [
        "Photo: Ann Example/Reuters",
        "The mayor waves to the crowd.Ann Example / AP, file",
        "(Ann Example/Reuters)",
        "Advertisement",
        "AdvertisementThe council met again.",
        "Related: Another thing that happened",
        "RELATED STORIES",
        "Follow Example News on Facebook, Twitter and Instagram.",
        "Sign up for our newsletter",
        "Image 1 of 23",
        "By Ann Example",
        "May 5, 2017, 3:04 PM",
        "=====",
        "“Nothing is lost,” she said. (Photo: Ann Example) And she left.",
        "The council met on Tuesday and spoke for two hours about the bridge, which has been closed since the spring.",
        "Facebook",
        "Share",
        "Regulars queue outside the shop on Harbour Row in the hope of a glimpse",
        "Ann Example (left) inspects the bridge on Monday .",
        "Correction: An earlier version of this story misspelled the name of the bridge.",
        "Reporting by Ann Example; Editing by Bob Sample",
        "ATLANTA (AP) — The bridge is closed.",
        "Lake City coach Ann Example",
        "6",
        "",
        "  ",
    ]
)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "h2",
        "li",
        "ul",
        "table",
        "tr",
        "td",
        "figcaption",
        "blockquote",
        "nav",
        "article",
        "footer",
        "span",
        "a",
        "br",
        "b",
        "pre",
        "svg",
    ]
)
HTML = st.recursive(
    LINES | st.text(max_size=30),
    lambda inner: st.builds(
        lambda tag, name, parts, closed: f'<{tag} class="{name}">{" ".join(parts)}' + (f"</{tag}>" if closed else ""),
        TAGS,
        st.sampled_from(["", "content", "comments", "photo-credit", "related", "article-body"]),
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=25,
)


@given(st.text(max_size=300))
def test_any_text_loses_nothing(text: str):
    cleaned = clean(read_text(text))
    assert_nothing_is_lost(cleaned)
    assert clean(cleaned) == cleaned


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "", " ", "\r\n"]))
def test_lines_in_any_order_lose_nothing(lines: list[str], joint: str):
    cleaned = clean(read_text(joint.join(lines)))
    assert_nothing_is_lost(cleaned)
    assert clean(cleaned) == cleaned


@given(HTML)
@settings(max_examples=150, deadline=None)
def test_any_page_loses_nothing(html: str):
    article = read_html(html)
    assert_nothing_is_lost(article)
    cleaned = clean(article)
    assert_nothing_is_lost(cleaned)
    assert clean(cleaned) == cleaned


def test_a_page_nested_ten_thousand_deep_is_read():
    article = clean(read_html("<div>" * 10_000 + "<p>The council met on Tuesday and spoke for two hours.</p>"))
    assert "council met" in article.text


def test_hostile_texts_are_cleaned():
    for text in (
        "a" * 100_000,
        '"' * 20_000,
        "((" * 20_000,
        "A." * 20_000,
        "A\n" * 20_000,
        "(AP/" * 5_000,
        "“A " * 9_000,
        "The man walks here, left, in Rome . " * 3_000,
        "The man walks here in RomeThe " * 4_000,
        "Ann left. Bob, left, waves (AP Photo/Ann Ex)" * 2_500,
        "(Ann: Bob Example" * 6_000,
        "Ann Example, " * 9_000,
        "Image 1 of 23\n\n6\n\n" * 2_000,
        "LONDON, " * 12_000,
    ):
        assert_nothing_is_lost(clean(read_text(text)))
