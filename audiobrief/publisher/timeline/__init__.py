"""The timeline file: all that is known of an episode; every other companion file can be made from it without speaking."""

from audiobrief.publisher.timeline.document import schema
from audiobrief.publisher.timeline.reading import Stored, read_timeline
from audiobrief.publisher.timeline.writing import render_timeline

__all__ = ["Stored", "read_timeline", "render_timeline", "schema"]
