import pytest

from audiobrief.reader import read_html
from audiobrief.reader.bylines import join_names, person


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ann Example", "Ann Example"),
        ("By Ann Example", "Ann Example"),
        ("By By Ann Example", "Ann Example"),
        ("Posted by: Ann Example", "Ann Example"),
        ("Posts by Ann Example", "Ann Example"),
        ("Ann Example | 12/10/2020", "Ann Example"),
        ("Ann Example January 18, 2017 11:00 PM PST", "Ann Example"),
        ("Ann Example22 Dec 2016651", "Ann Example"),
        ("Ann Example 3 Comments", "Ann Example"),
        ("Ann Example @annexample", "Ann Example"),
        ("Ann Example Edited by Joe Sample", "Ann Example"),
        ("Ann Example, Staff Writer", "Ann Example, Staff Writer"),
        ("Ann May", "Ann May"),
        ("Tages-Anzeiger", "Tages-Anzeiger"),
        ("https://example.org/ann", None),
        ("ann@example.org", None),
        ("admin", None),
        ("By", None),
        ("", None),
        (None, None),
    ],
)
def test_names_are_freed_of_what_stands_around_them(said: str | None, name: str | None):
    assert person(said) == name


def test_names_are_joined_as_one_says_them_and_each_once():
    assert join_names(["Ann", "Joe", "Ann", "Eve"]) == "Ann, Joe and Eve"
    assert join_names([]) is None


@pytest.mark.parametrize(
    "markup",
    [
        '<p itemprop="author" itemscope><img src=a><span itemprop="name">Ann Example</span> writes of bridges.</p>',
        'Posted in <a href="/b">Bridges</a> by <a rel="author" href="/ann">Ann Example</a>',
        '<div class="post-meta">By <span class="entry-author-name">Ann Example</span></div>',
        '<div class="author">By Ann Example</div>',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Example">',
        '<meta name="sailthru.author" content="Ann Example">',
    ],
)
def test_the_author_is_found_where_pages_name_one(markup: str):
    article = read_html(f"<h1>The bridge is closed</h1>{markup}<p>It was closed on Tuesday.</p>")
    assert article.byline == "Ann Example"


def test_who_comments_is_no_author():
    comment = '<div id="comments"><p><a rel="author" href="/joe">Joe Sample</a> said: no!</p></div>'
    assert read_html(f"<h1>The bridge is closed</h1><p>It was closed on Tuesday.</p>{comment}").byline is None
