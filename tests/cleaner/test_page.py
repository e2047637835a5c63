from audiobrief.cleaner import clean
from audiobrief.reader import read_html
from tests.cleaner.laws import assert_nothing_is_lost

PROSE = (
    "The council of the small town met on Tuesday to speak about the old bridge, which has been closed since spring."
)
MORE = (
    "Nobody had expected that the flood would take two of its piers, said the engineer who had inspected it in winter."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>The bridge | Example News</title>
<meta property="og:title" content="The bridge is closed"><meta property="og:site_name" content="Example News"></head>
<body class="has-sidebar"><nav><ul><li><a href="/">Home</a><li><a href="/s">Sport</a></ul></nav>
<div class="wrap"><article class="post tag-bridge"><h1>The bridge is closed</h1><p class="byline">By Ann Example</p>
<div class="entry-content"><p>{PROSE}</p><figure><img src="x.jpg"><figcaption>The bridge in May.</figcaption></figure>
<h2>What comes next</h2><p>{MORE}</p><ul><li>A new bridge</li><li>A ferry</li></ul>
<blockquote><p>We will wait for it, as long as it may take.</p></blockquote>
<div class="related-posts"><h3>More</h3><a href="/1">Cats</a></div>
<p><a href="/2">Read our guide to bridges</a></p></div></article>
<aside class="sidebar"><p>{PROSE} But in the sidebar it is about something else.</p></aside>
<div id="comments"><p>{MORE} I never liked it.</p></div></div>
<footer><p>Copyright Example News. All rights reserved.</p></footer><script>var x = "no text";</script></body></html>"""


def test_the_article_is_found_on_its_page():
    article = clean(read_html(PAGE))
    assert article.title == "The bridge is closed"
    assert article.byline == "Ann Example"
    assert article.text.split("\n\n") == [
        PROSE,
        "What comes next",
        MORE,
        "A new bridge",
        "A ferry",
        "We will wait for it, as long as it may take.",
    ]
    assert_nothing_is_lost(article)


def test_reasons_tell_what_the_removed_part_was():
    reasons = {part.text: part.reason for part in clean(read_html(PAGE)).removed}
    assert reasons["Home"] == "Navigation of the page."
    assert reasons["The bridge in May."] == "Describes a picture that a listener can't see."
    assert reasons[f"{MORE} I never liked it."] == "Comments of readers."
    assert reasons["Read our guide to bridges"] == "Is nothing but a link."


def test_a_page_without_classes_is_read_by_its_prose():
    article = clean(read_html(f"<body><p><a href=1>Home</a></p><p>{PROSE}</p><p>{MORE}</p></body>"))
    assert article.text == f"{PROSE}\n\n{MORE}"


def test_an_article_longer_than_its_furniture_names_survives_them():
    article = clean(read_html(f'<body><div><div class="comment"><h1>A title</h1><p>{PROSE}</p></div></div></body>'))
    assert PROSE in article.text


def test_an_empty_page_has_no_text():
    assert clean(read_html("<html><body><nav>Home</nav></body></html>")).text in {"", "Home"}
