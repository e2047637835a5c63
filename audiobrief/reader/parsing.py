"""Parses a page into a tree of elements: lxml's parser tells what begins and ends, and no more is made of it than is read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from lxml import etree

from audiobrief.errors import SourceError
from audiobrief.reader.elements import Element

if TYPE_CHECKING:
    from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements on the page; the largest of the web have some tens of thousands. A million take 1 GB and half a minute.
MAX_ELEMENTS = 1_500_000
#: How long parsing may take, in seconds of processor time. 20 MB of any page that was meant to be read take ten; elements that
#: are nested by the thousand and closed in the wrong order take the parser hours.
MAX_SECONDS = 60
#: The parser is asked how long it took after each so many characters. Most pages are one or two.
_CHUNK = 200_000
#: Nothing of these is text of the page or says anything about it.
_SKIPPED = frozenset({"style", "svg", "template"})
#: Elements that metadata are read from; noted while parsing, so that nothing has to be searched for them.
_NOTED = frozenset({"html", "link", "meta", "script", "time", "title"})
#: Elements that stand within a line, so that white space before and behind them counts.
_PHRASES = _set(
    "a abbr acronym audio b bdi bdo big button canvas cite code data del dfn em font i iframe img input ins kbd label "
    "map mark math meter nobr object output picture progress q ruby rb rp rt rtc s samp script select slot small source span "
    "strike strong sub sup textarea time tt u var video wbr"
)
_PREFORMATTED = frozenset({"pre", "textarea", "code", "listing"})
_ROOT = "[document]"
#: What elements have that say or hold nothing; nobody may change them.
_NO_ATTRIBUTES: dict[str, Any] = {}
_NO_CONTENTS: list[Element | str] = []
_new = Element.__new__


class Page:
    """A parsed page."""

    def __init__(self, html: str) -> None:
        builder = _Builder()
        builder.feed(html)
        #: Holds all that has no element around it.
        self.root = builder.root
        self._noted = builder.noted
        #: All elements, in order.
        self.elements = builder.elements

    def discard(self) -> None:
        """Lets go of the tree; nothing may be asked of the page afterwards.

        Elements hold what is in them, which holds them: only the garbage collector would find out that nobody needs them any
        more, by a walk over everything there is. Taken apart, they are gone at once.
        """
        self.root.contents = _NO_CONTENTS
        for element in self.elements:
            element.contents = _NO_CONTENTS
        self.elements.clear()
        self._noted.clear()

    def all(self, name: str) -> list[Element]:
        """The elements of a name (one of ``html``, ``link``, ``meta``, ``script``, ``time``, ``title``) in order."""
        return self._noted[name]

    def first(self, name: str) -> Element | None:
        """The first of them."""
        return next(iter(self._noted[name]), None)


class _Builder:
    """Receives the parser's events (see lxml's "parser target" interface) and builds the tree."""

    def __init__(self) -> None:
        self.root = Element(_ROOT, _NO_ATTRIBUTES, None)
        self.noted: dict[str, list[Element]] = {name: [] for name in _NOTED}
        self.elements: list[Element] = []
        #: The classes of all elements that have the same: one list, which nobody may change.
        self._classes: dict[str, list[str]] = {}
        #: How many elements are open that nothing is read of, and how many pieces of text there were before the outermost.
        self._skipping = self._read = 0
        self._pieces: list[str] = []
        #: Takes a piece of text. There are so many that a method of our own would be felt.
        self.data = self._pieces.append
        self._open = [self.root]

    def feed(self, html: str) -> None:
        """Parses it all.

        Raises:
            SourceError: it can't be parsed at all, or not within bounds.
        """
        parser = etree.HTMLParser(target=self, recover=True, huge_tree=True)
        # Asking for processor time takes a millisecond on some machines: never where the clock says that it can't be up.
        started = time.thread_time() if len(html) > _CHUNK else 0.0
        began = time.monotonic()
        try:
            for at in range(0, len(html), _CHUNK):
                parser.feed(html[at : at + _CHUNK])
                if time.monotonic() - began < MAX_SECONDS:
                    continue
                if time.thread_time() - started > MAX_SECONDS:
                    raise SourceError(
                        f"The page can't be parsed in {MAX_SECONDS} seconds, its elements are nested beyond all measure: "
                        "narrate a part of it."
                    )
            parser.close()
        except (UnicodeError, etree.LxmlError) as error:
            if isinstance(error, etree.XMLSyntaxError) and not self.elements:
                return  # what the parser says of a page with nothing in it
            raise SourceError("The page can't be parsed as HTML: save it again.") from error
        if self._skipping:
            del self._pieces[self._read :]
        self._text()

    def start(self, tag: str, attrib: Mapping[str, Any]) -> None:
        """An element begins."""
        if self._skipping or tag in _SKIPPED:
            if not self._skipping:
                self._read = len(self._pieces)
            self._skipping += 1
            return
        if self._pieces:
            self._text()
        elements = self.elements
        if len(elements) >= MAX_ELEMENTS:
            raise SourceError(f"The page has more than {MAX_ELEMENTS:,} elements: narrate a part of it.")
        if attrib:
            # The parser makes a dictionary for each element that has any, and keeps none.
            attributes = attrib if attrib.__class__ is dict else dict(attrib)
            if "class" in attributes:
                classes = attributes["class"]
                shared = self._classes.get(classes)
                if shared is None:
                    shared = self._classes[classes] = classes.split()
                attributes["class"] = shared
        else:
            attributes = _NO_ATTRIBUTES
        # What the constructor does: a call for each element would be felt.
        element = _new(Element)
        element.name = tag
        element.attrs = attributes
        element.contents = []
        element.parent = parent = self._open[-1]
        parent.contents.append(element)
        self._open.append(element)
        elements.append(element)
        if tag in _NOTED:
            self.noted[tag].append(element)

    def end(self, _: str) -> None:
        """An element ends; the parser pairs beginnings and ends."""
        if self._skipping:
            self._skipping -= 1
            if not self._skipping:
                del self._pieces[self._read :]
            return
        if self._pieces:
            self._text()
        self._open.pop()

    # There is no method for comments, instructions and the document's type: so the parser doesn't even make strings of them.

    def close(self) -> None:
        """The page ends."""

    def _text(self) -> None:
        parent = self._open[-1]
        contents, pieces = parent.contents, self._pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        if text.isspace() and parent.name not in _PREFORMATTED:
            # White space behind a block, or at its beginning, shows nowhere; between words of a line it does.
            before = contents[-1] if contents else parent
            if not isinstance(before, str) and before.name not in _PHRASES:
                return
        contents.append(text)
