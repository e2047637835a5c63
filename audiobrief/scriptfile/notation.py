"""The signs of a script file, for those who write it and those who read it."""

from __future__ import annotations

from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

VERSION = 1
FIRST_LINE = f"audiobrief script {VERSION}"
COMMENT = "%"
END_OF_TOP = "---"
LEFT_OUT = "--- left out"
TITLE_MARK = "#"
BYLINE_MARK = "#by"
CHAPTER_MARK = "##"
HEADING_MARK = "###"
#: Before the title of a chapter that is not said.
SILENT = "[silent]"
NARRATOR = "narrator"
#: What must be escaped in a name: it stands in a tag, and in a list with bars.
NAME_SIGNS = "[]|"
PART_MARKS = {
    BlockKind.LIST_ITEM: "*",
    BlockKind.BLOCK_QUOTE: ">",
    BlockKind.TABLE: "|",
    BlockKind.CODE: "`",
    BlockKind.FOOTNOTE: "^",
    BlockKind.TERM: "=",
    BlockKind.DEFINITION: ":",
    BlockKind.CAPTION: "!",
    BlockKind.DESCRIPTION: "!!",
}
#: The number or letter of a list item.
LABEL = lazy(r"-?\d{1,7}|[A-Za-z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9}")
#: Code that is read and not only announced.
READ_CODE = "``"
HELP = (
    "% Correct what you like, save, and perform this file with: audiobrief narrate FILE",
    "% [Name] gives the words after it to somebody, up to the next [Name] or the next empty line; [narrator] gives them back.",
    "% [?62% Name] is in doubt: correct the name, or take the ?62% away once it is right. Search for [? to find all.",
    "% ## begins a chapter with a heading, ## [silent] one whose title is not said, ### is a heading within a chapter;",
    "% * *3. > | ` ! = : ^ begin list items, quotations, rows of tables, code, pictures, terms and footnotes; + behind one goes",
    "% on with the part before. \\ before a sign takes its meaning away, at the end of a line",
    "% it joins the next line on without a space. Lines that begin with % are for you.",
)
