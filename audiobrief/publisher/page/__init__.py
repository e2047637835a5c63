"""Pages: the player, the transcript and the index of a folder, each one file that asks for nothing from elsewhere."""

from audiobrief.publisher.page.index import IndexEntry, is_index_page, render_index
from audiobrief.publisher.page.player import render_player
from audiobrief.publisher.page.transcript import render_html_transcript

__all__ = ["IndexEntry", "is_index_page", "render_html_transcript", "render_index", "render_player"]
