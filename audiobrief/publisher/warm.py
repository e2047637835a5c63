"""Imported where others are forked from: pages, books and transcripts are loaded, their templates and patterns compiled."""

from audiobrief.patterns import compile_all
from audiobrief.publisher import book, page, plain, podcast_json, srt, timeline, vtt  # noqa: F401  (loading them is the point)
from audiobrief.publisher.book.template import load_templates as load_books
from audiobrief.publisher.page.template import load_templates as load_pages

load_pages()
load_books()
compile_all()
