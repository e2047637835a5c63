"""Pages in the manner of the systems that make most of the web's: what is read of each is its story and nothing else."""

# ruff: noqa: E501 - markup as systems write it
import pytest

from audiobrief.cleaner import clean
from audiobrief.reader import read_html
from tests.cleaner.laws import assert_nothing_is_lost

ONE = "The council of the small town met on Tuesday to speak about the old bridge, which has been closed since spring."
TWO = (
    "Nobody had expected that the flood would take two of its piers, said the engineer who had looked at it in winter."
)
THREE = (
    "A ferry will cross the river every half hour until the work is done, which may take until the end of next year."
)
OTHER = "A dog that had been lost for a week was found in the library, where it had slept well among the atlases."
TITLE = "The old bridge stays closed"
STORY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
LINKS = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("Home", "Sport", "Culture", "About us"))

PAGES = {
    "WordPress": f"""<body class="post-template-default single single-post has-sidebar"><div id="page" class="site">
<header id="masthead" class="site-header"><nav class="main-navigation"><ul>{LINKS}</ul></nav></header>
<div id="content" class="site-content"><main id="main"><article id="post-7" class="post-7 post type-post hentry tag-bridge">
<header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta">Posted on <time class="entry-date"
datetime="2020-02-03">February 3, 2020</time> by <span class="author vcard"><a class="fn" rel="author">Ann Example</a></span></div>
</header><div class="entry-content">{STORY}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Twitter</a></li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3><p>{OTHER}</p></div></div><footer class="entry-footer">Tagged <a rel="tag">bridge</a>
</footer></article><div id="comments"><ol class="comment-list"><li><p>{OTHER}</p></li></ol><div id="respond"><form><p>Leave a
reply</p></form></div></div></main></div><aside id="secondary" class="widget-area"><section class="widget"><p>{OTHER}</p>
</section></aside><footer class="site-footer">Proudly powered by WordPress</footer></div></body>""",
    "Drupal": f"""<body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas"
data-off-canvas-main-canvas><div class="layout-container"><header role="banner"><nav role="navigation"
aria-labelledby="menu"><ul class="menu">{LINKS}</ul></nav></header><main role="main"><div class="layout-content">
<h1 class="page-title">{TITLE}</h1><article class="node node--type-article" data-history-node-id="7"><div class="node__meta">
Submitted by <span class="username">ann</span> on Mon, 02/03/2020</div><div class="node__content"><div class="field
field--name-body field--type-text-with-summary">{STORY}</div><div class="field field--name-field-tags"><div class="field__label">
Tags</div><a>bridges</a></div></div><section class="comment-wrapper"><article class="comment"><p>{OTHER}</p></article></section>
</article></div><aside class="layout-sidebar-first" role="complementary"><p>{OTHER}</p></aside></main></div></div></body>""",
    "AMP": f"""<html amp lang="en"><body><amp-sidebar id="menu"><ul>{LINKS}</ul></amp-sidebar><header><a>Example News</a></header>
<article><h1>{TITLE}</h1><div class="byline">By Ann Example</div><amp-img src="a.jpg"></amp-img><div class="article-body">
<p>{ONE}</p><amp-ad type="x"><div>Advertisement</div></amp-ad><p>{TWO}</p><figure><amp-img src="b.jpg"></amp-img><figcaption>The
bridge in May.</figcaption></figure><p>{THREE}</p></div><amp-social-share type="x">Share</amp-social-share></article>
<amp-consent><p>{OTHER} We use cookies.</p></amp-consent><footer><p>Copyright Example News</p></footer></body></html>""",
    "a newspaper built of components": f"""<body><div id="fusion-app"><div class="page-header"><div class="nav-bar"><ul>{LINKS}</ul>
</div></div><section class="main"><h1 class="headline">{TITLE}</h1><div class="byline"><span>By Ann Example</span></div>
<div class="article-body-wrapper"><article class="article-body"><p class="paragraph">{ONE}</p><div class="interstitial-link">[<a>Cats
are back in the library</a>]</div><p class="paragraph">{TWO}</p><div class="newsletter-inline"><p>{OTHER} Sign up.</p></div>
<p class="paragraph">{THREE}</p></article></div></section><div class="right-rail"><div class="most-read"><h3>Most read</h3>
<p>{OTHER}</p></div></div></div></body>""",
    "Medium": f"""<body><div id="root"><div class="a b c"><nav class="d"><div><a>Open in app</a><a>Sign in</a></div></nav><article>
<div class="e"><section><div class="f g"><h1 id="1a2b" class="pw-post-title h i">{TITLE}</h1><div class="j"><a rel="author">Ann
Example</a><span>3 min read</span></div><p id="3c4d" class="pw-post-body-paragraph k">{ONE}</p><p id="5e6f"
class="pw-post-body-paragraph k">{TWO}</p><p id="7a8b" class="pw-post-body-paragraph k">{THREE}</p></div></section></div>
</article><div class="l"><h2>More from Ann Example</h2><div class="m"><article><h2><a>Cats of the library at night</a></h2>
<p>{OTHER}</p></article></div></div></div></div></body>""",
    "Substack": f"""<body class="reader"><div id="main"><div class="main-menu"><a>Subscribe</a><a>Sign in</a></div><div
class="single-post-container"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">{TITLE}</h1>
<div class="byline-wrapper"><a>Ann Example</a></div></div><div class="available-content"><div class="body markup">{STORY}<div
class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><p>{OTHER} Subscribe for free.</p></div></div>
</div></div></article><div id="discussion"><div class="comment-list"><p>{OTHER}</p></div></div></div></div></body>""",
    "Ghost": f"""<body class="post-template"><div class="gh-viewport"><header class="gh-header"><nav><ul class="nav">{LINKS}</ul></nav>
</header><main class="gh-main"><article class="gh-article post tag-news"><header class="gh-article-header gh-canvas"><h1
class="gh-article-title">{TITLE}</h1></header><section class="gh-content gh-canvas">{STORY}</section></article><section
class="gh-comments gh-canvas"><p>{OTHER}</p></section></main><aside class="gh-readmore"><div class="post-card"><h3>Cats</h3>
<p>{OTHER}</p></div></aside><footer class="gh-footer"><p>Powered by Ghost</p></footer></div></body>""",
    "Blogger": f"""<body><div class="content"><div class="main-outer"><div class="column-center-outer"><div class="main section"
id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header">Monday,
February 3, 2020</h2><div class="post hentry"><h3 class="post-title entry-title" itemprop="name">{TITLE}</h3><div class="post-body
entry-content" itemprop="articleBody"><p>{ONE}</p><br><p>{TWO}</p><br><p>{THREE}</p></div><div class="post-footer">Posted by Ann
Example at 12:00</div></div></div></div><div class="comments" id="comments"><p>{OTHER}</p></div></div></div></div><div
class="column-right-outer"><aside><div class="widget BlogArchive"><h2>Archive</h2><p>{OTHER}</p></div></aside></div></div></div>
<title>{TITLE}</title></body>""",
    "MediaWiki": f"""<body class="mediawiki ltr ns-0"><div id="content" class="mw-body" role="main"><h1 id="firstHeading"
class="firstHeading">{TITLE}</h1><div id="bodyContent"><div id="siteSub" class="noprint">From a free encyclopedia</div>
<div id="mw-content-text"><div class="mw-parser-output"><p>{ONE}</p><div id="toc" class="toc"><h2>Contents</h2><ul>{LINKS}</ul></div>
<p>{TWO}</p><p>{THREE}</p><div class="navbox"><ul>{LINKS}</ul></div></div></div><div id="catlinks" class="catlinks"><a>Bridges</a>
</div></div></div><div id="mw-navigation"><div class="vector-menu"><ul>{LINKS}</ul></div></div><div id="footer"><ul><li>{OTHER}</ul>
</div></body>""",
    "documentation": f"""<body class="wy-body-for-nav"><div class="wy-grid-for-nav"><nav class="wy-nav-side"><div class="wy-menu"><ul>
{LINKS}</ul></div></nav><section class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content"><div
role="navigation"><ul class="wy-breadcrumbs">{LINKS}</ul></div><div role="main" class="document" itemscope><div
itemprop="articleBody"><section id="sharing-a-bridge-with-your-neighbours"><h1>{TITLE}<a class="headerlink" href="#a"></a></h1>
{STORY}</section></div></div><footer><p>Built with a theme</p></footer></div></div></section></div></body>""",
    "a government": f"""<body class="govuk-template__body"><div class="gem-c-cookie-banner" role="region"><p>{OTHER} Cookies.</p></div>
<header role="banner" class="govuk-header"><a>GOV</a></header><div class="govuk-width-container"><div class="gem-c-breadcrumbs"><ol>
{LINKS}</ol></div><main id="content" role="main"><h1 class="gem-c-title__text">{TITLE}</h1><div class="gem-c-metadata"><dl>
<dt>From:</dt><dd><a>Ministry of Bridges</a></dd></dl></div><div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">{STORY}
</div></div><div class="gem-c-share-links"><h2>Share this page</h2><ul><li><a>Facebook</a></li></ul></div></main></div>
<footer class="govuk-footer"><p>{OTHER}</p></footer></body>""",
    "a page builder": f"""<body class="elementor-default"><div class="elementor elementor-7"><section class="elementor-section"><div
class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-heading"><div
class="elementor-widget-container"><h1>{TITLE}</h1></div></div><div class="elementor-element elementor-widget
elementor-widget-text-editor"><div class="elementor-widget-container">{STORY}</div></div></div></section></div>
<footer class="elementor-location-footer"><p>{OTHER}</p></footer></body>""",
}


@pytest.mark.parametrize("manner", PAGES)
def test_the_story_is_read_and_nothing_else(manner: str):
    article = clean(read_html(f"<!doctype html>{PAGES[manner]}"))
    assert_nothing_is_lost(article)
    assert article.title == TITLE
    assert article.text.split("\n\n") == [ONE, TWO, THREE]


def test_a_forum_is_read_post_by_post():
    posts = "".join(
        f'<div id="p{n}" class="post has-profile"><dl class="postprofile"><dt>user{n}</dt></dl><div class="postbody"><div><h3>'
        f'<a href="#p{n}">Re: {TITLE}</a></h3><p class="author">by user{n} » Mon Feb 03, 2020</p><div class="content">{text}</div>'
        "</div></div></div>"
        for n, text in enumerate((ONE, TWO, THREE))
    )
    page = f'<body id="phpbb"><ul class="nav">{LINKS}</ul><div id="page-body"><h2 class="topic-title">{TITLE}</h2>{posts}</div>'
    text = clean(read_html(f"<title>{TITLE}</title>{page}")).text
    assert [part for part in text.split("\n\n") if part in {ONE, TWO, THREE}] == [ONE, TWO, THREE]


def test_a_page_laid_out_in_tables_is_read_in_order():
    page = f"""<body bgcolor=white><table width=100%><tr><td colspan=3><a href=/>Home</a> | <a href=/s>Sport</a></td>
</tr><tr><td width=120><a href=/1>News</a><br><a href=/2>Archive</a></td><td><h1>{TITLE}</h1>{STORY}</td><td width=120><font
size=1><a href=/ad>Buy a boat today</a></font></td></tr><tr><td colspan=3>(c) Example News</td></tr></table></body>"""
    text = clean(read_html(page)).text
    assert [part for part in text.split("\n\n") if part in {ONE, TWO, THREE}] == [ONE, TWO, THREE]
