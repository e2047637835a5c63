"""Articles for episodes of several, written for this project."""

from __future__ import annotations

WHALE = """Two boats and a whale

By Ida Moss

The whale surfaced at noon, between two boats.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”

Follow the Courier on Facebook and Instagram.
"""

LIGHT = """# The harbor gets a new light

By Piet Vos

The council met on Tuesday.

## The vote

“I saw that whale,” said Marguerite Delacroix, a skipper. “We need the light.”

## What it costs

The light costs $1.2 million, and the tripwire on the buoy stays. “Too much,” said Henrik Solberg, a fisherman.
"""

GERMAN = """Der Hafen bekommt ein neues Licht

Der Rat trat am Dienstag zusammen und stimmte nach langer Beratung für das neue Licht an der Mole.

„Wir brauchen das Licht“, sagte Henrike Sölden, die ein Boot hat.
"""

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title><link>https://example.org/</link>
<language>en</language>{items}</channel></rss>"""


def item(number: int) -> str:
    """An entry of the feed, number 1 the oldest."""
    text = f"<p>Story number {number} begins here, on the quay.</p>" + "".join(
        f"<p>Paragraph {paragraph} of story {number} says what was seen from the quay that day, and by whom.</p>"
        for paragraph in range(1, 8)
    )
    return (
        f"<item><title>What was seen on day {number}</title><link>https://example.org/{number}</link>"
        f"<pubDate>{number:02} Mar 2020 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )
