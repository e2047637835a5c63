"""Parses a page into a BeautifulSoup tree, several times as fast as BeautifulSoup does by itself.

BeautifulSoup hands each event of the parser through half a dozen methods that serve any parser, XML namespaces and partial
documents; that is most of its time. The builder here makes the same tree of the same classes from the same parser's events.
What BeautifulSoup's own constructor gives to every tag alike, the class of our tags has, so a tag has whatever a tag has; but
of the six pointers from node to node only those are kept that are followed here, to the parent and to the next element.
"""

from __future__ import annotations

import time
import warnings
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder, ParserRejectedMarkup
from bs4.element import AttributeValueList, NavigableString, Tag
from lxml import etree

from audiobrief.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
#: Elements that something is particular about beyond what the page says of them.
_SPECIAL = (
    _NOTED | set(HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS) | set(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
)
_NOTHING: list[Any] = []
#: What each tag has for itself.
_PARTICULAR = frozenset({"name", "attrs", "contents", "parent"})


class Page:
    """A parsed page.

    Raises:
        SourceError: it can't be parsed at all, or not within bounds.
        UnicodeEncodeError: there is a lone surrogate in it.
    """

    def __init__(self, html: str) -> None:
        builder = _Builder()
        with warnings.catch_warnings():
            # A fragment that looks like a file's name, or a page that says it is XML, is read all the same.
            warnings.simplefilter("ignore", UserWarning)
            try:
                self.soup = BeautifulSoup(html, builder=builder)
            except ParserRejectedMarkup as error:
                raise SourceError("The page can't be parsed as HTML: save it again.") from error
        self._noted = builder.noted
        #: All elements, in order.
        self.elements = builder.elements

    def discard(self) -> None:
        """Lets go of the tree; nothing may be asked of the page afterwards.

        Elements hold their neighbours, which hold them: only the garbage collector would find out that nobody needs them any
        more, by a walk over everything there is. Taken apart, they are gone at once.
        """
        for element in self.elements:
            # What is left points outwards, and from texts onwards: no circle.
            element.contents = _NOTHING
            element.next_element = None
        self.elements.clear()
        self._noted.clear()
        self.soup.__dict__.clear()

    def all(self, name: str) -> list[Tag]:
        """The elements of a name (one of ``html``, ``link``, ``meta``, ``script``, ``time``, ``title``) in order."""
        return self._noted[name]

    def first(self, name: str) -> Tag | None:
        """The first of them."""
        return next(iter(self._noted[name]), None)


class _Element(Tag):
    """A tag that holds only what is particular about it: its class has the rest."""


def _hand_to_class() -> None:
    """Gives the class of our tags all that BeautifulSoup's constructor gives to a tag."""
    for name, value in vars(Tag(None, HTMLTreeBuilder(), "p")).items():
        if name not in _PARTICULAR:
            setattr(_Element, name, value)
    _Element.parser_class = BeautifulSoup


_hand_to_class()


class _Builder(HTMLTreeBuilder):
    """Receives the parser's events (see lxml's "parser target" interface) and builds the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: dict[str, list[Tag]] = {name: [] for name in _NOTED}
        self.elements: list[Tag] = []
        #: The classes of all elements that have the same: one list, which nobody may change.
        self._classes: dict[str, AttributeValueList] = {}
        #: How many elements are open that nothing is read of, and how many pieces of text there were before the outermost.
        self._skipping = self._read = 0
        self._pieces: list[str] = []
        #: Takes a piece of text. There are so many that a method of our own would be felt.
        self.data = self._pieces.append
        self._open: list[Tag] = []
        self._last: Any = None

    def prepare_markup(
        self, markup: str | bytes, *_: object, **__: object
    ) -> Iterable[tuple[str | bytes, str | None, str | None, bool]]:
        """The one way to read the markup: it is decoded already."""
        yield markup, None, None, False

    def feed(self, markup: str | bytes) -> None:
        """Parse it all."""
        if self.soup is None:
            raise ParserRejectedMarkup("there is no tree to build")
        self._open, self._last = [self.soup], self.soup
        parser = etree.HTMLParser(target=self, recover=True, huge_tree=True)
        # Asking for processor time takes a millisecond on some machines: never where the clock says that it can't be up.
        started = time.thread_time() if len(markup) > _CHUNK else 0.0
        began = time.monotonic()
        try:
            for at in range(0, len(markup), _CHUNK):
                parser.feed(markup[at : at + _CHUNK])
                if time.monotonic() - began < MAX_SECONDS:
                    continue
                if time.thread_time() - started > MAX_SECONDS:
                    raise SourceError(
                        f"The page can't be parsed in {MAX_SECONDS} seconds, its elements are nested beyond all measure: "
                        "narrate a part of it."
                    )
            parser.close()
        except UnicodeEncodeError:
            raise
        except (UnicodeError, etree.LxmlError) as error:
            if isinstance(error, etree.XMLSyntaxError) and not self.elements:
                return  # what the parser says of a page with nothing in it
            raise ParserRejectedMarkup(str(error)) from error
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
        element = _Element.__new__(_Element)
        element.name = tag
        if attrib:
            # The parser makes a dictionary for each element that has any, and keeps none.
            attributes = attrib if attrib.__class__ is dict else dict(attrib)
            if "class" in attributes:
                classes = attributes["class"]
                shared = self._classes.get(classes)
                if shared is None:
                    shared = self._classes[classes] = AttributeValueList(classes.split())
                attributes["class"] = shared
            element.attrs = attributes
        else:
            element.attrs = {}
        element.contents = []
        element.parent = parent = self._open[-1]
        parent.contents.append(element)
        self._last.next_element = element
        self._last = element
        self._open.append(element)
        elements.append(element)
        if tag in _SPECIAL:
            self._special(element, tag)

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

    def _special(self, element: Tag, name: str) -> None:
        """What is particular about elements of some names."""
        if name in _NOTED:
            self.noted[name].append(element)
        if name in self.string_containers:
            element.interesting_string_types = {self.string_containers[name]}
        if self.can_be_empty_element(name):
            element.can_be_empty_element = True

    def _text(self) -> None:
        parent = self._open[-1]
        contents, pieces = parent.contents, self._pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        if text.isspace() and parent.name not in _PREFORMATTED:
            # White space behind a block, or at its beginning, shows nowhere; between words of a line it does.
            before = contents[-1] if contents else parent
            if isinstance(before, Tag) and before.name not in _PHRASES:
                return
        node = str.__new__(self.string_containers.get(parent.name, NavigableString), text)
        node.parent = parent
        node.next_element = None
        contents.append(node)
        self._last.next_element = node
        self._last = node
